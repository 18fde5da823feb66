import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstTexts } from '#families/rules/firstRules.ts';
import { surroundings } from '#hosts/server/city.ts';
import { addDays, today } from '#kernel/dates.ts';
import { type TaskControl, TaskHalted } from '#kernel/tasks.ts';
import { cityOf } from '#store/city.ts';
import { runClocks } from '#store/clocks.ts';
import { revisedGrading } from '#systems/1-general/rule-library/demo.ts';
import { comesIntoForce } from '#systems/1-general/rule-library/effects.ts';
import { regradeTask } from '#systems/1-general/rule-library/regrading.ts';
import { beginReplay, replayTask } from '#systems/1-general/rule-library/replays.ts';
import { testCity } from './city.ts';

const city = await testCity({ demo: true });
const { around } = city;
const { pool } = around;
const here = cityOf(around);
const officer = await city.signIn('officer');
const approver = await city.signIn('approver');
const now = () => today(around.now());
// Many more products of low risk, alike: enough that replay and regrading take several turns.
await pool.query(
  `insert into records (id, system, number, state, revision, owner, facts, hands, head, search, search_owner, facets, created_at, updated_at)
   select gen_random_uuid(), system, number || '-' || n, state, revision, owner, facts || '{"peopleAffected": 40000}', hands, head, search, search_owner, facets, created_at, updated_at
   from (select * from records where system = 'products' and state = 'registered' and facts->>'grade' = 'low' limit 1) one, generate_series(1, 160) n`,
);

const pageOf = async (id: string) => (await officer('GET', `/api/rule-library/${id}`)).body;
async function move(by: typeof officer, id: string, name: string, facts: object = {}) {
  const { record } = await pageOf(id);
  return by('POST', `/api/rule-library/${id}/${name}`, { facts }, { 'if-match': `"${record.revision}"` });
}
async function submitted(xml: string, effectiveOn = now()): Promise<string> {
  const { body } = await officer('POST', '/api/rule-library/drafts', { table: 'grading' });
  assert.equal((await officer('PUT', `/api/rule-library/${body.id}/text`, { xml })).status, 200);
  await move(officer, body.id, 'save', { reason: { zh: '试验' }, effectiveOn });
  assert.equal((await move(officer, body.id, 'submit')).status, 200);
  return body.id;
}
const replayOf = async (id: string) => (await officer('GET', `/api/rule-library/${id}/replay`)).body;
/** A run that is cut off as its process would be, after so many turns. */
const cutOff = (turns: number): TaskControl => ({
  cursor: null,
  stopping: new AbortController().signal,
  async progress() {
    if (turns-- === 0) throw new TaskHalted('cut off');
  },
});

const version = await submitted(revisedGrading, addDays(now(), 3));

test('a replay that is cut off goes on where it was, and one that is stopped where an officer lets it go on', async () => {
  const record = await here.get('rule-library', version);
  assert.ok(record);
  await beginReplay(record, record.revision, here);
  const { replay, task } = await replayOf(version);
  await assert.rejects(replayTask.run({ replay: replay.id }, cutOff(2), here), TaskHalted);
  const half = (await replayOf(version)).replay;
  assert.ok(half.done > 0 && half.done < half.total, `${half.done} of ${half.total}`);
  assert.equal((await officer('POST', `/api/tasks/${task.id}/stop`)).body.state, 'stopped');
  await city.settle();
  assert.equal((await replayOf(version)).replay.done, half.done);
  assert.equal((await move(approver, version, 'approve')).body.code, 'no-such-move');
  await officer('POST', `/api/rule-library/${version}/replay/resume`, {});
  await city.settle();
  const whole = await replayOf(version);
  assert.equal(whole.replay.done, whole.replay.total);
  const { rows } = await pool.query('select count(*)::int as n from rule_replay_lines where replay = $1', [replay.id]);
  assert.equal(rows[0].n, whole.replay.changed);
  assert.ok(whole.replay.changed > 160);
  assert.equal((await pageOf(version)).record.state, 'replayed');
});

test('a text that was changed after its replay is not approved until it is replayed again', async () => {
  assert.equal((await move(officer, version, 'revise')).status, 200);
  await officer('PUT', `/api/rule-library/${version}/text`, { xml: `${revisedGrading}<!-- 修改 -->` });
  await move(officer, version, 'submit');
  assert.equal((await move(approver, version, 'approve')).body.code, 'no-such-move');
  await city.settle();
  assert.equal((await pageOf(version)).record.state, 'replayed');
});

test('it takes effect on its day; regrading that is cut off or stopped goes on, and does nothing twice', async () => {
  assert.equal((await move(approver, version, 'approve')).status, 200);
  await runClocks(around, addDays(now(), 2));
  assert.equal((await pageOf(version)).record.state, 'approved');
  await runClocks(around, addDays(now(), 3));
  assert.equal((await pageOf(version)).record.state, 'inForce');
  await comesIntoForce.run({ id: version, table: 'grading' }, here);
  const { task } = (await officer('GET', `/api/rule-library/${version}/effect`)).body;
  await assert.rejects(regradeTask.run({ version }, cutOff(2), here), TaskHalted);
  await officer('POST', `/api/tasks/${task.id}/stop`);
  await city.settle();
  const left = async () =>
    (
      await pool.query<{ n: number }>(
        `select count(*)::int as n from records where system = 'products' and state = 'registered' and facts->>'grade' = 'low' and (facts->>'peopleAffected')::int > 30000`,
      )
    ).rows[0]?.n;
  assert.ok(Number(await left()) > 0);
  await officer('POST', `/api/rule-library/${version}/effect/resume`, {});
  await city.settle();
  assert.equal(await left(), 0);
  const { rows } = await pool.query(
    `select facts->>'product' from records where system = 'risk-grading' and state in ('graded', 'objected', 'upheld', 'reopened') group by 1 having count(*) > 1`,
  );
  assert.deepEqual(rows, []);
});

test('a product in use that is now of high risk has a term to be assessed, and is then suspended', async () => {
  const [product] = await here.find('products', { field: 'government-services' }, ['inUse']);
  assert.ok(product);
  const { grade, transitionUntil, ruleRecord } = product.facts;
  assert.deepEqual([grade, transitionUntil, ruleRecord], ['high', addDays(now(), 60), version]);
  const begun = await here.find('ex-ante-assessments', { product: product.id }, ['draft']);
  assert.deepEqual(
    begun.map(({ owner }) => owner),
    [product.owner],
  );
  await runClocks(around, String(transitionUntil));
  assert.equal((await here.get('products', product.id))?.state, 'inUse');
  await runClocks(around, addDays(String(transitionUntil), 1));
  assert.equal((await here.get('products', product.id))?.state, 'suspended');
});

test('the grade before is found again by the version, row and article of then', async () => {
  const [product] = await here.find('products', { field: 'government-services' }, ['suspended']);
  const [before] = await here.find('risk-grading', { product: product?.id }, ['superseded']);
  const [after] = await here.find('risk-grading', { product: product?.id }, ['graded']);
  assert.ok(before && after);
  for (const [record, grade, row] of [
    [before, 'medium', 'medium-public-decision'],
    [after, 'high', 'high-public-reach'],
  ] as const) {
    const { body } = await officer('GET', `/api/rule-library/gradings/${record.id}`);
    assert.deepEqual([body.grade, body.same], [grade, true]);
    const reason = body.reasons.find((one: { row: string }) => one.row === row);
    assert.deepEqual(reason?.articles, ['66.1', '71.1']);
    const rules = body.versions.find((one: { table: string }) => one.table === 'grading');
    assert.equal(rules.record === version, record === after);
  }
});

test('of two versions approved at once one takes effect; the other is replayed against it first', async () => {
  const pair = [await submitted(`${revisedGrading}<!-- 甲 -->`), await submitted(`${revisedGrading}<!-- 乙 -->`)];
  await city.settle();
  const approved = await Promise.all(pair.map((id) => move(approver, id, 'approve')));
  assert.deepEqual(
    approved.map(({ status }) => status),
    [200, 200],
  );
  await city.settle();
  const states = await Promise.all(pair.map(async (id) => (await pageOf(id)).record.state));
  assert.deepEqual(states.toSorted(), ['inForce', 'replayed']);
  const [first, second] = states[0] === 'inForce' ? pair : pair.toReversed();
  assert.equal((await pageOf(String(second))).record.facts.replayedAgainst, first);
  await assert.rejects(
    pool.query(
      "update records set state = 'inForce', facts = facts || jsonb_build_object('replayedAgainst', $2::text) where id = $1",
      [second, version],
    ),
    { code: 'TL663' },
  );
  // A process that starts now reads what is in force.
  const started = await surroundings(pool, around.files);
  assert.equal(started.rules.grading?.record, first);
});

test('rules without end are refused, and the cell is named', async () => {
  const endless = firstTexts.grading.replace(
    'medium-reach.field"><text>-',
    'medium-reach.field"><text>count(for a in 1..1000000, b in 1..1000000 return a) &gt; 0',
  );
  const tried = await officer('POST', '/api/rule-library/try', {
    table: 'grading',
    decision: 'grade',
    xml: endless,
    facts: { field: 'other', peopleAffected: 2_000_000 },
  });
  assert.deepEqual([tried.status, tried.body.code], [503, 'rules-exceeded']);
  const id = await submitted(endless);
  await city.settle();
  const { replay, task } = await replayOf(id);
  assert.deepEqual([replay.state, task.state, task.refusal.code], ['running', 'failed', 'rules-exceeded']);
  assert.match(task.refusal.message.zh, /grade \/ medium-reach/u);
  assert.equal((await pageOf(id)).record.state, 'replaying');
});
