import {
  keysOfReceipt,
  newKeyPair,
  openValue,
  sealValue,
  unwrapIdentity,
  wrapIdentity,
} from '#engines/sealing/index.ts';

/** A file of a letter: where it lies sealed, and what it is called and is once opened. */
export interface LetterFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}
/** What a reporter or an officer writes, as it is before it is sealed. */
export interface Letter {
  readonly text: string;
  /** When it happened, in the reporter's words. */
  readonly when?: string;
  readonly name?: string;
  readonly contact?: string;
  readonly files: readonly LetterFile[];
}

/** A report's own pair of keys, made on the reporter's device; only its receipt and its receiver open what is sealed to it. */
export interface ReportKeys {
  readonly access: string;
  readonly recipient: string;
  readonly identity: string;
  readonly forReceipt: string;
}

/** Makes the keys of a new report. `digits`: the 16 of its receipt code. */
export async function newReportKeys(digits: string): Promise<ReportKeys> {
  const [{ access, unlock }, pair] = await Promise.all([keysOfReceipt(digits), newKeyPair()]);
  // What unlocks it is slow to derive and 256 bits long: wrapping it slowly as well would only cost time.
  return { access, ...pair, forReceipt: await wrapIdentity(pair.identity, unlock, 8) };
}

/** The report's identity, sealed so that the holder of a receiver's key opens it. */
export const sealForReceiver = (identity: string, receiversKey: string): Promise<string> =>
  sealValue(receiversKey, identity);

/** The report's identity as its reporter finds it; throws `CannotOpen` where the code is another's. */
export const openByReceipt = (forReceipt: string, unlock: string): Promise<string> =>
  unwrapIdentity(forReceipt, unlock);

/** The report's identity as its receiver finds it; throws `CannotOpen` where the passphrase is wrong. */
export const openByPassphrase = async (wrapped: string, passphrase: string, sealed: string): Promise<string> =>
  openValue<string>(await unwrapIdentity(wrapped, passphrase), sealed);
