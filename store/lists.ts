import { type Actor, holdsAnywhere } from '#kernel/access.ts';
import type { ClockRecord } from '#kernel/clock/clock.ts';
import { Refused } from '#kernel/refusals.ts';
import { queryTokens } from '#kernel/search.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordOf } from './rows.ts';
import { Conditions, visibleIn } from './visible.ts';

export interface ListQuery {
  readonly q?: string;
  readonly states?: readonly string[];
  readonly mine?: boolean;
  readonly facts?: Readonly<Record<string, string>>;
  readonly sort?: string;
  readonly limit?: number;
  readonly cursor?: string;
  /** Several systems at once, for the search over everything. */
  readonly systems?: readonly System[];
}
export interface Listed {
  readonly items: readonly (CaseRecord & { ownerName: string | null; clocks: readonly ClockRecord[] })[];
  /** The cursors of the pages after and before this one. */
  readonly next: string | null;
  readonly previous: string | null;
  readonly total: number;
  readonly totalCapped: boolean;
}

const sorts: Readonly<Record<string, { column: string; down: boolean }>> = {
  '-updatedAt': { column: 'r.updated_at', down: true },
  updatedAt: { column: 'r.updated_at', down: false },
  number: { column: 'r.number', down: false },
  '-number': { column: 'r.number', down: true },
};
/** Beyond this many a total is said as “more than”: counting everything is what costs (METHODS, kernel and search). */
const countAtMost = 1000;

/** One page of records that the actor may read: filtered, searched, sorted, by cursor. */
export async function listRecords(
  around: Surroundings,
  of: System | null,
  query: ListQuery,
  actor: Actor,
): Promise<Listed> {
  const add = new Conditions();
  const tokens = query.q ? queryTokens(query.q) : [];
  if (query.q && tokens.length === 0) return { items: [], next: null, previous: null, total: 0, totalCapped: false };
  const systems = of ? [of] : (query.systems ?? []);
  add.all.push(visibleIn(systems, actor, add, tokens));
  if (query.states?.length) add.all.push(`r.state = any(${add.value(query.states)})`);
  if (query.mine) add.all.push(`r.owner = any(${add.value(actor.parties)})`);
  for (const [name, wanted] of Object.entries(query.facts ?? {})) {
    const field = of?.facts[name];
    // A fact that one may not read in every record is not asked for either, or its value could be guessed.
    if (!field || (field.read && !holdsAnywhere(field.read, actor)))
      throw new Refused('invalid-input', { field: `f.${name}` });
    const value =
      field.kind === 'yesNo'
        ? wanted === 'true'
        : field.kind === 'integer' || field.kind === 'money'
          ? Number(wanted)
          : field.kind === 'choices'
            ? [wanted]
            : wanted;
    add.all.push(`r.facts @> ${add.value(JSON.stringify({ [name]: value }))}::jsonb`);
  }
  const counting = { text: add.all.join(' and '), values: [...add.values] };
  const sort = sorts[query.sort ?? '-updatedAt'];
  if (!sort) throw new Refused('invalid-input', { field: 'sort' });
  const from = query.cursor ? readCursor(query.cursor) : null;
  // The page before is read backwards from the cursor and turned round.
  const down = sort.down !== (from?.back ?? false);
  if (from) {
    const cast = sort.column === 'r.number' ? 'text' : 'timestamptz';
    add.all.push(
      `(${sort.column}, r.id) ${down ? '<' : '>'} (${add.value(from.key)}::${cast}, ${add.value(from.id)}::uuid)`,
    );
  }
  const limit = Math.min(Math.max(query.limit ?? 20, 1), 500);
  const direction = down ? 'desc' : 'asc';
  const page = around.pool.query<
    RecordRow & { owner_name: string | null; clocks: ClockRecord[] | null; sort_key: string }
  >(
    `select r.id, r.system, r.number, r.state, r.revision, r.owner, r.facts, r.head, r.created_at, r.updated_at, p.name as owner_name, ${sort.column}::text as sort_key,
       (select jsonb_agg(c.clock) from clocks c where c.record = r.id and not c.ended) as clocks
     from records r left join parties p on p.id = r.owner where ${add.all.join(' and ')} order by ${sort.column} ${direction}, r.id ${direction} limit ${limit + 1}`,
    add.values,
  );
  const count = around.pool.query<{ n: number }>(
    `select count(*)::int as n from (select 1 from records r where ${counting.text} limit ${countAtMost + 1}) capped`,
    counting.values,
  );
  const [{ rows }, counted] = await Promise.all([page, count]);
  const total = counted.rows[0]?.n ?? 0;
  const more = rows.length > limit;
  const shown = rows.slice(0, limit);
  if (from?.back) shown.reverse();
  const at = (row: (typeof shown)[number] | undefined, back: boolean) =>
    row ? cursorAt(row.sort_key, row.id, back) : null;
  return {
    items: shown.map((row) => ({ ...recordOf(row), hands: {}, ownerName: row.owner_name, clocks: row.clocks ?? [] })),
    next: more || from?.back ? at(shown.at(-1), false) : null,
    previous: from && (more || !from.back) ? at(shown[0], true) : null,
    total: Math.min(total, countAtMost),
    totalCapped: total > countAtMost,
  };
}

interface Cursor {
  readonly key: string;
  readonly id: string;
  readonly back: boolean;
}
const cursorAt = (key: string, id: string, back: boolean): string =>
  Buffer.from(JSON.stringify(back ? [key, id, 'back'] : [key, id])).toString('base64url');

function readCursor(cursor: string): Cursor {
  try {
    const [key, id, back] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    if (typeof key === 'string' && /^[0-9a-f-]{36}$/u.test(id ?? ''))
      return { key, id: id ?? '', back: back === 'back' };
  } catch {}
  throw new Refused('invalid-input', { field: 'cursor' });
}

/** What parties and people are called and how records are numbered, by id; nothing is asked where there is no id. */
export async function namesOf(around: Surroundings, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { rows } = await around.pool.query<{ id: string; name: string }>(
    `select id, name from parties where id = any($1) union all select id, name from people where id = any($1)
     union all select id, number from records where id = any($1)`,
    [ids],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
