import { unzlibSync } from 'fflate';
import { ascii, type ByteSource, longestLabel, utf8, view } from './source.ts';

/** The XMP packets of a PNG: iTXt chunks named `XML:com.adobe.xmp`, compressed or not. */
export async function xmpOfPng(source: ByteSource): Promise<string[]> {
  const packets: string[] = [];
  for (let at = 8; at + 12 <= source.size; ) {
    const head = await source.read(at, at + 8);
    if (head.length < 8) break;
    const length = view(head).getUint32(0);
    const kind = ascii(head.subarray(4, 8));
    if (kind === 'iTXt' && length <= longestLabel) {
      const data = await source.read(at + 8, at + 8 + length);
      const end = data.indexOf(0);
      if (ascii(data.subarray(0, end)) === 'XML:com.adobe.xmp') {
        const compressed = data[end + 1] === 1;
        const language = data.indexOf(0, end + 3);
        const body = data.subarray(data.indexOf(0, language + 1) + 1);
        packets.push(utf8(compressed ? inflated(body) : body));
      }
    }
    if (kind === 'IEND') break;
    at += 12 + length;
  }
  return packets;
}

/** What a packet holds when unpacked, up to the longest label; a crafted one that would hold more gives nothing. */
function inflated(body: Uint8Array): Uint8Array {
  try {
    const out = unzlibSync(body, { out: new Uint8Array(longestLabel) });
    return out;
  } catch {
    return new Uint8Array();
  }
}

const xmpName = 'http://ns.adobe.com/xap/1.0/\0';
/** The XMP packets of a JPEG: APP1 segments that begin with Adobe's name, before the picture's data. */
export async function xmpOfJpeg(source: ByteSource): Promise<string[]> {
  const packets: string[] = [];
  for (let at = 2; at + 4 <= source.size; ) {
    const head = await source.read(at, at + 4);
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff || marker === 0xda || marker === 0xd9) break;
    const length = view(head).getUint16(2);
    if (marker === 0xe1) {
      const data = await source.read(at + 4, at + 2 + length);
      if (ascii(data.subarray(0, xmpName.length)) === xmpName) packets.push(utf8(data.subarray(xmpName.length)));
    }
    if (length < 2) break;
    at += 2 + length;
  }
  return packets;
}

const applicationName = 'XMP DataXMP';
/** The XMP packets of a GIF: application extensions `XMP DataXMP`, whose text stands there without sub-blocks. */
export async function xmpOfGif(source: ByteSource): Promise<string[]> {
  const bytes = await source.read(0, Math.min(source.size, 16 * longestLabel));
  const text = new TextDecoder('latin1').decode(bytes);
  const packets: string[] = [];
  for (let at = text.indexOf(applicationName); at >= 0; at = text.indexOf(applicationName, at + 1)) {
    const from = at + applicationName.length;
    const end = text.indexOf('<?xpacket end', from);
    if (end > from) packets.push(utf8(bytes.subarray(from, end)));
  }
  return packets;
}

/** The chunks of a RIFF file with the name asked for: `XMP ` of a WebP, `AIGC` of a WAV. */
export async function riffChunks(source: ByteSource, name: string): Promise<string[]> {
  const found: string[] = [];
  for (let at = 12; at + 8 <= source.size; ) {
    const head = await source.read(at, at + 8);
    if (head.length < 8) break;
    const length = view(head).getUint32(4, true);
    if (ascii(head.subarray(0, 4)) === name && length <= longestLabel)
      found.push(utf8(await source.read(at + 8, at + 8 + length)).replace(/\0+$/u, ''));
    at += 8 + length + (length % 2);
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const namespace = 'http://www.tc260.org.cn/ns/AIGC/1.0/';
/** The label in an XMP packet: the property `AIGC` of the standard's namespace, as an attribute or as an element. */
export function labelsInXmp(packet: string): string[] {
  const prefix = new RegExp(`xmlns:([\\w-]+)\\s*=\\s*["']${namespace.replaceAll('.', '\\.')}["']`, 'u').exec(
    packet,
  )?.[1];
  if (!prefix) return [];
  const attribute = new RegExp(`\\s${prefix}:AIGC\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'gu');
  const element = new RegExp(`<${prefix}:AIGC(?:\\s[^>]*)?>([\\s\\S]*?)</${prefix}:AIGC>`, 'gu');
  return [...packet.matchAll(attribute), ...packet.matchAll(element)].map(([, a, b]) =>
    unescaped((a ?? b ?? '').trim()),
  );
}
