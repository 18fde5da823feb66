import { ascii, viewOf } from './bytes.ts';

/**
 * The orientation (TIFF tag 0x0112, 1 to 8) that an EXIF block asks for, 1 where it asks for none or is damaged. `tiff`
 * begins with the byte order mark. Source: EXIF 2.32, 4.6.4.
 */
export function orientationIn(tiff: Uint8Array): number {
  try {
    const view = viewOf(tiff);
    const little = ascii(tiff, 0, 2) === 'II';
    if (!little && ascii(tiff, 0, 2) !== 'MM') return 1;
    const directory = view.getUint32(4, little);
    const entries = view.getUint16(directory, little);
    for (let entry = 0; entry < entries; entry++) {
      const at = directory + 2 + entry * 12;
      if (view.getUint16(at, little) !== 0x0112) continue;
      const value = view.getUint16(at + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** An EXIF block that says nothing but the orientation. */
export const orientationOnly = (orientation: number): Uint8Array =>
  Uint8Array.of(
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08],
    ...[0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  );
