import type { Actor } from '#kernel/access.ts';
import type { CaseRecord } from '#kernel/system.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordOf } from './rows.ts';

export interface NoticeItem {
  readonly id: number;
  readonly at: string;
  readonly move: string;
  readonly state: string;
  readonly read: boolean;
  readonly record: CaseRecord;
}
export interface Notices {
  readonly items: readonly NoticeItem[];
  /** Those not read, counted up to `unreadAtMost`. */
  readonly unread: number;
  /** The id from which to ask for older ones, or null. */
  readonly next: number | null;
}
export const unreadAtMost = 99;

/** Whom notices are addressed to; each is read by the index of its own column, newest first. */
const addressed = (columns: string, more: string, limit: string): string => `
  select n.* from unnest($1::uuid[]) a cross join lateral (select ${columns} from notices n where n.party = a ${more} order by n.id desc limit ${limit}) n
  union select n.* from unnest($2::text[]) a cross join lateral (select ${columns} from notices n where n.office = a ${more} order by n.id desc limit ${limit}) n
  union (select ${columns} from notices n where n.person = $3 ${more} order by n.id desc limit ${limit})`;

const unreadBy = `and n.id > coalesce((select up_to from notices_seen where person = $3), 0)
  and not exists (select from notices_read x where x.notice = n.id and x.person = $3)`;

/** A page of what an actor is told, newest first, and how much of all is unread, in one statement. */
export async function noticesFor(
  around: Surroundings,
  actor: Actor,
  query: { readonly before?: number; readonly limit: number; readonly unreadOnly?: boolean },
): Promise<Notices> {
  const { rows } = await around.pool.query<{
    items: (RecordRow & Omit<NoticeItem, 'record' | 'id'> & { notice: number; record_state: string })[] | null;
    unread: number;
  }>(
    `with page as (select * from (${addressed('n.*', `and n.id < $4 ${query.unreadOnly ? unreadBy : ''}`, '$5')}) m order by id desc limit $5)
     select (select jsonb_agg(to_jsonb(i) order by i.notice desc) from (
         select page.id as notice, page.at, page.move, page.state, r.id, r.system, r.number, r.state as record_state, r.revision, r.owner, r.facts, r.head,
           page.id <= coalesce((select up_to from notices_seen where person = $3), 0)
             or exists (select from notices_read x where x.notice = page.id and x.person = $3) as read
         from page join records r on r.id = page.record) i) as items,
       (select count(*)::int from (select id from (${addressed('n.id', unreadBy, String(unreadAtMost))}) u limit ${unreadAtMost}) u) as unread`,
    [actor.parties, actor.offices, actor.person, query.before ?? Number.MAX_SAFE_INTEGER, query.limit + 1],
  );
  const found = rows[0]?.items ?? [];
  const items = found.slice(0, query.limit).map((row) => ({
    id: row.notice,
    at: new Date(row.at).toISOString(),
    move: row.move,
    state: row.state,
    read: row.read,
    record: recordOf({ ...row, state: row.record_state, hands: {} }),
  }));
  return {
    items,
    unread: rows[0]?.unread ?? 0,
    next: found.length > query.limit ? (items.at(-1)?.id ?? null) : null,
  };
}

/** Marks one notice read; false where it is not addressed to the actor. */
export async function readNotice(around: Surroundings, actor: Actor, id: number): Promise<boolean> {
  const { rowCount } = await around.pool.query(
    `with own as (select id from notices where id = $1 and (party = any($2) or office = any($3) or person = $4)),
       done as (insert into notices_read select id, $4 from own on conflict do nothing)
     select from own`,
    [id, actor.parties, actor.offices, actor.person],
  );
  return rowCount === 1;
}

/** Marks everything up to a notice read. */
export async function readAllNotices(around: Surroundings, actor: Actor, upTo: number): Promise<void> {
  await around.pool.query(
    `insert into notices_seen values ($1, $2) on conflict (person) do update set up_to = greatest(notices_seen.up_to, excluded.up_to)`,
    [actor.person, upTo],
  );
}
