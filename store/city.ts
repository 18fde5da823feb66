import { theProgram } from '#kernel/access.ts';
import type { City, Effect } from '#kernel/effects.ts';
import type { CaseRecord } from '#kernel/system.ts';
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
  move: (system, id, move, facts): Promise<CaseRecord> =>
    moveRecord(around, systemOf(around, system), id, move, { facts }, theProgram),
});

const attemptsAtMost = 8;

/**
 * Runs the effects that are due, one by one, each claimed with a row lock that other workers skip. A failed effect is
 * tried again later, each time after twice as long; after eight attempts it stays with its fault for the operator.
 */
export async function runEffects(around: Surroundings, effects: ReadonlyMap<string, Effect>): Promise<number> {
  const city = cityOf(around);
  for (let done = 0; ; done++) {
    const { rows } = await around.pool.query<{
      id: number;
      name: string;
      payload: Record<string, unknown>;
      attempts: number;
    }>(
      `update effects set attempts = attempts + 1, run_after = now() + make_interval(secs => 2 ^ attempts * 5)
       where id = (select id from effects where not done and run_after <= now() and attempts < $1 order by id limit 1 for update skip locked)
       returning id, name, payload, attempts`,
      [attemptsAtMost],
    );
    const due = rows[0];
    if (!due) return done;
    try {
      const effect = effects.get(due.name);
      if (!effect) throw new Error(`no effect is named ${due.name}`);
      await effect.run(due.payload, city);
      await around.pool.query('update effects set done = true, fault = null where id = $1', [due.id]);
    } catch (error) {
      await around.pool.query('update effects set fault = $2 where id = $1', [
        due.id,
        String((error as Error).stack ?? error).slice(0, 4000),
      ]);
    }
  }
}
