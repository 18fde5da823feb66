import { type Actor, holdsAnywhere } from '#kernel/access.ts';
import type { ClockRecord } from '#kernel/clock/clock.ts';
import { Refused } from '#kernel/refusals.ts';
import { termsOf } from '#kernel/search.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordOf } from './rows.ts';
import { facetOf } from './searchText.ts';
import { Conditions, foundIn } from './visible.ts';

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

/** What lists are sorted by: the keys, the type of the first, and whether the greatest comes first. */
const sorts: Readonly<Record<string, { keys: readonly string[]; type: string; down: boolean }>> = {
  '-updatedAt': { keys: ['r.updated_at', 'r.id'], type: 'timestamptz', down: true },
  updatedAt: { keys: ['r.updated_at', 'r.id'], type: 'timestamptz', down: false },
  number: { keys: ['r.number'], type: 'text', down: false },
  '-number': { keys: ['r.number'], type: 'text', down: true },
};
/** Beyond this many a total is said as “more than”: counting everything is what costs (METHODS, kernel and search). */
const countAtMost = 1000;

type Row = RecordRow & { owner_name: string | null; clocks: ClockRecord[] | null; sort_key: string; total: number };

/** A list as SQL: one page with the total in each row, and the total alone, over the same conditions. */
export interface ListStatement {
  readonly page: string;
  readonly pageValues: readonly unknown[];
  readonly count: string;
  readonly countValues: readonly unknown[];
  readonly limit: number;
  /** The page before the cursor: read backwards, to be turned round. */
  readonly back: boolean;
}

/** One page of records that the actor may read: filtered, searched, sorted, by cursor. */
export async function listRecords(
  around: Surroundings,
  of: System | null,
  query: ListQuery,
  actor: Actor,
): Promise<Listed> {
  const list = listStatement(of, query, actor);
  if (!list) return { items: [], next: null, previous: null, total: 0, totalCapped: false };
  const { limit, back } = list;
  const { rows } = await around.pool.query<Row>(list.page, [...list.pageValues]);
  // The total comes with the rows; a page beyond the ends has none.
  const counted =
    rows.length > 0 || !query.cursor ? rows : (await around.pool.query<Row>(list.count, [...list.countValues])).rows;
  const total = counted[0]?.total ?? 0;
  const more = rows.length > limit;
  const shown = rows.slice(0, limit);
  if (back) shown.reverse();
  const at = (row: Row | undefined, before: boolean) => (row ? cursorAt(row.sort_key, row.id, before) : null);
  return {
    items: shown.map((row) => ({ ...recordOf(row), hands: {}, ownerName: row.owner_name, clocks: row.clocks ?? [] })),
    next: more || back ? at(shown.at(-1), false) : null,
    previous: query.cursor && (more || !back) ? at(shown[0], true) : null,
    total: Math.min(total, countAtMost),
    totalCapped: total > countAtMost,
  };
}

/** The list as SQL; null where the query holds no word, so that nothing can match. */
export function listStatement(of: System | null, query: ListQuery, actor: Actor): ListStatement | null {
  const add = new Conditions();
  const terms = query.q ? termsOf(query.q) : [];
  if (query.q && terms.length === 0) return null;
  const { visible, matching } = foundIn(of ? [of] : (query.systems ?? []), actor, add, terms);
  add.all.push(visible);
  // Conditions that an index of words or facets answers alone.
  const lookups = matching ? [matching] : [];
  if (query.states?.length) add.all.push(`r.state = any(${add.value(query.states)})`);
  // Equality with the one party, as it mostly is, can be read in order.
  if (query.mine && actor.parties.length === 1) add.all.push(`r.owner = ${add.value(actor.parties[0])}`);
  else if (query.mine) add.all.push(`r.owner = any(${add.value(actor.parties)})`);
  for (const [name, wanted] of Object.entries(query.facts ?? {})) {
    const filter = filtered(of, name, wanted, actor, add);
    (filter.isFacet ? lookups : add.all).push(filter.text);
  }
  const others = add.all.join(' and ');
  const countValues = [...add.values];
  // Counting looks these up and nothing else, then stops early; `offset 0` keeps indexes of half the city out of it.
  const found = lookups.length > 0 ? `(select * from records r where ${lookups.join(' and ')} offset 0)` : 'records';
  const count = `select count(*)::int as total from (select from ${found} r where ${others} limit ${countAtMost + 1}) capped`;
  const all = [others, ...lookups].join(' and ');
  const sort = sorts[query.sort ?? '-updatedAt'];
  if (!sort) throw new Refused('invalid-input', { field: 'sort' });
  const { keys } = sort;
  const from = query.cursor ? readCursor(query.cursor) : null;
  const back = from?.back ?? false;
  const down = sort.down !== back;
  const types = [sort.type, 'uuid'];
  const cursor = [from?.key, from?.id].slice(0, keys.length).map((one, at) => `${add.value(one)}::${types[at]}`);
  const limit = Math.min(Math.max(query.limit ?? 20, 1), 500);
  const order = keys.map((key) => `${key} ${down ? 'desc' : 'asc'}`).join(', ');
  return {
    page: `select r.id, r.system, r.number, r.state, r.revision, r.owner, r.facts, r.head, r.created_at, r.updated_at, p.name as owner_name,
       ${keys[0]}::text as sort_key, (select json_agg(c.clock) from clocks c where c.record = r.id and not c.ended) as clocks, (${count}) as total
     from (select r.id from records r where ${all}${from ? ` and (${keys.join(', ')}) ${down ? '<' : '>'} (${cursor.join(', ')})` : ''} order by ${order} limit ${limit + 1}) page
     join records r on r.id = page.id left join parties p on p.id = r.owner order by ${order}`,
    pageValues: from ? add.values : countValues,
    count,
    countValues,
    limit,
    back,
  };
}

/** A filter on one fact. What a system declares as filters is indexed with how common it is; the rest by its value. */
function filtered(
  of: System | null,
  name: string,
  wanted: string,
  actor: Actor,
  add: Conditions,
): { readonly text: string; readonly isFacet: boolean } {
  const field = of?.facts[name];
  // A fact that one may not read in every record is not asked for either, or its value could be guessed.
  if (!of || !field || (field.read && !holdsAnywhere(field.read, actor)))
    throw new Refused('invalid-input', { field: `f.${name}` });
  if (of.list.filters?.includes(name))
    return { text: `r.facets @> ${add.value([facetOf(name, wanted)])}::text[]`, isFacet: true };
  const value =
    field.kind === 'yesNo'
      ? wanted === 'true'
      : field.kind === 'integer' || field.kind === 'money'
        ? Number(wanted)
        : field.kind === 'choices'
          ? [wanted]
          : wanted;
  return { text: `r.facts @> ${add.value(JSON.stringify({ [name]: value }))}::jsonb`, isFacet: false };
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
