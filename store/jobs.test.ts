import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { type Effect, effect } from '#kernel/effects.ts';
import { testCity } from '#test/city.ts';
import { cityOf, runEffects } from './city.ts';
import { openPool } from './database.ts';
import { startWorker } from './jobs.ts';
import { Listener } from './listener.ts';
import { hashPassword, newSecondFactor } from './sessions.ts';

const city = await testCity();
const { pool } = city.around;
const owner = openPool(city.url, 2, 'tiaoli_worker');
after(() => owner.end());

const queue = (name: string, payload: object, seq = 1, record = randomUUID()) =>
  pool.query('select jobs.queue_effects($1, $2, $3)', [record, seq, JSON.stringify([{ name, payload }])]);
const effects = (...all: Effect[]) => new Map(all.map((one) => [one.name, one]));
const noted = (name: string, note: (payload: Readonly<Record<string, unknown>>) => void) =>
  effect({ name, payload: () => null, run: async (payload) => note(payload) });
const waiting = async (task: string) =>
  (await pool.query('select state, attempts, fault from jobs.overview() where task = $1', [task])).rows;

test('an effect belongs to its transaction and runs once, also when it is queued twice by its key', async () => {
  const seen: unknown[] = [];
  const some = effects(noted('test.note', ({ n }) => seen.push(n)));
  const client = await pool.connect();
  await client.query('begin');
  await client.query(`select jobs.queue_effects(gen_random_uuid(), 1, '[{"name":"test.note","payload":{"n":0}}]')`);
  await client.query('rollback');
  client.release();
  const record = randomUUID();
  await queue('test.note', { n: 1 }, 1, record);
  await queue('test.note', { n: 1 }, 1, record);
  await queue('test.note', { n: 2 }, 2, record);
  assert.equal(await runEffects(city.around, some), 2);
  assert.deepEqual(seen, [1, 2]);
  assert.equal(await runEffects(city.around, some), 0);
});

test('the program may put jobs in but neither read, change nor delete them otherwise', async () => {
  for (const sql of [
    'select * from graphile_worker.jobs',
    'delete from graphile_worker._private_jobs',
    "select graphile_worker.add_job('anything')",
  ])
    await assert.rejects(pool.query(sql), /permission denied/u, sql);
  await assert.rejects(owner.query('select * from people'), /permission denied/u, 'the worker sees no records');
});

test('what fails is tried again later, then stays with its fault where the administrator sees it and can retry', async () => {
  let broken = true;
  const some = effects(
    noted('test.fails', () => {
      if (broken) throw new Error('the register is closed');
    }),
  );
  await queue('test.fails', {});
  assert.equal(await runEffects(city.around, some), 1);
  assert.deepEqual(await waiting('test.fails'), [{ state: 'retrying', attempts: 1, fault: 'the register is closed' }]);
  assert.equal(await runEffects(city.around, some), 0, 'not again at once');
  await owner.query('update graphile_worker._private_jobs set run_at = now(), attempts = max_attempts - 1');
  assert.equal(await runEffects(city.around, some), 1);

  const password = await hashPassword('tiaoli-demo-2026');
  await pool.query(
    "insert into people (account, name, password, second_factor, administrator) values ('root', '管理员', $1, $2, true), ('one', '某人', $1, null, false)",
    [password, newSecondFactor()],
  );
  const admin = await city.signIn('root');
  const { items, dead } = (await admin('GET', '/api/jobs')).body;
  assert.deepEqual(
    [dead, items[0].task, items[0].state, items[0].fault],
    [1, 'test.fails', 'dead', 'the register is closed'],
  );
  assert.equal((await (await city.signIn('one'))('GET', '/api/jobs')).status, 403);
  broken = false;
  assert.equal((await admin('POST', `/api/jobs/${items[0].id}/retry`)).status, 200);
  assert.equal((await admin('POST', '/api/jobs/999999/retry')).status, 404);
  assert.equal(await runEffects(city.around, some), 1);
  assert.deepEqual(await waiting('test.fails'), []);
});

test('two workers are woken by the step itself and do each job once', async () => {
  const seen: unknown[] = [];
  let all = () => {};
  const done = new Promise<void>((resolve) => {
    all = resolve;
  });
  const some = effects(
    noted('test.once', ({ n }) => {
      seen.push(n);
      if (seen.length === 40) all();
    }),
  );
  const fault = (error: unknown) => assert.fail(String(error));
  const start = () => startWorker(city.around, { effects: some }, cityOf(city.around), fault);
  const [first, second] = await Promise.all([start(), start()]);
  await Promise.all(Array.from({ length: 40 }, (_, n) => queue('test.once', { n })));
  await done;
  await Promise.all([first.stop(), second.stop()]);
  assert.deepEqual(
    seen.map(Number).sort((a, b) => a - b),
    Array.from({ length: 40 }, (_, n) => n),
  );
});

test("a killed process' jobs go to the others, a living one's do not", async () => {
  const seen: unknown[] = [];
  const some = effects(noted('test.killed', ({ n }) => seen.push(n)));
  await queue('test.killed', { n: 1 });
  await owner.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-1'");
  const alive = await Listener.open(city.url);
  await alive.hold('pool-1');
  const release = async () => (await pool.query('select jobs.release_dead() as n')).rows[0].n;
  assert.equal(await release(), 0);
  assert.equal(await runEffects(city.around, some), 0);
  await alive.close();
  assert.equal(await release(), 1);
  assert.equal(await runEffects(city.around, some), 1);
  assert.deepEqual(seen, [1]);
});
