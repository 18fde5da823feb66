import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { csvRows, openDuckDb } from '#families/deidentification/duckdb.ts';
import { textLiteral } from '#families/deidentification/sqlEngine.ts';
import { Refused } from '#kernel/refusals.ts';
import { Halted, inThread } from './inThread.ts';
import type { Asked, ColumnSpec, DataSpec } from './jobs.ts';
import { residentsCsv } from './residents.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-jobs-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

async function parquetOf(name: string, count: number): Promise<string> {
  const duck = await openDuckDb();
  writeFileSync(at(`${name}.csv`), residentsCsv(count));
  await duck.run(
    `copy (select * from ${csvRows(at(`${name}.csv`), { delimiter: ',' })}) to ${textLiteral(at(name))} (format parquet)`,
  );
  duck.close();
  return at(name);
}

const columns: readonly ColumnSpec[] = [
  { name: '姓名', role: 'direct' },
  { name: '身份证号', role: 'direct' },
  { name: '手机号', role: 'direct' },
  { name: '性别', role: 'quasi', plan: { kind: 'whole' } },
  { name: '年龄', role: 'quasi', plan: { kind: 'number', widths: [5, 10, 20] } },
  { name: '区划代码', role: 'quasi', plan: { kind: 'whole' } },
  {
    name: '学历',
    role: 'quasi',
    plan: { kind: 'ordered', values: ['小学', '初中', '高中', '大专', '本科', '硕士', '博士'], sizes: [2, 4] },
  },
  { name: '慢性病', role: 'sensitive' },
];
const asked: Asked = {
  goal: { criteria: [{ kind: 'k-anonymity', k: 5 }], suppression: 0.05, metric: 'loss' },
  local: true,
  threshold: 0.2,
};
let data: DataSpec;
let more: DataSpec;
before(async () => {
  data = { file: await parquetOf('one', 1500), columns };
  more = { file: await parquetOf('two', 1600), columns };
});

test('classes are measured, candidates reckoned and one of them released', async () => {
  const measured = await inThread({ kind: 'measure', data, asked });
  assert.equal(
    measured.sizes.reduce((sum, { rows }) => sum + rows, 0),
    1500,
  );
  assert.ok(measured.risks.prosecutor.highest === 1);
  const { best, candidates, nodes } = await inThread({ kind: 'search', data, asked, past: [] });
  assert.equal(candidates.length, nodes);
  const least = Math.min(...candidates.filter(({ fits }) => fits).map(({ loss }) => loss));
  assert.ok(Math.abs(least - best.score) < 1e-9);
  const spread = await inThread({ kind: 'spread', data, asked, levels: best.levels });
  for (const { before: was, after: is } of spread)
    for (const all of [was, is])
      assert.equal(
        all.reduce((sum, [, rows]) => sum + rows, 0),
        1500,
      );
  const out = await inThread({ kind: 'release', data, asked, levels: best.levels, past: [], out: at('out') });
  assert.equal(out.breaches, 0);
  assert.ok(out.after.smallestClass >= 5 && out.after.prosecutor.highest <= 0.2);
  const duck = await openDuckDb();
  const names = await duck.texts(`select column_name from (describe select * from read_parquet('${at('out')}'))`);
  assert.deepEqual(names.flat(), ['性别', '年龄', '区划代码', '学历', '慢性病']);
  duck.close();
});

test('a later release says how small a group it leaves together with the earlier one', async () => {
  const past = [{ data, asked: { ...asked, local: false }, levels: [0, 2, 1, 1] }];
  const { candidates } = await inThread({ kind: 'search', data: more, asked, past });
  const jointOf = (levels: string) => candidates.find((one) => one.levels.join(' ') === levels)?.joint;
  assert.ok(Number(jointOf('0 2 1 1')) >= 5, 'the same levels again');
  assert.ok(Number(jointOf('1 1 1 1')) < 5, 'other levels cross it');
  const out = { kind: 'release', data: more, asked, past, out: at('later') } as const;
  assert.equal((await inThread({ ...out, levels: [1, 1, 1, 1] })).narrowing?.earlier, 1);
});

test('a search halts when asked, and wrong columns and files are refused', async () => {
  const stop = AbortSignal.abort();
  await assert.rejects(inThread({ kind: 'search', data, asked, past: [] }, { stopping: stop }), Halted);
  writeFileSync(at('区划代码.csv'), '440303,*\n440303,*\n');
  const file = { name: '区划代码', role: 'quasi', plan: { kind: 'file', path: at('区划代码.csv') } } as const;
  const wrong: readonly ColumnSpec[] = [
    file,
    { name: '月龄', role: 'kept' },
    { name: '年龄', role: 'quasi' },
    { name: '年龄', role: 'quasi', plan: { kind: 'date' } },
    { name: '年龄', role: 'quasi', plan: { kind: 'number', widths: [5, 12] } },
  ];
  for (const one of wrong)
    await assert.rejects(
      inThread({ kind: 'measure', data: { ...data, columns: [one] }, asked }),
      (error) => error instanceof Refused && error.refusal.field === one.name,
    );
});
