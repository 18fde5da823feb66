import { theProgram } from '#kernel/access.ts';
import type { City, Effect } from '#kernel/effects.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { drainJobs } from './jobs.ts';
import { createRecord, moveRecord, type Surroundings, systemOf } from './perform.ts';
import { type RecordRow, recordOf } from './rows.ts';

/** What effects may do: the kernel's own moves as the program, and finding records by their facts. */
export const cityOf = (around: Surroundings): City => ({
  async find(system, where, states) {
    const { rows } = await around.pool.query<RecordRow>(
      'select * from records where system = $1 and facts @> $2::jsonb and ($3::text[] is null or state = any($3)) order by created_at, id limit 100',
      [system, JSON.stringify(where), states ?? null],
    );
    return rows.map(recordOf);
  },
  create: (system, facts, options = {}) =>
    createRecord(around, systemOf(around, system), { facts }, theProgram, {
      owner: options.owner ?? null,
      key: options.key,
    }),
  move: (system, id, move, facts) => moveAgain(around, system, id, move, facts),
});

/** The program names no revision: where somebody was faster it looks again and decides on what it then sees. */
async function moveAgain(
  around: Surroundings,
  system: string,
  id: string,
  move: string,
  facts: object | undefined,
): Promise<CaseRecord> {
  for (let left = 5; ; left--)
    try {
      return await moveRecord(around, systemOf(around, system), id, move, { facts }, theProgram);
    } catch (error) {
      if (left === 0 || !(error instanceof Refused && error.refusal.code === 'revision-conflict')) throw error;
    }
}

/** Runs the effects that are due until none is left; gives how many ran. What fails waits and is tried again later. */
export const runEffects = (around: Surroundings, effects: ReadonlyMap<string, Effect>): Promise<number> =>
  drainJobs(around, { effects }, cityOf(around));
