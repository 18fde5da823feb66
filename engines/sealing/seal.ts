import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** A pair of keys: whoever knows `recipient` can seal, only who has `identity` can open (age, X25519). */
export interface KeyPair {
  readonly identity: string;
  readonly recipient: string;
}

/** What was sealed cannot be opened with the key given: another key, another passphrase, or changed on the way. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export const isRecipient = (text: unknown): text is string =>
  typeof text === 'string' && /^age1[02-9ac-hj-np-z]{58}$/u.test(text);

/** Seals bytes so that only the recipient's identity opens them. */
export async function seal(recipient: string, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return new Uint8Array(await encrypter.encrypt(bytes));
}

/** Opens what was sealed; throws `CannotOpen`. */
export async function open(identity: string, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return new Uint8Array(await orCannot(decrypter.decrypt(sealed)));
}

/** Texts are padded to whole kibibytes before sealing, so that the length of the seal tells little of theirs. */
const block = 1024;

/** Seals a value as JSON, armoured as text. */
export async function sealValue(recipient: string, value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const padded = new Uint8Array(Math.ceil(bytes.length / block) * block).fill(0x20);
  padded.set(bytes);
  return armor.encode(await seal(recipient, padded));
}

export async function openValue<T>(identity: string, sealed: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await open(identity, unarmoured(sealed)))) as T;
}

/**
 * Wraps an identity with a passphrase (age, scrypt). `workFactor` is the base-2 logarithm of scrypt's N: 15 asks for
 * 32 MiB, which a phone has. A passphrase that is itself derived slowly, or random, may do with less.
 */
export async function wrapIdentity(identity: string, passphrase: string, workFactor = 15): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(passphrase);
  return armor.encode(await encrypter.encrypt(identity));
}

/** The identity that a passphrase unwraps; throws `CannotOpen`. */
export async function unwrapIdentity(wrapped: string, passphrase: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return orCannot(decrypter.decrypt(unarmoured(wrapped), 'text'));
}

/** Whether a text is an age file in armour, by its first and last line; what it holds is not looked at. */
export const isSealed = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^-----BEGIN AGE ENCRYPTED FILE-----\n[\w+/=\n]+-----END AGE ENCRYPTED FILE-----\n?$/u.test(text);

function unarmoured(text: string): Uint8Array {
  try {
    return armor.decode(text);
  } catch (error) {
    throw new CannotOpen('not an age file', { cause: error });
  }
}

async function orCannot<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    throw new CannotOpen('cannot be opened with this key', { cause: error });
  }
}
