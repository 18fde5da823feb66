import { ascii, type ByteSource, longestLabel, utf8, view } from './source.ts';

/** The texts of an MP3's ID3v2.3 or v2.4 frames TXXX that are described as `AIGC`. */
export async function labelsOfMp3(source: ByteSource): Promise<string[]> {
  const head = await source.read(0, 10);
  if (ascii(head.subarray(0, 3)) !== 'ID3') return [];
  const version = head[3] ?? 3;
  const size = synchsafe(head, 6);
  const found: string[] = [];
  const end = Math.min(10 + size, source.size);
  for (let at = 10; at + 10 <= end; ) {
    const frame = await source.read(at, at + 10);
    const kind = ascii(frame.subarray(0, 4));
    if (!/^[A-Z0-9]{4}$/u.test(kind)) break;
    const length = version >= 4 ? synchsafe(frame, 4) : view(frame).getUint32(4);
    if (kind === 'TXXX' && length > 1 && length <= longestLabel) {
      const body = await source.read(at + 10, at + 10 + length);
      const [description = '', ...text] = decoded(body.subarray(1), body[0] ?? 0).split('\0');
      if (description === 'AIGC') found.push(text.join('\0').replace(/\0+$/u, ''));
    }
    at += 10 + length;
  }
  return found;
}

/** Four bytes of seven bits each, as ID3v2 writes sizes. */
const synchsafe = (bytes: Uint8Array, at: number): number =>
  [0, 1, 2, 3].reduce((sum, next) => sum * 128 + ((bytes[at + next] ?? 0) & 0x7f), 0);

/** ID3's encodings: 0 ISO 8859-1, 1 UTF-16 with its mark, 2 UTF-16BE, 3 UTF-8. */
function decoded(bytes: Uint8Array, encoding: number): string {
  if (encoding === 1) {
    const little = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(little ? 'utf-16le' : 'utf-16be')
      .decode(bytes)
      .replaceAll('\uFEFF', '')
      .replaceAll('\uFFFE', '');
  }
  if (encoding === 2) return new TextDecoder('utf-16be').decode(bytes);
  return encoding === 0 ? new TextDecoder('latin1').decode(bytes) : utf8(bytes);
}

interface Box {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}
/** The boxes of an ISO base media file between two places, their contents only. */
async function boxes(source: ByteSource, from: number, to: number): Promise<Box[]> {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to && found.length < 10_000; ) {
    const head = await source.read(at, Math.min(at + 16, to));
    let length = view(head).getUint32(0);
    let skip = 8;
    if (length === 1 && head.length >= 16) {
      length = Number(view(head).getBigUint64(8));
      skip = 16;
    }
    if (length === 0) length = to - at;
    if (length < skip || at + length > to) break;
    found.push({ kind: new TextDecoder('latin1').decode(head.subarray(4, 8)), from: at + skip, to: at + length });
    at += length;
  }
  return found;
}

/**
 * The labels of an MP4 in `moov/udta/meta`: items keyed `AIGC` (a `keys` table, or iTunes' `----` with that name), and
 * the bare box `AIGC`. `meta` may or may not have the version and flags of a full box.
 */
export async function labelsOfMp4(source: ByteSource): Promise<string[]> {
  const only = (list: readonly Box[], kind: string) => list.filter((one) => one.kind === kind);
  const found: string[] = [];
  for (const moov of only(await boxes(source, 0, source.size), 'moov'))
    for (const udta of only(await boxes(source, moov.from, moov.to), 'udta'))
      for (const meta of only(await boxes(source, udta.from, udta.to), 'meta')) {
        const plain = await boxes(source, meta.from, meta.to);
        const inside = plain.some((one) => one.kind === 'hdlr' || one.kind === 'ilst')
          ? plain
          : await boxes(source, meta.from + 4, meta.to);
        for (const bare of only(inside, 'AIGC')) found.push(await text(source, bare));
        found.push(...(await labelledItems(source, inside)));
      }
  return found;
}

async function labelledItems(source: ByteSource, inside: readonly Box[]): Promise<string[]> {
  const names: string[] = [];
  for (const keys of inside.filter((one) => one.kind === 'keys')) {
    const table = await source.read(keys.from, Math.min(keys.to, keys.from + longestLabel));
    for (let at = 8; at + 8 <= table.length; ) {
      const length = view(table).getUint32(at);
      if (length < 8) break;
      names.push(utf8(table.subarray(at + 8, at + length)));
      at += length;
    }
  }
  const found: string[] = [];
  for (const list of inside.filter((one) => one.kind === 'ilst'))
    for (const item of await boxes(source, list.from, list.to)) {
      const parts = await boxes(source, item.from, item.to);
      const name = parts.find((one) => one.kind === 'name');
      // An item of a keys table is named by its place in the table, from 1, written as the box's kind.
      const place = [...item.kind].reduce((sum, sign) => sum * 256 + sign.charCodeAt(0), 0);
      const called = name ? (await text(source, name)).slice(4) : (names[place - 1] ?? '');
      const data = parts.find((one) => one.kind === 'data');
      if (data && /(?:^|[.:])AIGC$/u.test(called)) found.push(await text(source, { ...data, from: data.from + 8 }));
    }
  return found;
}

const text = async (source: ByteSource, box: Box): Promise<string> =>
  box.to - box.from > longestLabel ? '' : utf8(await source.read(box.from, box.to)).replace(/\0+$/u, '');
