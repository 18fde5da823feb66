import { ascii, joined, type Removed, Unstrippable, viewOf } from './bytes.ts';
import { orientationIn, orientationOnly } from './orientation.ts';

const picture = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF']);
const told: Readonly<Record<string, Removed>> = { EXIF: 'exif', 'XMP ': 'xmp', ICCP: 'colour-profile' };
/** Flags of the VP8X header: a colour profile, EXIF, XMP. */
const flags = { profile: 0x20, exif: 0x08, xmp: 0x04 };

/**
 * A WebP file (RFC 9649) without EXIF, XMP, colour profile and unknown chunks, also within its frames. The chunks that
 * the picture is decoded from stay bit by bit; its orientation is kept.
 */
export function stripWebp(bytes: Uint8Array): { bytes: Uint8Array<ArrayBuffer>; removed: Removed[] } {
  const end = 8 + viewOf(bytes).getUint32(4, true);
  if (end > bytes.length + 1 || end < 12) throw new Unstrippable('damaged');
  const removed = new Set<Removed>(end < bytes.length ? ['trailing'] : []);
  const found = { orientation: 1 };
  const chunks = keptChunks(bytes.subarray(12, Math.min(end, bytes.length)), removed, found);
  const first = chunks[0];
  if (first && ascii(first, 0, 4) === 'VP8X') {
    const header = first.slice();
    header[8] = (header[8] ?? 0) & ~(flags.profile | flags.exif | flags.xmp);
    if (found.orientation !== 1) {
      header[8] |= flags.exif;
      chunks.push(chunk('EXIF', orientationOnly(found.orientation)));
    }
    chunks[0] = header;
  }
  const whole = joined([bytes.subarray(0, 12), ...chunks]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return { bytes: whole, removed: [...removed] };
}

function keptChunks(bytes: Uint8Array, removed: Set<Removed>, found: { orientation: number }): Uint8Array[] {
  const kept: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw new Unstrippable('damaged');
    const size = viewOf(bytes).getUint32(at + 4, true);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (body.length < size) throw new Unstrippable('damaged');
    const type = ascii(bytes, at, 4);
    if (type === 'EXIF') found.orientation = orientationIn(body.subarray(ascii(body, 0, 4) === 'Exif' ? 6 : 0));
    if (type === 'ANMF')
      kept.push(chunk(type, joined([body.subarray(0, 16), ...keptChunks(body.subarray(16), removed, found)])));
    else if (picture.has(type)) kept.push(chunk(type, body));
    else removed.add(told[type] ?? 'other');
    at += 8 + size + (size % 2);
  }
  return kept;
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(8 + body.length + (body.length % 2));
  whole.set(new TextEncoder().encode(type));
  viewOf(whole).setUint32(4, body.length, true);
  whole.set(body, 8);
  return whole;
}
