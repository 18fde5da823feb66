import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ledger, spend } from '#engines/privacy/ledger.ts';
import { chargeKept, spentKept } from '#families/opendata/budget.ts';
import { clearVersion } from '#families/opendata/gate.ts';
import { findCurrentVersion } from '#families/opendata/versions.ts';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [market, data, nobody] = (await Promise.all(['market', 'data', ''].map((one) => city.signIn(one)))) as [
  Caller,
  Caller,
  Caller,
];
const base = '/api/data-catalogue';
const districts = ['南山区', '福田区', '宝安区'];
const people = Array.from({ length: 300 }, (_, at) => `${districts[at % 3]},${20 + (at % 50)},${100 * (at % 40)}`);

/** A resource of so many rows, published by the office that keeps the catalogue. */
async function published(facts: object, csv: string): Promise<string> {
  const described = {
    abstract: { zh: '统计查询用的示例数据。' },
    office: 'market',
    subject: 'economy',
    source: { zh: '示例' },
    frequency: 'once',
    sharing: { zh: '各部门依职责共享' },
    licence: 'sz-open',
    aggregated: false,
    tradeSecrets: false,
    importantData: false,
    ...facts,
  };
  const id = (await market('POST', base, { facts: described })).body.record.id as string;
  const bytes = Buffer.from(csv);
  const begun = (await market('POST', `/api/data/${id}/uploads`, { name: 'a.csv', size: bytes.length })).body;
  const stream = { 'content-type': 'application/octet-stream' };
  await market('PUT', `/api/data/uploads/${begun.id}?offset=0`, bytes, stream);
  await market('POST', `/api/data/uploads/${begun.id}/finish`, {});
  await city.settle();
  for (const [who, name] of [
    [market, 'submit'],
    [data, 'publish'],
  ] as const) {
    const { headers } = await who('GET', `${base}/${id}`);
    const moved = await who('POST', `${base}/${id}/${name}`, { facts: {} }, { 'if-match': headers.etag as string });
    assert.equal(moved.status, 200, JSON.stringify(moved.body));
  }
  await city.settle();
  return id;
}
const onCondition = { opening: 'conditional', closedReason: { zh: '含个人数据' }, reviewOn: '2099-01-01' };
const csv = `district,age,income\n${people.join('\n')}\n`;
const ofPeople = () => published({ title: '居民收入（示例）', about: 'person', ...onCondition }, csv);
const asks = (id: string, query: string) => nobody('GET', `/api/data/${id}/statistics?${query}`);
const groups = `by=district&groups=${districts.join(',')}`;

test('statistics of data that are not personal are exact and cost nothing', async () => {
  const id = await published(
    { title: '设施（示例）', about: 'organisation', opening: 'unconditional' },
    `district,size,cost\n${people.join('\n')}\n`,
  );
  assert.deepEqual(
    (await asks(id, 'measure=count&by=district')).body.values,
    [
      { group: '南山区', value: 100 },
      { group: '宝安区', value: 100 },
      { group: '福田区', value: 100 },
    ].toSorted((a, b) => (a.group < b.group ? -1 : 1)),
  );
  const filters = '[{"field":"size","op":"lt","value":21}]';
  assert.deepEqual((await asks(id, `filters=${filters}`)).body, {
    version: 1,
    noisy: false,
    values: [{ group: null, value: 6 }],
  });
  const mean = (await asks(id, 'measure=mean&field=size')).body.values[0].value;
  assert.ok(Math.abs(mean - people.reduce((sum, row) => sum + Number(row.split(',')[1]), 0) / 300) < 1e-9);
  for (const [query, field] of [
    ['measure=median', 'measure'],
    ['measure=sum&field=district', 'field'],
    ['measure=sum&field=height', 'field'],
    ['by=height', 'by'],
    ['filters=x', 'filters'],
    ['measure=sum&field=size&low=x', 'low'],
  ])
    assert.equal((await asks(id, query as string)).body.field, field);
});

test('of personal data everybody gets noisy statistics once the version is cleared, within a budget that all can see', async () => {
  const id = await ofPeople();
  assert.equal((await asks(id, 'measure=count')).body.code, 'not-cleared');
  const version = await findCurrentVersion(city.here, id);
  await clearVersion(city.here, { version: version?.id ?? '', assessment: id, parquetFile: 'a'.repeat(64) });
  const first = (await asks(id, `measure=count&${groups}`)).body;
  assert.equal(first.noisy, true);
  assert.deepEqual(
    first.values.map((one: { group: string }) => one.group),
    districts,
  );
  // σ is about 7: ten times that is exceeded once in 10²³ askings.
  for (const { value } of first.values) assert.ok(Number.isInteger(value) && Math.abs(value - 100) < 75);
  assert.deepEqual([first.spent, first.remaining], [0.01, 0.49]);
  const again = (await asks(id, `groups=${districts.toReversed().join(',')}&by=district&measure=count`)).body;
  assert.deepEqual([again.values, again.spent], [first.values, 0.01], 'the same question, the same answer, no charge');
  assert.equal((await asks(id, 'measure=count&by=district')).body.field, 'groups');
  assert.equal((await asks(id, 'measure=sum&field=income')).body.field, 'low');
  const sum = (await asks(id, 'measure=sum&field=age&low=0&high=100')).body.values[0];
  assert.ok(Math.abs(sum.value - people.reduce((all, row) => all + Number(row.split(',')[1]), 0)) < 7500);
  assert.ok((await asks(id, 'measure=mean&field=age&low=0&high=100')).body.values[0].count > 100);
  const ledger = (await nobody('GET', `/api/data/${id}/privacy-ledger`)).body;
  assert.equal(ledger.charges.length, 3);
  assert.ok(ledger.charges.every(({ rho }: { rho: number }) => rho === 0.01) && ledger.epsilon > 0);
  assert.equal((await nobody('GET', `/api/data/${id}/rows`)).body.code, 'not-open', 'rows are still on condition');
  let refused = 0;
  for (let age = 0; age < 50; age++) {
    const answer = await asks(id, `filters=[{"field":"age","op":"lt","value":${age}}]`);
    if (answer.status === 403) refused++;
  }
  assert.equal(refused, 3, '50 questions fit the budget');
  assert.deepEqual((await asks(id, `measure=count&${groups}`)).body.values, first.values);
});

test('the kept ledger decides as the pure one does, and many who ask at once do not overspend', async () => {
  const id = await ofPeople();
  const version = (await findCurrentVersion(city.here, id))?.id ?? '';
  let ledger: Ledger = { budget: 100, charges: [] };
  for (const [question, rho] of [
    ['甲', 40],
    ['乙', 50],
    ['丙', 20],
    ['甲', 40],
    ['丁', 10],
    ['戊', 1],
    ['己', 0],
  ] as const) {
    const charge = { channel: 'statistics' as const, question, rho };
    const pure = spend(ledger, charge);
    if (pure.kind === 'charged') ledger = pure.ledger;
    const kept = await chargeKept(city.here, version, charge, 100, { question });
    assert.deepEqual(kept, pure.kind === 'refused' ? null : { question });
  }
  assert.equal(await spentKept(city.here, version), 100);
  const other = (await findCurrentVersion(city.here, await ofPeople()))?.id ?? '';
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      chargeKept(city.here, other, { channel: 'rows', question: `${at % 20}`, rho: 10 }, 100, { at }),
    ),
  );
  assert.equal(await spentKept(city.here, other), 100);
  assert.equal(answers.filter(Boolean).length, 20, 'each of ten questions was answered to both who asked it');
});
