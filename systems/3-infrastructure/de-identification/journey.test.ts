import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDuck } from '#families/opendata/duck.ts';
import { assertServed } from '#families/opendata/gate.ts';
import { type DatasetVersion, findVersion } from '#families/opendata/versions.ts';
import { Refused } from '#kernel/refusals.ts';
import { type Caller, testCity } from '#test/city.ts';
import { loadResidents, surveyColumns, surveyFacts, surveyGoal } from './surveyDataset.ts';

const world = await testCity({ demo: true });
const city = world.here;
const [data, data2, firm, anybody] = (await Promise.all(
  ['data', 'data2', 'nanxin', ''].map((one) => world.signIn(one)),
)) as [Caller, Caller, Caller, Caller];
const base = '/api/de-identification';
const move = async (who: Caller, path: string, name: string, facts: object = {}) => {
  const { headers } = await who('GET', path);
  return who('POST', `${path}/${name}`, { facts }, { 'if-match': headers.etag as string });
};
const made = async (who: Caller, path: string, facts: object): Promise<string> => {
  const { status, body } = await who('POST', path, { facts });
  assert.equal(status, 201, JSON.stringify(body));
  return `${path}/${body.record.id}`;
};

const dataset = await made(data, '/api/data-catalogue', { ...surveyFacts, title: '健康调查（测试）' });
const datasetId = dataset.split('/').at(-1) as string;
const first = await loadResidents(city, datasetId, 1200);
assert.equal((await move(data, dataset, 'submit')).status, 200);
assert.equal((await move(data2, dataset, 'publish')).status, 200);

/** Whether each door gives a version: the rows and downloads that anybody may read, and what an agreement grants. */
async function doors(version: DatasetVersion): Promise<Record<string, string>> {
  const asked = (path: string) => anybody('GET', `/api/data/${datasetId}/${path}?version=${version.id}`);
  const granted = await assertServed(city, version, 'granted').then(
    () => 'open',
    (error) => (error instanceof Refused ? error.refusal.code : 'defect'),
  );
  return {
    rows: (await asked('rows')).body.code,
    csv: (await asked('download.csv')).body.code,
    parquet: (await asked('download.parquet')).body.code,
    granted,
  };
}
const shut = { rows: 'not-open', csv: 'not-open', parquet: 'not-open', granted: 'not-cleared' };

async function assessed(version: DatasetVersion, levels?: string): Promise<string> {
  const path = await made(data, base, { title: '健康调查', dataset: datasetId, version: version.id });
  assert.equal((await move(data, path, 'save', { columns: surveyColumns })).status, 200);
  assert.equal((await move(data, path, 'measure')).status, 200);
  await world.settle();
  assert.equal((await move(data, path, 'search', surveyGoal)).status, 200);
  await world.settle();
  const { searched } = (await data('GET', `${path}/findings`)).body;
  const best = searched.candidates.find(
    (one: { levels: number[] }) => String(one.levels) === String(searched.best.levels),
  );
  const chosen = await move(data, path, 'choose', { levels: levels ?? best.key, reason: { zh: '损失最小' } });
  assert.equal(chosen.status, 200, JSON.stringify(chosen.body));
  return path;
}
const stateOf = async (path: string) => (await data('GET', path)).body.record;

test('the demo city holds one release, one assessment whose candidates are compared, and one exemption', async () => {
  const statesOf = async (system: string) =>
    (await data('GET', `/api/${system}`)).body.items.map(({ state }: { state: string }) => state).toSorted();
  assert.deepEqual(await statesOf('de-identification'), ['cleared', 'comparing']);
  assert.deepEqual(await statesOf('de-identification-exemptions'), ['exempt']);
});

let released: string;
test('Article 33(2): a version of personal data passes no door before its report has passed', async () => {
  assert.deepEqual(await doors(first), shut);
  released = await assessed(first);
  assert.deepEqual(await doors(first), shut);
  assert.equal((await move(data, released, 'approve')).body.code, 'same-hands');
  assert.equal((await move(data2, released, 'approve')).status, 200);
  await world.settle();
  const { state, facts } = await stateOf(released);
  assert.equal(state, 'cleared', JSON.stringify(facts.fault));
  assert.equal(facts.grade, '3');
  assert.ok(facts.smallestClass >= 5 && Number(facts.riskAfter) <= 0.2 && Number(facts.riskBefore) === 1);
  assert.deepEqual(await doors(first), { ...shut, granted: 'open' });
});

test('what is then given is the table that was verified, without the direct identifiers', async () => {
  const path = await assertServed(city, (await findVersion(city, first.id)) as DatasetVersion, 'granted');
  const names = await withDuck(async (connection) =>
    (await connection.runAndReadAll(`select * from read_parquet('${path}') limit 0`)).columnNames(),
  );
  assert.deepEqual(
    names,
    surveyColumns.filter(({ role }) => role !== 'direct').map(({ name }) => name),
  );
});

test('anybody reads the report with its steps and thresholds; what the data were nobody outside', async () => {
  const report = String((await anybody('GET', `${released}/report.html`)).body);
  for (const text of [/k = 5；distinct-l = 2/u, /来源待确认/u, /批准人/u, /每个等价类均符合要求/u])
    assert.match(report, text);
  assert.equal((await anybody('GET', `${released}/findings`)).status, 404);
  assert.equal((await firm('GET', `${released}/columns`)).status, 404);
  const { facts } = (await anybody('GET', released)).body.record;
  assert.equal(facts.version, undefined);
  assert.equal(facts.output, undefined);
});

let second: DatasetVersion;
test('a new version shuts the gate again, and a release that crosses the earlier one is refused by its smallest group', async () => {
  second = await loadResidents(city, datasetId, 1260);
  assert.deepEqual(await doors(second), shut);
  assert.deepEqual(await doors(first), { ...shut, granted: 'open' });
  const path = await made(data, base, { title: '健康调查', dataset: datasetId, version: second.id });
  await move(data, path, 'save', { columns: surveyColumns });
  await move(data, path, 'measure');
  await world.settle();
  await move(data, path, 'search', surveyGoal);
  await world.settle();
  const { searched } = (await data('GET', `${path}/findings`)).body;
  const narrow = searched.candidates.find(
    (one: { fits: boolean; joint: number | null }) => one.fits && one.joint !== null && one.joint < 5,
  );
  const refused = await move(data, path, 'choose', { levels: narrow.key, reason: { zh: '试' } });
  assert.equal(refused.body.code, 'guard-failed');
  assert.match(refused.body.detail_zh, new RegExp(`最小人群仅${narrow.joint}人`, 'u'));
});

test('a firm assesses its own data only, and what the catalogue calls a direct identifier cannot stay', async () => {
  const path = await made(firm, base, { title: '别人的数据', dataset: datasetId, version: second.id });
  assert.equal((await firm('GET', `${path}/columns`)).status, 404);
  await move(firm, path, 'save', { columns: surveyColumns });
  assert.equal((await move(firm, path, 'measure')).body.field, 'version');
  const own = await made(data, base, { title: '保留姓名', dataset: datasetId, version: second.id });
  const columns = surveyColumns.map((one) => (one.name === '姓名' ? { name: '姓名', role: 'kept' } : one));
  await move(data, own, 'save', { columns });
  assert.match((await move(data, own, 'measure')).body.detail_zh, /姓名/u);
  const proposed = (await data('GET', `${own}/columns`)).body.columns;
  // Only what an illness is nothing in the data says: that is for a person to know.
  for (const { name, role } of surveyColumns)
    assert.equal(proposed.find((one: { name: string }) => one.name === name).role, name === '慢性病' ? 'quasi' : role);
});

test('a goal below what is set, and one that nothing reaches, are told', async () => {
  const path = await made(data, base, { title: '太松', dataset: datasetId, version: second.id });
  await move(data, path, 'save', { columns: surveyColumns });
  await move(data, path, 'measure');
  await world.settle();
  const loose = { ...surveyGoal, criteria: [{ kind: 'k-anonymity', amount: '2' }] };
  assert.equal((await move(data, path, 'search', loose)).body.field, 'criteria');
  const never = {
    ...surveyGoal,
    criteria: [...surveyGoal.criteria, { kind: 'distinct-l', column: '慢性病', amount: '99' }],
  };
  assert.equal((await move(data, path, 'search', never)).status, 200);
  await world.settle();
  const { state, facts } = await stateOf(path);
  assert.equal(state, 'measured');
  assert.match(facts.fault.zh, /没有任何泛化方案/u);
});

test('an exemption needs two officers and a ground, is public, opens to an agreement alone, and ends', async () => {
  const exemptions = '/api/de-identification-exemptions';
  const facts = {
    title: '疾控流调',
    dataset: datasetId,
    version: second.id,
    ground: 'public-request',
    instrument: '卫健函〔2026〕9号（虚构）',
    recipient: '某疾控机构（虚构）',
    scope: { zh: '全部字段，用于流行病学调查' },
    until: '2026-12-31',
  };
  const path = await made(data, exemptions, facts);
  assert.equal((await move(data, path, 'requestApproval')).status, 200);
  assert.equal((await anybody('GET', path)).status, 404);
  assert.equal((await move(data, path, 'approve')).body.code, 'same-hands');
  assert.equal((await move(data2, path, 'approve')).status, 200);
  await world.settle();
  assert.equal((await anybody('GET', path)).body.record.facts.ground, 'public-request');
  assert.deepEqual(await doors(second), { ...shut, granted: 'open' });
  const other = await made(data, exemptions, { ...facts, version: first.id });
  assert.equal((await move(data, other, 'requestApproval')).body.field, 'version');
  await world.becomes('2027-01-01T09:00');
  await world.settle();
  assert.deepEqual(await doors(second), shut);
});

test('a release that is withdrawn no longer passes', async () => {
  assert.equal((await move(data2, released, 'withdraw', { withdrawal: { zh: '发现新的公开数据' } })).status, 200);
  await world.settle();
  assert.deepEqual(await doors(first), shut);
});
