import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** The file is no zip that can be read here; says why. */
export class ZipError extends Error {}

const entriesAtMost = 10_000;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  /** The size that the directory says it has. */
  readonly size: number;
  readonly offset: number;
}
export interface ZipFile {
  readonly entries: readonly ZipEntry[];
  /** An entry's content as it unpacks; throws `ZipError` where it is larger than the directory says, or than `atMost`. */
  content(entry: ZipEntry, atMost?: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens a zip by its central directory; nothing is written anywhere, so names within can do no harm, and an entry is
 * unpacked no further than is asked for. Throws `ZipError` for what is malformed, encrypted or has too many entries.
 */
export async function openZip(path: string): Promise<ZipFile> {
  const file = await open(path);
  try {
    const entries = await directoryOf(file);
    return {
      entries,
      content: (entry, atMost = entry.size) => contentOf(file, entry, Math.min(atMost, entry.size)),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new ZipError('it ends too early');
  return buffer;
}

async function directoryOf(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length) throw new ZipError('it is not a zip file');
  const count = tail.readUInt16LE(end + 10);
  const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (count > entriesAtMost || length > 16 * 1024 * 1024 || offset + length > size)
    throw new ZipError('its directory is wrong');
  const directory = await readAt(file, offset, length);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw new ZipError('its directory is wrong');
    const [names, extra, comment] = [28, 30, 32].map((one) => directory.readUInt16LE(at + one)) as [
      number,
      number,
      number,
    ];
    if ((directory.readUInt16LE(at + 8) & 1) !== 0) throw new ZipError('it is encrypted');
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + names),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + names + extra + comment;
  }
  return entries;
}

async function* contentOf(file: FileHandle, entry: ZipEntry, atMost: number): AsyncGenerator<Buffer> {
  const header = await readAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new ZipError(`${entry.name}: no entry there`);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = Readable.from(pieces(file, start, entry.packed));
  if (entry.method !== 0 && entry.method !== 8) throw new ZipError(`${entry.name}: packed in an unknown way`);
  const inflate = createInflateRaw();
  // A fault of the packed side ends the unpacking with it.
  if (entry.method === 8) packed.on('error', (error) => inflate.destroy(error)).pipe(inflate);
  let size = 0;
  try {
    for await (const piece of entry.method === 8 ? inflate : packed) {
      size += (piece as Buffer).length;
      if (size > atMost) throw new ZipError(`${entry.name}: larger than it says or may be`);
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError(`${entry.name}: ${(error as Error).message}`);
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

async function* pieces(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const piece = await readAt(file, start + at, Math.min(262_144, length - at));
    at += piece.length;
    yield piece;
  }
}
