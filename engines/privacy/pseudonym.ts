import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** The key of pseudonyms: 32 bytes that a holder seals and keeps apart from the data (GB/T 37964, keyed mapping). */
export type PseudonymKey = Uint8Array;
export type PseudonymHash = 'SHA-256' | 'SM3';

const keyLength = 32;
/** A key of its own for each use and column, so that pseudonyms of two columns cannot be joined (RFC 5869). */
function derived(key: PseudonymKey, use: string, column: string): Buffer {
  if (key.length !== keyLength) throw new RangeError(`a key of ${key.length} bytes; ${keyLength} are needed`);
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), JSON.stringify([use, column]), keyLength));
}

/**
 * A pseudonym that nobody can turn back, key or not, other than by trying values: 16 bytes of an HMAC (RFC 2104) by
 * SHA-256 or SM3 (GB/T 32905), as hexadecimal. The same value of the same column and key always has the same.
 */
export function pseudonymiser(key: PseudonymKey, column: string, hash: PseudonymHash = 'SHA-256') {
  const own = derived(key, `hmac-${hash}`, column);
  return (value: string): string => {
    const code = createHmac(hash === 'SM3' ? 'sm3' : 'sha256', own)
      .update(value, 'utf8')
      .digest('hex');
    return code.slice(0, 32);
  };
}

/** What is given is no pseudonym of this key and column. */
export class NoPseudonym extends Error {
  override readonly name = 'NoPseudonym';
}

/**
 * Pseudonyms that whoever has the key can turn back: the synthetic initialisation vector of Rogaway and Shrimpton
 * (EUROCRYPT 2006), being an HMAC-SHA-256 of the value cut to 16 bytes, over AES-256 in counter mode. Deterministic, so
 * that rows still join; a changed one is refused. Hexadecimal, of the value padded to whole 8 bytes and 16 more.
 */
export function reversiblePseudonyms(key: PseudonymKey, column: string) {
  const [mac, cipher] = [derived(key, 'siv-mac', column), derived(key, 'siv-cipher', column)];
  const vectorOf = (padded: Uint8Array) => createHmac('sha256', mac).update(padded).digest().subarray(0, 16);
  return {
    of(value: string): string {
      const text = new TextEncoder().encode(value);
      const padded = Buffer.alloc(8 * (Math.floor(text.length / 8) + 1), 0);
      padded.set(text);
      padded[padded.length - 1] = padded.length - text.length;
      const vector = vectorOf(padded);
      const hidden = createCipheriv('aes-256-ctr', cipher, vector).update(padded);
      return Buffer.concat([vector, hidden]).toString('hex');
    },
    /** The value again. Throws NoPseudonym. */
    open(pseudonym: string): string {
      if (!/^(?:[0-9a-f]{16}){3,}$/u.test(pseudonym)) throw new NoPseudonym('it has not the shape of one');
      const bytes = Buffer.from(pseudonym, 'hex');
      const vector = bytes.subarray(0, 16);
      const padded = createDecipheriv('aes-256-ctr', cipher, vector).update(bytes.subarray(16));
      if (!timingSafeEqual(vectorOf(padded), vector)) throw new NoPseudonym('another key or column, or changed');
      const fill = padded[padded.length - 1] as number;
      return padded.subarray(0, padded.length - fill).toString('utf8');
    },
  };
}
