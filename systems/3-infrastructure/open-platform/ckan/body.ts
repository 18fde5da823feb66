import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { City } from '#kernel/city.ts';
import type { EndpointRequest } from '#kernel/endpoint.ts';
import { Refused } from '#kernel/refusals.ts';
import type { Upload } from './asked.ts';
import { BadRequest } from './fault.ts';
import { Given, givenJson } from './given.ts';

const largestText = 4 * 1024 * 1024;
/** Larger files come in pieces, by the catalogue's own upload. */
export const largestUpload = 512 * 1024 * 1024;

async function textOf(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestText) throw new Refused('too-large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The fields of a form and the one file among them, streamed to the disk. A second file is refused. */
async function formOf(stream: Readable, type: string, city: City): Promise<{ given: Given; upload: Upload | null }> {
  const values: Record<string, unknown> = {};
  const stored: Promise<void>[] = [];
  let upload: Upload | null = null;
  let large = false;
  let form: BusboyInstance;
  try {
    form = new Busboy({
      headers: { 'content-type': type },
      limits: { files: 1, fields: 100, fieldSize: 1024 * 1024, fileSize: largestUpload, parts: 101 },
    });
  } catch (error) {
    throw new BadRequest((error as Error).message);
  }
  const partial = await city.files.partial();
  form.on('field', (name, value) => {
    values[name] = value;
  });
  form.on('file', (_name, file, filename) => {
    upload = { partial, name: filename ?? 'file' };
    file.on('limit', () => {
      large = true;
    });
    stored.push(pipeline(file, createWriteStream(partial, { flags: 'wx', mode: 0o600 })));
  });
  try {
    await pipeline(stream, form);
    await Promise.all(stored);
    if (large) throw new Refused('too-large');
    return { given: new Given(values), upload };
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Refused) throw error;
    throw new BadRequest(`the form cannot be read: ${(error as Error).message}`);
  }
}

/** What a request gives: JSON, a form, or nothing; whatever its content is called, as CKAN takes it. */
export async function bodyOf(
  { headers, stream }: Pick<EndpointRequest, 'headers' | 'stream'>,
  city: City,
): Promise<{ given: Given; upload: Upload | null }> {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return formOf(stream, type, city);
  const text = await textOf(stream);
  if (!type.startsWith('application/x-www-form-urlencoded')) return { given: givenJson(text), upload: null };
  // curl -d '{…}' sends JSON under this type, and CKAN takes it.
  if (text.trimStart().startsWith('{')) return { given: givenJson(text.replace(/=$/u, '')), upload: null };
  return { given: new Given(Object.fromEntries(new URLSearchParams(text))), upload: null };
}
