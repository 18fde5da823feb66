import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [firm, other, officer, anybody] = (await Promise.all(
  ['pengsao', 'jishi', 'officer', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller];
const now = new Date('2026-11-24T04:00:00Z');
Object.assign(city.around, { now: () => now });
const product = (await firm('GET', '/api/products?mine=1')).body.items.find((one: { title: string }) =>
  /净航/u.test(one.title),
);
const hour = 3_600_000;
const at = (hours: number) => new Date(now.getTime() + hours * hour).toISOString();

const measured = {
  title: '急刹车次数',
  product: product.id,
  meaning: { zh: '每小时急刹车的次数。', en: 'Hard brakes an hour.' },
  kind: 'measure',
  worse: 'higher',
  target: '4',
  limit: '6',
  sd: '1',
  detector: 'cusum',
  arl: 500,
  plannedStep: 'inspect',
};
async function declare(facts: object): Promise<string> {
  const made = (await firm('POST', '/api/warning-metrics', { facts: { ...measured, ...facts } })).body;
  const path = `/api/warning-metrics/${made.record.id}`;
  const watched = await firm('POST', `${path}/watch`, {}, { 'if-match': `"${made.record.revision}"` });
  assert.equal(watched.status, 200, JSON.stringify(watched.body));
  return made.record.id;
}
const token = async (): Promise<{ token: string; id: string }> =>
  (await firm('POST', '/api/warnings/tokens', { product: product.id, name: '测试' })).body;
const push = (bearer: string, points: unknown, headers = {}) =>
  anybody('POST', '/api/warnings/points', points as object, { authorization: `Bearer ${bearer}`, ...headers });
const count = async (table: string, metric: string): Promise<number> =>
  (await city.around.pool.query(`select count(*)::int as n from ${table} where metric = $1`, [metric])).rows[0].n;
const warningsOn = async (metric: string) =>
  (
    await city.around.pool.query(
      "select id, state, facts->>'level' as level, facts->>'step' as step from records where system = 'warnings' and facts @> $1",
      [JSON.stringify({ metric })],
    )
  ).rows;

test('a metric is watched only with a sound detector, whose false alarms are stated', async () => {
  const made = (
    await firm('POST', '/api/warning-metrics', { facts: { ...measured, key: 'sweeper.unsound', limit: '3' } })
  ).body;
  const refused = await firm('POST', `/api/warning-metrics/${made.record.id}/watch`, {}, { 'if-match': '"1"' });
  assert.deepEqual([refused.status, refused.body.field, refused.body.article], [409, 'limit', '66.2']);
  const metric = await declare({ key: 'sweeper.sound' });
  const page = (await firm('GET', `/api/warning-metrics/${metric}`)).body;
  assert.match(page.record.facts.falseAlarms.en, /a false alarm every 500 points on average/u);
  assert.equal((await other('GET', `/api/warning-metrics/${metric}`)).status, 404);
});

test('without a valid token nothing is taken; it is shown once, kept as a digest, and revoked at once', async () => {
  const point = [{ metric: 'sweeper.sound', at: at(-1), value: 4 }];
  assert.equal((await anybody('POST', '/api/warnings/points', point)).status, 401);
  assert.equal((await push(`tlm_${'x'.repeat(43)}`, point)).status, 401);
  assert.equal((await other('POST', '/api/warnings/tokens', { product: product.id, name: 'x' })).status, 404);
  assert.equal((await anybody('POST', '/api/warnings/tokens', { product: product.id, name: 'x' })).status, 401);
  const made = await token();
  assert.equal((await push(made.token, point)).body.stored, 1);
  const { rows } = await city.around.pool.query('select hash from warning_tokens where id = $1', [made.id]);
  assert.match(rows[0].hash, /^[0-9a-f]{64}$/u);
  assert.ok(!JSON.stringify((await firm('GET', `/api/warnings/products/${product.id}`)).body).includes(made.token));
  assert.equal((await other('DELETE', `/api/warnings/tokens/${made.id}`)).status, 404);
  assert.equal((await firm('DELETE', `/api/warnings/tokens/${made.id}`)).status, 200);
  assert.equal((await push(made.token, point)).status, 401);
});

test('what cannot be read is refused by its place and field, and nothing of it is stored', async () => {
  const metric = await declare({ key: 'sweeper.refusals' });
  const bearer = (await token()).token;
  const good = { metric: 'sweeper.refusals', at: at(-1), value: 4 };
  for (const [points, field] of [
    [[good, { ...good, at: '2026-11-24 08:00' }], '[1].at'],
    [[good, { ...good, value: 'much' }], '[1].value'],
    [[good, { ...good, n: -1 }], '[1].n'],
    [[good, { ...good, more: 1 }], '[1].more'],
    [[good, { ...good, metric: 'unknown' }], '[1]'],
    [[good, { ...good, at: at(2) }], '[1]'],
    [[good, { ...good, at: at(-24 * 731) }], '[1]'],
    [[good, { ...good, value: 5 }], '[1]'],
    [{ points: [] }, 'body'],
  ] as const) {
    const { status, body } = await push(bearer, points);
    assert.deepEqual([status, body.code, body.field], [422, 'invalid-input', field]);
    assert.ok(body.detail_zh && body.detail_en);
  }
  const many = Array.from({ length: 10_001 }, (_, i) => ({ ...good, at: at(-i) }));
  assert.equal((await push(bearer, many)).status, 413);
  assert.equal(await count('warning_points', metric), 0);
});

test('a point pushed twice is there once; another value for its moment is refused; NDJSON and gzip are read', async () => {
  const metric = await declare({ key: 'sweeper.idempotent' });
  const bearer = (await token()).token;
  const points = [1, 2, 3].map((i) => ({ metric: 'sweeper.idempotent', at: at(-i), value: 4 }));
  assert.deepEqual((await push(bearer, points)).body, { received: 3, stored: 3, duplicates: 0 });
  assert.deepEqual((await push(bearer, points)).body, { received: 3, stored: 0, duplicates: 3 });
  const differs = await push(bearer, [
    { metric: 'sweeper.idempotent', at: at(-9), value: 4 },
    { ...points[0], value: 9 },
  ]);
  assert.deepEqual([differs.status, differs.body.field], [422, '[1]']);
  const lines = [...points, { metric: 'sweeper.idempotent', at: at(-4), value: 4 }]
    .map((one) => JSON.stringify(one))
    .join('\n');
  const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
  assert.deepEqual((await push(bearer, gzipSync(lines), headers)).body, { received: 4, stored: 1, duplicates: 3 });
  assert.equal(await count('warning_points', metric), 4);
});

test('OTLP: gauges, sums and histograms are taken; what cannot be is told as partial success', async () => {
  const metric = await declare({ key: 'sweeper.otlp' });
  const bearer = (await token()).token;
  const nano = (hours: number) => String(BigInt(Date.parse(at(hours))) * 1_000_000n);
  const name = 'sweeper.otlp';
  const metrics = [
    {
      name,
      gauge: {
        dataPoints: [{ timeUnixNano: nano(-1), asDouble: 4.5, attributes: [{ key: 'n', value: { intValue: '12' } }] }],
      },
    },
    {
      name,
      sum: { aggregationTemporality: 1, isMonotonic: true, dataPoints: [{ timeUnixNano: nano(-2), asInt: '5' }] },
    },
    { name, histogram: { aggregationTemporality: 1, dataPoints: [{ timeUnixNano: nano(-3), count: '4', sum: 18 }] } },
    {
      name,
      sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints: [{ timeUnixNano: nano(-4), asInt: '99' }] },
    },
    { name: 'unknown', gauge: { dataPoints: [{ timeUnixNano: nano(-5), asDouble: 1 }] } },
  ];
  const send = (body: object | string, headers = {}) =>
    anybody('POST', '/api/warnings/v1/metrics', body as object, {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      ...headers,
    });
  const answer = await send({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] });
  assert.equal(answer.status, 200);
  assert.equal(answer.body.partialSuccess.rejectedDataPoints, '1');
  assert.match(answer.body.partialSuccess.errorMessage, /no metric unknown is under watch/u);
  const { rows } = await city.around.pool.query('select value, n from warning_points where metric = $1 order by at', [
    metric,
  ]);
  assert.deepEqual(rows, [
    { value: 4.5, n: 4 },
    { value: 5, n: null },
    { value: 4.5, n: 12 },
  ]);
  assert.deepEqual((await send({ resourceMetrics: [] })).body, {});
  assert.equal((await send('{"resourceMetrics": 1}')).status, 422);
  assert.equal((await send('not json')).status, 400);
  assert.equal((await send('x', { 'content-type': 'application/x-protobuf' })).status, 415);
});

test('OTLP: running totals give what they gained, whatever restarts or comes twice; streams count together', async () => {
  const [counter, latency] = await Promise.all([
    declare({ key: 'sweeper.total' }),
    declare({ key: 'sweeper.seconds' }),
  ]);
  const bearer = (await token()).token;
  const nano = (hours: number) => String(BigInt(Date.parse(at(hours))) * 1_000_000n);
  const told = (stream: string, hours: number, since: number) => ({
    attributes: [{ key: 'vehicle', value: { stringValue: stream } }],
    startTimeUnixNano: nano(since),
    timeUnixNano: nano(hours),
  });
  const totals = (...points: [stream: string, hours: number, since: number, total: number][]) => ({
    name: 'sweeper.total',
    sum: {
      aggregationTemporality: 2,
      isMonotonic: true,
      dataPoints: points.map(([stream, hours, since, asDouble]) => ({ ...told(stream, hours, since), asDouble })),
    },
  });
  const seconds = (...points: [stream: string, hours: number, count: number, sum: number][]) => ({
    name: 'sweeper.seconds',
    histogram: {
      aggregationTemporality: 'AGGREGATION_TEMPORALITY_CUMULATIVE',
      dataPoints: points.map(([stream, hours, count, sum]) => ({ ...told(stream, hours, -90), count, sum })),
    },
  });
  const send = async (...metrics: object[]) => {
    const sent = await anybody(
      'POST',
      '/api/warnings/v1/metrics',
      { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] },
      { authorization: `Bearer ${bearer}` },
    );
    assert.deepEqual([sent.status, sent.body], [200, {}]);
  };
  const points = async (metric: string) =>
    (await city.around.pool.query('select value, n from warning_points where metric = $1 order by at', [metric])).rows;
  await send(totals(['a', -50, -90, 100], ['b', -50, -90, 10]), seconds(['a', -50, 5, 50], ['b', -50, 1, 2]));
  assert.deepEqual(await points(counter), [], 'the first reading only says where they stand');
  const second = totals(['a', -49, -90, 103], ['b', -49, -90, 12]);
  await send(second, seconds(['a', -49, 8, 56], ['b', -49, 2, 6]));
  await send(second);
  // One vehicle begins anew; the other goes on. Two requests at once read the same totals.
  const third = totals(['a', -48, -48.5, 2], ['b', -48, -90, 15]);
  await Promise.all([send(third), send(third), send(seconds(['a', -48, 8, 56], ['b', -48, 2, 6]))]);
  assert.deepEqual(await points(counter), [
    { value: 5, n: null },
    { value: 5, n: null },
  ]);
  assert.deepEqual(await points(latency), [{ value: 2.5, n: 4 }], 'weighted by how many values; none, no point');
});

test('whatever the order in which points come, the alarms and the statistic are those of their order in time', async () => {
  const [inOrder, shuffled] = await Promise.all([declare({ key: 'sweeper.a' }), declare({ key: 'sweeper.b' })]);
  const bearer = (await token()).token;
  const values = Array.from({ length: 40 }, (_, i) => ({ at: at(i - 60), value: i < 25 ? 4 + (i % 3) * 0.4 : 6.5 }));
  const as = (metric: string, given: typeof values) =>
    push(
      bearer,
      given.map((one) => ({ metric, ...one })),
    );
  await as('sweeper.a', values);
  for (const part of [values.slice(30), values.slice(0, 10), values.slice(20, 30), values.slice(10, 20)]) {
    await as('sweeper.b', part);
    await city.settle();
  }
  const seen = async (metric: string) =>
    (
      await city.around.pool.query(
        'select at, round(statistic::numeric, 9) as s from warning_points where metric = $1 order by at',
        [metric],
      )
    ).rows;
  assert.deepEqual(await seen(inOrder), await seen(shuffled));
  assert.ok((await seen(inOrder)).every((one) => one.s !== null));
  assert.equal((await warningsOn(inOrder)).length, 1);
});

test('an alarm is raised once though the process dies between ingest and detection and two workers look at once', async () => {
  const metric = await declare({ key: 'sweeper.crash' });
  const bearer = (await token()).token;
  const worse = Array.from({ length: 20 }, (_, i) => ({ metric: 'sweeper.crash', at: at(i - 40), value: 6 }));
  await push(bearer, worse);
  assert.equal(await count('warning_alarms', metric), 0, 'nothing has looked yet: only the job is kept');
  const [one, two] = await Promise.all([city.settle(), city.settle()]);
  assert.ok((one ?? 0) + (two ?? 0) > 0);
  await city.settle();
  const [warning, ...more] = await warningsOn(metric);
  assert.deepEqual(
    [warning.level, warning.step, more.length],
    ['yellow', 'inspect', 0],
    'the plan says: an on-site check',
  );
  assert.equal(await count('warning_points', metric), 20);
  // Looked at once more by two at a time, with every alarm's outcome forgotten, it stays one.
  await city.around.pool.query('update warning_alarms set taken = false where metric = $1', [metric]);
  await push(bearer, [{ metric: 'sweeper.crash', at: at(-10), value: 6 }]);
  await Promise.all([city.settle(), city.settle()]);
  assert.equal((await warningsOn(metric)).length, 1);
});

test('Article 66(2): an incident raises a warning, its step is forced, and one too late is marked', async () => {
  const report = async (facts: object) => {
    const given = {
      title: '夜间作业险些碰撞行人',
      product: product.id,
      kind: 'injury',
      severity: 'near-miss',
      happenedOn: '2026-11-23',
      happenedTime: '23:40',
      hurt: 0,
      description: { zh: '转弯时未及时减速，与行人相距不足一米后停下。' },
      measures: { zh: '该路段停止作业。' },
      ...facts,
    };
    const made = (await firm('POST', '/api/incident-reports', { facts: given })).body;
    const told = await firm(
      'POST',
      `/api/incident-reports/${made.record.id}/report`,
      {},
      { 'if-match': `"${made.record.revision}"` },
    );
    assert.equal(told.status, 200, JSON.stringify(told.body));
    await city.settle();
    return (await firm('GET', `/api/incident-reports/${made.record.id}`)).body.record.facts;
  };
  const inTime = await report({});
  assert.deepEqual([inTime.late, inTime.hours], [false, '12.3']);
  assert.equal((await report({ happenedOn: '2026-11-22' })).late, true);
  const warning = (await officer('GET', `/api/warnings/${inTime.warning}`)).body;
  assert.deepEqual(
    [warning.record.facts.level, warning.record.facts.step, warning.record.state],
    ['orange', 'restrict', 'raised'],
  );
  assert.equal((await firm('GET', `/api/warnings/${inTime.warning}`)).status, 404, 'it is told with the notice');
});
