import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#kernel/access.ts';
import { Refused } from '#kernel/refusals.ts';
import type { System } from '#kernel/system.ts';
import { type Task, task } from '#kernel/tasks.ts';
import { testCity } from '#test/city.ts';
import { cityOf, runEffects } from './city.ts';
import { startWorker } from './jobs.ts';
import { hashPassword } from './sessions.ts';
import { getTask, runTask, startTask, stopTask } from './tasks.ts';

const city = await testCity();
const { around } = city;
const { pool } = around;
const tasks: Task[] = [];
(around.systems as Map<string, System>).set('counting', {
  ...(around.systems.get('departments') as System),
  id: 'counting',
  tasks,
});
let n = 0;
/** Declares a task under a name of its own. */
function declare(run: Task['run']): string {
  const name = `counting.${n++}`;
  tasks.push(task({ name, label: { zh: '计数', en: 'Counting' }, run }));
  return name;
}
const password = await hashPassword('tiaoli-demo-2026');
const { rows: people } = await pool.query<{ id: string }>(
  "insert into people (account, name, password) select a, a, $1 from unnest('{first,second}'::text[]) a returning id",
  [password],
);
const [first, second] = people.map(({ id }): Actor => ({ kind: 'person', person: id, parties: [], offices: [] }));
assert.ok(first && second);
const officer: Actor = { kind: 'person', parties: [], offices: ['industry'] };
const drain = () => runEffects(around, new Map());
const never = new AbortController().signal;
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

test('a task counts, says how far it is, and leaves its result to whoever started it and to the office', async () => {
  const name = declare(async ({ to }, { progress }) => {
    for (let at = 1; at <= Number(to); at++) await progress(at, Number(to));
    return { sum: 10 };
  });
  const id = await startTask(around, name, { to: 4 }, first);
  assert.equal((await getTask(around, id, first)).state, 'waiting');
  assert.equal(await drain(), 1);
  const mine = await city.signIn('first');
  const { body } = await mine('GET', `/api/tasks/${id}`);
  assert.deepEqual(
    [body.state, body.done, body.total, body.result, body.label.zh],
    ['done', 4, 4, { sum: 10 }, '计数'],
  );
  assert.equal((await mine('GET', '/api/tasks')).body.items[0].id, id);
  assert.equal((await getTask(around, id, officer)).state, 'done');
  assert.equal((await (await city.signIn('second'))('GET', `/api/tasks/${id}`)).status, 404);
  assert.equal((await mine('GET', '/api/tasks/nothing')).status, 404);
});

test('a task that is asked to stop halts at its next progress; one that waits never begins', async () => {
  const begun = gate();
  const name = declare(async (_, { stopping, progress }) => {
    begun.open();
    await new Promise<void>((asked) => stopping.addEventListener('abort', () => asked()));
    await progress(1, 10, { at: 1 });
    assert.fail('it must not go on');
  });
  const worker = await startWorker(around, { effects: new Map() }, cityOf(around), (error) =>
    assert.fail(String(error)),
  );
  const id = await startTask(around, name, {}, first);
  await begun.opened;
  await assert.rejects(stopTask(around, id, second), Refused, 'somebody else may not');
  assert.equal((await (await city.signIn('first'))('POST', `/api/tasks/${id}/stop`)).body.state, 'stopping');
  await worker.stop();
  const { state, done, cursor } = await getTask(around, id, first);
  assert.deepEqual([state, done, cursor], ['stopped', 1, { at: 1 }]);

  const waiting = await startTask(around, name, {}, first);
  assert.equal((await stopTask(around, waiting, first)).state, 'stopped');
  await drain();
  assert.equal((await getTask(around, waiting, first)).runs, 0);
});

test('after a crash a task goes on from its cursor, and the run that had died can save nothing any more', async () => {
  const seen: number[] = [];
  const reached = gate();
  const revived = gate();
  let crash = true;
  const name = declare(async (_, { cursor, progress }) => {
    for (let at = cursor === null ? 0 : (cursor as { next: number }).next; at < 6; at++) {
      if (crash && at === 3) {
        crash = false;
        reached.open();
        await revived.opened;
      } else seen.push(at);
      await progress(at + 1, 6, { next: at + 1 });
    }
    return seen.length;
  });
  const id = await startTask(around, name, {}, first);
  const dead = runTask(around, id, cityOf(around), { stopping: never, ending: never });
  await reached.opened;
  await drain();
  const { state, runs, result } = await getTask(around, id, first);
  assert.deepEqual([state, runs, result, seen], ['done', 2, 6, [0, 1, 2, 3, 4, 5]]);
  revived.open();
  assert.deepEqual(await dead, { again: false });
  assert.equal((await getTask(around, id, first)).runs, 2);
});

test('a process that ends hands its task on, from the cursor', async () => {
  const begun = gate();
  const name = declare(async (_, { cursor, stopping, progress }) => {
    if (cursor !== null) return cursor;
    begun.open();
    await new Promise<void>((ends) => stopping.addEventListener('abort', () => ends()));
    await progress(5, 10, 'half');
    return 'whole';
  });
  const worker = await startWorker(around, { effects: new Map() }, cityOf(around), (error) =>
    assert.fail(String(error)),
  );
  const id = await startTask(around, name, {}, first);
  await begun.opened;
  await worker.stop();
  assert.equal((await getTask(around, id, first)).state, 'running');
  await drain();
  assert.deepEqual(
    [(await getTask(around, id, first)).state, (await getTask(around, id, first)).result],
    ['done', 'half'],
  );
});

test('two workers run a task once, and a key starts it once', async () => {
  const done = gate();
  const name = declare(async () => done.open());
  const fault = (error: unknown) => assert.fail(String(error));
  const start = () => startWorker(around, { effects: new Map() }, cityOf(around), fault);
  const workers = await Promise.all([start(), start()]);
  const ids = await Promise.all([1, 2, 3].map(() => startTask(around, name, {}, first, 'only-one')));
  await done.opened;
  await Promise.all(workers.map((one) => one.stop()));
  assert.equal(new Set(ids).size, 1);
  const { state, runs } = await getTask(around, ids[0] ?? '', first);
  assert.deepEqual([state, runs], ['done', 1]);
});

test('a refusal is told as it is; a defect is tried again and then told as one; five at a time are enough', async () => {
  const refuses = declare(async () => {
    throw new Refused('malformed-file', { field: 'file' });
  });
  const breaks = declare(async () => {
    throw new Error('broken');
  });
  const refused = await startTask(around, refuses, {}, first);
  const broken = await startTask(around, breaks, {}, first);
  await drain();
  assert.deepEqual((await getTask(around, refused, first)).refusal, { code: 'malformed-file', field: 'file' });
  assert.equal((await getTask(around, broken, first)).state, 'running');
  for (const again of [2, 3])
    await assert.rejects(
      runTask(around, broken, cityOf(around), { stopping: never, ending: never }),
      /broken/u,
      String(again),
    );
  assert.equal((await getTask(around, broken, first)).state, 'failed');

  const waits = declare(async () => null);
  for (let at = 0; at < 5; at++) await startTask(around, waits, {}, second);
  await assert.rejects(
    startTask(around, waits, {}, second),
    (error) => error instanceof Refused && error.refusal.code === 'too-many-requests',
  );
});
