import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleTableIds } from '#families/rules/catalogue.ts';
import { firstTexts } from '#families/rules/firstRules.ts';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [officer, approver, nobody] = await Promise.all(['officer', 'approver', ''].map(city.signIn));
assert.ok(officer && approver && nobody);
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
/** The grading table with fewer people a year for a product to be of medium risk, and of high. */
const lowered = firstTexts.grading.replaceAll('&gt; 100000', '&gt; 2000').replaceAll('&gt; 1000000', '&gt; 200000');

async function begin(by: Caller, table = 'grading'): Promise<string> {
  const begun = await by('POST', '/api/rule-library/drafts', { table });
  assert.equal(begun.status, 201, JSON.stringify(begun.body));
  return begun.body.id;
}
const pageOf = async (id: string) => (await officer!('GET', `/api/rule-library/${id}`)).body;
const factsOf = async (product: string) => (await officer!('GET', `/api/products/${product}`)).body.record.facts;
async function move(by: Caller, id: string, name: string, facts: object = {}) {
  const { record } = await pageOf(id);
  return by('POST', `/api/rule-library/${id}/${name}`, { facts }, { 'if-match': `"${record.revision}"` });
}
async function submitted(by: Caller, xml: string, table = 'grading', effectiveOn = today): Promise<string> {
  const id = await begin(by, table);
  const saved = await by('PUT', `/api/rule-library/${id}/text`, { xml });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const facts = { title: '暂行规则 v2', reason: { zh: '降低人数标准' }, effectiveOn };
  assert.equal((await move(by, id, 'save', facts)).status, 200);
  assert.equal((await move(by, id, 'submit')).status, 200);
  return id;
}

test('the library shows every table, each with what is in force, its source and who asks it', async () => {
  const { body } = await nobody('GET', '/api/rule-library/tables');
  assert.equal(body.length, ruleTableIds.length);
  for (const table of body) {
    assert.equal(table.inForce.standing, 'provisional', table.id);
    assert.ok(table.inForce.source.zh && table.law.length > 0, table.id);
    assert.ok(table.askedBy.length > 0, table.id);
    const text = await nobody('GET', `/api/rule-library/${table.inForce.id}/text.dmn`);
    assert.equal(text.body, firstTexts[table.id as keyof typeof firstTexts]);
  }
});

test('a fault is refused at submission by decision, row and column; what is no model is refused at once', async () => {
  const id = await begin(officer);
  const broken = await officer('PUT', `/api/rule-library/${id}/text`, { xml: '<definitions' });
  assert.deepEqual([broken.status, broken.body.code], [422, 'malformed-file']);
  const xml = firstTexts.grading
    .replace('<text>medical</text>', '<text>medicl</text>')
    .replaceAll('"risk-warning"', '"risk-warnings"');
  const saved = await officer('PUT', `/api/rule-library/${id}/text`, { xml });
  assert.ok(saved.body.blocking > 0);
  await move(officer, id, 'save', { reason: { zh: '试验' }, effectiveOn: today });
  const refused = await move(officer, id, 'submit');
  assert.equal(refused.body.code, 'guard-failed');
  assert.match(refused.body.detail_zh, /obligations \/ warning-high \/ obligations：程序不认识结果/u);
  const others = await approver('PUT', `/api/rule-library/${id}/text`, { xml: firstTexts.grading });
  assert.equal(others.body.code, 'not-allowed');
});

test('a version is replayed over all past cases, approved by another officer, and then regrades them', async () => {
  const id = await submitted(officer, lowered);
  const early = await move(approver, id, 'approve');
  assert.equal(early.body.code, 'no-such-move');
  await city.settle();
  const { body: found } = await officer('GET', `/api/rule-library/${id}/replay`);
  assert.equal(found.replay.state, 'done');
  assert.equal(found.task.state, 'done');
  assert.ok(found.counts.grade > 0, JSON.stringify(found));
  const { body: lines } = await officer('GET', `/api/rule-library/${id}/replay/lines?kind=grade`);
  assert.equal(lines.items.length, found.counts.grade);
  const csv = await officer('GET', `/api/rule-library/${id}/replay.csv`);
  assert.equal(csv.body.trim().split('\r\n').length, found.replay.changed + 1);
  const json = await officer('GET', `/api/rule-library/${id}/replay.json`);
  assert.equal(json.body.length, found.replay.changed);

  assert.equal((await move(officer, id, 'approve')).body.code, 'same-hands');
  const former = (await nobody('GET', '/api/rule-library/tables')).body.find(
    (one: { id: string }) => one.id === 'grading',
  ).inForce.id;
  assert.equal((await move(approver, id, 'approve')).status, 200);
  await city.settle();
  assert.equal((await pageOf(id)).record.state, 'inForce');
  assert.equal((await pageOf(former)).record.state, 'superseded');
  const { body: effect } = await officer('GET', `/api/rule-library/${id}/effect`);
  assert.equal(effect.task.state, 'done', JSON.stringify(effect.task));
  assert.ok(effect.task.result.regraded >= found.counts.grade);
  for (const line of lines.items) {
    const { grade, ruleRecord } = await factsOf(line.record);
    assert.deepEqual([grade, ruleRecord], [line.becomes.grade, id], line.title);
  }
});
