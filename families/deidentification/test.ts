import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { hierarchyOf } from '#engines/anonymity/hierarchy.ts';
import { seeded } from '#engines/statistics/random.ts';
import { Refused } from '#kernel/refusals.ts';
import { testDatabase } from '#test/database.ts';
import { deidentify, type Request, verifyRelease } from './deidentify.ts';
import { csvRows, openDuckDb, writeCsv } from './duckdb.ts';
import { postgresEngine } from './postgres.ts';
import { evidenceOfRun, evidenceReport } from './report.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-deidentify-'));
after(() => rmSync(folder, { recursive: true }));

const districts = ['福田', '南山', '宝安', '龙岗'];
const illnesses = ['流感', '肺炎', '胃炎'];
const next = seeded(20221101);
const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
const people = Array.from({ length: 400 }, () => [
  String(20 + Math.floor(next() * 40)),
  pick(districts),
  pick(illnesses),
  pick(['=1+1', '+8675500000000', '-3.5', '-x', 'O"Brien, 李']),
]);
const header = ['年龄', '区', '病种', '备注'];
const csv = [header, ...people].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
const path = join(folder, 'people.csv');
writeFileSync(path, `${csv}\n`);

const hierarchies = [
  hierarchyOf(
    '年龄',
    Array.from({ length: 40 }, (_, at) => [
      String(20 + at),
      `${20 + at - (at % 5)}起`,
      at < 20 ? '中青年' : '中老年',
      '*',
    ]),
  ),
  hierarchyOf(
    '区',
    districts.map((one) => [one, '*']),
  ),
];
const request = (rows: string, more: Partial<Request['source']> = {}): Request => ({
  source: { rows, columns: header, hierarchies, sensitive: ['病种'], kept: ['备注'], ...more },
  goal: {
    criteria: [
      { kind: 'k-anonymity', k: 8 },
      { kind: 'distinct-l', of: 0, l: 2 },
    ],
    suppression: 0.02,
    metric: 'loss',
  },
  local: true,
  threshold: 0.2,
});
const refusal = (field: string) => (error: unknown) => error instanceof Refused && error.refusal.field === field;

test('DuckDB and PostgreSQL release the same rows, which verify when counted again', async () => {
  const duck = await openDuckDb();
  const client = new pg.Client({ connectionString: await testDatabase() });
  await client.connect();
  try {
    const rows = csvRows(path, { delimiter: ',' });
    const one = await deidentify(duck, request(rows));
    const out = join(folder, 'out.csv');
    await duck.run(writeCsv(one.select, out, { delimiter: ',' }));
    const verified = await verifyRelease(duck, csvRows(out, { delimiter: ',' }), request(rows));
    assert.deepEqual(verified.breaches, []);
    assert.ok(verified.after.smallestClass >= 8);
    assert.equal(verified.after.rows + one.release.suppressed, 400);
    const files = { file: '<b>', sha256: 'a', outSha256: 'b' };
    const report = evidenceReport(evidenceOfRun(files, request(rows), one, verified));
    assert.match(report, /每个等价类均符合要求/u);
    assert.ok(!report.includes('<b>'));

    await client.query('create temp table people ("年龄" text, "区" text, "病种" text, "备注" text)');
    await client.query(
      'insert into people select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])',
      header.map((_, at) => people.map((row) => row[at])),
    );
    const engine = postgresEngine(client);
    const other = await deidentify(engine, request('people'));
    assert.deepEqual(other.solution, one.solution);
    const sorted = (texts: string[][]) => texts.map((row) => row.join('|')).toSorted();
    assert.deepEqual(sorted(await engine.texts(other.select)), sorted(await duck.texts(one.select)));
    assert.deepEqual((await verifyRelease(engine, `(${other.select}) as released`, request('people'))).breaches, []);
  } finally {
    await client.end();
    duck.close();
  }
});

test('a cell that a spreadsheet would run as a formula leaves with an apostrophe; signed numbers leave as they are', async () => {
  const duck = await openDuckDb();
  const rows = csvRows(path, { delimiter: ',' });
  const { select } = await deidentify(duck, request(rows));
  const notes = new Set((await duck.texts(`select distinct "备注" from (${select})`)).map(([note]) => note));
  assert.deepEqual(notes, new Set(["'=1+1", '+8675500000000', '-3.5', "'-x", 'O"Brien, 李']));
  duck.close();
});

test('a release that breaks its goal is found when counted again', async () => {
  const duck = await openDuckDb();
  const out = join(folder, 'bad.csv');
  writeFileSync(out, '年龄,区,病种,备注\n30起,福田,流感,a\n30起,福田,流感,b\n*,*,*,c\n');
  const rows = csvRows(path, { delimiter: ',' });
  const { breaches, suppressed } = await verifyRelease(duck, csvRows(out, { delimiter: ',' }), request(rows));
  assert.deepEqual(
    breaches.map(({ criterion }) => criterion.kind),
    ['k-anonymity', 'distinct-l'],
  );
  assert.equal(suppressed, 1);
  duck.close();
});

test('wrong input is refused with the column and the value', async () => {
  const duck = await openDuckDb();
  const rows = csvRows(path, { delimiter: ',' });
  const short = hierarchyOf('区', [
    ['福田', '*'],
    ['南山', '*'],
  ]);
  await assert.rejects(
    deidentify(duck, request(rows, { hierarchies: [short] })),
    (error) => refusal('区')(error) && /宝安|龙岗/u.test((error as Refused).refusal.message?.zh ?? ''),
  );
  await assert.rejects(deidentify(duck, request(rows, { sensitive: ['职业'] })), refusal('职业'));
  await assert.rejects(deidentify(duck, request(rows, { kept: ['区'] })), refusal('区'));
  await assert.rejects(deidentify(duck, request(rows, { hierarchies: [] })), refusal('hierarchies'));
  const goal = { ...request(rows).goal, criteria: [{ kind: 'k-anonymity' as const, k: 401 }] };
  await assert.rejects(deidentify(duck, { ...request(rows), goal }), refusal('k'));
  const never = { ...request(rows).goal, criteria: [{ kind: 'distinct-l' as const, of: 0, l: 4 }] };
  await assert.rejects(deidentify(duck, { ...request(rows), goal: never }), refusal('goal'));
  duck.close();
});

for (const [kind, bytes] of [
  ['GB 18030', Buffer.from([0xc4, 0xea, 0xc1, 0xe4, 0x0a, 0x33, 0x30, 0x0a])],
  ['ragged rows', Buffer.from('年龄,区\n30,福田\n31\n')],
] as const)
  test(`a file is refused for it: ${kind}`, async () => {
    const duck = await openDuckDb();
    const bad = join(folder, 'broken.csv');
    writeFileSync(bad, bytes);
    await assert.rejects(duck.texts(`select * from ${csvRows(bad, { delimiter: ',' })}`));
    assert.equal(readFileSync(bad).length, bytes.length);
    duck.close();
  });
