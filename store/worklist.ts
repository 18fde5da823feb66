import type { Actor } from '#kernel/access.ts';
import type { ClockRecord } from '#kernel/clock/clock.ts';
import type { StepContext } from '#kernel/step.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { ownIn, waitingIn } from '#kernel/waiting.ts';
import { utc, waitingRows, waitingTable, waitsFor } from './desk.ts';
import { contextOf, readsByState } from './load.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordColumns, recordOf } from './rows.ts';

export interface WorkItem {
  readonly record: CaseRecord;
  readonly ownerName: string | null;
  /** With the record's clocks, open and ended, and the reads that its moves look at. */
  readonly context: StepContext;
}
/** Beyond this many the oldest are left out; the registers list them all. */
export const workAtMost = 300;

/**
 * Everything open that belongs to the actor's parties or waits for the actor, over all systems, newest first, with all
 * that its moves look at: one statement.
 */
export async function workOf(
  around: Surroundings,
  actor: Actor,
): Promise<{ items: readonly WorkItem[]; total: number }> {
  const systems = [...around.systems.values()];
  const waiting = systems.flatMap((of) => [...ownIn(of, actor), ...waitingIn(of, actor)]);
  const reads = systems
    .map((of) => [of.id, readsByState(around, of).join(', ')] as const)
    .filter(([, asked]) => asked !== '')
    .map(([id, asked]) => `when '${id}' then jsonb_build_object(${asked})`);
  const { rows } = await around.pool.query<{
    items:
      | (RecordRow & {
          owner_name: string | null;
          clocks: ClockRecord[] | null;
          reads: Record<string, unknown>;
        })[]
      | null;
    total: number;
  }>(
    `with w as (select * from ${waitingTable}),
     mine as (select distinct r.id, r.updated_at from w join records r on ${waitsFor}),
     page as (select id, updated_at from mine order by updated_at desc, id desc limit ${workAtMost})
     select (select count(*)::int from mine) as total, (select jsonb_agg(to_jsonb(i) order by i.updated_at desc, i.id desc) from (
       select ${recordColumns}, p.name as owner_name, (select jsonb_agg(c.clock) from clocks c where c.record = r.id) as clocks,
         case r.system when '' then '{}'::jsonb ${reads.join(' ')} else '{}' end as reads
       from page join records r on r.id = page.id left join parties p on p.id = r.owner) i) as items`,
    [waitingRows(waiting), actor.parties],
  );
  return {
    total: rows[0]?.total ?? 0,
    items: (rows[0]?.items ?? []).map((row) => ({
      record: recordOf({ ...row, ...utc(row) }),
      ownerName: row.owner_name,
      context: contextOf(around, row.clocks ?? [], row.reads),
    })),
  };
}
