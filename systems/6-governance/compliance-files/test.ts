import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, today } from '#kernel/dates.ts';
import { type Caller, testCity } from '#test/city.ts';
import { type Gathered, itemsOf, type Kept } from './items.ts';
import { nextDue } from './settings.ts';

const city = await testCity({ demo: true });
const [firm, other, officer, citizen] = (await Promise.all(
  ['jishi', 'lingjian', 'officer', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller];
const move = async (who: Caller, path: string, name: string, facts: object = {}) =>
  who('POST', `${path}/${name}`, { facts }, { 'if-match': (await who('GET', path)).headers.etag as string });
const on = today(new Date());
const terms = { trainingMonths: 12, reachedShare: 0.9, exerciseMonths: 12 };
const clear: Gathered = { inUse: 1, high: 0, highReviewed: 0, reviews: [], exercises: [] };
const norm = {
  name: '伦理规范',
  source: 'committee',
  version: '1',
  adoptedOn: on,
  inRules: true,
  responsible: '甲',
} as const;
const session = (topic: 'ethics' | 'law', firstTime: number, heldOn = on) =>
  ({ topic, title: '课程', heldOn, attended: 20, firstTime }) as const;
const whole: Kept = {
  aiStaff: 20,
  scope: { zh: '只做推荐。' },
  norms: [norm],
  training: [session('ethics', 20), session('law', 18)],
};
const missing = (facts: Kept | null, gathered = clear) =>
  itemsOf(facts, gathered, terms, on).flatMap((one) => (one.status === 'missing' ? [one.id] : []));

test('what a file lacks is named; what the law only encourages never is', () => {
  assert.deepEqual(missing(whole), []);
  assert.deepEqual(missing(null), ['norms', 'rules', 'ethicsTraining', 'lawTraining', 'scope']);
  assert.deepEqual(missing({ ...whole, norms: [{ ...norm, inRules: false }] }), ['rules']);
  const techniques = itemsOf(whole, clear, terms, on).find((one) => one.id === 'techniques');
  assert.equal(techniques?.status, 'encouraged');
});

test('training counts within its interval, for the share of staff reached, each person once', () => {
  assert.deepEqual(missing({ ...whole, training: [session('ethics', 17), session('law', 18)] }), ['ethicsTraining']);
  const twice = [session('ethics', 10), session('ethics', 8), session('law', 18)];
  assert.deepEqual(missing({ ...whole, training: twice }), []);
  const old = [session('ethics', 20, addDays(on, -400)), session('law', 18)];
  assert.deepEqual(missing({ ...whole, training: old }), ['ethicsTraining']);
});

test('a firm with a high-risk product in use has it reviewed and attacked, and fixes what was found in time', () => {
  const high = { ...clear, high: 1 };
  assert.deepEqual(missing(whole, high), ['reviews', 'exercise']);
  const exercise = { id: 'x', number: 'YL', title: '演练', heldOn: on, open: 1, fixBy: addDays(on, -1) };
  assert.deepEqual(missing(whole, { ...high, highReviewed: 1, exercises: [exercise] }), ['fixes']);
  assert.deepEqual(missing(whole, { ...high, highReviewed: 1, exercises: [{ ...exercise, fixBy: on }] }), []);
});

test('the next confirmation is due by the end of the month set, the year after', () => {
  assert.equal(nextDue('2026-11-24', {}), '2027-03-31');
  const february = { 'compliance-files.dueMonth': { value: 2, source: { zh: '', en: '' }, confirmed: true } };
  assert.equal(nextDue('2027-01-05', february), '2028-02-29');
});

test('a file is opened, completed, confirmed for the year, and one firm has one', async () => {
  const facts = { title: '集市优选', responsible: '甲', aiStaff: 20 };
  const path = `/api/compliance-files/${(await firm('POST', '/api/compliance-files', { facts })).body.record.id}`;
  assert.equal((await move(firm, path, 'register')).body.clocks[0].name, 'completion');
  const second = `/api/compliance-files/${(await firm('POST', '/api/compliance-files', { facts })).body.record.id}`;
  assert.equal((await move(firm, second, 'register')).body.code, 'guard-failed');

  const lacking = await move(firm, path, 'confirmYear', { declarations: {} });
  assert.ok(lacking.body.fields.some((one: { field: string }) => one.field === 'norms'));
  assert.equal((await move(firm, path, 'save', whole)).status, 200);
  const party = (await firm('GET', path)).body.record.owner;
  const standing = (await firm('GET', `/api/compliance-files/firms/${party}`)).body;
  const left = standing.items.flatMap((one: { id: string; status: string }) =>
    one.status === 'missing' ? [one.id] : [],
  );
  assert.deepEqual(left, ['exercise'], 'it has a high-risk product in use');
  const exercise = { title: '演练', heldOn: on, team: '外聘团队', scope: { zh: '越权指令。' } };
  const made = (await firm('POST', '/api/red-team-exercises', { facts: exercise })).body.record.id;
  assert.equal((await move(firm, `/api/red-team-exercises/${made}`, 'close')).body.record.state, 'closed');
  const confirmed = await move(firm, path, 'confirmYear', { declarations: { note: '齐全' } });
  assert.deepEqual(
    [confirmed.body.record?.state, confirmed.body.record?.facts.dueOn],
    ['active', nextDue(on, {})],
    JSON.stringify(confirmed.body),
  );
  assert.equal((await citizen('GET', path)).status, 404);
  assert.equal((await other('GET', `/api/compliance-files/firms/${party}`)).status, 404);
  const all = (await officer('GET', '/api/compliance-files/firms')).body.firms;
  assert.ok(
    all.some((one: { file: unknown }) => one.file === null),
    'a firm without a file is seen',
  );
  assert.equal((await other('GET', '/api/compliance-files/firms')).status, 403);
});

test('only what a firm chose is public, and of that no person and no finding', async () => {
  const { items } = (await citizen('GET', '/api/compliance-files/summaries')).body;
  assert.deepEqual(
    items.map((one: { name: string }) => one.name),
    ['幻影合成科技有限公司（虚构）'],
  );
  assert.deepEqual(Object.keys(items[0]).sort(), ['confirmed', 'exercises', 'name', 'nameEn', 'norms', 'trainings']);
  assert.deepEqual(Object.keys(items[0].norms[0]), ['name', 'version']);
});

test('findings of an exercise are fixed by their day, each once, before it is closed', async () => {
  const facts = {
    title: '演练',
    heldOn: on,
    team: '外聘团队',
    scope: { zh: '越权指令。' },
    findings: [
      { finding: '甲', severity: 'severe', fixBy: addDays(on, 10) },
      { finding: '乙', severity: 'slight', fixBy: addDays(on, 20) },
    ],
  };
  const path = `/api/red-team-exercises/${(await firm('POST', '/api/red-team-exercises', { facts })).body.record.id}`;
  assert.equal((await move(firm, path, 'close')).body.field, 'fixes');
  const begun = (await move(firm, path, 'registerFindings')).body;
  assert.deepEqual([begun.record.facts.open, begun.clocks[0].view.dueOn], [2, addDays(on, 20)]);
  assert.equal((await move(firm, path, 'recordFix', { fixes: { finding: 3, how: '改' } })).body.field, 'fixes');
  for (const finding of [1, 1]) await move(firm, path, 'recordFix', { fixes: { finding, how: '改' } });
  assert.equal((await firm('GET', path)).body.record.facts.open, 1);
  await move(firm, path, 'recordFix', { fixes: { finding: 2, how: '改' } });
  assert.equal((await move(firm, path, 'close')).body.record.state, 'closed');
});
