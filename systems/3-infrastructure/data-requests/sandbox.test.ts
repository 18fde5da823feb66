import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DisclosureLimits } from '#engines/disclosure/finding.ts';
import { answerJob } from './answerJob.ts';
import { openSandbox } from './openSandbox.ts';
import { statementOf } from './queryRules.ts';
import { parse } from './render.ts';
import { runInSandbox } from './sandbox.ts';
import type { CheckedExport, EarlierExport, SandboxJob } from './sandboxJob.ts';
import { SandboxRefused } from './sandboxRefusals.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-sandbox-'));
const file = join(folder, 'granted.parquet');
const other = join(folder, "another's version.parquet");
after(() => rmSync(folder, { recursive: true, force: true }));

before(async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  // 600 households: three districts, 南山 with a block of 4; one income in 福田 outweighs all others there.
  await connection.run(`copy (
    select i as id, ['南山', '福田', '盐田'][1 + i % 3] as 区, case when i in (0, 3, 6, 9) then '小巷' else '大街' end as 街,
      case when i = 1 then 1000000 else 100 + i % 7 end as 收入, '1380013' || (8000 + i) as 电话
    from range(600) t(i)) to '${file}' (format parquet)`);
  await connection.run(`copy (select 1 as secret) to '${other.replaceAll("'", "''")}' (format parquet)`);
});

const limits = { milliseconds: 20_000, megabytes: 300, threads: 1, rows: 100 };
const disclosure: DisclosureLimits = {
  minimumCount: 10,
  dominantUnits: 1,
  dominantPercent: 50,
  protectionPercent: 10,
  k: 5,
};
const run = (sql: string, more: Partial<SandboxJob['limits']> = {}, signal?: AbortSignal) =>
  runInSandbox({ file, sql, limits: { ...limits, ...more } }, { signal });
/** Checked here and not in a process of its own: what is looked at are the rules. */
const exported = async (sql: string, earlier: readonly EarlierExport[] = []): Promise<CheckedExport> => {
  const checks = { quasi: ['区', '街'], direct: ['电话'], limits: disclosure, earlier };
  const answer = await answerJob({ file, sql, limits, export: checks }, () => {});
  if ('result' in answer) return answer.result as CheckedExport;
  throw 'refused' in answer ? new SandboxRefused(answer.refused.code, answer.refused.detail) : answer;
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ran',
    (error) => (error instanceof SandboxRefused ? error.refusal.code : String(error)),
  );

/** What tries to leave, and the name by which it is refused. */
const attacks: readonly (readonly [string, string])[] = [
  ["select * from '/etc/passwd'", 'table'],
  ["select * from read_csv('/etc/passwd')", 'tableFunction'],
  ["select * from read_text('/proc/self/environ')", 'tableFunction'],
  ["select * from glob('/*')", 'tableFunction'],
  [`select * from read_parquet('${other.replaceAll("'", "''")}')`, 'tableFunction'],
  [`select * from '${other.replaceAll("'", "''")}'`, 'table'],
  ["select * from 'https://127.0.0.1/x.parquet'", 'table'],
  ["select * from read_csv('http://127.0.0.1/x.csv')", 'tableFunction'],
  ["copy data to '/tmp/out.csv'", 'notSelect'],
  ["attach '/tmp/x.db' as x", 'notSelect'],
  ['install httpfs', 'notSelect'],
  ['load httpfs', 'notSelect'],
  ["set memory_limit = '100GB'", 'notSelect'],
  ['pragma database_list', 'notSelect'],
  ["call query('select 1')", 'notSelect'],
  ['create table t as select 1', 'notSelect'],
  ['delete from data', 'notSelect'],
  ['prepare p as select 1; execute p', 'notSelect'],
  ['select 1; select 2', 'severalStatements'],
  ["select getenv('HOME')", 'function'],
  ["select current_setting('temp_directory')", 'function'],
  ["select * from query('select 1')", 'tableFunction'],
  ["select * from query_table('data')", 'tableFunction'],
  ['select * from duckdb_settings()', 'tableFunction'],
  ['select * from duckdb_secrets()', 'tableFunction'],
  ['select * from pg_catalog.pg_class', 'table'],
  ['select * from information_schema.tables', 'table'],
  ['select * from "data""; drop table data; --"', 'table'],
  ["with x as (select * from read_csv('/etc/passwd')) select * from x", 'tableFunction'],
  ['select * from (with x as (select 1) select * from x), x', 'table'],
  ["select (select max(content) from read_text('/etc/passwd'))", 'tableFunction'],
  ["select a from data where a in (from '/etc/passwd')", 'table'],
  ["select list_transform([1], lambda x: getenv('HOME'))", 'function'],
  ['with recursive t as (select 1 x union all select x + 1 from t) select max(x) from t', 'recursive'],
  ['show tables', 'form'],
  ['summarize data', 'form'],
  ['explain select 1', 'notSelect'],
  ["select 'open", 'syntax'],
  ['-- nothing', 'empty'],
];

test('what tries to leave the sandbox is refused by name before it runs', async () => {
  const connection = await openSandbox(file, limits);
  for (const [sql, code] of attacks) {
    const read = await parse(connection, sql);
    assert.equal(await codeOf(Promise.resolve().then(() => statementOf(read))), code, sql);
  }
  for (const sql of [
    'with a as (select 区, avg(收入) m from data group by 1) select * from a order by m desc limit 3',
    "select 区, count(*) filter (where 街 like '大%') from data group by all having count(*) > 2",
    'select row_number() over (partition by 区 order by id), case when 收入 between 1 and 9 then 1 end from data',
    'select d.区 from data d join data e using (id) where exists (select 1 from data where id = d.id)',
  ])
    assert.equal(await codeOf(Promise.resolve(parse(connection, sql)).then(statementOf)), 'ran', sql);
});

test('behind the rules stands a second lock: DuckDB itself opens nothing else and changes no setting', async () => {
  const connection = await openSandbox(file, limits);
  const outside = /etc|copy|attach|install|^load|https?:|another|^set|environ|glob/u;
  const tried = attacks.map(([sql]) => sql).filter((sql) => outside.test(sql));
  assert.ok(tried.length >= 14);
  for (const sql of tried) await assert.rejects(connection.run(sql), sql);
  await assert.rejects(connection.run('set enable_external_access = true'), /locked|cannot/iu);
});

test('the process gives a checked export as the rules made it', async () => {
  const checks = { quasi: [], direct: [], limits: disclosure, earlier: [] };
  const { kind, findings } = await runInSandbox({ file, sql: 'select count(*) n from data', limits, export: checks });
  assert.deepEqual([kind, findings], ['aggregate', []]);
});

test('a query gives its first rows, and says that there are more', async () => {
  const { columns, rows, more } = await run('select 区, count(*) n from data group by 区 order by 1');
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['区', 'n'],
  );
  assert.deepEqual(
    rows.map(([key, n]) => [key, Number(n)]),
    [
      ['南山', 200],
      ['盐田', 200],
      ['福田', 200],
    ],
  );
  assert.equal(more, false);
  const many = await run('select id from data');
  assert.deepEqual([many.rows.length, many.more], [100, true]);
});

test('cross joins end at the time limit, sorted bombs at that of memory, and a cancelled query at once', async () => {
  const cross =
    'select count(*) from data a, data b, data c, data d, data e where a.id + b.id + c.id + d.id = e.id + 1';
  assert.equal(await codeOf(run(cross, { milliseconds: 1_500 })), 'time');
  const bomb = 'select list(a.区 || b.街 || c.id) from data a, data b, data c';
  assert.equal(await codeOf(run(bomb)), 'memory');
  assert.equal(await codeOf(run(cross, {}, AbortSignal.timeout(400))), 'stopped');
  assert.equal((await run('select 1')).rows.length, 1, 'the program goes on');
});

test('an error names no path of the server', async () => {
  await assert.rejects(run('select nothing from data'), (error) => {
    assert.ok(error instanceof SandboxRefused);
    assert.doesNotMatch(JSON.stringify(error.refusal), /\/tmp|parquet/u);
    return error.refusal.code === 'failed';
  });
});

const cellsFound = async (sql: string, earlier: readonly EarlierExport[] = []) =>
  (await exported(sql, earlier)).findings.map(({ rule, cell, column }) => [rule, cell, column]);

test('a table of groups leaves where every cell rests on ten; a cell of four is named with its keys', async () => {
  assert.deepEqual(await cellsFound('select 区, count(*) n from data group by 区'), []);
  assert.deepEqual(await cellsFound('select 区, 街, count(*) n from data group by 区, 街'), [
    ['minimumCount', '区 = 南山 · 街 = 小巷', 'n'],
  ]);
  assert.deepEqual(await cellsFound('select 区, 街, count(*) n from data group by all having count(*) >= 10'), []);
});

test('one income that outweighs all others is named, in a total and in a mean', async () => {
  for (const sql of ['sum(收入)', 'round(avg(收入), 2)', 'sum(收入) / count(*)']) {
    const found = await cellsFound(`select 区, ${sql} as v from data group by 区`);
    assert.deepEqual(
      found.filter(([rule]) => rule === 'dominance'),
      [['dominance', '区 = 福田', 'v']],
    );
  }
});

test('ways around the count are closed: a sum over one row, a filter, a maximum, a window', async () => {
  for (const sql of [
    'select sum(case when id = 1 then 收入 else 1 end) from data',
    'select max(收入) from data',
    'select 区, 收入 from data group by 区, id, 收入 qualify true',
    'select sum(收入) over () from data',
    'select 区, count(*) from data group by rollup(区)',
    'select 区, count(*) from data group by 区 having sum(收入) > 9',
    'select count(*) from data where id = (select min(id) from data)',
    'select distinct 电话 from data',
  ])
    assert.equal(await codeOf(exported(sql)), 'exportForm', sql);
  assert.deepEqual(await cellsFound('select count(*) filter (where id = 1) as n, count(*) as alle from data'), [
    ['minimumCount', '–', 'n'],
  ]);
});

test('an identifier is known under every name that SQL has for it, and a small group by its keys alone', async () => {
  for (const sql of [
    'select d.电话 from data d',
    'select data.电话 from data',
    'select "电话" as 号 from data where id > 9',
  ])
    assert.ok(
      (await exported(sql)).findings.some(({ rule, row }) => rule === 'directIdentifier' && row === null),
      sql,
    );
  for (const sql of [
    'select data from data',
    'select d from data d',
    'select #5 from data',
    'select x from data as d(a, b, c, e, x)',
    "select columns('电.*'), count(*) from data group by all",
    'select * from data group by all',
  ])
    assert.equal(await codeOf(exported(sql)), 'exportForm', sql);
  for (const sql of [
    'select 区, 街 from data group by 区, 街',
    'select 区, 街, sum(收入) filter (where false) as v from data group by all',
  ])
    assert.ok(
      (await cellsFound(sql)).some(([rule, cell]) => rule === 'minimumCount' && /小巷/u.test(cell ?? '')),
      sql,
    );
  const qualified = 'select d.区, count(*) filter (where d.id > 3) as n from data d where d.收入 > 0 group by d.区';
  assert.deepEqual(await cellsFound(qualified, [{ name: 'SQ-1', sql: qualified, shown: [] }]), []);
});

test('what a released table and a new one give by subtraction is named', async () => {
  const shown = (await exported("select 区, count(*) n from data where 街 = '大街' group by 区")).shown;
  const earlier = [{ name: 'SQ-1 大街', sql: "select 区, count(*) n from data where 街 = '大街' group by 区", shown }];
  const found = await exported('select 区, count(*) n from data group by 区', earlier);
  assert.deepEqual(
    found.findings.map(({ rule, cell }) => [rule, cell]),
    [['difference', '区 = 南山']],
  );
  assert.match(found.findings[0]?.message.zh ?? '', /SQ-1 大街.*剩下4条/u);
});

test('single rows are held to k and to identifiers, and a person looks at them', async () => {
  const rows = await exported('select 区, 街, 收入, 电话 from data');
  assert.deepEqual([...new Set(rows.findings.map(({ rule }) => rule))], ['directIdentifier', 'kAnonymity']);
  assert.equal(rows.findings.find(({ rule }) => rule === 'kAnonymity')?.cell, '区 = 南山 · 街 = 小巷');
  const fine = await exported("select 区, 收入 from data where 街 = '大街'");
  assert.deepEqual([fine.findings, fine.doubts.length], [[], 1]);
});
