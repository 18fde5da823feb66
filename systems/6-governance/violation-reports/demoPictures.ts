import { crc32, deflateSync } from 'node:zlib';

/** Digits and a point, 3 × 5 dots each, row by row. */
const dots: Readonly<Record<string, string>> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001001001001',
  '8': '111101111101111',
  '9': '111101111001111',
  '.': '000000000000010',
};
const width = 360;
const height = 240;

/**
 * A made-up screenshot of a shop's page: a bar in the shop's colour, a picture of goods, a price. With the metadata that
 * a telephone writes, which sealing takes out.
 */
export function pricePicture(price: string, colour: readonly [number, number, number]): Uint8Array<ArrayBuffer> {
  const pixels = Buffer.alloc((width * 3 + 1) * height, 250);
  const fill = (left: number, top: number, right: number, bottom: number, rgb: readonly number[]) => {
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) pixels.set(rgb, y * (width * 3 + 1) + 1 + x * 3);
  };
  for (let y = 0; y < height; y++) pixels[y * (width * 3 + 1)] = 0;
  fill(0, 0, width, 40, colour);
  fill(24, 64, 144, 184, [214, 219, 224]);
  fill(54, 94, 114, 154, [150, 160, 168]);
  [...price].forEach((sign, place) => {
    [...(dots[sign] ?? '')].forEach((dot, at) => {
      const left = 168 + place * 36 + (at % 3) * 9;
      const top = 96 + Math.trunc(at / 3) * 9;
      if (dot === '1') fill(left, top, left + 9, top + 9, [179, 19, 91]);
    });
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('tEXt', Buffer.from('Software\0Phone of Mr Zhang, 22.54N 114.06E', 'latin1')),
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(typed.length + 8);
  whole.writeUInt32BE(body.length, 0);
  whole.set(typed, 4);
  whole.writeUInt32BE(crc32(typed), typed.length + 4);
  return whole;
}
