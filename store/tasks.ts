import { type Actor, theProgram } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import { type Task, TaskHalted, type TaskState } from '#kernel/tasks.ts';
import type { Surroundings } from './perform.ts';

export interface TaskRow {
  id: string;
  name: string;
  payload: Record<string, unknown>;
  state: TaskState;
  done: number;
  total: number | null;
  cursor: unknown;
  result: unknown;
  refusal: Refused['refusal'] | null;
  runs: number;
  faults: number;
  started_by: string | null;
  office: string | null;
  created_at: string;
  updated_at: string;
}

/** Unfinished tasks that one person may have at a time. */
const atMost = 5;
const faultsAtMost = 3;
const unfinished = "state in ('waiting','running','stopping')";

/** A declared task with the office that keeps its system. */
export function declaredTask(around: Surroundings, name: string): { task: Task; office: string } {
  for (const of of around.systems.values()) {
    const task = of.tasks?.find((one) => one.name === name);
    if (task) return { task, office: of.keeper };
  }
  throw new Error(`no task is named ${name}`);
}

/**
 * Starts a task and gives its id; with a `key`, a task of that name and key that was started before is given instead.
 * Refuses a person who has five unfinished tasks already.
 */
export async function startTask(
  around: Surroundings,
  name: string,
  payload: object,
  actor: Actor = theProgram,
  key: string | null = null,
): Promise<string> {
  const { office } = declaredTask(around, name);
  const person = actor.person ?? null;
  const { pool } = around;
  const { rows } = await pool.query<{ id: string }>(
    `with made as (
       insert into tasks (name, key, payload, started_by, office) select $1, $2, $3, $4::uuid, $5
       where $4 is null or (select count(*) from tasks where started_by = $4::uuid and ${unfinished}) < $6
       on conflict (name, key) do nothing returning id)
     select id, queue_task(id)::text from made union all select id, null from tasks where name = $1 and key = $2 limit 1`,
    [name, key, JSON.stringify(payload), person, office, atMost],
  );
  if (rows[0]) return rows[0].id;
  // Two that start it with one key in the same moment: the other was faster, and is visible only now.
  if (key) {
    const first = await pool.query<{ id: string }>('select id from tasks where name = $1 and key = $2', [name, key]);
    if (first.rows[0]) return first.rows[0].id;
  }
  throw new Refused('too-many-requests', {
    message: {
      zh: `您已有${atMost}项未完成的后台任务，请等待完成或先停止`,
      en: `You have ${atMost} unfinished tasks; wait for one or stop one first`,
    },
  });
}

/** A task that the actor may watch: one's own, or one of one's office. Others are not there. */
export async function getTask(around: Surroundings, id: string, actor: Actor): Promise<TaskRow> {
  const { rows } = await around.pool.query<TaskRow>('select * from tasks where id::text = $1', [id]);
  const row = rows[0];
  const own = row?.started_by != null && row.started_by === actor.person;
  if (row && (own || actor.administrator || actor.offices.some((office) => office === row.office))) return row;
  throw new Refused('not-found');
}

/** The newest tasks that the actor started. */
export async function tasksOf(around: Surroundings, actor: Actor): Promise<TaskRow[]> {
  const { rows } = await around.pool.query<TaskRow>(
    'select * from tasks where started_by = $1 order by created_at desc limit 50',
    [actor.person ?? null],
  );
  return rows;
}

/** Asks a task to stop: at once where it still waits, else at its next progress. One that rests stays as it is. */
export async function stopTask(around: Surroundings, id: string, actor: Actor): Promise<TaskRow> {
  await getTask(around, id, actor);
  await around.pool.query(
    `with asked as (update tasks set state = case state when 'waiting' then 'stopped' else 'stopping' end, updated_at = now()
       where id = $1 and state in ('waiting','running') returning id)
     select pg_notify('${stopChannel}', id::text) from asked`,
    [id],
  );
  return getTask(around, id, actor);
}
export const stopChannel = 'task-stop';

/**
 * Runs a task from where it stands until it is done, fails or must halt: `stopping` is aborted when somebody asks,
 * `ending` when the process ends, and then another one must run it again, which is what it gives.
 */
export async function runTask(
  around: Surroundings,
  id: string,
  city: City,
  { stopping, ending }: { stopping: AbortSignal; ending: AbortSignal },
): Promise<{ again: boolean }> {
  const { pool } = around;
  const { rows } = await pool.query<TaskRow>(
    `update tasks set state = case state when 'stopping' then 'stopped' else 'running' end, runs = runs + 1, updated_at = now()
     where id = $1 and ${unfinished} returning *`,
    [id],
  );
  const row = rows[0];
  if (row?.state !== 'running') return { again: false };
  const { task } = declaredTask(around, row.name);
  // Only the latest run may save, and only while the task is not at rest.
  const save = async (set: string, values: readonly unknown[]): Promise<TaskState | undefined> => {
    const saved = await pool.query<{ state: TaskState }>(
      `update tasks set ${set}, updated_at = now() where id = $1 and runs = $2 and ${unfinished} returning state`,
      [id, row.runs, ...values],
    );
    return saved.rows[0]?.state;
  };
  const control = {
    cursor: row.cursor,
    stopping: AbortSignal.any([stopping, ending]),
    async progress(done: number, total: number | null, cursor: unknown = null) {
      const state = await save('done = $3, total = $4, cursor = $5', [done, total, JSON.stringify(cursor)]);
      if (state !== 'running' || ending.aborted) throw new TaskHalted(state ?? 'taken over');
    },
  };
  try {
    const result = await task.run(row.payload, control, city);
    await save("state = 'done', result = $3, done = coalesce(total, done)", [JSON.stringify(result ?? null)]);
    return { again: false };
  } catch (error) {
    if (error instanceof TaskHalted) {
      await save("state = case state when 'stopping' then 'stopped' else state end", []);
      return { again: ending.aborted && error.message === 'running' };
    }
    if (error instanceof Refused) {
      await save("state = 'failed', refusal = $3", [JSON.stringify(error.refusal)]);
      return { again: false };
    }
    const fault = String((error as Error).stack ?? error).slice(0, 4000);
    const state = await save(
      "faults = faults + 1, fault = $3, state = case when faults + 1 >= $4 then 'failed' when state = 'stopping' then 'stopped' else state end",
      [fault, faultsAtMost],
    );
    if (state === undefined) return { again: false };
    throw error;
  }
}
