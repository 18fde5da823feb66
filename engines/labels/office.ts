import { inflateSync } from 'fflate';
import { type ByteSource, longestLabel, utf8, view } from './source.ts';

/** The custom property `AIGC` of an Office Open XML document: `docProps/custom.xml`, found by the archive's index. */
export async function labelsOfOffice(source: ByteSource): Promise<string[]> {
  const part = await partOf(source, 'docProps/custom.xml');
  if (part === null) return [];
  return [...part.matchAll(/<property\b[^>]*\bname=["']AIGC["'][^>]*>\s*<[\w:]+>([\s\S]*?)<\/[\w:]+>/gu)].map(
    ([, text = '']) =>
      text
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
        .trim(),
  );
}

/** One part of a ZIP archive as text, or null; nothing longer than the longest label is unpacked. */
async function partOf(source: ByteSource, name: string): Promise<string | null> {
  const tailFrom = Math.max(0, source.size - 66_000);
  const tail = await source.read(tailFrom, source.size);
  let end = tail.length - 22;
  while (end >= 0 && view(tail).getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return null;
  const size = view(tail).getUint32(end + 12, true);
  const from = view(tail).getUint32(end + 16, true);
  const index = await source.read(from, Math.min(from + size, from + 16 * longestLabel));
  for (let at = 0; at + 46 <= index.length && view(index).getUint32(at, true) === 0x02014b50; ) {
    const entry = view(index);
    const [packed, unpacked, nameLength] = [
      entry.getUint32(at + 20, true),
      entry.getUint32(at + 24, true),
      entry.getUint16(at + 28, true),
    ];
    if (utf8(index.subarray(at + 46, at + 46 + nameLength)) === name) {
      if (packed > longestLabel || unpacked > longestLabel) return null;
      const local = entry.getUint32(at + 42, true);
      const head = await source.read(local, local + 30);
      if (head.length < 30) return null;
      const start = local + 30 + view(head).getUint16(26, true) + view(head).getUint16(28, true);
      const body = await source.read(start, start + packed);
      return utf8(entry.getUint16(at + 10, true) === 8 ? inflateSync(body, { out: new Uint8Array(unpacked) }) : body);
    }
    at += 46 + nameLength + entry.getUint16(at + 30, true) + entry.getUint16(at + 32, true);
  }
  return null;
}
