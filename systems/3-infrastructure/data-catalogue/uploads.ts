import { createWriteStream } from 'node:fs';
import { rm, stat, truncate } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { addVersion } from '#families/opendata/ingest.ts';
import { findVersion } from '#families/opendata/versions.ts';
import { type Actor, member, type Roles } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Endpoint, endpoint } from '#kernel/endpoint.ts';
import { isId } from '#kernel/fields/reference.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { type SettingOf, settingValue } from '#kernel/settings.ts';
import { anyOffice } from './facts.ts';
import { findResource, isInside } from './resources.ts';

const law = '31.1';
const by: Roles = [member, ...[anyOffice].flat()];
/** One piece of a file; the browser sends smaller ones. */
const pieceAtMost = 64 * 1024 * 1024;

export const largestFile: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'data-catalogue.largestFile',
  label: label('上传文件的大小上限', 'Largest file'),
  value: 20_480,
  min: 1,
  max: 1_048_576,
  unit: label('MiB', 'MiB'),
  source: label('本平台技术限制，来源待确认', 'A technical limit of this platform, source to be confirmed'),
  confirmed: false,
};

interface Upload {
  readonly id: string;
  readonly dataset: string;
  readonly name: string;
  readonly size: number;
  readonly received: number;
  readonly by: string;
}
const columns = 'id, dataset, name, size::float8 as size, received::float8 as received, by';

/** A resource to which the actor may add data. */
async function ownResource(id: string | undefined, actor: Actor, city: City) {
  const resource = await findResource(id, actor, city);
  if (!isInside(resource, actor)) throw new Refused('not-allowed', { article: law });
  return resource;
}
async function ownUpload(id: string | undefined, actor: Actor, city: City): Promise<Upload> {
  const [found] = isId(id)
    ? await city.query<Upload>(`select ${columns} from dataset_uploads where id = $1 and by = $2`, [id, actor.person])
    : [];
  if (!found) throw new Refused('not-found');
  await ownResource(found.dataset, actor, city);
  return found;
}

const begin = endpoint({
  method: 'POST',
  path: '/api/data/:id/uploads',
  by,
  law,
  summary: label('开始分段上传数据文件', 'Begin to upload a data file in pieces'),
  async answer({ params, actor, body }, city) {
    const resource = await ownResource(params.id, actor, city);
    const given = z.object({ name: z.string().min(1).max(500), size: z.int().min(1) }).safeParse(body);
    if (!given.success) throw new Refused('invalid-input', { field: String(given.error.issues[0]?.path[0] ?? 'name') });
    const most = settingValue(largestFile, city.settings);
    if (given.data.size > most * 1024 * 1024)
      throw new Refused('too-large', {
        field: 'file',
        message: label(`文件不得超过${most} MiB`, `Files may have at most ${most} MiB`),
      });
    // The same file of the same person goes on where it stopped.
    const [upload] = await city.query<Upload>(
      `with before as (select id from dataset_uploads where dataset = $1 and by = $2 and name = $3 and size = $4 order by at desc limit 1),
         made as (insert into dataset_uploads (id, dataset, by, name, size, at)
           select gen_random_uuid(), $1, $2, $3, $4, $5 where not exists (select from before) returning *)
       select ${columns} from made union all select ${columns} from dataset_uploads where id in (select id from before)`,
      [resource.id, actor.person, given.data.name, given.data.size, city.now().toISOString()],
    );
    return { status: 201, body: upload };
  },
});

const look = endpoint({
  method: 'GET',
  path: '/api/data/uploads/:upload',
  by,
  law,
  summary: label('已上传到何处', 'How far an upload has come'),
  answer: async ({ params, actor }, city) => ({ body: await ownUpload(params.upload, actor, city) }),
});

const piece = endpoint({
  method: 'PUT',
  path: '/api/data/uploads/:upload',
  by,
  law,
  takes: 'stream',
  limit: pieceAtMost,
  summary: label('上传一段：?offset= 为起点', 'Send a piece: ?offset= says from where'),
  async answer({ params, query, actor, stream }, city) {
    const upload = await ownUpload(params.upload, actor, city);
    if (Number(query.offset) !== upload.received)
      throw new Refused('revision-conflict', {
        field: 'offset',
        message: label(`应从第${upload.received}字节继续`, `go on from byte ${upload.received}`),
      });
    const partial = await city.files.partial(upload.id);
    await append(partial, upload.received, upload.size, stream);
    const received = (await stat(partial)).size;
    // Of two pieces sent at once only the one that went on from what was known counts.
    const [now] = await city.query<Upload>(
      `update dataset_uploads set received = $3, at = $4 where id = $1 and received = $2 returning ${columns}`,
      [upload.id, upload.received, received, city.now().toISOString()],
    );
    if (!now) throw new Refused('revision-conflict', { field: 'offset' });
    return { body: now };
  },
});

/** Writes a piece after what is there; what an earlier piece left half is written over. */
async function append(partial: string, from: number, size: number, stream: Readable): Promise<void> {
  const there = await stat(partial).catch(() => null);
  if (there ? there.size < from : from > 0) throw new Refused('not-found');
  if (there && there.size > from) await truncate(partial, from);
  let at = from;
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        at += chunk.length;
        if (at > size) throw new Refused('too-large', { field: 'file' });
        if (at - from > pieceAtMost) throw new Refused('too-large', { field: 'file' });
        yield chunk;
      }
    },
    createWriteStream(partial, { flags: from === 0 ? 'w' : 'a', mode: 0o600 }),
  );
}

const finish = endpoint({
  method: 'POST',
  path: '/api/data/uploads/:upload/finish',
  by,
  law,
  summary: label('上传完毕，开始入库', 'The file is whole: begin to load it'),
  async answer({ params, actor }, city) {
    const upload = await ownUpload(params.upload, actor, city);
    if (upload.received !== upload.size)
      throw new Refused('guard-failed', {
        field: 'file',
        message: label(
          `文件尚未传完：${upload.received} / ${upload.size} 字节`,
          `the file is not whole yet: ${upload.received} of ${upload.size} bytes`,
        ),
      });
    const [taken] = await city.query('delete from dataset_uploads where id = $1 returning id', [upload.id]);
    if (!taken) throw new Refused('not-found');
    const partial = await city.files.partial(upload.id);
    const version = await addVersion(city, upload.dataset, { partial, name: upload.name }, actor.person ?? null);
    const task = await city.as(actor).start('data-catalogue.ingest', { version: version.id }, { key: version.id });
    return { status: 202, body: { version: version.id, task } };
  },
});

const drop = endpoint({
  method: 'DELETE',
  path: '/api/data/uploads/:upload',
  by,
  law,
  summary: label('放弃上传', 'Give an upload up'),
  async answer({ params, actor }, city) {
    const upload = await ownUpload(params.upload, actor, city);
    await city.query('delete from dataset_uploads where id = $1', [upload.id]);
    await rm(await city.files.partial(upload.id), { force: true });
    return { status: 204, body: null };
  },
});

const again = endpoint({
  method: 'POST',
  path: '/api/data/versions/:version/load',
  by,
  law,
  summary: label('重新入库已停止的版本', 'Load a version whose loading was stopped'),
  async answer({ params, actor }, city) {
    const version = await findVersion(city, params.version ?? '');
    if (!version) throw new Refused('not-found');
    await ownResource(version.dataset, actor, city);
    if (version.state !== 'loading') throw new Refused('no-such-move', { field: 'version' });
    const key = `${version.id}-${city.now().getTime()}`;
    return {
      status: 202,
      body: { task: await city.as(actor).start('data-catalogue.ingest', { version: version.id }, { key }) },
    };
  },
});

export const uploadEndpoints: readonly Endpoint[] = [begin, look, piece, finish, drop, again];
