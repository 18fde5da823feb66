import type { Actor } from '#kernel/access.ts';
import type { ClockRecord } from '#kernel/clock/clock.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { type Waiting, waitingIn } from '#kernel/waiting.ts';
import type { OfficeId } from '#law/offices.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordColumns, recordOf } from './rows.ts';

export const deskColumns = ['overdue', 'soon', 'new'] as const;
export type DeskColumn = (typeof deskColumns)[number];

/** `pages`: the page shown of each column, from 1. */
export interface DeskQuery {
  readonly office: OfficeId;
  readonly system?: string;
  readonly state?: string;
  readonly pages: Readonly<Record<DeskColumn, number>>;
}
export interface DeskCase {
  readonly record: CaseRecord;
  readonly ownerName: string | null;
  /** The most urgent open term. */
  readonly clock: ClockRecord | null;
  /** Who of the office moved the record last. */
  readonly handler: string | null;
}
export interface Desk {
  readonly columns: Readonly<Record<DeskColumn, { readonly items: readonly DeskCase[]; readonly total: number }>>;
  /** How many records wait in each state, the filters aside. */
  readonly counts: readonly { readonly system: string; readonly state: string; readonly n: number }[];
}

/** Records in a column of one page. */
export const deskPage = 20;
/** Days ahead that count as soon. */
export const soonDays = 7;
/**
 * Where a term ends in a year without a calendar, the last day known is the latest possible one; its earliest lies up
 * to some six weeks before it, so such a term is due soon that much earlier.
 */
const uncertainDays = 45;

/** Whether a row of `w` (Waiting) and the record `r` belong together; `$2` are the actor's parties. */
export const waitsFor = `w.system = r.system and w.state = r.state and (w.move_owner is null or r.owner = any($2))
  and (w.move_fact is null or r.facts->w.move_fact ?| w.move_values) and (w.read_owner is null or r.owner = any($2))
  and (w.read_fact is null or r.facts->w.read_fact ?| w.read_values)`;
export const waitingTable = `jsonb_to_recordset($1::jsonb) as w(system text, state text, clocked boolean,
  move_owner boolean, move_fact text, move_values text[], read_owner boolean, read_fact text, read_values text[])`;

/** Moments inside JSON come with an offset and microseconds; a record has them as everywhere. */
export const utc = (row: { created_at: string; updated_at: string }) => ({
  created_at: new Date(row.created_at).toISOString(),
  updated_at: new Date(row.updated_at).toISOString(),
});

/** What waits for an actor as the JSON that `waitingTable` reads. */
export const waitingRows = (waiting: readonly Waiting[]): string =>
  JSON.stringify(
    waiting.map(({ system, state, move, read, clocked }) => ({
      system,
      state,
      clocked,
      move_owner: move.owner,
      move_fact: move.fact,
      move_values: move.values,
      read_owner: read.owner,
      read_fact: read.fact,
      read_values: read.values,
    })),
  );

/**
 * The desk of an office in one statement: every record that waits for one of its moves, or on which a term runs in a
 * system that it keeps, by how urgent it is; a page of each column, and counts.
 */
export async function deskOf(around: Surroundings, query: DeskQuery): Promise<Desk> {
  const actor: Actor = { kind: 'person', parties: [], offices: [query.office] };
  const waiting = [...around.systems.values()].flatMap((of) => waitingIn(of, actor, of.keeper === query.office));
  const on = today(around.now());
  const soonBy = addDays(on, soonDays);
  const { rows } = await around.pool.query<{
    items:
      | (RecordRow & {
          owner_name: string | null;
          clock: ClockRecord | null;
          handler: string | null;
          kind: DeskColumn;
        })[]
      | null;
    totals: Record<DeskColumn, number> | null;
    counts: Desk['counts'] | null;
  }>(
    `with w as (select * from ${waitingTable}),
     waiting as (
       select distinct on (r.id) r.id, r.system, r.state, r.updated_at, c.name as clock, c.due_on,
         case when c.due_on < $3 then 'overdue'
              when c.due_on <= $4 or (c.due_on > $5 and c.due_on <= $6) then 'soon' else 'new' end as kind
       from w join records r on ${waitsFor} left join clocks c on c.record = r.id and not c.ended
       where not w.clocked or c.record is not null order by r.id, c.due_on nulls last, c.name),
     wanted as (select * from waiting where ($7::text is null or system = $7) and ($8::text is null or state = $8)),
     placed as (select *, row_number() over (partition by kind order by due_on nulls last, updated_at, id) as place from wanted),
     page as (
       select ${recordColumns}, p.name as owner_name, c.clock, placed.kind, placed.place, h.name as handler
       from placed join records r on r.id = placed.id left join parties p on p.id = r.owner
       left join clocks c on c.record = placed.id and c.name = placed.clock
       left join lateral (
         select q.name from journal j join roles o on o.office = $9 and o.person::text = j.event->'actor'->>'person'
         join people q on q.id = o.person where j.record = r.id order by j.seq desc limit 1
       ) h on true
       where placed.place > (($10::jsonb->>placed.kind)::int - 1) * ${deskPage} and placed.place <= ($10::jsonb->>placed.kind)::int * ${deskPage})
     select
       (select jsonb_agg(to_jsonb(page) - 'hands' order by place) from page) as items,
       (select jsonb_object_agg(kind, n) from (select kind, count(*)::int as n from wanted group by kind) k) as totals,
       (select jsonb_agg(k) from (select system, state, count(*)::int as n from waiting group by system, state) k) as counts`,
    [
      waitingRows(waiting),
      [],
      on,
      soonBy,
      `${around.calendar.lastAnnouncedYear}-12-31`,
      addDays(soonBy, uncertainDays),
      query.system ?? null,
      query.state ?? null,
      query.office,
      JSON.stringify(query.pages),
    ],
  );
  const found = rows[0];
  const column = (kind: DeskColumn) => ({
    total: found?.totals?.[kind] ?? 0,
    items: (found?.items ?? [])
      .filter((row) => row.kind === kind)
      .map((row) => ({
        record: recordOf({ ...row, hands: {}, ...utc(row) }),
        ownerName: row.owner_name,
        clock: row.clock,
        handler: row.handler,
      })),
  });
  return {
    columns: { overdue: column('overdue'), soon: column('soon'), new: column('new') },
    counts: found?.counts ?? [],
  };
}
