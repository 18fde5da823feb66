import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { ReadParts } from '#kernel/caseFile.ts';

/** The file is no zip that can be read here; says why. */
export class ZipError extends Error {}

/** Texts are kept up to this size; larger entries are only measured. */
const textAtMost = 64 * 1024 * 1024;
const partsAtMost = 10_000;

/**
 * Reads a zip by its central directory and measures each entry as it streams past; nothing is written anywhere, so
 * neither names nor sizes within can do harm. Throws `ZipError` for what is malformed, encrypted or too large.
 */
export async function readZip(path: string, keep: (name: string) => boolean): Promise<ReadParts> {
  const file = await open(path);
  try {
    const parts = new Map<string, { size: number; sha256: string; text?: string }>();
    for (const entry of await directoryOf(file)) {
      if (parts.has(entry.name)) throw new ZipError(`${entry.name}: twice`);
      parts.set(entry.name, await measured(file, entry, keep(entry.name)));
    }
    return parts;
  } finally {
    await file.close();
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new ZipError('it ends too early');
  return buffer;
}

async function directoryOf(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length) throw new ZipError('it is not a zip file');
  const count = tail.readUInt16LE(end + 10);
  const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (count > partsAtMost || length > 16 * 1024 * 1024 || offset + length > size)
    throw new ZipError('its directory is wrong');
  const directory = await readAt(file, offset, length);
  const entries: Entry[] = [];
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

async function measured(file: FileHandle, entry: Entry, keep: boolean) {
  const header = await readAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new ZipError(`${entry.name}: no entry there`);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = Readable.from(pieces(file, start, entry.packed));
  const digest = createHash('sha256');
  const kept: Buffer[] = [];
  let size = 0;
  const take = async (stream: AsyncIterable<Buffer>) => {
    for await (const piece of stream) {
      size += piece.length;
      if (size > entry.size) throw new ZipError(`${entry.name}: larger than it says`);
      digest.update(piece);
      if (keep && size <= textAtMost) kept.push(piece);
    }
  };
  try {
    if (entry.method === 0) await take(packed);
    else if (entry.method === 8) await pipeline(packed, createInflateRaw(), take);
    else throw new ZipError(`${entry.name}: packed in an unknown way`);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError(`${entry.name}: ${(error as Error).message}`);
  }
  return {
    size,
    sha256: digest.digest('hex'),
    ...(keep && size <= textAtMost && { text: Buffer.concat(kept).toString('utf8') }),
  };
}

async function* pieces(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const piece = await readAt(file, start + at, Math.min(262_144, length - at));
    at += piece.length;
    yield piece;
  }
}
