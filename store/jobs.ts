import { Logger, parseCronItems, run, runMigrations, runOnce, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import type { Job } from '#kernel/effects.ts';
import { refreshLastDays, runClocks } from './clocks.ts';
import { issueCredential } from './credentials.ts';
import { openPool, urlOf } from './database.ts';
import { issueEffect } from './effectNames.ts';
import { Listener } from './listener.ts';
import type { Surroundings } from './perform.ts';
import { reloadPolicies } from './policies.ts';
import { runTask, stopChannel } from './tasks.ts';
import { sealJournal } from './tree.ts';

/** What a process that works on jobs knows how to do. */
export interface Work {
  readonly effects: ReadonlyMap<string, Job>;
}
export type Fault = (error: unknown, job: { task: string; record?: string; attempts: number; last: boolean }) => void;

/** Makes the role and the schema of the jobs where they are missing, and brings the schema to the library's shape. */
export async function prepareJobs(client: pg.Client, url: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_namespace where nspname = 'graphile_worker'");
  if (rowCount === 0)
    await client.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'tiaoli_worker') then create role tiaoli_worker nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$;
      do $$ begin execute format('grant tiaoli_worker to %I', current_user); end $$;
      do $$ begin execute format('grant create on database %I to tiaoli_worker', current_database()); end $$;
      create schema graphile_worker authorization tiaoli_worker;`);
  const pgPool = openPool(url, 1, 'tiaoli_worker');
  try {
    await runMigrations({ pgPool, logger: silent });
  } finally {
    await pgPool.end();
  }
}

const silent = new Logger(() => () => {});

/** The jobs by name: each effect under its own, and what the clock of the city asks for. */
function taskList(around: Surroundings, work: Work, city: City): TaskList {
  const tasks: TaskList = {
    clocks: async () => void (await runClocks(around, today(around.now()))),
    'last-days': async () => {
      // The job may come before the news of the calendar that it was queued for.
      await reloadPolicies(around);
      await refreshLastDays(around, today(around.now()));
    },
    seal: async () => void (await sealJournal(around)),
    'seal-whole': async () => void (await sealJournal(around, { all: true })),
    'release-dead': async () => void (await around.pool.query('select jobs.release_dead()')),
  };
  tasks[issueEffect] = async (job) => {
    await issueCredential(around, (job as { payload: { code: string } }).payload.code);
  };
  for (const effect of work.effects.values())
    tasks[effect.name] = async (job) => {
      await effect.run((job as { payload?: Record<string, unknown> }).payload ?? {}, city);
    };
  return tasks;
}

/**
 * Long tasks, which run beside the short jobs and never before them. `ending` is aborted when this process ends: what
 * runs then is queued again, to go on from its cursor; what this process takes up while it ends, `takenUp` keeps for
 * the others.
 */
async function longTasks(
  around: Surroundings,
  city: City,
  alive: Listener,
  ending: AbortSignal,
  takenUp: Set<string> = new Set(),
): Promise<TaskList> {
  const running = new Map<string, AbortController>();
  await alive.listen(stopChannel, (id) => running.get(id ?? '')?.abort());
  return {
    async task(job) {
      const { task: id } = job as { task: string };
      // The library may still take up a job after it was told to stop; begun here it would be over before its end.
      if (ending.aborted) {
        takenUp.add(id);
        return;
      }
      const asked = new AbortController();
      running.set(id, asked);
      try {
        const { again } = await runTask(around, id, city, { stopping: asked.signal, ending });
        if (again) await around.pool.query('select queue_task($1)', [id]);
      } finally {
        running.delete(id);
      }
    },
  };
}

/** When the city's own jobs run; graphile-worker's times are UTC, so 16:05 is five past midnight in Shenzhen. */
const times = parseCronItems([
  { task: 'clocks', match: '* * * * *', options: { jobKey: 'clocks', queueName: 'clocks', maxAttempts: 1 } },
  {
    task: 'last-days',
    match: '5 16 * * *',
    options: { jobKey: 'last-days', queueName: 'clocks', backfillPeriod: 43_200_000 },
  },
  { task: 'seal', match: '* * * * *', options: { jobKey: 'seal', queueName: 'seal', maxAttempts: 1 } },
  { task: 'seal-whole', match: '10 16 * * *', options: { jobKey: 'seal-whole', queueName: 'seal' } },
  { task: 'release-dead', match: '* * * * *', options: { jobKey: 'release-dead', maxAttempts: 1 } },
]);

/** When the rooms' own jobs run of themselves; one that was missed within half a day is made up for. */
const timesOf = ({ effects }: Work): typeof times =>
  parseCronItems(
    [...effects.values()].flatMap(({ name, times: match }) =>
      match === undefined ? [] : [{ task: name, match, options: { jobKey: name, backfillPeriod: 43_200_000 } }],
    ),
  );

/** Runs every job that is due, one by one, until none is left; gives how many ran, failed ones among them. */
export async function drainJobs(
  around: Surroundings,
  work: Work,
  city: City,
  fault: Fault = () => {},
): Promise<number> {
  const pgPool = openPool(urlOf(around.pool), 2, 'tiaoli_worker');
  const alive = await Listener.open(urlOf(around.pool));
  let done = 0;
  try {
    const list = counted(
      { ...taskList(around, work, city), ...(await longTasks(around, city, alive, new AbortController().signal)) },
      fault,
      () => done++,
    );
    await runOnce({ pgPool, taskList: list, ...options(alive) });
  } finally {
    await alive.close();
    await pgPool.end();
  }
  return done;
}

/**
 * Works on jobs until stopped: woken by NOTIFY the moment that a step is committed, and by the city's own times. Any
 * number of processes may do so at once; a job is one process' alone, and a killed process' jobs go to the others.
 */
export async function startWorker(
  around: Surroundings,
  work: Work,
  city: City,
  fault: Fault,
): Promise<{ stop(): Promise<void> }> {
  const pgPool = openPool(urlOf(around.pool), 6, 'tiaoli_worker');
  const alive = await Listener.open(urlOf(around.pool));
  await around.pool.query("select jobs.release_dead(), jobs.queue('clocks', '{}', 'clocks', 'clocks', 1)");
  const ending = new AbortController();
  const takenUp = new Set<string>();
  const start = (concurrency: number, tasks: TaskList, parsedCronItems: typeof times) =>
    run({ pgPool, concurrency, taskList: counted(tasks, fault), parsedCronItems, ...options(alive) });
  // Short jobs one at a time, so that effects run in the order of their steps wherever none fails.
  const runners = [
    await start(1, taskList(around, work, city), [...times, ...timesOf(work)]),
    await start(2, await longTasks(around, city, alive, ending.signal, takenUp), []),
  ];
  for (const one of runners) one.promise.catch((error) => fault(error, { task: 'runner', attempts: 0, last: true }));
  return {
    async stop() {
      // First nothing new is taken up, then what runs is told to end: else it would be taken up here again.
      const stopped = Promise.all(runners.map((one) => one.stop()));
      ending.abort();
      // A task that tells no progress must not hold the end up: its job is found dead and run again later.
      const patience = AbortSignal.timeout(10_000);
      await Promise.race([stopped, new Promise<void>((done) => patience.addEventListener('abort', () => done()))]);
      for (const id of takenUp) await around.pool.query('select queue_task($1)', [id]);
      await alive.close();
      await pgPool.end();
    },
  };
}

/** Before its first job a process takes the lock of its name, by which the others see that it lives. */
const options = (alive: Listener) => ({
  logger: silent,
  noHandleSignals: true,
  preset: {
    plugins: [
      {
        name: 'tiaoli',
        worker: {
          hooks: {
            startWorker: (_context: unknown, event: { worker: { workerPool: { id: string } } }) =>
              alive.hold(event.worker.workerPool.id),
          },
        },
      },
    ],
  },
});

/** Each task with its faults told and its runs counted. */
function counted(tasks: TaskList, fault: Fault, count: () => void = () => {}): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(
      ([name, task]) =>
        [
          name,
          async (payload, helpers) => {
            count();
            try {
              await task?.(payload as never, helpers);
            } catch (error) {
              const { attempts, max_attempts } = helpers.job;
              fault(error, {
                task: name,
                record: (payload as { record?: string }).record,
                attempts,
                last: attempts >= max_attempts,
              });
              throw error;
            }
          },
        ] satisfies [string, TaskList[string]],
    ),
  );
}
