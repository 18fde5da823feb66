import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { buildHierarchy, type Plan, UnplacedValue } from '#engines/anonymity/build.ts';
import { candidatesOf } from '#engines/anonymity/candidates.ts';
import { released } from '#engines/anonymity/criteria.ts';
import type { Hierarchy } from '#engines/anonymity/hierarchy.ts';
import { risksOf } from '#engines/anonymity/risk.ts';
import { search } from '#engines/anonymity/search.ts';
import { bottomOf, type Levels, rollUp, type Table } from '#engines/anonymity/table.ts';
import {
  prepareRelease,
  type Request,
  readTable,
  releaseOf,
  verifyRelease,
} from '#families/deidentification/deidentify.ts';
import { openDuckDb } from '#families/deidentification/duckdb.ts';
import { hierarchyFromText } from '#families/deidentification/hierarchyFile.ts';
import { quoted, type SqlEngine, textLiteral } from '#families/deidentification/sqlEngine.ts';
import { narrowestAt, narrowingBy, type Published, readSuccession } from '#families/deidentification/successive.ts';
import { Refused } from '#kernel/refusals.ts';
import type { Answers, Asked, ColumnSpec, DataSpec, Job, Measured, PastSpec, Said, Spread } from './jobs.ts';

class Halt extends Error {}

const { job, flag } = workerData as { job: Job; flag: Int32Array };
const tell = (said: Said): void => parentPort?.postMessage(said);
const goOn = (): void => {
  if (Atomics.load(flag, 0) === 1) throw new Halt();
};

const refused = (field: string, zh: string, en: string) =>
  new Refused('invalid-input', { field, article: '33.2', message: { zh, en } });

/** The file's rows with every value as text, as the bottom table wants them. */
const parquet = (file: string): string => `read_parquet(${textLiteral(file)})`;
const rowsOf = (file: string, columns: readonly string[]): string =>
  `(select ${columns.map((name) => `cast(${quoted(name)} as varchar) as ${quoted(name)}`).join(', ')} from ${parquet(file)})`;

async function columnsOf(engine: SqlEngine, file: string): Promise<string[]> {
  const found = await engine.texts(`select column_name from (describe select * from ${parquet(file)})`);
  return found.map(([name]) => name as string);
}

/** A column with more values than this identifies people: it is no quasi-identifier. */
const mostValues = 1_000_000;

async function hierarchyOf(engine: SqlEngine, rows: string, { name, plan }: ColumnSpec): Promise<Hierarchy> {
  if (!plan) throw refused(name, `“${name}”没有泛化层次`, `${name} has no hierarchy`);
  if (plan.kind === 'file') return hierarchyFromText(name, await textIn(plan.path, name));
  const found = await engine.texts(
    `select distinct coalesce(d.${quoted(name)}, '') from ${rows} d order by 1 limit ${mostValues + 1}`,
  );
  if (found.length > mostValues)
    throw refused(name, `“${name}”的值过多，应当作为直接标识符删除`, `${name} has too many values: it identifies`);
  const values = found.map(([value]) => value as string);
  try {
    return buildHierarchy(name, planFor(plan, values), values);
  } catch (error) {
    if (error instanceof UnplacedValue)
      throw refused(
        name,
        `“${name}”的值“${error.value.slice(0, 60)}”不能归入所选的层次`,
        `the value ${JSON.stringify(error.value.slice(0, 60))} of ${name} has no place in such a hierarchy`,
      );
    if (error instanceof RangeError)
      throw refused(name, `“${name}”的各层须逐级包含`, `the levels of ${name} must lie in each other`);
    throw error;
  }
}
const planFor = (plan: Exclude<ColumnSpec['plan'], undefined | { kind: 'file' }>, values: readonly string[]): Plan =>
  plan.kind === 'whole' ? { kind: 'ordered', values, sizes: [] } : plan;

async function textIn(path: string, column: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch {
    throw new Refused('malformed-file', {
      field: column,
      message: { zh: `“${column}”的层次文件不是 UTF-8 编码`, en: `the hierarchy file of ${column} is not in UTF-8` },
    });
  }
}

async function requestOf(engine: SqlEngine, { file, columns }: DataSpec, asked: Asked): Promise<Request> {
  const own = await columnsOf(engine, file);
  const lost = columns.find(({ name }) => !own.includes(name));
  if (lost) throw refused(lost.name, `数据中没有“${lost.name}”列`, `the data have no column ${lost.name}`);
  const rows = rowsOf(file, own);
  const named = (role: ColumnSpec['role']) => columns.filter((one) => one.role === role);
  const hierarchies: Hierarchy[] = [];
  for (const one of named('quasi')) hierarchies.push(await hierarchyOf(engine, rows, one));
  const names = (role: ColumnSpec['role']) => named(role).map(({ name }) => name);
  return {
    source: { rows, columns: own, hierarchies, sensitive: names('sensitive'), kept: names('kept') },
    ...asked,
  };
}

const bands = [1, 2, 3, 5, 10, 20, 50, 100];
function measured({ hierarchies, rows, ...table }: Table, { population, threshold }: Asked): Measured {
  const { sizes, count } = bottomOf({ hierarchies, rows, ...table });
  const inBand = (from: number, next: number | undefined) =>
    sizes.reduce((sum, size) => sum + (size >= from && size < (next ?? Infinity) ? size : 0), 0);
  return {
    rows,
    tuples: count,
    risks: risksOf(sizes, population ?? rows, threshold),
    sizes: bands.map((from, at) => {
      const next = bands[at + 1];
      return { from, to: next === undefined ? null : next - 1, rows: inBand(from, next) };
    }),
    hierarchies: hierarchies.map(({ attribute, levels }) => ({
      column: attribute,
      values: levels.map(({ values }) => values.length),
    })),
  };
}

const published = async (engine: SqlEngine, past: readonly PastSpec[]): Promise<Published[]> => {
  const all: Published[] = [];
  for (const { data, asked, levels } of past) all.push({ request: await requestOf(engine, data, asked), levels });
  return all;
};

/** How many candidates are reckoned: all of a small lattice; of a large table fewer, so that looking stays quick. */
const mostCandidates = (tuples: number): number => Math.max(60, Math.min(400, Math.floor(10_000_000 / tuples)));

async function searched(engine: SqlEngine, asked: Extract<Job, { kind: 'search' }>): Promise<Answers['search']> {
  const began = performance.now();
  const request = await requestOf(engine, asked.data, asked.asked);
  const past = await published(engine, asked.past);
  const succession = past.length > 0 ? await readSuccession(engine, past, request) : null;
  const table = succession?.next.table ?? (await readTable(engine, request));
  let told = 0;
  const { best, certificate } = search(table, request.goal, (progress) => {
    goOn();
    if (performance.now() - told < 100) return;
    told = performance.now();
    tell({ progress });
  });
  if (!best)
    throw refused(
      'goal',
      '没有任何泛化方案能达到此目标；可放宽抑制比例或者降低要求',
      'no generalisation reaches this goal; allow more suppression or ask for less',
    );
  const known = [best, ...certificate.checked, ...certificate.failing].map(({ levels }) => levels);
  const joint = new Map<string, number | null>();
  const { count } = bottomOf(table);
  const candidates = candidatesOf(
    table,
    request.goal,
    [...new Map(known.map((levels) => [levels.join(), levels])).values()],
    { most: mostCandidates(count), population: request.population ?? table.rows, threshold: request.threshold },
    (levels, classes, kept) => {
      goOn();
      if (succession) joint.set(levels.join(), narrowestAt(succession, classes, kept)?.rows ?? null);
    },
  );
  return {
    rows: table.rows,
    nodes: certificate.nodes,
    checked: certificate.checked.length + certificate.failing.length,
    best,
    candidates: candidates.map((one) => (succession ? { ...one, joint: joint.get(one.levels.join()) ?? null } : one)),
    shown: table.hierarchies.map(({ attribute, levels }) => ({
      column: attribute,
      levels: levels.map(({ values }) => values.slice(0, 3)),
    })),
    milliseconds: Math.round(performance.now() - began),
  };
}

/** The most frequent values, and the rows of all others together. */
const mostShown = 14;
function counted(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  const all = [...counts].filter(([, rows]) => rows > 0);
  const shown = all.toSorted((a, b) => b[1] - a[1]).slice(0, mostShown);
  const rest = all.reduce((sum, [, rows]) => sum + rows, 0) - shown.reduce((sum, [, rows]) => sum + rows, 0);
  const inOrder = shown.toSorted(([a], [b]) => a.localeCompare(b, 'zh', { numeric: true }));
  return rest > 0 ? [...inOrder, ['…', rest] as const] : inOrder;
}

function spreadOf(table: Table, asked: Asked, levels: Levels): Spread {
  const bottom = bottomOf(table);
  const classes = rollUp(table, bottom, levels);
  const kept = released(table, classes, asked.goal.criteria);
  return table.hierarchies.map(({ attribute, levels: all }, at) => {
    const [before, after] = [new Map<string, number>(), new Map<string, number>()];
    const add = (to: Map<string, number>, value: string, rows: number) => to.set(value, (to.get(value) ?? 0) + rows);
    for (let one = 0; one < bottom.count; one++) {
      const code = bottom.codes[at]?.[one] as number;
      add(before, all[0]?.values[code] as string, bottom.sizes[one] as number);
    }
    for (let one = 0; one < classes.count; one++) {
      const value = all[levels[at] as number]?.values[classes.codes[at]?.[one] as number] as string;
      add(after, kept[one] === 1 ? value : '*', classes.sizes[one] as number);
    }
    return { column: attribute, before: counted(before), after: counted(after) };
  });
}

async function releasedTo(engine: SqlEngine, asked: Extract<Job, { kind: 'release' }>): Promise<Answers['release']> {
  const request = await requestOf(engine, asked.data, asked.asked);
  const past = await published(engine, asked.past);
  const succession = past.length > 0 ? await readSuccession(engine, past, request) : null;
  const table = succession?.next.table ?? (await readTable(engine, request));
  if (
    asked.levels.length !== table.hierarchies.length ||
    asked.levels.some((level, at) => !table.hierarchies[at]?.levels[level])
  )
    throw refused('levels', '所选方案与准标识符不符', 'the levels chosen do not fit the quasi-identifiers');
  const narrowing = succession && narrowingBy(succession, releaseOf(table, asked.levels, request));
  const { release, rows, before, select } = await prepareRelease(engine, request, table, asked.levels);
  goOn();
  await engine.run(`copy (${select}) to ${textLiteral(asked.out)} (format parquet, compression zstd)`);
  const verified = await verifyRelease(engine, parquet(asked.out), request);
  return {
    rows,
    suppressed: release.suppressed,
    breaches: verified.breaches.length + (verified.suppressed < release.suppressed ? 1 : 0),
    before,
    after: verified.after,
    rounds: release.schemes.length - 1,
    past: past.length,
    narrowing,
  };
}

async function answerTo(engine: SqlEngine, asked: Job): Promise<Answers[Job['kind']]> {
  if (asked.kind === 'search') return searched(engine, asked);
  if (asked.kind === 'release') return releasedTo(engine, asked);
  const table = await readTable(engine, await requestOf(engine, asked.data, asked.asked));
  return asked.kind === 'measure' ? measured(table, asked.asked) : spreadOf(table, asked.asked, asked.levels);
}

const engine = await openDuckDb('1GB');
try {
  tell({ answer: await answerTo(engine, job) });
} catch (error) {
  if (error instanceof Halt) tell({ halted: true });
  else if (error instanceof Refused) tell({ refusal: error.refusal });
  else throw error;
} finally {
  engine.close();
}
