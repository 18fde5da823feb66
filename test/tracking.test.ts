import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addDays, today } from '#kernel/dates.ts';
import { runEffects } from '#store/city.ts';
import { runClocks } from '#store/clocks.ts';
import { effects } from '#systems/index.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const [officer, approver, anybody] = (await Promise.all(
  ['officer', 'approver', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller];
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-draw-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const [past] = (await anybody('GET', '/api/inspection-draws?state=drawn')).body.items;

test('pool and method are public and committed before the value; the value is entered on its day, not before', async () => {
  const { facts } = (await officer('GET', `/api/inspection-draws/${past.id}`)).body.record;
  const knownOn = addDays(today(new Date()), 3);
  const { title, method, high, medium, low, inspectors, inspectorsEach, source } = facts;
  const plan = { title, method, high, medium, low, inspectors, inspectorsEach, source };
  const made = await officer('POST', '/api/inspection-draws', { facts: { ...plan, knownOn: today(new Date()) } });
  const path = `/api/inspection-draws/${made.body.record.id}`;
  assert.equal(
    (await move(officer, path, 'announce')).body.field,
    'knownOn',
    'a value that is known already is no chance',
  );
  await move(officer, path, 'save', { facts: { knownOn } });
  assert.equal((await move(officer, path, 'announce')).status, 200);
  await runEffects(city.around, effects);
  const shown = (await anybody('GET', path)).body.record;
  assert.equal(shown.state, 'committed');
  assert.match(shown.facts.commitment, /^[0-9a-f]{64}$/u);
  const early = await move(officer, path, 'enterRandomness', { facts: { randomness: '1 2 3' } });
  assert.deepEqual([early.body.code, early.body.field], ['guard-failed', 'knownOn']);
});

test('anybody repeats the draw from its transcript, and one changed value shows', async () => {
  const transcript = (await anybody('GET', `/api/tracking/draws/${past.id}/transcript.json`)).body;
  const file = join(folder, 'draw.json');
  const run = (given: unknown) => {
    writeFileSync(file, JSON.stringify(given));
    return spawnSync(process.execPath, ['hosts/cli/main.ts', 'draw', 'verify', file], {
      encoding: 'utf8',
      cwd: join(import.meta.dirname, '..'),
    });
  };
  assert.equal(run(transcript).status, 0, 'it follows');
  const swapped = { ...transcript, result: transcript.result.toReversed() };
  assert.deepEqual([run(swapped).status, run({ ...transcript, randomness: ['7'] }).status, run([]).status], [1, 1, 1]);
  assert.equal((await anybody('GET', '/api/tracking/draws/x/transcript.json')).status, 404);
});

test('each product drawn has its inspection, with two inspectors of whom none has a role in its firm', async () => {
  const { drawn } = (await anybody('GET', `/api/inspection-draws/${past.id}`)).body.record.facts;
  const { rows } = await city.around.pool.query(
    "select facts->>'product' as product, facts->'inspectors' as inspectors from records where system = 'tracking'",
  );
  assert.deepEqual(rows.map((one) => one.product).sort(), drawn.map((one: { product: string }) => one.product).sort());
  for (const one of rows) assert.equal(new Set(one.inspectors).size, 2);
});

test('a second officer confirms the value that the first entered, or sends it back', async () => {
  const around = city.around;
  const knownOn = addDays(today(new Date()), 1);
  const {
    title: _title,
    high,
    medium,
    low,
    inspectors,
    inspectorsEach,
    source,
    method,
  } = (await officer('GET', `/api/inspection-draws/${past.id}`)).body.record.facts;
  const facts = { title: '二人核对', method, high, medium, low, inspectors, inspectorsEach, source, knownOn };
  const path = `/api/inspection-draws/${(await officer('POST', '/api/inspection-draws', { facts })).body.record.id}`;
  await move(officer, path, 'announce');
  await city.settle();
  const real = around.now;
  Object.assign(around, { now: () => new Date(`${knownOn}T20:00:00+08:00`) });
  await move(officer, path, 'enterRandomness', { facts: { randomness: '1 2 3' } });
  assert.equal((await move(officer, path, 'confirmRandomness')).body.code, 'same-hands');
  assert.equal((await move(approver, path, 'rejectRandomness')).body.record.state, 'committed');
  await move(officer, path, 'enterRandomness', { facts: { randomness: '1 2 4' } });
  await move(approver, path, 'confirmRandomness');
  await city.settle();
  Object.assign(around, { now: real });
  const { record } = (await anybody('GET', path)).body;
  assert.deepEqual([record.state, record.facts.format], ['drawn', 2]);
});

test('an inspector who stands aside is followed by the next in the order drawn', async () => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    "select id from records where system = 'tracking' and state = 'planned' and facts->'standby' <> '[]' limit 1",
  );
  const path = `/api/tracking/${rows[0]?.id}`;
  const before = (await officer('GET', path)).body.record.facts;
  const accounts = { officer, approver, inspector: await city.signIn('inspector') };
  const named = await city.around.pool.query<{ account: keyof typeof accounts }>(
    'select account from people where id = $1',
    [before.inspectors[0]],
  );
  const who = accounts[named.rows[0]?.account ?? 'officer'];
  const recused = { facts: { recused: { why: '近亲属在该单位任职' } } };
  assert.equal((await move(who, path, 'recuse', recused)).status, 200);
  await city.settle();
  const after = (await officer('GET', path)).body.record.facts;
  assert.deepEqual(after.inspectors, [before.inspectors[1], before.standby[0]]);
  assert.deepEqual(after.standby, before.standby.slice(1));
  const findings = [{ article: '66.2', finding: '一致', complies: true }];
  assert.equal((await move(who, path, 'inspect', { facts: { findings } })).body.code, 'not-allowed');

  // The third stands aside as well, and nobody is left to follow: only then the office names somebody itself.
  const appoint = (inspectors: readonly string[]) =>
    move(officer, path, 'appointInspectors', { facts: { inspectors } });
  const next = await city.around.pool.query<{ account: keyof typeof accounts }>(
    'select account from people where id = $1',
    [after.inspectors[1]],
  );
  await move(accounts[next.rows[0]?.account ?? 'officer'], path, 'recuse', recused);
  await city.settle();
  assert.deepEqual((await officer('GET', path)).body.record.facts.inspectors, [after.inspectors[0]]);
  assert.equal((await appoint([before.inspectors[0]])).body.field, 'inspectors');
  const { rows: others } = await city.around.pool.query<{ id: string }>(
    "select id from people where account = 'secretary'",
  );
  assert.equal((await appoint([after.inspectors[0], String(others[0]?.id)])).status, 200);
});

test('66(2): a product in use is tracked from that day, by the interval of its grade', async () => {
  const { rows } = await city.around.pool.query(
    `select distinct r.facts->>'grade' as grade, (extract(year from age(t.until, t.since)) * 12 + extract(month from age(t.until, t.since)))::int as months
     from records r cross join lateral (select (q.facts->>'until')::date as until, (q.facts->>'since')::date as since from records q
       where q.system = 'tracking-reports' and q.state = 'inPeriod' and q.facts->>'product' = r.id::text and q.facts->>'grade' = r.facts->>'grade') t
     where r.system = 'products' and r.state = 'inUse'`,
  );
  assert.deepEqual(Object.fromEntries(rows.map((row) => [row.grade, row.months])), { high: 3, medium: 6, low: 12 });
  const { grades, late } = (await anybody('GET', '/api/tracking-reports/overview')).body;
  for (const one of grades) assert.equal(one.tracked, one.inUse, `${one.grade}: every product in use is tracked`);
  assert.deepEqual(
    late.map((one: { title: string }) => one.title),
    ['口语陪练“听澜”'],
    'and what is late all can see',
  );
});

test('a period ends, its report falls due and the next period runs; the report agrees with itself', async () => {
  const zhixing = await city.signIn('zhixing');
  const [due] = (await zhixing('GET', '/api/tracking-reports?mine=1&state=due')).body.items;
  const path = `/api/tracking-reports/${due.id}`;
  const told = {
    uses: 10,
    people: 3,
    incidents: 0,
    complaints: 1,
    complaintsSettled: 2,
    measures: { zh: '教师确认。' },
  };
  assert.equal((await move(zhixing, path, 'submit')).body.code, 'facts-missing');
  assert.equal((await move(zhixing, path, 'submit', { facts: told })).body.field, 'complaintsSettled');
  const happened = { ...told, complaintsSettled: 1, incidents: 1 };
  assert.equal((await move(zhixing, path, 'submit', { facts: happened })).body.field, 'incidentNote');
  const whole = { ...happened, incidentNote: { zh: '一次评语错位，已改正。' } };
  assert.equal((await move(zhixing, path, 'submit', { facts: whole })).body.record.state, 'reported');
  assert.equal((await anybody('GET', path)).status, 404, 'what is reported is not public before it is read');
  assert.equal((await move(officer, path, 'acceptReport')).body.record.state, 'closed');
  assert.equal((await anybody('GET', path)).body.record.facts.uses, undefined, 'nor afterwards');

  const { until, product } = (await anybody('GET', path)).body.record.facts;
  const [next] = await city.around.pool
    .query(
      "select id, facts from records where system = 'tracking-reports' and state = 'inPeriod' and facts->>'product' = $1",
      [product],
    )
    .then((found) => found.rows);
  assert.equal(next.facts.since, until);
  const then = addDays(next.facts.until, 1);
  await runClocks(city.around, then);
  await city.settle();
  assert.equal((await anybody('GET', `/api/tracking-reports/${next.id}`)).body.record.state, 'due');
});

test('what does not comply is ordered to be put right by another than the inspector, and looked at again', async () => {
  const [ordered] = (await anybody('GET', '/api/tracking?state=ordered')).body.items;
  const path = `/api/tracking/${ordered.id}`;
  const { target } = (await officer('GET', path)).body.record.facts;
  assert.equal((await move(officer, path, 'rectify', { facts: { rectification: { zh: '已改。' } } })).status, 403);
  const firm = { kind: 'person' as const, parties: [target], offices: [] };
  const { moveRecord, systemOf } = await import('#store/perform.ts');
  const tracking = systemOf(city.around, 'tracking');
  await moveRecord(
    city.around,
    tracking,
    ordered.id,
    'rectify',
    { facts: { rectification: { zh: '已张贴二维码。' } } },
    firm,
  );
  const { inspectors } = (await officer('GET', path)).body.record.facts;
  const inspector = { kind: 'person' as const, person: inspectors[0], parties: [], offices: ['industry' as const] };
  const facts = { reinspection: { zh: '现场已见二维码。' } };
  const closed = await moveRecord(city.around, tracking, ordered.id, 'acceptRectification', { facts }, inspector);
  assert.equal(closed.state, 'closed');
  assert.equal((await approver('GET', path)).body.record.state, 'closed');
});
