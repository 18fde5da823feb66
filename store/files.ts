import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';
import type { FileReference } from '#kernel/fields/field.ts';
import { isId } from '#kernel/fields/reference.ts';
import { Refused } from '#kernel/refusals.ts';

/** Types taken, by content, never by name. Plain text and CSV have no signature: they are told by valid UTF-8. */
const takenTypes = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'text/plain',
  'application/zip',
  'audio/mpeg',
  'audio/wav',
  'video/mp4',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

/** Files by the SHA-256 of their content: the same content is stored once, and a file can never change. */
export class FileStore {
  readonly #folder: string;
  readonly #limit: number;
  constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  /** Streams a file in; refuses it by size (`limit` bytes) while it streams, and by the type that its content has. */
  async put(stream: Readable, name: string): Promise<FileReference> {
    await mkdir(this.#folder, { recursive: true });
    const partial = join(this.#folder, `.${randomUUID()}`);
    const digest = createHash('sha256');
    let size = 0;
    const limit = this.#limit;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        digest.update(chunk);
        if (size > limit)
          done(
            new Refused('too-large', {
              field: 'file',
              message: {
                zh: `文件不得超过${Math.round(limit / 1048576)} MiB`,
                en: `Files may have at most ${Math.round(limit / 1048576)} MiB`,
              },
            }),
          );
        else done(null, chunk);
      },
    });
    try {
      await pipeline(stream, measure, createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
      const type = await typeOf(partial);
      if (!type || !takenTypes.has(type))
        throw new Refused('file-type', {
          field: 'file',
          message: { zh: `内容类型：${type ?? '无法识别'}`, en: `content type: ${type ?? 'not recognised'}` },
        });
      const sha256 = digest.digest('hex');
      await rename(partial, this.path(sha256));
      return { sha256, name: name.replace(/[\\/\p{Cc}]/gu, '_').slice(0, 255) || 'file', size, type };
    } finally {
      await rm(partial, { force: true });
    }
  }

  read(sha256: string): Readable {
    return createReadStream(this.path(sha256));
  }
  async slice(sha256: string, from: number, to: number): Promise<Uint8Array> {
    const file = await open(this.path(sha256));
    try {
      const { buffer, bytesRead } = await file.read(
        new Uint8Array(Math.max(0, to - from)),
        0,
        Math.max(0, to - from),
        from,
      );
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new Refused('not-found');
    return join(this.#folder, sha256);
  }
  async partial(id: string = randomUUID()): Promise<string> {
    if (!isId(id)) throw new Refused('not-found');
    await mkdir(this.#folder, { recursive: true });
    return join(this.#folder, `.${id}`);
  }
  async keep(partial: string): Promise<{ sha256: string; size: number }> {
    const digest = createHash('sha256');
    let size = 0;
    for await (const chunk of createReadStream(partial)) {
      digest.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
    const sha256 = digest.digest('hex');
    await rename(partial, this.path(sha256));
    return { sha256, size };
  }
}

async function typeOf(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4100), 0, 4100, 0);
    const start = buffer.subarray(0, bytesRead);
    const found = await fileTypeFromBuffer(start);
    if (found) return found.mime;
    if (bytesRead === 0 || start.includes(0)) return undefined;
    // A multi-byte sign may be cut at the end of what was read: streaming decoding allows that.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return 'text/plain';
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
