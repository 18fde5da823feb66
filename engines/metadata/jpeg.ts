import { joined, type Removed, startsWith, Unstrippable } from './bytes.ts';
import { orientationIn, orientationOnly } from './orientation.ts';

const exifMark = 'Exif\0\0';

/** A segment that tells of the maker rather than of the picture, by its marker and signature; null: it is kept. */
function toldBy(marker: number, body: Uint8Array): Removed | null {
  if (marker === 0xfe) return 'comment';
  if (marker < 0xe0 || marker > 0xef) return null;
  // How Adobe's encoders transform colours: without it the picture changes.
  if (marker === 0xee && startsWith(body, 'Adobe')) return null;
  if (marker === 0xe0) return startsWith(body, 'JFIF\0') ? null : 'thumbnail';
  if (marker === 0xe1) return startsWith(body, 'Exif') ? 'exif' : startsWith(body, 'http') ? 'xmp' : 'other';
  if (marker === 0xe2 && startsWith(body, 'ICC_PROFILE')) return 'colour-profile';
  return marker === 0xed ? 'iptc' : 'other';
}

/**
 * A JPEG file (ITU-T T.81) without EXIF, XMP, IPTC, colour profile, comments, thumbnails, further pictures and whatever
 * follows its end. All that the picture is decoded from stays bit by bit; its orientation is kept. Throws
 * `Unstrippable` where the segments do not follow each other.
 */
export function stripJpeg(bytes: Uint8Array): { bytes: Uint8Array<ArrayBuffer>; removed: Removed[] } {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const removed = new Set<Removed>();
  let orientation = 1;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new Unstrippable('damaged');
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) || marker === 0) throw new Unstrippable('damaged');
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new Unstrippable('damaged');
    const body = bytes.subarray(at + 4, end);
    const told = toldBy(marker, body);
    if (told) removed.add(told);
    if (told === 'exif' && startsWith(body, exifMark) && orientation === 1)
      orientation = orientationIn(body.subarray(exifMark.length));
    if (marker === 0xda) end = endOfScan(bytes, end);
    if (marker === 0xe0 && !told) kept.push(withoutThumbnail(bytes.subarray(at, end), removed));
    else if (!told) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (at + 2 < bytes.length) removed.add('trailing');
  if (orientation !== 1) kept.splice(startsWith(kept[1] ?? kept[0]!, 'JFIF', 4) ? 2 : 1, 0, oriented(orientation));
  return { bytes: joined([...kept, Uint8Array.of(0xff, 0xd9)]), removed: [...removed] };
}

/** Entropy-coded data end at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new Unstrippable('damaged');
}

/** JFIF's own header of 16 bytes; what follows it is a small picture of the whole, which may show what was cut away. */
function withoutThumbnail(segment: Uint8Array, removed: Set<Removed>): Uint8Array {
  if (segment.length <= 18) return segment;
  removed.add('thumbnail');
  const header = segment.slice(0, 18);
  header.set([0, 16], 2);
  header.set([0, 0], 16);
  return header;
}

function oriented(orientation: number): Uint8Array {
  const body = joined([new TextEncoder().encode(exifMark), orientationOnly(orientation)]);
  return joined([Uint8Array.of(0xff, 0xe1, 0, body.length + 2), body]);
}
