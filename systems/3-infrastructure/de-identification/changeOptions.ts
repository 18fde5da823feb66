import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { type MaskKind, maskKinds } from '#engines/privacy/mask.ts';
import type { PseudonymKey } from '#engines/privacy/pseudonym.ts';
import { CannotOpen, isRecipient, openValue, sealValue } from '#engines/sealing/index.ts';
import type { Change } from '#families/deidentification/changes.ts';
import { Misuse } from '#kernel/command.ts';

/** The options that change columns before a table is searched. */
export const changeOptions = {
  pseudonym: { type: 'string', multiple: true },
  reversible: { type: 'string', multiple: true },
  sm3: { type: 'boolean', default: false },
  key: { type: 'string' },
  recipient: { type: 'string' },
  identity: { type: 'string' },
  mask: { type: 'string', multiple: true },
  top: { type: 'string', multiple: true },
  bottom: { type: 'string', multiple: true },
  noise: { type: 'string', multiple: true },
} as const;

export interface ChangeValues {
  readonly pseudonym?: readonly string[] | undefined;
  readonly reversible?: readonly string[] | undefined;
  readonly sm3: boolean;
  readonly key?: string | undefined;
  readonly recipient?: string | undefined;
  readonly identity?: string | undefined;
  readonly mask?: readonly string[] | undefined;
  readonly top?: readonly string[] | undefined;
  readonly bottom?: readonly string[] | undefined;
  readonly noise?: readonly string[] | undefined;
}

/** The changes that the options ask for; a new key is sealed into its file before anything is made with it. */
export async function changesOf(values: ChangeValues): Promise<Change[]> {
  const { pseudonym = [], reversible = [], mask = [], noise = [] } = values;
  const key = pseudonym.length + reversible.length > 0 ? await keyOf(values) : new Uint8Array();
  return [
    ...pseudonym.map((column) => ({
      kind: 'pseudonym' as const,
      column,
      key,
      hash: values.sm3 ? ('SM3' as const) : ('SHA-256' as const),
    })),
    ...reversible.map((column) => ({ kind: 'reversible' as const, column, key })),
    ...mask.map((text) => {
      const [as, column] = marked(text, 'mask');
      if (!(maskKinds as readonly string[]).includes(as))
        throw new Misuse(`--mask 只有 | --mask is one of: ${maskKinds.join(', ')}`);
      return { kind: 'mask' as const, column, as: as as MaskKind };
    }),
    ...boundsOf(values),
    ...noise.map((text) => {
      const [scale, column] = marked(text, 'noise');
      if (!/^[1-9]\d{0,8}$/u.test(scale))
        throw new Misuse('--noise 的尺度应为正整数 | the scale of --noise is a whole number from 1');
      return { kind: 'noise' as const, column, scale: { part: BigInt(scale), of: 1n } };
    }),
  ];
}

function boundsOf({ top = [], bottom = [] }: ChangeValues): Change[] {
  const bounds = new Map<string, { top?: number; bottom?: number }>();
  for (const [name, list] of [
    ['top', top],
    ['bottom', bottom],
  ] as const)
    for (const text of list) {
      const [amount, column] = marked(text, name);
      const value = Number(amount);
      if (amount.trim() === '' || !Number.isFinite(value))
        throw new Misuse(`--${name} 不是数字 | --${name} is no number: ${amount}`);
      bounds.set(column, { ...bounds.get(column), [name]: value });
    }
  return Array.from(bounds, ([column, one]) => {
    if ((one.bottom ?? -Infinity) > (one.top ?? Infinity))
      throw new Misuse(`“${column}”的下限高于上限 | the bottom of ${column} is above its top`);
    return { kind: 'bounds' as const, column, bounds: one };
  });
}

/** `VALUE:COLUMN`; a column may have colons itself. */
export function marked(text: string, name: string): [value: string, column: string] {
  const at = text.indexOf(':');
  if (at < 1) throw new Misuse(`--${name} 应写作 值:列 | --${name} takes VALUE:COLUMN`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/**
 * The key of the pseudonyms. With --key and --identity that of an earlier run; with --key and --recipient a new one, which
 * only that recipient can open; with neither a new one that is forgotten, which nothing reversible may rest on.
 */
async function keyOf({ key, recipient, identity, reversible = [] }: ChangeValues): Promise<PseudonymKey> {
  if (key && identity) return openKey(key, identity);
  if (key && recipient) {
    if (!isRecipient(recipient)) throw new Misuse('--recipient 应为 age1… | --recipient is age1…');
    const fresh = randomBytes(32);
    await writeFile(key, await sealValue(recipient, { pseudonymKey: fresh.toString('hex') }), { flag: 'wx' }).catch(
      () => {
        throw new Misuse(`不能新建密钥文件 | the key file cannot be made: ${key}`);
      },
    );
    return fresh;
  }
  if (key || recipient || identity || reversible.length > 0)
    throw new Misuse(
      '可还原的假名需要 --key 文件，并以 --recipient 封存新密钥，或者以 --identity 打开已有密钥 | reversible pseudonyms need --key FILE with --recipient, which seals a new key, or --identity, which opens one',
    );
  return randomBytes(32);
}

/** A sealed key, by the identity that opens it. */
export async function openKey(path: string, identityPath: string): Promise<PseudonymKey> {
  const [sealed, identity] = await Promise.all([readKeyFile(path), readKeyFile(identityPath)]);
  try {
    const line = identity.split('\n').find((one) => one.startsWith('AGE-SECRET-KEY-')) ?? '';
    const { pseudonymKey } = await openValue<{ pseudonymKey: string }>(line.trim(), sealed);
    return Buffer.from(pseudonymKey, 'hex');
  } catch (error) {
    if (error instanceof CannotOpen || error instanceof TypeError)
      throw new Misuse(`该身份不能打开密钥 | this identity does not open the key: ${path}`);
    throw error;
  }
}

const readKeyFile = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new Misuse(`没有这个文件 | no such file: ${path}`);
  });
