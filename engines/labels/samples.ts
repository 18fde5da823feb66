import { zipSync, zlibSync } from 'fflate';

/** Small files with a label, container by container, made byte by byte: for tests and for the demo city. */
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
function joined(...parts: (Uint8Array | number[])[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
const big = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const little = (n: number): number[] => big(n).reverse();

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
/** An XMP packet with the label as an attribute. */
export const xmp = (label: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" TC260:AIGC="${escaped(label)}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** CRC-32 as PNG asks for it (ISO 3309). */
function crc(data: Uint8Array): number {
  let sum = ~0;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
function pngChunk(kind: string, data: Uint8Array | number[]): Uint8Array {
  const body = joined(latin(kind), data);
  return joined(big(data.length), body, big(crc(body)));
}
/** A grey picture of 1 × 1, with the packet given, or none. */
export function png(packet: string | null, compressed = false): Uint8Array {
  const text = packet === null ? null : bytes(packet);
  return joined(
    latin('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', [...big(1), ...big(1), 8, 0, 0, 0, 0]),
    text
      ? pngChunk(
          'iTXt',
          joined(latin('XML:com.adobe.xmp\0'), [compressed ? 1 : 0, 0, 0, 0], compressed ? zlibSync(text) : text),
        )
      : [],
    pngChunk('IDAT', zlibSync(Uint8Array.of(0, 128))),
    pngChunk('IEND', []),
  );
}
/** The head of a JPEG: enough to be read, not to be shown. */
export function jpeg(packet: string): Uint8Array {
  const body = joined(latin('http://ns.adobe.com/xap/1.0/\0'), bytes(packet));
  const length = body.length + 2;
  return joined(
    latin('\xff\xd8\xff\xe0\0\x04JF'),
    [0xff, 0xe1, length >> 8, length & 255],
    body,
    latin('\xff\xda\xff\xd9'),
  );
}
function riff(form: string, name: string, text: string): Uint8Array {
  const data = bytes(text);
  const chunk = joined(latin(name), little(data.length), data, data.length % 2 ? [0] : []);
  return joined(latin('RIFF'), little(4 + chunk.length), latin(form), chunk);
}
export const webp = (packet: string): Uint8Array => riff('WEBP', 'XMP ', packet);
export const wav = (label: string): Uint8Array => riff('WAVE', 'AIGC', label);
export const gif = (packet: string): Uint8Array =>
  joined(latin('GIF89a!\xff\x0bXMP DataXMP'), bytes(packet), [1, 0, 0x3b]);
export function mp3(label: string, version: 3 | 4 = 4): Uint8Array {
  const body = joined([3], bytes(`AIGC\0${label}`));
  const safe = (n: number) => [(n >> 21) & 127, (n >> 14) & 127, (n >> 7) & 127, n & 127];
  const frame = joined(latin('TXXX'), version === 4 ? safe(body.length) : big(body.length), [0, 0], body);
  return joined(latin('ID3'), [version, 0, 0], safe(frame.length), frame, [0xff, 0xfb, 0x90, 0]);
}
const box = (kind: string, ...inside: (Uint8Array | number[])[]): Uint8Array => {
  const body = joined(...inside);
  return joined(big(body.length + 8), latin(kind), body);
};
export function mp4(label: string): Uint8Array {
  const key = bytes('AIGC');
  const keys = box('keys', [0, 0, 0, 0], big(1), big(key.length + 8), latin('mdta'), key);
  const item = box('\0\0\0\x01', box('data', big(1), big(0), bytes(label)));
  const meta = box('meta', [0, 0, 0, 0], box('hdlr', [0, 0, 0, 0]), keys, box('ilst', item));
  return joined(box('ftyp', latin('isom'), big(0)), box('mdat', new Uint8Array(64)), box('moov', box('udta', meta)));
}
export const docx = (label: string): Uint8Array =>
  zipSync({
    'word/document.xml': bytes('<w:document/>'),
    'docProps/custom.xml': bytes(
      `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="AIGC"><vt:lpwstr>${escaped(label)}</vt:lpwstr></property></Properties>`,
    ),
  });
