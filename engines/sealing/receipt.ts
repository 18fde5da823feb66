import { scryptAsync } from '@noble/hashes/scrypt.js';

/** How dear a guess of a receipt code is made: 32 MiB and some tenths of a second on a phone (RFC 7914). */
const cost = { N: 2 ** 15, r: 8, p: 1, dkLen: 64 };
const salt = 'tiaoli/receipt/1';

/** What follows from a receipt code: `access` is told to the server to be let in, `unlock` never leaves the reader. */
export interface ReceiptKeys {
  readonly access: string;
  readonly unlock: string;
}

/**
 * A receipt code: 15 random digits and a check digit (ISO/IEC 7812-1, Luhn), in groups of four. The random digits come
 * from the system's generator, each with the same chance: bytes of 250 and more are thrown away.
 */
export function newReceiptCode(random: (bytes: Uint8Array) => Uint8Array = fill): string {
  let digits = '';
  while (digits.length < 15)
    for (const byte of random(new Uint8Array(16))) if (byte < 250 && digits.length < 15) digits += byte % 10;
  return inGroups(digits + checkDigit(digits));
}
const fill = (bytes: Uint8Array): Uint8Array => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

/** `1234 5678 9012 3452`. */
export const inGroups = (digits: string): string => digits.replace(/(\d{4})(?=\d)/gu, '$1 ');

/**
 * The 16 digits of what somebody typed, with full-width digits and whatever they put between the groups; null where it
 * is not a code, so that a slip of the finger is told at once and costs no attempt.
 */
export function readReceiptCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-–—.·]/gu, '');
  return /^\d{16}$/u.test(digits) && checkDigit(digits.slice(0, 15)) === digits.slice(15) ? digits : null;
}

/** Slow by design; the same code always gives the same keys. `digits` are the 16 of `readReceiptCode`. */
export async function keysOfReceipt(digits: string): Promise<ReceiptKeys> {
  const derived = await scryptAsync(digits, salt, cost);
  return { access: hex(derived.subarray(0, 32)), unlock: hex(derived.subarray(32)) };
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, sign, at) => {
    const doubled = Number(sign) * (at % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
