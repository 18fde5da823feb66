import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Hierarchy } from '#engines/anonymity/hierarchy.ts';
import type { Metric } from '#engines/anonymity/score.ts';
import { changedRows } from '#families/deidentification/changes.ts';
import { deidentify, type Request, verifyRelease } from '#families/deidentification/deidentify.ts';
import { csvRows, openDuckDb, writeCsv } from '#families/deidentification/duckdb.ts';
import { hierarchyFromText } from '#families/deidentification/hierarchyFile.ts';
import { evidenceOfRun, evidenceReport } from '#families/deidentification/report.ts';
import type { SqlEngine } from '#families/deidentification/sqlEngine.ts';
import { type Command, Misuse } from '#kernel/command.ts';
import { Refused } from '#kernel/refusals.ts';
import { changeOptions, changesOf } from './changeOptions.ts';
import { columnsOf, delimiterOf, refuseMissing } from './files.ts';
import { goalOf, goalOptions, numberOf, wholeOf } from './goalOptions.ts';

const options = {
  hierarchies: { type: 'string' },
  ...goalOptions,
  keep: { type: 'string', multiple: true },
  suppression: { type: 'string', default: '0' },
  metric: { type: 'string', default: 'loss' },
  local: { type: 'boolean', default: false },
  population: { type: 'string' },
  threshold: { type: 'string', default: '0.2' },
  memory: { type: 'string', default: '2GB' },
  out: { type: 'string', short: 'o' },
  report: { type: 'string' },
  ...changeOptions,
} as const;

export const deidentifyCommand: Command = {
  words: 'deidentify',
  takes: 'FILE.csv --hierarchies DIR --k 5 -o OUT.csv',
  summary: {
    zh: `去标识化：寻找最优泛化并复核
      目标 [--k 5] [--l 2:列] [--entropy 2:列] [--recursive C,L:列] [--t 0.2:列] [--ordered-t 0.2:列] [--hierarchy-t 0.2:列]
      [--suppression 0.05] [--metric loss|class-size] [--local] [--keep 列] [--population N] [--threshold 0.2] [--report R.html]
      先行处理列 [--pseudonym 列] [--sm3] [--reversible 列 --key K.age --recipient age1…] [--mask mobile:列]
      [--top 90:列] [--bottom 1:列] [--noise 5:列]`,
    en: 'de-identify: the best generalisation, verified; goals, then what is done to columns before the search',
  },
  async run(args, { out }) {
    const { values, path } = readArguments(args);
    const engine = await openDuckDb(values.memory);
    try {
      return await deidentifyFile(engine, path, values, out);
    } catch (error) {
      if (error instanceof Refused) throw new Misuse(messageOf(error));
      // What DuckDB refuses, such as a ragged row, it says in one sentence before the details.
      if (error instanceof Error && /^[\w ]+ Error: /u.test(error.message))
        throw new Misuse(`不能完成 | not done: ${error.message.split('\n')[0]}`);
      throw error;
    } finally {
      engine.close();
    }
  },
};

type Values = ReturnType<typeof readArguments>['values'];

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path, ...more] = positionals;
    if (!path || more.length > 0) throw new Misuse('请给出一个文件 | name one file');
    const { hierarchies, out } = values;
    if (!hierarchies) throw new Misuse('缺少泛化层次文件夹 --hierarchies | --hierarchies names no folder');
    if (!out) throw new Misuse('缺少输出文件 -o | -o names no file');
    return { path, values: { ...values, hierarchies, out } };
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse((error as Error).message);
  }
}

async function deidentifyFile(engine: SqlEngine, path: string, values: Values, out: (text: string) => void) {
  const started = performance.now();
  await refuseMissing(path);
  if ((await stat(values.out).catch(() => null)) && (await sameFile(path, values.out)))
    throw new Misuse('输出不得覆盖输入 | the output must not overwrite the input');
  const delimiter = await delimiterOf(path);
  const rows = csvRows(path, { delimiter });
  const { request, changes } = await requestOf(engine, rows, values);
  const done = await deidentify(engine, request, (step, progress) => {
    if (!progress) out(`· ${stepText[step]}`);
  });
  await engine.run(writeCsv(done.select, values.out, { delimiter }));
  const verified = await verifyRelease(engine, csvRows(values.out, { delimiter }), request);
  const { solution, certificate, release } = done;
  out(
    `✔ ${solution.levels.join(' ')}  ${request.goal.metric} ${solution.score}  (${certificate.checked.length + certificate.failing.length}/${certificate.nodes})`,
  );
  out(
    `  ${done.rows} 行 | rows, ${verified.after.classes} 类 | classes, ${release.suppressed} 行抑制 | suppressed, k = ${verified.after.smallestClass}`,
  );
  if (values.report)
    await writeFile(
      values.report,
      evidenceReport(
        evidenceOfRun(
          { file: basename(path), sha256: await digestOf(path), outSha256: await digestOf(values.out) },
          request,
          done,
          verified,
          changes,
        ),
      ),
    );
  if (verified.breaches.length > 0 || verified.suppressed < release.suppressed) {
    await rm(values.out);
    out('✖ 复核未通过，输出已删除 | the release did not verify and was deleted');
    return 1;
  }
  out(`  ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return 0;
}

const stepText = {
  reading: '读取并分组 | reading and grouping',
  searching: '寻找最优方案 | searching',
  recoding: '局部重编码 | recoding locally',
  preparing: '写出并复核 | writing and verifying',
} as const;

async function requestOf(engine: SqlEngine, csv: string, values: Values) {
  const columns = await columnsOf(engine, csv);
  const changes = await changesOf(values);
  const { criteria, sensitive } = await goalOf(values, async (column) =>
    (await readHierarchies(values.hierarchies, [column])).at(0),
  );
  const named = values.keep ?? [];
  const hierarchies = await readHierarchies(
    values.hierarchies,
    columns.filter((name) => !sensitive.includes(name) && !named.includes(name)),
  );
  const parts = [...named, ...sensitive, ...hierarchies.map(({ attribute }) => attribute)];
  const kept = [...named, ...changes.map(({ column }) => column).filter((name) => !parts.includes(name))];
  const rows = await changedRows(engine, csv, columns, changes);
  const left = columns.find(
    (name) =>
      !sensitive.includes(name) && !kept.includes(name) && !hierarchies.some(({ attribute }) => attribute === name),
  );
  if (left)
    throw new Misuse(
      `“${left}”列既无泛化层次，也未说明是敏感属性（--l、--t）或者可保留（--keep） | column ${left} has no hierarchy and is named neither sensitive (--l, --t) nor kept (--keep)`,
    );
  const suppression = numberOf(values.suppression, 'suppression');
  if (suppression < 0 || suppression > 1) throw new Misuse('--suppression 应在0与1之间 | --suppression is from 0 to 1');
  if (values.metric !== 'loss' && values.metric !== 'class-size')
    throw new Misuse('--metric 只有 loss、class-size | --metric is loss or class-size');
  const request: Request = {
    source: { rows, columns, hierarchies, sensitive, kept },
    goal: { criteria, suppression, metric: values.metric as Metric },
    local: values.local,
    population: values.population ? wholeOf(values.population, 'population') : undefined,
    threshold: numberOf(values.threshold, 'threshold'),
  };
  return { request, changes };
}

/** One file a column, such as `adult_hierarchy_age.csv` or `age.csv`. */
async function readHierarchies(folder: string, columns: readonly string[]): Promise<Hierarchy[]> {
  const files = (await readdir(folder).catch(() => null))?.filter((name) => name.endsWith('.csv'));
  if (!files) throw new Misuse(`没有这个文件夹 | no such folder: ${folder}`);
  const found: Hierarchy[] = [];
  for (const column of columns) {
    const names = files.filter((name) => name === `${column}.csv` || name.endsWith(`_hierarchy_${column}.csv`));
    if (names.length > 1)
      throw new Misuse(`“${column}”有两个层次文件 | two hierarchies of ${column}: ${names.join(', ')}`);
    if (!names[0]) continue;
    const path = join(folder, names[0]);
    try {
      found.push(hierarchyFromText(column, await readText(path)));
    } catch (error) {
      if (error instanceof Refused) throw new Misuse(`${path}: ${messageOf(error)}`);
      throw error;
    }
  }
  return found;
}

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch {
    throw new Misuse(`${path} 不是 UTF-8 编码 | ${path} is not in UTF-8`);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function sameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = [await stat(one), await stat(other)];
  return a.ino === b.ino && a.dev === b.dev;
}

function messageOf({ refusal }: Refused): string {
  const { message } = refusal;
  return message ? `${message.zh} | ${message.en}` : refusal.code;
}
