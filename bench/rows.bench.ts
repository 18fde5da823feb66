import { mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textLiteral } from '#families/deidentification/sqlEngine.ts';
import { duckRows, withDuck } from '#families/opendata/duck.ts';
import { queryRows, type RowQuery } from '#families/opendata/rows.ts';

/*
 * Rows of a dataset of 13 million: the total and the first page of 100, as the row API reads them. First asked, and asked
 * again, when the total is known: a Parquet file of ours never changes.
 */
const rows = 13_000_000;
const rounds = 100;
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-bench-rows-'));
const path = join(folder, 'a'.repeat(64));
try {
  await withDuck((connection) =>
    duckRows(
      connection,
      `copy (select i as id, ['南山区', '福田区', '宝安区', '龙岗区', '罗湖区'][1 + cast(hash(i) % 5 as int)] as district,
         cast(hash(i * 7) % 10000 as bigint) as amount, date '2020-01-01' + cast(i // 6500 as int) as day,
         '企业' || (hash(i * 3) % 2000000) || '号登记' as note
       from range(${rows}) t(i)) to ${textLiteral(`${path}.new`)} (format parquet, compression zstd, row_group_size 122880)`,
    ),
  );
  renameSync(`${path}.new`, path);
  console.log(`${rows.toLocaleString('en')} rows, ${Math.round(statSync(path).size / 2 ** 20)} MiB of Parquet\n`);
  console.log('| asked | rows found | first time, ms | again p50 | again p99 |\n| --- | --- | --- | --- | --- |');
  const asked: readonly (readonly [string, RowQuery])[] = [
    ['all', {}],
    ['district is 南山区', { filters: [{ field: 'district', op: 'eq', value: '南山区' }] }],
    [
      'one day',
      {
        filters: [
          { field: 'day', op: 'gte', value: '2024-05-01' },
          { field: 'day', op: 'lt', value: '2024-05-02' },
        ],
      },
    ],
    ['amount above 9,990', { filters: [{ field: 'amount', op: 'gt', value: 9990 }] }],
    ['text 企业12345号', { q: '企业12345号' }],
    ['all, by amount', { sort: [{ field: 'amount', descending: true }] }],
  ];
  for (const [name, query] of asked) {
    const first = performance.now();
    const { total } = await queryRows(path, query);
    const took = performance.now() - first;
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await queryRows(path, query);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.min(rounds - 1, Math.floor(share * rounds))] as number).toFixed(1);
    console.log(`| ${name} | ${total.toLocaleString('en')} | ${took.toFixed(1)} | ${at(0.5)} | ${at(0.99)} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
