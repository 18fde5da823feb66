import { createHash } from 'node:crypto';
import { openZip, type ZipEntry, ZipError, type ZipFile } from '#families/zip.ts';
import type { ReadParts } from '#kernel/caseFile.ts';

export { ZipError };

/** Texts are kept up to this size; larger entries are only measured. */
const textAtMost = 64 * 1024 * 1024;

/**
 * Reads a zip and measures each entry as it streams past; nothing is written anywhere, so neither names nor sizes within
 * can do harm. Throws `ZipError` for what is malformed, encrypted or too large.
 */
export async function readZip(path: string, keep: (name: string) => boolean): Promise<ReadParts> {
  const zip = await openZip(path);
  try {
    const parts = new Map<string, { size: number; sha256: string; text?: string }>();
    for (const entry of zip.entries) {
      if (parts.has(entry.name)) throw new ZipError(`${entry.name}: twice`);
      parts.set(entry.name, await measured(zip, entry, keep(entry.name)));
    }
    return parts;
  } finally {
    await zip.close();
  }
}

async function measured(zip: ZipFile, entry: ZipEntry, keep: boolean) {
  const digest = createHash('sha256');
  const kept: Buffer[] = [];
  let size = 0;
  for await (const piece of zip.content(entry)) {
    size += piece.length;
    digest.update(piece);
    if (keep && size <= textAtMost) kept.push(piece);
  }
  return {
    size,
    sha256: digest.digest('hex'),
    ...(keep && size <= textAtMost && { text: Buffer.concat(kept).toString('utf8') }),
  };
}
