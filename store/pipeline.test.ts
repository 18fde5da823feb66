import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#test/database.ts';
import { Pipeline } from './pipeline.ts';

const url = await testDatabase();
const pipeline = new Pipeline({ connectionString: url }, 4);
after(() => pipeline.end());
const twice = (n: number | string) =>
  pipeline.query<{ n: number }>({ name: 'twice', text: 'select $1::int * 2 as n', values: [n] });

test('many statements at once, each with its own answer; one that fails fails alone', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 500 }, (_, n) => twice(n % 50 === 7 ? 'x' : n)));
  for (const [n, answer] of answers.entries())
    if (n % 50 === 7) assert.equal(answer.status, 'rejected');
    else assert.equal(answer.status === 'fulfilled' && answer.value.rows[0]?.n, n * 2);
});

test('what is sent right behind another statement sees what that one did', async () => {
  await pipeline.query({ text: 'create table counted (n int)' });
  const insert = { name: 'insert', text: 'insert into counted select 1' };
  const count = { name: 'count', text: 'select count(*)::int as n from counted' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => pipeline.both<object, { n: number }>(insert, count)),
  );
  assert.ok(answers.every(([, { rows }]) => Number(rows[0]?.n) >= 1));
  assert.equal((await pipeline.query<{ n: number }>(count)).rows[0]?.n, 20);
});

test('few connections are used, and lost ones are made again', async () => {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const others = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
  const { rows } = await admin.query<{ n: number }>(`select count(*)::int as n ${others}`);
  assert.ok(Number(rows[0]?.n) <= 4);
  const hanging = pipeline.query({ name: 'sleep', text: 'select pg_sleep(60)' });
  const told = assert.rejects(hanging);
  await pipeline.query({ name: 'one', text: 'select 1' });
  await admin.query(`select pg_terminate_backend(pid) ${others} and query like '%sleep%'`);
  await admin.end();
  await told;
  for (let n = 0; n < 8; n++) assert.equal((await twice(n)).rows[0]?.n, n * 2);
});
