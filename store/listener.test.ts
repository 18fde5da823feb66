import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { surroundings } from '#hosts/server/city.ts';
import { testCity } from '#test/city.ts';
import { openPool } from './database.ts';
import { Listener } from './listener.ts';
import { reloadPolicies } from './policies.ts';

const city = await testCity();
const admin = new pg.Client({ connectionString: city.url });
// The database is dropped before its users leave.
admin.on('error', () => {});
await admin.connect();
const pool = openPool(city.url, 2);
const other = await surroundings(pool, city.around.files);
const listener = await Listener.open(city.url);
after(async () => {
  await listener.close();
  await pool.end();
  await admin.end();
});

/** The next time that the second process hears of a change, it reads the policies; resolves with what it was told. */
let heard: (payload: string | null) => void = () => {};
const hears = () =>
  new Promise<string | null>((resolve) => {
    heard = resolve;
  });
await listener.listen('policies', (payload) => void reloadPolicies(other).then(() => heard(payload)));
const set = (days: number) =>
  city.around.pool.query(
    `insert into settings (key, version, value, source, confirmed) select 'a term', coalesce(max(version), 0) + 1, $1, '{}', true from settings`,
    [JSON.stringify({ kind: 'working', days })],
  );
const held =
  "locktype = 'advisory' and classid = 7243 and database = (select oid from pg_database where datname = current_database())";
const known = () => (other.settings['a term']?.value as { days: number } | undefined)?.days;

test('what one process tells, the other hears; what it missed while its connection was lost, it reads afterwards', async () => {
  const first = hears();
  await set(10);
  await admin.query("notify policies, 'settings'");
  assert.deepEqual([await first, known()], ['settings', 10]);

  for (const days of [20, 30]) {
    await listener.hold('this process');
    const second = hears();
    await set(days); // told to nobody
    const { rowCount } = await admin.query(`select pg_terminate_backend(pid) from pg_locks where ${held}`);
    assert.equal(rowCount, 1);
    assert.deepEqual([await second, known()], [null, days]);
  }
  const third = hears();
  await admin.query("notify policies, 'calendar'");
  assert.equal(await third, 'calendar', 'it listens again');
  const { rowCount } = await admin.query(`select from pg_locks where ${held}`);
  assert.equal(rowCount, 1, 'and its lock is held again');
});
