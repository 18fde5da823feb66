import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type Caller, testCity, upload } from '#test/city.ts';
import { workingHours } from './demo.ts';

const city = await testCity({ demo: true });
const [secretary, chair, market, health, anybody] = (await Promise.all(
  ['secretary', 'expert1', 'market', 'health', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller, Caller];
const move = async (who: Caller, path: string, name: string, facts: object = {}) =>
  who('POST', `${path}/${name}`, { facts }, { 'if-match': (await who('GET', path)).headers.etag as string });
const [shown] = (await anybody('GET', '/api/impact-studies')).body.items as { id: string }[];
const published = `/api/impact-studies/${shown?.id}`;

test('Article 65(1)(3): a study is public with its data, the digest of the file, figures anybody can compute again', async () => {
  const { facts, state } = (await anybody('GET', published)).body.record;
  assert.equal(state, 'responseOwed');
  const csv = workingHours();
  assert.equal(facts.digest, createHash('sha256').update(csv).digest('hex'));
  assert.equal((await anybody('GET', `/api/files/${facts.digest}`)).status, 200);
  const rows = csv
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  assert.equal(facts.rows, rows.length);
  for (const { group, n, mean } of facts.figures) {
    const values = rows.filter(([name]) => name === group).map(([, hours]) => Number(hours));
    assert.equal(n, values.length);
    assert.ok(Math.abs(Number(mean) - values.reduce((sum, one) => sum + one, 0) / n) < 1e-5);
  }
});

test('the office named owes its response within a term; no other answers for it', async () => {
  const page = (await market('GET', published)).body;
  assert.equal(page.clocks[0].name, 'response');
  const response = { zh: '将约谈平台并公布指引。' };
  assert.equal((await move(health, published, 'respond', { response })).status, 403);
  assert.equal((await move(market, published, 'respond', { response })).body.record.state, 'responded');
  assert.equal((await anybody('GET', published)).body.record.facts.response.zh, response.zh);
});

/** A study of one's own file, drafted and computed. */
async function study(csv: string): Promise<string> {
  const data = [await upload(secretary, csv, 'data.csv')];
  const { title, concerns, question, source, unit, method } = (await anybody('GET', published)).body.record.facts;
  const facts = { title, concerns, question, source, unit, method, data, groupColumn: 'group', valueColumn: 'value' };
  const made = await secretary('POST', '/api/impact-studies', { facts });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const path = `/api/impact-studies/${made.body.record.id}`;
  await move(secretary, path, 'compute');
  await city.settle();
  return path;
}

test('what cannot be computed goes back with its line named', async () => {
  const faults = {
    'group,value\na,1\na,many': /第3行/u,
    'group,other\na,1': /没有“value”列/u,
    'group,value': /没有数据/u,
    [`group,value\n${Array.from({ length: 41 }, (_, at) => `g${at},1`).join('\n')}`]: /分组超过40个/u,
  };
  for (const [csv, fault] of Object.entries(faults)) {
    const { facts, state } = (await secretary('GET', await study(csv))).body.record;
    assert.equal(state, 'draft');
    assert.match(facts.fault.zh, fault);
  }
});

test('the chair publishes what the secretariat submitted, and not without a finding', async () => {
  const path = await study('group,value\na,1\nb,2.5\na,3');
  assert.equal((await anybody('GET', path)).status, 404);
  const person = (await chair('GET', '/api/session')).body.person;
  const found = { finding: { zh: '有差别。' }, limits: { zh: '样本小。' }, responder: 'health' };
  assert.equal((await move(secretary, path, 'submitToChair', { ...found })).body.code, 'facts-missing');
  assert.equal((await move(secretary, path, 'submitToChair', { ...found, chair: person })).status, 200);
  assert.equal((await move(chair, path, 'publish')).status, 200);
  const { figures } = (await anybody('GET', path)).body.record.facts;
  assert.deepEqual(
    figures.map((one: { group: string; n: number; mean: string; low?: string }) => [
      one.group,
      one.n,
      one.mean,
      one.low,
    ]),
    [
      ['a', 2, '2', undefined],
      ['b', 1, '2.5', undefined],
    ],
  );
});
