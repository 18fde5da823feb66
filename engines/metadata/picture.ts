import { type Removed, startsWith } from './bytes.ts';
import { stripJpeg } from './jpeg.ts';
import { stripPng } from './png.ts';
import { stripWebp } from './webp.ts';

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
export const isPng = (bytes: Uint8Array): boolean => startsWith(bytes, '\x89PNG\r\n\x1a\n');
export const isWebp = (bytes: Uint8Array): boolean => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8);

/** A picture of one of the kinds known here without its metadata; null where it is none of them. */
export function stripPicture(bytes: Uint8Array): { bytes: Uint8Array<ArrayBuffer>; removed: Removed[] } | null {
  if (isJpeg(bytes)) return stripJpeg(bytes);
  if (isPng(bytes)) return stripPng(bytes);
  return isWebp(bytes) ? stripWebp(bytes) : null;
}
