import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import { Refused } from '#kernel/refusals.ts';

/** A sealed file's largest size in bytes, and how many a report or message may have. */
export const fileLimit = 20 * 1024 * 1024;
export const filesAtMost = 10;
/** How much may lie here that no report names yet, in bytes; beyond it nobody can add until it is swept. */
const unclaimedAtMost = 2_000_000_000;
const partSize = 256 * 1024;
const firstLine = 'age-encryption.org/v1\n';

/**
 * Takes in a sealed file, in pieces, into the database, where it has no name and no time but the day. Refuses what is
 * not sealed, so that a client at fault leaks nothing, and what is too large.
 */
export async function takeFile(city: City, stream: Readable): Promise<{ id: string; size: number }> {
  const id = randomUUID();
  const on = today(city.now());
  await city.query('delete from report_files where report is null and on_day < $1::date - 1', [on]);
  const [waiting] = await city.query<{ size: string }>(
    'select coalesce(sum(size), 0) as size from report_files where report is null',
  );
  if (Number(waiting?.size) > unclaimedAtMost) throw new Refused('too-many-requests');
  await city.query('insert into report_files (id, on_day) values ($1, $2)', [id, on]);
  const digest = createHash('sha256');
  let size = 0;
  try {
    let seq = 0;
    for await (const part of inParts(stream)) {
      if (seq === 0 && part.subarray(0, firstLine.length).toString('latin1') !== firstLine)
        throw new Refused('file-type', {
          field: 'file',
          message: { zh: '只接收已在您设备上加密的文件', en: 'Only files sealed on your device are taken' },
        });
      size += part.length;
      if (size > fileLimit) throw new Refused('too-large', { field: 'file' });
      digest.update(part);
      await city.query('insert into report_file_parts (file, seq, bytes) values ($1, $2, $3)', [id, seq++, part]);
    }
    if (size === 0) throw new Refused('file-type', { field: 'file' });
  } catch (error) {
    await city.query('delete from report_files where id = $1', [id]);
    throw error;
  }
  await city.query('update report_files set sha256 = $2, size = $3 where id = $1', [id, digest.digest('hex'), size]);
  return { id, size };
}

async function* inParts(stream: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    held.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length < partSize) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}

/** Gives the files that arrived to a report; refuses where one is not there or is another's. */
export async function claimFiles(city: City, report: string, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  const rows = await city.query<{ id: string }>(
    'update report_files set report = $1 where id = any($2) and sha256 is not null and (report is null or report = $1) returning id',
    [report, files],
  );
  if (rows.length !== new Set(files).size)
    throw new Refused('invalid-input', {
      field: 'files',
      message: { zh: '有文件没有送达，请重新添加', en: 'A file did not arrive; please add it again' },
    });
}

/** A file of the report as it was sealed, in pieces; null where the report has no such file. */
export async function readFile(city: City, report: string, file: string): Promise<Readable | null> {
  const [found] = await city.query('select from report_files where id = $1 and report = $2', [file, report]);
  if (!found) return null;
  async function* parts() {
    for (let seq = 0; ; seq++) {
      const [row] = await city.query<{ bytes: Buffer }>(
        'select bytes from report_file_parts where file = $1 and seq = $2',
        [file, seq],
      );
      if (!row) return;
      yield row.bytes;
    }
  }
  return Readable.from(parts());
}
