import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { buildApp } from '#hosts/server/app.ts';
import { surroundings } from '#hosts/server/city.ts';
import { work } from '#hosts/server/work.ts';
import { officialCalendar } from '#kernel/clock/calendar.ts';
import { statutoryDays } from '#kernel/clock/calendarBounds.ts';
import { cityOf } from '#store/city.ts';
import { openPool } from '#store/database.ts';
import { drainJobs } from '#store/jobs.ts';
import { Listener } from '#store/listener.ts';
import { followPolicies } from '#store/policies.ts';
import { Sessions } from '#store/sessions.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const { around } = city;
const last = officialCalendar.lastAnnouncedYear;
const next = last + 1;
const notice = statutoryDays(next)
  .map((date) => `${date} 放假`)
  .join('\n');
const source = { zh: '国务院办公厅通知（测试）', en: 'Notice of the General Office (test)' };
const [admin, firm, officer] = (await Promise.all(['admin', 'nanxin', 'officer'].map(city.signIn))) as [
  Caller,
  Caller,
  Caller,
];

// A second server process on the same database.
const pool = openPool(city.url, 4);
const other = await surroundings(pool, around.files);
const listener = await Listener.open(city.url);
const sessions = new Sessions(pool);
const secondApp = await buildApp({ around: other, sessions, demo: false, requestsPerMinute: 100_000 });
after(async () => {
  await secondApp.close();
  await listener.close();
  await pool.end();
});
/** Resolves once `so` holds; asks the database meanwhile, more often than any announcement takes to arrive. */
async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 50_000; !(await so()); left--) {
    assert.ok(left > 0, 'it never came to hold');
    await pool.query('select 1');
  }
}

test('announcing is for administrators, with a source, without faults, doubts acknowledged', async () => {
  const put = (who: Caller, body: object, year = next) => who('PUT', `/api/admin/calendar/${year}`, body);
  assert.equal((await put(officer, { text: notice, source })).status, 403);
  assert.equal((await put(await city.signIn(''), { text: notice, source })).status, 401);
  assert.equal((await officer('POST', `/api/admin/calendar/${next}/check`, { text: notice })).status, 403);
  assert.match((await put(admin, { text: '无', source })).body.fields[0].message.zh, /没有读到任何日期/u);
  assert.match((await put(admin, { text: notice, source }, next + 1)).body.fields[0].message.zh, /请先公布/u);
  const doubtful = await put(admin, { text: notice, source });
  assert.match(doubtful.body.fields[0].message.zh, /工作日放假天数/u);
  assert.equal((await put(admin, { text: notice, source: { zh: '甲' }, acknowledged: true })).body.field, 'source');
  const { body } = await admin('POST', `/api/admin/calendar/${next}/check`, { text: notice });
  assert.deepEqual([body.days.length, body.faults, body.doubts.length], [statutoryDays(next).length, [], 1]);
  assert.equal((await firm('GET', `/api/calendar/${next}`)).body.announced, false, 'checking stores nothing');
});

test('once announced, every process counts on it, and the last days of open terms are reckoned again', async () => {
  await followPolicies(other, listener);
  Object.assign(around, { now: () => new Date(`${last}-12-29T02:00:00Z`) });
  const mine = await firm('GET', '/api/products?mine=1&limit=100');
  const product = mine.body.items.find((one: { title: string }) => one.title.includes('澄影')).id;
  const prose = { zh: '内容。' };
  const facts = { title: '期限', product, summary: prose, risks: prose, measures: prose };
  const made = await firm('POST', '/api/ex-ante-assessments', { facts });
  const path = `/api/ex-ante-assessments/${made.body.record.id}`;
  await firm('POST', `${path}/submit`, {}, { 'if-match': '1' });
  const view = async () => (await officer('GET', path)).body.clocks[0].view;
  const stored = async () =>
    (await around.pool.query('select due_on from clocks where record = $1', [made.body.record.id])).rows[0].due_on;
  const before = await view();
  assert.ok(before.range && before.dueOn === null);
  assert.equal(await stored(), before.range.latest);

  const answer = await admin('PUT', `/api/admin/calendar/${next}`, { text: notice, source, acknowledged: true });
  assert.deepEqual([answer.status, answer.body.version], [200, 1]);
  const known = await view();
  assert.ok(before.range.earliest <= known.dueOn && known.dueOn <= before.range.latest);
  await until(() => other.calendar.lastAnnouncedYear === next);
  assert.equal((await secondApp.inject(`/api/calendar/${next}`)).json().announced, true);
  await drainJobs(around, work, cityOf(around));
  assert.equal(await stored(), known.dueOn);
});

test('a corrected announcement is another version, kept with the first', async () => {
  const text = `${notice}\n${next}-06-01 放假`;
  assert.equal(
    (await admin('PUT', `/api/admin/calendar/${next}`, { text, source, acknowledged: true })).body.version,
    2,
  );
  const { body } = await (await city.signIn(''))('GET', `/api/calendar/${next}`);
  assert.equal(body.days.find((one: { date: string }) => one.date === `${next}-06-01`).kind, 'holiday');
  assert.deepEqual(
    body.versions.map((one: { version: number; changedBy: string | null }) => [one.version, one.changedBy]),
    [
      [2, null],
      [1, null],
    ],
  );
  await assert.rejects(around.pool.query('delete from calendars'), { code: '42501' });
  const { items } = (await admin('GET', '/api/admin/journal?kind=calendar')).body;
  assert.deepEqual(
    items.map((one: { action: string }) => one.action),
    ['announceCalendar', 'announceCalendar'],
  );
});

test('a setting and a session that one process changes are changed in the other at once', async () => {
  await listener.listen('sessions', (person) => sessions.forget(person ?? undefined));
  const key = 'ex-ante-assessments.decision';
  await admin('PUT', `/api/settings/${key}`, { value: { kind: 'working', days: 30 }, source, confirmed: true });
  await until(() => other.settings[key] !== undefined);
  const signedIn = await secondApp.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account: 'jishi', password: 'tiaoli-demo-2026' },
  });
  const cookie = `${signedIn.cookies[0]?.name}=${signedIn.cookies[0]?.value}`;
  const status = async () => (await secondApp.inject({ url: '/api/work', headers: { cookie } })).statusCode;
  assert.equal(await status(), 200);
  const { items } = (await admin('GET', '/api/admin/people?q=jishi')).body;
  await admin('POST', `/api/admin/people/${items[0].id}/deactivate`, {});
  // Long before what the process remembers of a session would have been read again by itself.
  await until(async () => (await status()) === 401);
});
