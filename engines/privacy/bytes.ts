import { randomBytes } from 'node:crypto';

/** Gives so many random bytes. Noise that protects takes them from the operating system; a test from a seed. */
export type ByteSource = (count: number) => Uint8Array;

/** The operating system's, fetched in blocks: a sample needs a few bytes at a time. */
export function systemBytes(): ByteSource {
  const block = 1 << 14;
  let [held, at] = [new Uint8Array(0), 0];
  return (count) => {
    if (at + count > held.length) [held, at] = [randomBytes(Math.max(block, count)), 0];
    at += count;
    return held.subarray(at - count, at);
  };
}

/** A whole number from 0 to below `n`, each as likely as the other: what would favour some is drawn again. */
export function uniformBelow(n: bigint, bytes: ByteSource): bigint {
  if (n <= 0n) throw new RangeError(`no number is from 0 to below ${n}`);
  if (n <= 0x1_00_00_00_00n) return BigInt(smallBelow(Number(n), bytes));
  const length = Math.ceil(n.toString(2).length / 8);
  const range = 1n << BigInt(8 * length);
  const fair = range - (range % n);
  for (;;) {
    let drawn = 0n;
    for (const byte of bytes(length)) drawn = (drawn << 8n) | BigInt(byte);
    if (drawn < fair) return drawn % n;
  }
}

/** The same for `n` up to 2^32, without long arithmetic. */
function smallBelow(n: number, bytes: ByteSource): number {
  if (n === 1) return 0;
  const length = n <= 0x100 ? 1 : n <= 0x1_0000 ? 2 : 4;
  const range = 2 ** (8 * length);
  const fair = range - (range % n);
  for (;;) {
    let drawn = 0;
    for (const byte of bytes(length)) drawn = drawn * 256 + byte;
    if (drawn < fair) return drawn % n;
  }
}
