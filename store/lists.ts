import type { Actor } from '#kernel/access.ts';
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
  readonly next: string | null;
  readonly total: number;
  readonly totalCapped: boolean;
}

const sorts: Readonly<Record<string, { column: string; down: boolean }>> = {
  '-updatedAt': { column: 'r.updated_at', down: true },
  updatedAt: { column: 'r.updated_at', down: false },
  number: { column: 'r.number', down: false },
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
  if (query.q && tokens.length === 0) return { items: [], next: null, total: 0, totalCapped: false };
  const systems = of ? [of] : (query.systems ?? []);
  add.all.push(visibleIn(systems, actor, add, tokens));
  if (query.states?.length) add.all.push(`r.state = any(${add.value(query.states)})`);
  if (query.mine) add.all.push(`r.owner = any(${add.value(actor.parties)})`);
  for (const [name, wanted] of Object.entries(query.facts ?? {})) {
    const field = of?.facts[name];
    if (!field) throw new Refused('invalid-input', { field: `f.${name}` });
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
  if (query.cursor) {
    const [at, id] = readCursor(query.cursor);
    const cast = sort.column === 'r.number' ? 'text' : 'timestamptz';
    add.all.push(`(${sort.column}, r.id) ${sort.down ? '<' : '>'} (${add.value(at)}::${cast}, ${add.value(id)}::uuid)`);
  }
  const limit = Math.min(Math.max(query.limit ?? 20, 1), 500);
  const direction = sort.down ? 'desc' : 'asc';
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
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows
      .slice(0, limit)
      .map((row) => ({ ...recordOf(row), hands: {}, ownerName: row.owner_name, clocks: row.clocks ?? [] })),
    next: last ? Buffer.from(JSON.stringify([last.sort_key, last.id])).toString('base64url') : null,
    total: Math.min(total, countAtMost),
    totalCapped: total > countAtMost,
  };
}

function readCursor(cursor: string): [string, string] {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    if (typeof at === 'string' && /^[0-9a-f-]{36}$/u.test(id)) return [at, id];
  } catch {}
  throw new Refused('invalid-input', { field: 'cursor' });
}
