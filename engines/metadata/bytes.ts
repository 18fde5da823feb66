/** Bytes as the formats write them: ASCII signatures, and whole numbers of either byte order. */
export const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

export const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  bytes.length >= at + text.length && ascii(bytes, at, text.length) === text;

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What was taken out of a file; the reader's words for them are the screen's. */
export type Removed =
  | 'exif'
  | 'xmp'
  | 'iptc'
  | 'colour-profile'
  | 'comment'
  | 'thumbnail'
  | 'time'
  | 'author'
  | 'properties'
  | 'path'
  | 'other'
  | 'trailing';

/** Why a file cannot be freed of what it tells about its maker. */
export type Hindrance = 'damaged' | 'encrypted' | 'embedded-files' | 'too-large';

/** A file that is not stripped, with the reason; nothing of it is to be sent as if it were. */
export class Unstrippable extends Error {
  readonly hindrance: Hindrance;
  constructor(hindrance: Hindrance) {
    super(hindrance);
    this.name = 'Unstrippable';
    this.hindrance = hindrance;
  }
}
