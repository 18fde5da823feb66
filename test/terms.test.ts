import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extendCalendar, officialCalendar } from '#kernel/clock/calendar.ts';
import { addDays } from '#kernel/dates.ts';
import { refreshLastDays, runClocks } from '#store/clocks.ts';
import { materials } from './assessing.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const [firm, officer, admin] = (await Promise.all(
  ['nanxin', 'officer', 'admin'].map((account) => city.signIn(account)),
)) as [Caller, Caller, Caller];
const { around } = city;
const year = officialCalendar.lastAnnouncedYear;
const setToday = (date: string) => Object.assign(around, { now: () => new Date(`${date}T02:00:00Z`) });
const mine = await firm('GET', '/api/products?mine=1&limit=100');
const product: string = mine.body.items.find((one: { title: string }) => one.title.includes('澄影'))?.id;

const defects = [{ material: 'test-report', what: '请补充' }];
async function submitted(on: string): Promise<string> {
  setToday(on);
  const prose = { zh: '内容。' };
  const facts = { title: '期限', product, summary: prose, risks: prose, measures: prose, materials };
  const made = await firm('POST', '/api/ex-ante-assessments', { facts });
  const path = `/api/ex-ante-assessments/${made.body.record.id}`;
  assert.equal((await move(firm, path, 'submit')).status, 200);
  return path;
}
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const clockOf = async (path: string, name: string) =>
  (await officer('GET', path)).body.clocks.find((one: { name: string }) => one.name === name).view;
const storedDay = async (path: string) =>
  (
    await around.pool.query('select due_on from clocks where record = $1 and name = $2', [
      path.split('/').at(-1),
      'acceptance',
    ])
  ).rows[0].due_on;

test('silence is acceptance only once the term is certainly over, and counts from the day of receipt', async () => {
  const path = await submitted(`${year}-12-29`);
  const { dueOn, range } = await clockOf(path, 'acceptance');
  assert.equal(dueOn, null);
  assert.ok(range.earliest < range.latest);
  assert.equal(await storedDay(path), range.latest);
  await runClocks(around, range.earliest);
  await runClocks(around, range.latest);
  assert.equal((await officer('GET', path)).body.record.state, 'submitted', 'it may still be in time');
  setToday(addDays(range.latest, 1));
  await runClocks(around, addDays(range.latest, 1));
  const accepted = await officer('GET', path);
  assert.equal(accepted.body.record.state, 'accepted');
  assert.equal((await clockOf(path, 'decision')).explained[0].date, `${year}-12-29`);
});

test('a calendar announced later brings the stored day forward', async () => {
  const path = await submitted(`${year}-12-29`);
  const before = await storedDay(path);
  around.calendar = extendCalendar(officialCalendar, {}, year + 1);
  assert.ok((await refreshLastDays(around, `${year}-12-30`)) > 0);
  assert.ok((await storedDay(path)) < before);
  assert.equal(await refreshLastDays(around, `${year}-12-30`), 0, 'a second time nothing changes');
  around.calendar = officialCalendar;
});

test('a correction starts the term to accept again; the term to decide then counts from it', async () => {
  const path = await submitted(`${year}-11-02`);
  setToday(`${year}-11-04`);
  const reason = '请补充';
  const letter = (await officer('GET', `${path}/documents/correctionNotice?reason=${encodeURIComponent(reason)}`)).body;
  await move(officer, path, 'requestCorrection', { facts: { defects }, reason, letter });
  setToday(`${year}-11-16`);
  await move(firm, path, 'correct');
  const view = await clockOf(path, 'acceptance');
  assert.deepEqual([view.counted, view.remaining], [0, 5]);
  const notice = (await officer('GET', `${path}/documents/acceptanceNotice`)).body;
  setToday(`${year}-11-17`);
  await move(officer, path, 'accept', { letter: notice });
  assert.equal((await clockOf(path, 'decision')).explained[0].date, `${year}-11-16`);

  assert.equal((await move(officer, path, 'extend')).body.code, 'notice-required');
  assert.equal(
    (await move(officer, path, 'extend', { reason: '情况复杂' })).body.clocks.find(
      (one: { name: string }) => one.name === 'decision',
    ).view.days,
    30,
  );
  assert.equal((await move(officer, path, 'extend', { reason: '再次' })).body.code, 'law-forbids');
});

test('whether a correction restarts or pauses the term to accept is a setting; a clock keeps the rule it began with', async () => {
  const rulesOf = async (path: string) =>
    (await officer('GET', path)).body.clocks
      .find((one: { name: string }) => one.name === 'acceptance')
      .rules.map((one: { text: { zh: string }; confirmed: boolean }) => [one.text.zh, one.confirmed]);
  const corrected = async (path: string) => {
    setToday(`${year}-11-04`);
    const letter = (await officer('GET', `${path}/documents/correctionNotice?reason=x`)).body;
    await move(officer, path, 'requestCorrection', { facts: { defects }, reason: 'x', letter });
    setToday(`${year}-11-16`);
    await move(firm, path, 'correct');
    return (await clockOf(path, 'acceptance')).counted;
  };
  const before = await submitted(`${year}-11-02`);
  const path = '/api/settings/ex-ante-assessments.correction';
  const source = { zh: '市产业主管部门答复', en: 'Answer of the industry authority' };
  assert.equal((await officer('PUT', path, { value: 'pause', source })).body.code, 'not-allowed');
  assert.equal((await admin('PUT', path, { value: 'forget', source })).body.field, 'value');
  assert.equal((await admin('PUT', path, { value: 'pause', source, confirmed: true })).status, 200);
  const after = await submitted(`${year}-11-02`);
  assert.deepEqual(await rulesOf(after), [
    ['5个工作日', false],
    ['扣除补正时间后接续计算', true],
  ]);
  assert.equal((await rulesOf(before))[1][0], '自收到补正材料之日起重新计算');
  assert.equal(await corrected(after), 1, 'the day counted before the correction stays counted');
  assert.equal(await corrected(before), 0);
});
