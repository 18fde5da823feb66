/** A file of any size, read in pieces: only what a container's index points at is ever held. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `from` (inclusive) to `to` (exclusive), fewer where the file ends. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** A file that is held whole. */
export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (from, to) => bytes.subarray(from, to),
});

/** The containers of GB 45438-2025 that are read, told by their first bytes. */
export type Container = 'png' | 'jpeg' | 'webp' | 'gif' | 'mp3' | 'wav' | 'mp4' | 'ooxml';

/** Metadata longer than this is not a label: reading stops, so that a crafted file cannot fill the memory. In bytes. */
export const longestLabel = 1_048_576;

export const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
export const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);
export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export async function containerOf(source: ByteSource): Promise<Container | null> {
  const start = await source.read(0, 16);
  const text = ascii(start);
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('GIF8')) return 'gif';
  if (text.startsWith('RIFF'))
    return text.slice(8, 12) === 'WEBP' ? 'webp' : text.slice(8, 12) === 'WAVE' ? 'wav' : null;
  if (text.startsWith('ID3') || (start[0] === 0xff && ((start[1] ?? 0) & 0xe0) === 0xe0)) return 'mp3';
  if (text.slice(4, 8) === 'ftyp') return 'mp4';
  return text.startsWith('PK\x03\x04') ? 'ooxml' : null;
}
