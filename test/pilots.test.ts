import assert from 'node:assert/strict';
import { test } from 'node:test';
import { theProgram } from '#kernel/access.ts';
import { addDays } from '#kernel/dates.ts';
import { runClocks } from '#store/clocks.ts';
import { moveRecord, systemOf } from '#store/perform.ts';
import { stated } from '#systems/4-scenarios/pilots/facts.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const [lingjian, nanxin, huanying, officer, approver, anybody] = (await Promise.all(
  ['lingjian', 'nanxin', 'huanying', 'officer', 'approver', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller, Caller, Caller];
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const called = async (title: string) => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    "select id from records where system = 'pilots' and facts->>'title' = $1 and state <> 'draft'",
    [title],
  );
  return `/api/pilots/${rows[0]?.id}`;
};
const stateOf = async (path: string) => (await officer('GET', path)).body.record?.state;
/** Another application like one of the demo's, as its owner makes it. */
async function again(who: Caller, path: string, changed: object = {}): Promise<string> {
  const { facts } = (await who('GET', path)).body.record;
  const own = Object.fromEntries(stated.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])));
  const plan = { endsOn: '2027-02-20', coverUntil: '2027-02-20' };
  const made = await who('POST', '/api/pilots', { facts: { ...own, ...plan, ...changed } });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return `/api/pilots/${made.body.record.id}`;
}
const letter = async (path: string, name: string, reason = '') =>
  (await officer('GET', `${path}/documents/${name}?reason=${encodeURIComponent(reason)}`)).body;
async function begun(who: Caller, path: string): Promise<void> {
  assert.equal((await move(who, path, 'submit')).status, 200);
  await city.settle();
  assert.equal((await move(officer, path, 'propose')).status, 200);
  await city.settle();
  const body = { letter: await letter(path, 'approvalLetter') };
  assert.equal((await move(officer, path, 'approve', body)).body.code, 'same-hands');
  assert.equal((await move(approver, path, 'approve', body)).status, 200);
  assert.equal((await move(who, path, 'begin')).body.record.state, 'running');
}
const glasses = await called('“见声”眼镜馆内试点');
const running = await called('表面缺陷复检试验');
const contracts = await called('格式条款提示试点');

test('case 12: approved with five verdicts, ended by the clock, every criterion with its figure, published', async () => {
  const { record, issued } = (await anybody('GET', glasses)).body;
  assert.equal(record.state, 'published');
  assert.deepEqual(
    record.facts.verdicts.map((one: { holds: boolean }) => one.holds),
    [true, true, true, true, true],
  );
  assert.deepEqual(
    record.facts.outcomes.map((one: { met: boolean }) => one.met),
    [true, true, true],
  );
  assert.equal(record.facts.policyNumber, undefined, 'the policy number is not public');
  assert.deepEqual(
    issued.map((one: { name: { en: string } }) => one.name.en),
    ['Notice of the pilot’s results'],
  );
});

test('case 1: statements that the record contradicts are refused at submission; said truly, it is declined with its route', async () => {
  const imaging = await called('“澄影”阅片试点');
  const path = await again(nanxin, imaging, { personalSafety: false, publicInterest: false });
  const refused = await move(nanxin, path, 'submit');
  assert.equal(refused.status, 409);
  assert.deepEqual(
    refused.body.fields.map((one: { field: string }) => one.field),
    ['publicInterest', 'personalSafety'],
  );
  await move(nanxin, path, 'save', { facts: { personalSafety: true, publicInterest: true } });
  assert.equal((await move(nanxin, path, 'submit')).status, 200);
  await city.settle();
  const proposed = await move(officer, path, 'propose');
  assert.deepEqual([proposed.status, proposed.body.article], [409, '44.1']);
  assert.match(proposed.body.detail_zh, /人身安全/u);
  const reason = '涉及公民人身安全；国家已制定标准';
  const drafted = await letter(path, 'declineLetter', reason);
  assert.match(JSON.stringify(drafted), /事前评估/u);
  assert.equal((await move(officer, path, 'decline', { reason, letter: drafted })).body.record.state, 'declined');
});

test('case 2: the street sweeper is sent to the regulation of connected vehicles', async () => {
  const { record } = (await officer('GET', await called('“净航 S2”夜间清扫试点'))).body;
  assert.equal(record.state, 'declined');
  assert.match(JSON.stringify(record.facts.routes), /智能网联汽车管理条例/u);
});

test('a cover that ends before the pilot is refused', async () => {
  const path = await again(nanxin, running, { coverUntil: '2027-02-19' });
  assert.equal((await move(nanxin, path, 'submit')).body.field, 'coverUntil');
});

test('an excess that is not explained within its term ends the pilot', async () => {
  const clock = (await huanying('GET', contracts)).body.clocks.find(
    (one: { name: string }) => one.name === 'explanation',
  );
  await runClocks(city.around, clock.view.dueOn);
  assert.equal(await stateOf(contracts), 'running');
  await runClocks(city.around, addDays(clock.view.dueOn, 1));
  await city.settle();
  assert.equal(await stateOf(contracts), 'stopped');
  assert.match(JSON.stringify((await anybody('GET', contracts)).body.record.facts.stopReason), /逾期未说明/u);
});

test('on its last day a pilot still runs; on the next the clock stops it', async () => {
  const path = await again(nanxin, running);
  await begun(nanxin, path);
  await runClocks(city.around, '2027-02-20');
  assert.equal(await stateOf(path), 'running');
  await runClocks(city.around, '2027-02-21');
  assert.equal(await stateOf(path), 'stopped');
});

test('use is pushed by token; above the cap it must be explained in time, a second time the pilot stops', async () => {
  const path = await again(nanxin, running, { persons: 100 });
  await begun(nanxin, path);
  assert.equal((await lingjian('POST', `${path}/token`, {})).status, 403);
  const { token } = (await nanxin('POST', `${path}/token`, {})).body;
  const push = (persons: number, bearer = token) =>
    anybody('POST', `${path}/use`, { on: '2026-11-20', persons }, { authorization: `Bearer ${bearer}` });
  assert.equal((await push(10, 'x'.repeat(32))).status, 403);
  assert.equal((await push(99)).body.useStep, 'none');
  assert.equal((await push(104)).body.useStep, 'explain');
  await city.settle();
  const page = (await nanxin('GET', path)).body;
  assert.ok(page.moves.some((one: { name: string }) => one.name === 'explainUse'));
  const explained = await move(nanxin, path, 'explainUse', { facts: { explanation: { zh: '开放日来访者多。' } } });
  assert.equal(explained.status, 200);
  assert.equal((await push(103)).body.useStep, 'stop');
  await city.settle();
  assert.equal(await stateOf(path), 'stopped');
  assert.match(JSON.stringify((await anybody('GET', path)).body.record.facts.stopReason), /103%/u);
  assert.equal((await push(1)).status, 409, 'a stopped pilot takes no report');
});

test('a running pilot stops when its product’s grade rises, and says so', async () => {
  const path = await again(nanxin, running);
  await begun(nanxin, path);
  const { product } = (await nanxin('GET', path)).body.record.facts;
  const changed = await move(nanxin, `/api/products/${product}`, 'suspend');
  assert.equal(changed.status, 200);
  const change = (facts: object) => move(nanxin, `/api/products/${product}`, 'change', { facts });
  assert.equal((await change({ users: { zh: '本市的工厂。' } })).status, 200);
  await city.settle();
  assert.equal(await stateOf(path), 'running', 'a change that the conditions do not turn on stops nothing');
  assert.equal((await change({ personalSafety: true })).status, 200);
  await city.settle();
  assert.equal(await stateOf(path), 'stopped');
  assert.match(JSON.stringify((await anybody('GET', path)).body.record.facts.stopReason), /由“低风险”变为“中风险”/u);
});

test('a red warning stops a running pilot, with the reason', async () => {
  const path = await again(lingjian, glasses);
  await begun(lingjian, path);
  const warned = { stopReason: { zh: '红色预警。' } };
  const pilots = systemOf(city.around, 'pilots');
  const id = path.split('/').at(-1) ?? '';
  const stopped = await moveRecord(city.around, pilots, id, 'stopOnWarning', { facts: warned }, theProgram);
  assert.equal(stopped.state, 'stopped');
});
