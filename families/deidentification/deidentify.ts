import type { Hierarchy } from '#engines/anonymity/hierarchy.ts';
import { type Release, recodeLocally, releaseAt } from '#engines/anonymity/release.ts';
import { type Risks, risksOf } from '#engines/anonymity/risk.ts';
import { type Certificate, type Goal, type Progress, type Solution, search } from '#engines/anonymity/search.ts';
import { bottomOf, type Levels, type Table } from '#engines/anonymity/table.ts';
import { type Breach, breachesOf } from '#engines/anonymity/verify.ts';
import { Refused } from '#kernel/refusals.ts';
import { quoted, type SqlEngine } from './sqlEngine.ts';

/** A table somewhere in an SQL engine, and what its columns are. Columns not named here are not released. */
export interface Source {
  /** What stands after FROM. */
  readonly rows: string;
  readonly columns: readonly string[];
  readonly hierarchies: readonly Hierarchy[];
  readonly sensitive: readonly string[];
  /** Columns that tell nothing of a person and stay as they are. */
  readonly kept: readonly string[];
}
export interface Request {
  readonly source: Source;
  readonly goal: Goal;
  /** Whether suppressed rows are recoded among themselves. */
  readonly local: boolean;
  /** People in the population of which the rows are a sample. */
  readonly population?: number;
  /** The greatest risk accepted, for the shares above it. */
  readonly threshold: number;
}

export interface Deidentified {
  readonly rows: number;
  readonly tuples: number;
  readonly solution: Solution;
  readonly certificate: Certificate;
  readonly release: Release;
  readonly before: Risks;
  /** A SELECT of the released rows, suppressed ones with `*` in every quasi-identifier and sensitive attribute. */
  readonly select: string;
}
export type Step = 'reading' | 'searching' | 'recoding' | 'preparing';
type Told = (step: Step, progress?: Progress) => void;

const refused = (field: string, zh: string, en: string) =>
  new Refused('invalid-input', { field, article: '33.2', message: { zh, en } });

/**
 * De-identifies a table where it lies: the bottom table is one GROUP BY, the search runs over it here, and the release
 * is one SELECT that the engine carries out. Throws Refused as `readTable` does, and for goals that no generalisation
 * reaches.
 */
export async function deidentify(engine: SqlEngine, request: Request, told: Told = () => {}): Promise<Deidentified> {
  told('reading');
  const table = await readTable(engine, request);
  told('searching');
  const { best, certificate } = search(table, request.goal, (progress) => told('searching', progress));
  if (!best)
    throw refused(
      'goal',
      '没有任何泛化方案能达到此目标；可放宽抑制比例或者降低要求',
      'no generalisation reaches this goal; allow more suppression or ask for less',
    );
  return { ...(await prepareRelease(engine, request, table, best.levels, told)), solution: best, certificate };
}

/**
 * The bottom table, with the hierarchies left in the engine for a release. Throws Refused for columns without a part,
 * values that no hierarchy has, and a k above the number of rows.
 */
export async function readTable(engine: SqlEngine, { source, goal }: Pick<Request, 'source' | 'goal'>): Promise<Table> {
  refuseColumns(source);
  await fillHierarchies(engine, source);
  const table = await tableOf(engine, source);
  for (const criterion of goal.criteria)
    if (criterion.kind === 'k-anonymity' && criterion.k > table.rows)
      throw refused(
        'k',
        `k（${criterion.k}）大于行数（${table.rows}）`,
        `k (${criterion.k}) is above the number of rows (${table.rows})`,
      );
  return table;
}

/** The table read last, made ready to be released at these levels. */
export async function prepareRelease(
  engine: SqlEngine,
  request: Request,
  table: Table,
  levels: Levels,
  told: Told = () => {},
): Promise<Omit<Deidentified, 'solution' | 'certificate'>> {
  const { source } = request;
  if (request.local) told('recoding');
  const release = releaseOf(table, levels, request);
  told('preparing');
  const bottom = bottomOf(table);
  await fillSchemes(engine, source, release, bottom.idOf, bottom.codes);
  return {
    rows: table.rows,
    tuples: bottom.count,
    release,
    before: risksOf(bottom.sizes, request.population ?? table.rows, request.threshold),
    select: selectOf(source, release),
  };
}

/** What stands at which levels; the same table and levels always give the same. */
export function releaseOf(table: Table, levels: Levels, { goal, local }: Pick<Request, 'goal' | 'local'>): Release {
  const release = releaseAt(table, levels, goal.criteria);
  return local ? recodeLocally(table, release, goal) : release;
}

function refuseColumns({ columns, hierarchies, sensitive, kept }: Source): void {
  const parts = [...hierarchies.map(({ attribute }) => attribute), ...sensitive, ...kept];
  for (const name of parts) {
    if (!columns.includes(name)) throw refused(name, `数据中没有“${name}”列`, `the data have no column ${name}`);
    if (parts.indexOf(name) !== parts.lastIndexOf(name))
      throw refused(name, `“${name}”列不能兼作两用`, `column ${name} cannot be two things at once`);
  }
  if (hierarchies.length === 0)
    throw refused('hierarchies', '没有准标识符的泛化层次', 'no hierarchy of a quasi-identifier');
}

const hierarchyTable = (at: number): string => `tiaoli_hierarchy_${at}`;
const valuesTable = (at: number): string => `tiaoli_values_${at}`;
const schemeTable = 'tiaoli_schemes';

async function fillHierarchies(engine: SqlEngine, { hierarchies }: Source): Promise<void> {
  for (const [at, { leafOf, levels }] of hierarchies.entries())
    await engine.fill(hierarchyTable(at), [
      { name: 'leaf', type: 'text', values: [...leafOf.keys()] },
      { name: 'code', type: 'integer', values: [...leafOf.values()] },
      ...levels.map(({ values, codeOf }, level) => ({
        name: `level_${level}`,
        type: 'text' as const,
        values: Array.from(codeOf, (code) => values[code] as string),
      })),
    ]);
}

/** The bottom table: one GROUP BY over the rows, with codes in the place of texts. */
async function tableOf(engine: SqlEngine, { rows, hierarchies, sensitive }: Source): Promise<Table> {
  const value = (name: string) => `coalesce(d.${quoted(name)}, '')`;
  const values: string[][] = [];
  for (const [at, name] of sensitive.entries()) {
    const found = await engine.texts(`select distinct ${value(name)} from ${rows} d order by 1`);
    values.push(inOrder(found.map(([one]) => one as string)));
    await engine.fill(valuesTable(at), [
      { name: 'value', type: 'text', values: values[at] as string[] },
      { name: 'code', type: 'integer', values: (values[at] as string[]).map((_, code) => code) },
    ]);
  }
  const joins = [
    ...hierarchies.map(
      ({ attribute }, at) => `left join ${hierarchyTable(at)} h${at} on h${at}.leaf = ${value(attribute)}`,
    ),
    ...sensitive.map((name, at) => `left join ${valuesTable(at)} s${at} on s${at}.value = ${value(name)}`),
  ];
  const codes = [...hierarchies.map((_, at) => `h${at}.code`), ...sensitive.map((_, at) => `s${at}.code`)];
  const columns = await engine.integers(
    `select ${codes.join(', ')}, cast(count(*) as integer) from ${rows} d ${joins.join(' ')} group by ${codes.map((_, at) => at + 1).join(', ')}`,
  );
  for (const [at, hierarchy] of hierarchies.entries())
    if (columns[at]?.includes(null)) throw await unknownValue(engine, rows, hierarchy.attribute, at);
  const [weights = new Int32Array(), ...others] = columns.map((column) => Int32Array.from(column, Number)).toReversed();
  const parts = others.toReversed();
  return {
    rows: weights.reduce((sum, one) => sum + one, 0),
    weights,
    hierarchies,
    leaves: parts.slice(0, hierarchies.length),
    sensitive: sensitive.map((attribute, at) => ({
      attribute,
      values: values[at] as string[],
      codes: parts[hierarchies.length + at] as Int32Array,
    })),
  };
}

/** Values in the order that closeness measures by: numbers by their size, texts as the engine sorts them. */
function inOrder(values: string[]): string[] {
  const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));
  return values.every(isNumber) ? values.toSorted((a, b) => Number(a) - Number(b)) : values;
}

async function unknownValue(engine: SqlEngine, rows: string, attribute: string, at: number): Promise<Refused> {
  const name = `coalesce(d.${quoted(attribute)}, '')`;
  const [found] = await engine.texts(
    `select ${name}, cast(count(*) as integer) from ${rows} d left join ${hierarchyTable(at)} h on h.leaf = ${name} where h.leaf is null group by 1 order by 2 desc, 1 limit 1`,
  );
  const [value = '', count = '?'] = found ?? [];
  return refused(
    attribute,
    `“${attribute}”的值“${value.slice(0, 60)}”（${count}行）不在其泛化层次中`,
    `the value ${JSON.stringify(value.slice(0, 60))} of ${attribute} (${count} rows) is not in its hierarchy`,
  );
}

/** Which scheme each class of the bottom table is released by. */
async function fillSchemes(
  engine: SqlEngine,
  source: Source,
  release: Release,
  classOf: Int32Array,
  codes: readonly Int32Array[],
): Promise<void> {
  const schemes: number[] = [];
  for (let tuple = 0; tuple < classOf.length; tuple++)
    schemes[classOf[tuple] as number] = release.schemeOf[tuple] as number;
  await engine.fill(schemeTable, [
    ...source.hierarchies.map((_, at) => ({
      name: `code_${at}`,
      type: 'integer' as const,
      values: [...(codes[at] as Int32Array)],
    })),
    { name: 'scheme', type: 'integer', values: schemes },
  ]);
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers with a sign stay. */
function asText(name: string): string {
  const value = `d.${quoted(name)}`;
  const [sign, next] = [`substr(${value}, 1, 1)`, `substr(${value}, 2, 1)`];
  const digits = [...'.0123456789'].map((digit) => `'${digit}'`).join(', ');
  return `case when ${sign} in ('=', '@', chr(9), chr(13)) or (${sign} in ('+', '-') and ${next} not in (${digits})) then '''' || ${value} else ${value} end`;
}

function selectOf({ rows, columns, hierarchies, sensitive, kept }: Source, { schemes }: Release): string {
  const generalised = (at: number) =>
    `case r.scheme ${schemes.map((levels, scheme) => `when ${scheme} then h${at}.level_${levels[at]}`).join(' ')} else '*' end`;
  const shown = columns.flatMap((name) => {
    const at = hierarchies.findIndex(({ attribute }) => attribute === name);
    if (at >= 0) return [`${generalised(at)} as ${quoted(name)}`];
    if (sensitive.includes(name))
      return [`case when r.scheme < 0 then '*' else ${asText(name)} end as ${quoted(name)}`];
    return kept.includes(name) ? [`${asText(name)} as ${quoted(name)}`] : [];
  });
  const joins = hierarchies.map(
    ({ attribute }, at) => `join ${hierarchyTable(at)} h${at} on h${at}.leaf = coalesce(d.${quoted(attribute)}, '')`,
  );
  const same = hierarchies.map((_, at) => `r.code_${at} = h${at}.code`);
  return `select ${shown.join(', ')} from ${rows} d ${joins.join(' ')} join ${schemeTable} r on ${same.join(' and ')}`;
}

export interface Verified {
  readonly breaches: readonly Breach[];
  readonly after: Risks;
  readonly suppressed: number;
}

/**
 * Reads what was released and counts it again, by code that shares nothing with the search. `released`: what stands
 * after FROM. A row is suppressed when all its quasi-identifiers and sensitive attributes are `*`.
 */
export async function verifyRelease(engine: SqlEngine, released: string, request: Request): Promise<Verified> {
  const { source, goal } = request;
  const quasi = source.hierarchies.map(({ attribute }) => attribute);
  const named = [...quasi, ...source.sensitive];
  const rows = await engine.texts(
    `select ${named.map((name) => `coalesce(${quoted(name)}, '')`).join(', ')}, cast(count(*) as integer) from ${released} group by ${named.map((_, at) => at + 1).join(', ')}`,
  );
  const all = rows.map((row) => ({
    quasi: row.slice(0, quasi.length),
    sensitive: row.slice(quasi.length, named.length),
    rows: Number(row[named.length]),
  }));
  const stars = (one: (typeof all)[number]) => [...one.quasi, ...one.sensitive].every((value) => value === '*');
  const kept = all.filter((one) => !stars(one));
  const whole = await Promise.all(source.sensitive.map((name) => countsOf(engine, source.rows, name)));
  const sizes = new Map<string, number>();
  for (const one of kept) sizes.set(JSON.stringify(one.quasi), (sizes.get(JSON.stringify(one.quasi)) ?? 0) + one.rows);
  return {
    breaches: breachesOf(
      kept,
      goal.criteria,
      whole,
      whole.map((counts) => inOrder([...counts.keys()])),
    ),
    after: risksOf(
      sizes.values(),
      request.population ?? all.reduce((sum, one) => sum + one.rows, 0),
      request.threshold,
    ),
    suppressed: all.filter(stars).reduce((sum, one) => sum + one.rows, 0),
  };
}

async function countsOf(engine: SqlEngine, rows: string, name: string): Promise<Map<string, number>> {
  const found = await engine.texts(
    `select coalesce(${quoted(name)}, ''), cast(count(*) as integer) from ${rows} d group by 1 order by 1`,
  );
  return new Map(found.map(([value, count]) => [value as string, Number(count)]));
}
