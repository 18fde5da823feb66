import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '#families/warning/cluster.ts';
import { type Answer, type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const { pool } = city.around;
const [{ id: product }] = (
  await pool.query("select id from records where system = 'products' and facts->>'name' = '影像辅助诊断 28 号'")
).rows;
const [firm, officer, approver, anybody] = (await Promise.all(
  ['jishi', 'officer', 'approver', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller];
const productPath = `/api/products/${product}`;
const etag = async (who: Caller, path: string) => (await who('GET', path)).headers.etag as string;
const move = async (who: Caller, path: string, name: string, body: object = {}): Promise<Answer> =>
  who('POST', `${path}/${name}`, body, { 'if-match': await etag(who, path) });
/** Makes a move with the letter drafted for it from what it sets. */
async function withLetter(
  who: Caller,
  path: string,
  name: string,
  letter: string,
  facts: object = {},
): Promise<Answer> {
  const given = { facts, reason: '经核对属实' };
  const drafted = (await who('POST', `${path}/documents/${letter}`, given)).body;
  return move(who, path, name, { ...given, letter: drafted });
}
const closing = { closing: { zh: '原因已查明并消除。' } };
const { token } = (await firm('POST', '/api/warnings/tokens', { product, name: '测试' })).body;
const push = (points: readonly object[]) =>
  anybody('POST', '/api/warnings/points', points, { authorization: `Bearer ${token}` });
/** Twenty points that are clearly worse, the last one an hour ago; the warning that they raise. */
async function worsen(metric: string, value: number, n?: number): Promise<string> {
  const now = city.around.now().getTime();
  const points = Array.from({ length: 20 }, (_, i) => ({ metric, at: now - (20 - i) * 3_600_000, value, n }));
  assert.equal((await push(points)).body.stored, 20);
  await city.settle();
  const { rows } = await pool.query(
    `select w.id from records w join records m on m.id::text = w.facts->>'metric' where w.system = 'warnings' and w.state = 'raised' and m.facts->>'key' = $1`,
    [metric],
  );
  assert.equal(rows.length, 1);
  return `/api/warnings/${rows[0].id}`;
}

test('red: an order of two persons suspends the product in use until the warning is lifted', async () => {
  const path = await worsen('error-rate', 0.2, 50);
  const facts = (await officer('GET', path)).body.record.facts;
  assert.deepEqual([facts.level, facts.step, facts.workingDays], ['red', 'suspend', 1]);
  assert.match(facts.reasons.zh, /预警方案规定此时暂停使用/u);
  assert.equal((await anybody('GET', path)).status, 404, 'not before its operator is notified');
  const notified = await withLetter(officer, path, 'notify', 'warningNotice');
  assert.deepEqual(
    notified.body.clocks.map((one: { name: string; view: { days: number; status: string } }) => [
      one.name,
      one.view.status,
      one.view.days,
    ]),
    [
      ['measures', 'running', 1],
      ['notice', 'ended', 1],
    ],
  );
  const restriction = { restriction: { zh: '暂停全部使用。' } };
  assert.equal(
    (await withLetter(officer, path, 'orderSuspension', 'suspensionOrder', restriction)).body.code,
    'same-hands',
  );
  assert.equal(
    (await withLetter(approver, path, 'orderRestriction', 'restrictionOrder', restriction)).body.article,
    '66.2',
  );
  const ordered = await withLetter(approver, path, 'orderSuspension', 'suspensionOrder', restriction);
  assert.equal(ordered.status, 200, JSON.stringify(ordered.body));
  const letter = await anybody('GET', `/api/documents/${ordered.body.issued.at(-1).code}`);
  assert.match(JSON.stringify(letter.body.model), /暂停全部使用/u, 'the letter holds what it orders');
  await city.settle();
  assert.equal((await anybody('GET', productPath)).body.record.state, 'suspended');
  const refused = await move(firm, productPath, 'resume');
  assert.deepEqual([refused.status, refused.body.article], [409, '66.2']);
  assert.match(refused.body.detail_zh, /红色预警 YJ-/u);

  assert.equal(
    (await move(firm, path, 'reportMeasures', { facts: { measures: { zh: '已回退到上一版本。' } } })).status,
    200,
  );
  assert.equal(
    (await move(officer, path, 'rejectMeasures', { facts: { answer: { zh: '请附测试结果。' } } })).status,
    200,
  );
  assert.equal(
    (await move(firm, path, 'reportMeasures', { facts: { measures: { zh: '已回退，测试结果见附件。' } } })).status,
    200,
  );
  assert.equal((await move(officer, path, 'confirmMeasures')).status, 200);
  assert.equal((await withLetter(officer, path, 'lift', 'liftingNotice', closing)).body.code, 'same-hands');
  assert.equal((await anybody('GET', `/api/warnings/products/${product}`)).body.level, 'red');
  assert.equal((await withLetter(approver, path, 'lift', 'liftingNotice', closing)).status, 200);
  assert.equal((await anybody('GET', `/api/warnings/products/${product}`)).body.level, 'none');
  assert.equal((await move(firm, productPath, 'resume')).body.record.state, 'inUse');
});

test('a step that is not taken in time raises the level, and the operator is notified anew', async () => {
  const path = await worsen('imaging.wait-seconds', 26);
  assert.equal((await officer('GET', path)).body.record.facts.level, 'blue');
  await withLetter(officer, path, 'notify', 'warningNotice');
  const { metrics } = (await firm('GET', `/api/warnings/products/${product}`)).body;
  const metric = metrics.find((one: { key: string }) => one.key === 'imaging.wait-seconds').id;
  const retired = await move(firm, `/api/warning-metrics/${metric}`, 'retire');
  assert.deepEqual([retired.status, retired.body.article], [409, '66.2'], 'no metric is taken away while it warns');

  const now = city.around.now();
  await city.becomes(new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 16));
  await city.settle();
  const { record } = (await officer('GET', path)).body;
  assert.deepEqual(
    [record.state, record.facts.level, record.facts.step, record.facts.overdueSteps],
    ['raised', 'yellow', 'inspect', 1],
  );
  assert.match(record.facts.reasons.en, /not taken in time/u);
  const dismissed = await withLetter(officer, path, 'dismiss', 'dismissalNotice', closing);
  assert.equal(dismissed.status, 200, JSON.stringify(dismissed.body));
  Object.assign(city.around, { now: () => now });
});

test('without a metric under watch a high-risk product is not used, and its use ends with the last one', async () => {
  const { metrics } = (await firm('GET', `/api/warnings/products/${product}`)).body;
  for (const one of metrics) assert.equal((await move(firm, `/api/warning-metrics/${one.id}`, 'retire')).status, 200);
  await city.settle();
  assert.equal((await anybody('GET', productPath)).body.record.state, 'suspended');
  const refused = await move(firm, productPath, 'resume');
  assert.match(refused.body.detail_en, /must be live/u);
  await assert.rejects(pool.query("update records set state = 'inUse' where id = $1", [product]), { code: 'TL662' });
});

test('Articles 66(2) and 70: reports alike beyond chance raise a warning that tells nothing of who reported', async () => {
  assert.ok(chanceOf({ n: 1, before: 0 }) > 0.01 && chanceOf({ n: 3, before: 0 }) < 0.001);
  assert.ok(chanceOf({ n: 3, before: 30 }) > 0.3, 'where three a month are usual, three are none too many');
  const today = new Date(city.around.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  for (let i = 1; i <= 5; i++)
    await pool.query(
      `insert into records (id, system, number, state, revision, facts, head, created_at, updated_at)
       values (gen_random_uuid(), 'violation-reports', 'JB-TEST-' || $1, 'submitted', 1, $2, '', now(), now())`,
      [
        i,
        JSON.stringify({
          product,
          act: 'pricing',
          receivedOn: today,
          reporter: '11111111-2222-3333-4444-555555555555',
        }),
      ],
    );
  await pool.query(
    `select jobs.queue('warnings.cluster', jsonb_build_object('payload', jsonb_build_object('product', $1::text)), 'test')`,
    [product],
  );
  await city.settle();
  const { rows } = await pool.query("select * from records where system = 'warnings' and facts ? 'reports'");
  assert.equal(rows.length, 1);
  const [{ facts, created_at: raisedAt }] = rows;
  assert.deepEqual([facts.level, facts.similarReports, facts.reports], ['yellow', 5, 'pricing']);
  assert.ok(!JSON.stringify(rows).includes('11111111'));
  assert.match(raisedAt, /T16:00:00/u, 'dated by the day in Shenzhen alone');
});

test('who pushes more than is allowed a minute is told when to come again', async () => {
  const settings = city.around.settings;
  Object.assign(city.around, { settings: { ...settings, 'warnings.pointsAMinute': { value: 60 } } });
  const answer = await push(Array.from({ length: 61 }, (_, i) => ({ metric: 'error-rate', at: i, value: 0 })));
  assert.equal(answer.status, 429);
  assert.ok(Number(answer.headers['retry-after']) > 0);
  Object.assign(city.around, { settings });
});

test('Article 44: a grave incident raises a red warning, and a pilot of the product stops by itself', async () => {
  const pilots =
    'insert into records (id, system, number, state, revision, owner, facts, head, created_at, updated_at)';
  const { rows } = await pool.query(
    `${pilots} select gen_random_uuid(), 'pilots', 'SD-TEST', 'running', 1, owner, $2, '', now(), now() from records where id = $1 returning id`,
    [product, JSON.stringify({ title: '试点', product })],
  );
  const given = {
    title: '夜间误报导致误治',
    product,
    kind: 'injury',
    severity: 'grave',
    happenedOn: '2026-11-01',
    happenedTime: '10:00',
    hurt: 2,
    description: { zh: '结果错误。' },
    measures: { zh: '已停用。' },
  };
  const made = (await firm('POST', '/api/incident-reports', { facts: given })).body.record;
  assert.equal((await move(firm, `/api/incident-reports/${made.id}`, 'report')).status, 200);
  await city.settle();
  const pilot = (await officer('GET', `/api/pilots/${rows[0].id}`)).body.record;
  assert.deepEqual([pilot.state, pilot.facts.stopReason.zh.slice(0, 4)], ['stopped', '红色预警']);
});
