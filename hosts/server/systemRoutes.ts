import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeSystem } from '#derive/describe.ts';
import { openApi } from '#derive/openApi.ts';
import { holds } from '#kernel/access.ts';
import { today } from '#kernel/dates.ts';
import type { DocumentModel } from '#kernel/documents.ts';
import { parseFacts } from '#kernel/fields/parse.ts';
import { isId } from '#kernel/fields/reference.ts';
import { textOf } from '#kernel/fields/text.ts';
import { Refused } from '#kernel/refusals.ts';
import type { System } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { getOffice } from '#law/offices.ts';
import { makeCaseFile } from '#store/caseFile.ts';
import { eventsOf } from '#store/journalStore.ts';
import { type ListQuery, listRecords, namesOf } from '#store/lists.ts';
import { findRecord, load, loadPage } from '#store/load.ts';
import { createRecord, mayRead, moveRecord, moveToPage, systemOf } from '#store/perform.ts';
import { endpoints } from '#systems/index.ts';
import { isInside, pageOf, readable, rowOf, showsFact, visibleFacts } from './pages.ts';
import type { AppParts } from './parts.ts';

type Path = { system: string; id: string; move: string; document: string };
type Query = Record<string, string | undefined>;

export function listQueryOf(query: Query): ListQuery {
  const limit = query.limit === undefined ? undefined : Number(query.limit);
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0 && limit <= 500))
    throw new Refused('invalid-input', { field: 'limit' });
  return {
    q: query.q?.slice(0, 200),
    states: query.state?.split(',').filter(Boolean),
    mine: query.mine === '1',
    facts: Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) =>
        name.startsWith('f.') && value ? [[name.slice(2), value]] : [],
      ),
    ),
    sort: query.sort,
    limit,
    cursor: query.cursor,
  };
}

/** The facts that a list shows: those of `cols`, a comma between them, or those that the system lists. */
function columnsOf(of: System, cols: string | undefined): readonly string[] {
  if (!cols) return of.list.columns;
  const names = cols.split(',').slice(0, 30);
  if (!names.every((name) => Object.hasOwn(of.facts, name))) throw new Refused('invalid-input', { field: 'cols' });
  return names;
}
/** What the shown facts refer to by id: parties, people and records. */
const idsIn = (of: System, columns: readonly string[], rows: readonly { facts: Readonly<Record<string, unknown>> }[]) =>
  columns
    .filter((name) => ['party', 'person', 'people', 'record'].includes(of.facts[name]?.kind ?? ''))
    .flatMap((name) => rows.flatMap((row) => row.facts[name] ?? []))
    .filter(isId);

/** The routes that every system has: list, export, create, read, move, history, documents. */
export function systemRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.get('/api/systems', async (request) => ({
    systems: [...around.systems.values()].map((one) => describeSystem(one, request.actor)),
  }));
  const api = openApi([...around.systems.values()], endpoints);
  app.get('/api/openapi.json', async () => api);

  for (const of of around.systems.values()) {
    const base = `/api/${of.id}`;
    app.get(base, async (request) => {
      const query = request.query as Query;
      const { items, ...page } = await listRecords(around, of, listQueryOf(query), request.actor);
      const columns = columnsOf(of, query.cols);
      const rows = items.map((one) => rowOf(of, one, request.actor, columns));
      return { items: rows, names: await namesOf(around, idsIn(of, columns, rows)), ...page };
    });
    app.get(`${base}.json`, (request, reply) => exported(of, request, reply, 'json'));
    app.get(`${base}.csv`, (request, reply) => exported(of, request, reply, 'csv'));
    app.post(base, async (request, reply) => {
      const body = bodyOf(request);
      const record = await createRecord(around, of, { facts: body.facts }, request.actor, { key: keyOf(request) });
      const loaded = readable(of, await loadPage(around, of, record.id), request.actor);
      reply.status(201).header('location', `${base}/${record.id}`).header('etag', `"${record.revision}"`);
      return pageOf(around, of, loaded, request.actor);
    });
    app.get<{ Params: Path }>(`${base}/:id`, async (request, reply) => {
      const loaded = readable(of, await loadPage(around, of, request.params.id), request.actor);
      reply.header('etag', `"${loaded.record.revision}"`);
      return pageOf(around, of, loaded, request.actor);
    });
    app.get<{ Params: Path }>(`${base}/:id/record`, async (request, reply) => {
      const { record, ownerName } = readable(of, await findRecord(around, of, request.params.id), request.actor);
      reply.header('etag', `"${record.revision}"`);
      return { ...record, ownerName, hands: undefined, facts: visibleFacts(of, record, request.actor) };
    });
    app.get<{ Params: Path }>(`${base}/:id/history`, async (request) => {
      const { record } = readable(of, await findRecord(around, of, request.params.id), request.actor);
      const events = await eventsOf(around.pool, record.id);
      const inside = isInside(of, record, request.actor);
      return {
        // What happened while a stranger might not read the record, such as its drafts, stays unread afterwards.
        events: events
          .filter((event) => inside || mayRead(of, { ...record, state: event.to }, request.actor))
          .map((event) => ({
            ...event,
            actor: inside ? event.actor : { kind: event.actor.kind },
            reason: inside ? event.reason : undefined,
            changes: Object.fromEntries(
              Object.entries(event.changes).filter(([name]) => showsFact(of, name, record, request.actor)),
            ),
            moveLabel: wordFor(event.move),
            toLabel: wordFor(event.to),
          })),
      };
    });
    app.get<{ Params: Path; Querystring: { reason?: string } }>(`${base}/:id/documents/:document`, (request) =>
      rendered(of, request, request.query.reason),
    );
    // A letter is drafted from what the officer is about to set as well.
    app.post<{ Params: Path }>(`${base}/:id/documents/:document`, (request) => {
      const { reason, facts } = bodyOf(request);
      return rendered(of, request, typeof reason === 'string' ? reason : undefined, facts);
    });
    app.get<{ Params: Path }>(`${base}/:id/casefile.zip`, async (request, reply) => {
      const { name, stream } = await makeCaseFile(around, of, request.params.id, request.actor);
      reply.type('application/zip').header('content-disposition', `attachment; filename="${name}"`);
      return reply.header('cache-control', 'no-store').send(stream);
    });
    app.post<{ Params: Path }>(`${base}/:id/:move`, async (request, reply) => {
      const body = bodyOf(request);
      const { id, move } = request.params;
      const input = {
        facts: body.facts,
        reason: typeof body.reason === 'string' ? body.reason.slice(0, 5000) : undefined,
        letter: letterOf(body.letter),
      };
      const seen = { revision: revisionOf(request, addsOnly(of, move)), key: keyOf(request) };
      if ((request.query as Query).return === 'record') {
        const record = await moveRecord(around, of, id, move, input, request.actor, seen);
        reply.header('etag', `"${record.revision}"`);
        return { ...record, hands: undefined, facts: visibleFacts(of, record, request.actor) };
      }
      const page = await moveToPage(around, of, id, move, input, request.actor, seen);
      reply.header('etag', `"${page.record.revision}"`);
      return pageOf(around, of, readable(of, page, request.actor), request.actor);
    });
  }

  async function rendered(
    of: System,
    { params, actor }: FastifyRequest<{ Params: Path }>,
    reason: string | undefined,
    given: unknown = {},
  ): Promise<DocumentModel> {
    const template = Object.hasOwn(of.documents ?? {}, params.document) ? of.documents?.[params.document] : undefined;
    const loaded = await load(around, of, params.id, template?.reads);
    const { record, ownerName, context } = readable(of, loaded, actor);
    if (!template || (template.read && !holds(template.read, actor, record)))
      throw new Refused('not-found', { field: params.document });
    const name = ownerName ?? '';
    return template.render({
      record: { ...record, facts: { ...visibleFacts(of, record, actor), ...parseFacts(of.facts, given).facts } },
      ownerName: { zh: name, en: name },
      office: getOffice(of.keeper).name,
      today: today(around.now()),
      reason: reason?.slice(0, 5000),
      reads: context.reads,
    });
  }

  async function exported(of: System, request: FastifyRequest, reply: FastifyReply, format: 'csv' | 'json') {
    const query = listQueryOf(request.query as Query);
    async function* rows() {
      let cursor: string | null | undefined = query.cursor;
      do {
        const page = await listRecords(
          around,
          systemOf(around, of.id),
          { ...query, cursor: cursor ?? undefined, limit: 500 },
          request.actor,
        );
        for (const one of page.items) yield { ...one, facts: visibleFacts(of, one, request.actor) };
        cursor = page.next;
      } while (cursor);
    }
    reply.header('content-disposition', `attachment; filename="${of.id}.${format}"`);
    if (format === 'json') {
      reply.type('application/json');
      async function* json() {
        let first = true;
        yield '[';
        for await (const { id, number, state, ownerName, updatedAt, facts } of rows()) {
          yield `${first ? '' : ','}\n${JSON.stringify({ id, number, state, ownerName, updatedAt, facts })}`;
          first = false;
        }
        yield '\n]\n';
      }
      return reply.send(streamOf(json()));
    }
    const names = Object.keys(of.facts);
    const out = stringify({
      bom: true,
      header: true,
      escape_formulas: true,
      columns: [
        '编号 number',
        '状态 state',
        '当事人 owner',
        '更新 updated',
        ...names.map((name) => `${of.facts[name]?.label.zh} ${name}`),
      ],
    });
    void (async () => {
      try {
        for await (const one of rows())
          out.write([
            one.number,
            wordFor(one.state).zh,
            one.ownerName ?? '',
            one.updatedAt,
            ...names.map((name) => textOf(of.facts[name] as never, one.facts[name], 'zh')),
          ]);
        out.end();
      } catch (error) {
        out.destroy(error as Error);
      }
    })();
    return reply.type('text/csv; charset=utf-8').send(out);
  }
}

const streamOf = (parts: AsyncIterable<string>): Readable => Readable.from(parts);

function bodyOf(request: FastifyRequest): { facts?: unknown; reason?: unknown; letter?: unknown } {
  const body = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refused('malformed-request');
  return body;
}
function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key.length < 8 || key.length > 200)
    throw new Refused('invalid-input', { field: 'Idempotency-Key' });
  return key;
}
/** Whether a move only ever adds an entry: entries do not exclude each other, so no revision need be named. */
const addsOnly = (of: System, move: string): boolean => {
  const all = Object.values(of.lifecycle).flatMap((moves) => (Object.hasOwn(moves, move) ? [moves[move]] : []));
  return all.length > 0 && all.every((one) => one?.adds);
};
function revisionOf(request: FastifyRequest, optional: boolean): number | undefined {
  const seen = /^(?:W\/)?"?(\d+)"?$/u.exec(request.headers['if-match'] ?? '')?.[1];
  if (!seen && optional) return undefined;
  if (!seen) throw new Refused('revision-required', { field: 'If-Match' });
  return Number(seen);
}
/** A letter as the officer edited it; only the shape that documents have is taken, so that nothing else is issued. */
function letterOf(given: unknown): DocumentModel | undefined {
  if (given === undefined || given === null) return undefined;
  const letter = given as Partial<DocumentModel>;
  const fits =
    typeof letter === 'object' &&
    isLabel(letter.title) &&
    Array.isArray(letter.blocks) &&
    letter.blocks.length <= 200 &&
    letter.blocks.every(isBlock);
  if (!fits)
    throw new Refused('invalid-input', {
      field: 'letter',
      message: { zh: '文书格式有误', en: 'the letter does not have the shape of a document' },
    });
  return letter as DocumentModel;
}

function isBlock(given: unknown): boolean {
  const block = given as { text?: unknown; items?: unknown; rows?: unknown } | null;
  if (typeof block !== 'object' || block === null) return false;
  if (block.text !== undefined) return isLabel(block.text);
  if (Array.isArray(block.items)) return block.items.every(isLabel);
  return Array.isArray(block.rows) && block.rows.every((row) => isLabel(row?.label) && isLabel(row?.value));
}
const isLabel = (value: unknown): boolean =>
  typeof (value as { zh?: unknown })?.zh === 'string' && typeof (value as { en?: unknown }).en === 'string';
