import { ascii, joined, type Removed, Unstrippable, viewOf } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { orientationIn, orientationOnly } from './orientation.ts';

/** What a PNG is decoded from, with what its colours mean; every other chunk goes (W3C PNG, third edition, 11). */
const kept = new Set('IHDR PLTE IDAT IEND tRNS gAMA sRGB cICP mDCV cLLI sBIT bKGD hIST acTL fcTL fdAT'.split(' '));
const told: Readonly<Record<string, Removed>> = {
  tEXt: 'comment',
  zTXt: 'comment',
  iTXt: 'xmp',
  eXIf: 'exif',
  tIME: 'time',
  iCCP: 'colour-profile',
  cHRM: 'colour-profile',
};

/**
 * A PNG file without text, EXIF, time, colour profile, unknown chunks and whatever follows its end (what an editor cut
 * away may lie there). The chunks kept stay bit by bit. Throws `Unstrippable` where chunks run beyond the file.
 */
export function stripPng(bytes: Uint8Array): { bytes: Uint8Array<ArrayBuffer>; removed: Removed[] } {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 8)];
  const removed = new Set<Removed>();
  let orientation = 1;
  let at = 8;
  for (;;) {
    if (at + 12 > bytes.length) throw new Unstrippable('damaged');
    const end = at + 12 + view.getUint32(at);
    const type = ascii(bytes, at + 4, 4);
    if (end > bytes.length) throw new Unstrippable('damaged');
    if (type === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, end - 4));
    if (kept.has(type)) parts.push(bytes.subarray(at, end));
    else removed.add(told[type] ?? 'other');
    at = end;
    if (type === 'IEND') break;
  }
  if (at < bytes.length) removed.add('trailing');
  if (orientation !== 1) parts.splice(2, 0, chunk('eXIf', orientationOnly(orientation)));
  return { bytes: joined(parts), removed: [...removed] };
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const whole = joined([new Uint8Array(4), new TextEncoder().encode(type), body, new Uint8Array(4)]);
  viewOf(whole).setUint32(0, body.length);
  viewOf(whole).setUint32(whole.length - 4, crc32(whole.subarray(4, whole.length - 4)));
  return whole;
}
