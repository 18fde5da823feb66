import { theClock } from '#kernel/access.ts';
import { type ClockRecord, readClock } from '#kernel/clock/clock.ts';
import { Refused } from '#kernel/refusals.ts';
import { lastDayOf } from './lastDay.ts';
import { moveRecord, type Surroundings, systemOf } from './perform.ts';

interface OpenClock {
  record: string;
  name: string;
  system: string;
  state: string;
  clock: ClockRecord;
  due_on: string | null;
}

/** Takes the moves that fall to the clock: those whose term is certainly over without the move that it waited for. */
export async function runClocks(around: Surroundings, on: string): Promise<number> {
  const { rows } = await around.pool.query<OpenClock>(
    `select c.record, c.name, c.clock, c.due_on, r.system, r.state from clocks c join records r on r.id = c.record
     where not c.ended and c.due_on < $1 order by c.due_on limit 500`,
    [on],
  );
  let moved = 0;
  const defects: unknown[] = [];
  for (const row of rows) {
    const of = systemOf(around, row.system);
    const due = Object.entries(of.lifecycle[row.state] ?? {}).filter(([, move]) => move.due === row.name);
    // The day stored is only a way to find the row: the clock itself, on today's calendar, decides.
    if (due.length === 0 || readClock(row.clock, around.calendar, on).status !== 'overdue') continue;
    // Of several moves due by one clock the first whose conditions hold is taken.
    for (const [name] of due)
      try {
        await moveRecord(around, of, row.record, name, {}, theClock);
        moved++;
        break;
      } catch (error) {
        // Somebody moved it in the same moment: then the clock has nothing left to do there.
        // A defect in one record must not keep the others from their due moves: it is told at the end.
        if (!(error instanceof Refused)) defects.push(error);
      }
  }
  if (defects.length > 0) throw new AggregateError(defects, `${defects.length} due moves failed`);
  return moved;
}

/** Reckons the stored last days again, where a newly announced calendar changes them; gives how many changed. */
export async function refreshLastDays(around: Surroundings, on: string): Promise<number> {
  let changed = 0;
  for (let after: [string, string] = ['00000000-0000-0000-0000-000000000000', '']; ; ) {
    const { rows } = await around.pool.query<OpenClock>(
      'select record, name, clock, due_on from clocks where not ended and (record, name) > ($1, $2) order by record, name limit 500',
      after,
    );
    const moved = rows
      .map((row) => ({
        record: row.record,
        name: row.name,
        was: row.due_on,
        is: lastDayOf(row.clock, around.calendar, on),
      }))
      .filter((row) => row.was !== row.is);
    if (moved.length > 0)
      await around.pool.query(
        `update clocks c set due_on = (x->>'is')::date from jsonb_array_elements($1::jsonb) x
         where c.record = (x->>'record')::uuid and c.name = x->>'name' and c.due_on is not distinct from (x->>'was')::date`,
        [JSON.stringify(moved)],
      );
    changed += moved.length;
    const last = rows.at(-1);
    if (!last || rows.length < 500) return changed;
    after = [last.record, last.name];
  }
}
