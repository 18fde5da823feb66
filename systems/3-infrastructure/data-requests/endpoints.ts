import { PassThrough } from 'node:stream';
import { countUse } from '#families/opendata/uses.ts';
import { findCurrentVersion } from '#families/opendata/versions.ts';
import { type Actor, everyone, member, officer } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Endpoint, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { type OfficeId, officeIds, offices } from '#law/offices.ts';
import { grantedTo } from './granted.ts';
import { longestQuery } from './queryRules.ts';
import { readsOf, recordRead } from './reads.ts';
import { findReleased } from './released.ts';
import { runInSandbox } from './sandbox.ts';
import type { ResultColumn, ResultValue } from './sandboxJob.ts';
import { SandboxRefused, sandboxRefusals } from './sandboxRefusals.ts';
import { disclosureLimits, queryLimits } from './settings.ts';
import type { ExportRow } from './views.ts';

const law = '31.1';
const readers = [member, ...officeIds.map(officer)] as const;

async function getReadable(system: 'data-requests' | 'data-exports', id: string | undefined, actor: Actor, city: City) {
  const found = await city.get(system, id ?? '');
  if (!found || !city.mayRead(found, actor)) throw new Refused('not-found');
  return found;
}

/** Only whom the agreement names reads in the sandbox; the office sees what was asked, not the data through it. */
async function getOwn(id: string | undefined, actor: Actor, city: City): Promise<CaseRecord> {
  const found = await getReadable('data-requests', id, actor, city);
  if (found.owner === null || !actor.parties.includes(found.owner)) throw new Refused('not-allowed', { article: law });
  return found;
}

function sqlIn(body: unknown): string {
  const sql = (body as { sql?: unknown } | null)?.sql;
  if (typeof sql !== 'string' || sql.trim() === '' || sql.length > longestQuery)
    throw new Refused('invalid-input', {
      field: 'sql',
      message: label(
        `查询应为不超过${longestQuery}字的文字`,
        `A query is a text of at most ${longestQuery} characters`,
      ),
    });
  return sql;
}

/** What a request for a data resource would be about: its present version, and the office that answers. */
const offer = endpoint({
  method: 'GET',
  path: '/api/data-requests/offers/:dataset',
  by: member,
  law,
  summary: label('可以申请的数据版本', 'The version that can be asked for'),
  async answer({ actor, params }, city) {
    const dataset = await city.get('data-catalogue', params.dataset ?? '');
    if (!dataset || !city.mayRead(dataset, actor)) throw new Refused('not-found', { field: 'dataset' });
    const version = await findCurrentVersion(city, dataset.id);
    const { title, opening, office = 'data' } = dataset.facts as { title: string; opening?: string; office?: OfficeId };
    return {
      body: {
        title,
        opening: opening ?? null,
        office,
        officeName: offices.find(({ id }) => id === office)?.name,
        version: version && { id: version.id, number: version.number, rows: version.rows },
      },
    };
  },
});

/** What the sandbox holds: the columns with their meaning, and what a query may take. */
const sandboxView = endpoint({
  method: 'GET',
  path: '/api/data-requests/:id/sandbox',
  by: member,
  law,
  summary: label('沙箱：可以查询的数据和限度', 'The sandbox: the data and its limits'),
  async answer({ actor, params }, city) {
    const request = await getOwn(params.id, actor, city);
    const { file: _, ...granted } = await grantedTo(request, city);
    const { title, endsOn } = request.facts;
    return {
      body: {
        ...granted,
        request: { id: request.id, number: request.number, title, endsOn },
        limits: queryLimits(city.settings),
        disclosure: disclosureLimits(city.settings),
      },
    };
  },
});

/** So many queries of one person, and of everybody, run at a time in one process. */
const mostEach = 1;
const mostAtAll = 4;
const running: string[] = [];

/**
 * Runs one query and tells how far it is, an event each: `{"progress": 0.4}` …, then `{"result": …}` or
 * `{"refused": …}`. Who leaves ends the query. Every one is recorded, those that were refused among them.
 */
const query = endpoint({
  method: 'POST',
  path: '/api/data-requests/:id/queries',
  by: member,
  law,
  summary: label('在沙箱中运行一条只读查询', 'Run one read-only query in the sandbox'),
  perMinute: 60,
  limit: 100_000,
  async answer({ actor, params, body }, city) {
    const request = await getOwn(params.id, actor, city);
    const granted = await grantedTo(request, city);
    const sql = sqlIn(body);
    const person = actor.person ?? '';
    if (running.length >= mostAtAll || running.filter((one) => one === person).length >= mostEach)
      throw new Refused('too-many-requests', {
        message: label('上一条查询还在运行', 'The query before is still running'),
      });
    running.push(person);
    const out = new PassThrough();
    const leaving = new AbortController();
    out.once('close', () => leaving.abort());
    const say = (line: object) => out.write(`data: ${JSON.stringify(line)}\n\n`);
    const started = performance.now();
    const run = async () => {
      let outcome: 'ran' | keyof typeof sandboxRefusals = 'ran';
      let rows: number | null = null;
      try {
        const result = await runInSandbox(
          { file: granted.file, sql, limits: queryLimits(city.settings) },
          { signal: leaving.signal, progress: (progress) => say({ progress }) },
        );
        rows = result.rows.length;
        say({ result, ms: Math.round(performance.now() - started) });
      } catch (error) {
        if (!(error instanceof SandboxRefused)) throw error;
        outcome = error.refusal.code;
        say({ refused: { ...error.refusal, message: sandboxRefusals[outcome] } });
      } finally {
        running.splice(running.indexOf(person), 1);
        await recordRead(city, request.id, actor, {
          kind: 'query',
          sql,
          outcome,
          rows,
          ms: performance.now() - started,
        });
        await countUse(city, {
          dataset: granted.dataset,
          version: granted.version,
          kind: 'sandbox',
          reader: request.owner,
        });
        out.end();
      }
    };
    run().catch((error) => out.destroy(error as Error));
    return { type: 'text/event-stream', headers: { 'cache-control': 'no-store' }, body: out };
  },
});

const history = endpoint({
  method: 'GET',
  path: '/api/data-requests/:id/reads',
  by: [...readers],
  law,
  summary: label('沙箱中的全部查询记录', 'Every read in the sandbox'),
  async answer({ actor, params, query: asked }, city) {
    const request = await getReadable('data-requests', params.id, actor, city);
    const before = asked.before === undefined ? null : Number(asked.before);
    if (before !== null && !Number.isSafeInteger(before)) throw new Refused('invalid-input', { field: 'before' });
    return { body: { reads: await readsOf(city, request.id, before) } };
  },
});

/** Asks for an export: recorded as a case of its own, checked at once in the background. */
const askExport = endpoint({
  method: 'POST',
  path: '/api/data-requests/:id/exports',
  by: member,
  law,
  summary: label('申请导出查询结果', 'Ask for a result to leave'),
  limit: 100_000,
  async answer({ actor, params, body, headers }, city) {
    const request = await getOwn(params.id, actor, city);
    const { title, note } = (body ?? {}) as { title?: unknown; note?: unknown };
    const as = city.as(actor);
    const key = headers['idempotency-key'];
    const made = await as.create(
      'data-exports',
      { title, request: request.id, sql: sqlIn(body), ...(note !== undefined && note !== '' && { note }) },
      { owner: request.owner, ...(key && { key }) },
    );
    if (made.state === 'draft')
      await as.move('data-exports', made.id, 'submit', {}, { ...(key && { key: `${key}-submit` }) });
    return { status: 201, body: { id: made.id } };
  },
});

/** What was asked to leave under a request, the newest first. */
const exportList = endpoint({
  method: 'GET',
  path: '/api/data-requests/:id/exports',
  by: [...readers],
  law,
  summary: label('本申请的导出', 'Exports under a request'),
  async answer({ actor, params }, city) {
    const request = await getReadable('data-requests', params.id, actor, city);
    const found = await city.query<Omit<ExportRow, 'stateLabel'>>(
      `select id, number, state, facts->>'title' as title, (facts->>'rows')::int as rows, facts->'findings'->0 as first,
         to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
       from records where system = 'data-exports' and facts->>'request' = $1 and state <> 'draft' order by created_at desc limit 200`,
      [request.id],
    );
    return { body: { exports: found.map((one) => ({ ...one, stateLabel: wordFor(one.state) })) } };
  },
});
interface Kept {
  readonly columns: readonly ResultColumn[];
  readonly preview: readonly (readonly ResultValue[])[];
  readonly sha256: string | null;
}
const keptOf = async (city: City, id: string): Promise<Kept | null> =>
  (await city.query<Kept>('select columns, preview, sha256 from export_results where export = $1', [id]))[0] ?? null;

/** An export's owner has its content only while the access is open: then what it holds is to be deleted. */
async function assertStillOpen(found: CaseRecord, actor: Actor, city: City): Promise<void> {
  if (found.owner === null || !actor.parties.includes(found.owner)) return;
  const request = await city.get('data-requests', String(found.facts.request));
  if (request?.state !== 'accessOpen')
    throw new Refused('not-allowed', {
      article: '33.2',
      message: label('使用已经结束，导出内容不再提供', 'The use has ended; exported content is no longer given out'),
    });
}

/** The start of the result with its findings beside it, for whoever may read the case. */
const preview = endpoint({
  method: 'GET',
  path: '/api/data-exports/:id/preview',
  by: [...readers],
  law: '33.2',
  summary: label('导出内容预览', 'Preview of an export'),
  async answer({ actor, params }, city) {
    const found = await getReadable('data-exports', params.id, actor, city);
    await assertStillOpen(found, actor, city);
    const kept = await keptOf(city, found.id);
    return { body: kept && { columns: kept.columns, rows: kept.preview } };
  },
});

/** The file: for its owner once it has been released, for the office while it looks at it as well. */
const file = endpoint({
  method: 'GET',
  path: '/api/data-exports/:id/file',
  by: [...readers],
  law: '33.2',
  summary: label('下载已放行的导出文件', 'The file of a released export'),
  async answer({ actor, params }, city) {
    const found = await getReadable('data-exports', params.id, actor, city);
    await assertStillOpen(found, actor, city);
    const isOwner = found.owner !== null && actor.parties.includes(found.owner);
    const kept = await keptOf(city, found.id);
    if (!kept?.sha256 || (isOwner && found.state !== 'leftSandbox'))
      throw new Refused('not-allowed', { article: '33.2' });
    return {
      type: 'text/csv; charset=utf-8',
      headers: { 'content-disposition': `attachment; filename="${found.number}.csv"` },
      body: city.files.read(kept.sha256),
    };
  },
});

/** Whether a file is a released export, by its SHA-256; nothing of its content is told. */
const fingerprint = endpoint({
  method: 'GET',
  path: '/api/data-exports/fingerprints/:sha256',
  by: everyone,
  law: '33.2',
  perMinute: 120,
  summary: label('按指纹核对文件是否为已放行的导出', 'Whether a file is a released export'),
  async answer({ params }, city) {
    if (!/^[0-9a-f]{64}$/u.test(params.sha256 ?? '')) throw new Refused('invalid-input', { field: 'sha256' });
    const found = await findReleased(city, params.sha256 ?? '');
    return { body: found ? { released: true, ...found } : { released: false } };
  },
});

export const requestEndpoints: readonly Endpoint[] = [
  offer,
  sandboxView,
  query,
  history,
  askExport,
  exportList,
  preview,
  file,
  fingerprint,
];
