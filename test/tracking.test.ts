import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addDays, today } from '#kernel/dates.ts';
import { runEffects } from '#store/city.ts';
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
