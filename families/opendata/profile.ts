import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted, textLiteral } from '#families/deidentification/sqlEngine.ts';
import { duckRows, type Plain } from './duck.ts';
import { type FoundIdentifier, identifiersIn } from './identifiers.ts';
import type { Column } from './versions.ts';

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}
/** From `from` (inclusive) to `to` (exclusive, but for the last). */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}
export interface ColumnProfile extends Column {
  readonly missing: number;
  /** Different values; estimated (HyperLogLog) above a million rows. */
  readonly distinct: number;
  readonly min: Plain;
  readonly max: Plain;
  readonly mean: number | null;
  /** The 5th, 25th, 50th, 75th and 95th percentile of a number. */
  readonly quantiles: readonly number[] | null;
  readonly histogram: readonly Bin[] | null;
  /** The commonest values, of texts, truth values and days. */
  readonly top: readonly ValueCount[] | null;
  /** Characters of the longest text. */
  readonly longest: number | null;
  readonly identifier: FoundIdentifier | null;
}
export interface Profile {
  readonly rows: number;
  readonly estimated: boolean;
  readonly columns: readonly ColumnProfile[];
}

const exactUpTo = 1_000_000;
const bins = 20;
const commonest = 10;
const sampled = 2_000;
/** Columns summed up by one statement. */
const batch = 100;

/**
 * What a table holds, column by column, and which columns look as if they identified people. `told` hears how many
 * columns are done, and may stop by throwing.
 */
export async function profileOf(
  connection: DuckDBConnection,
  path: string,
  columns: readonly Column[],
  told: (done: number) => Promise<void> = async () => {},
): Promise<Profile> {
  const from = `read_parquet(${textLiteral(path)})`;
  const rows = Number((await duckRows(connection, `select count(*) as n from ${from}`))[0]?.n);
  const estimated = rows > exactUpTo;
  const profiles: ColumnProfile[] = [];
  for (let at = 0; at < columns.length; at += batch) {
    const some = columns.slice(at, at + batch);
    const [summed = {}] = await duckRows(
      connection,
      `select ${some.map((one, index) => summary(one, index, estimated)).join(', ')} from ${from}`,
    );
    for (const [index, column] of some.entries()) {
      const of = (name: string): Plain => summed[`${name}_${index}`] ?? null;
      const [min, max] = [of('min'), of('max')];
      const numeric = column.type === 'integer' || column.type === 'number';
      profiles.push({
        ...column,
        missing: rows - Number(of('filled')),
        distinct: Number(of('distinct')),
        min: numeric ? min : null,
        max: numeric ? max : null,
        ...(!numeric && column.type !== 'string' && column.type !== 'boolean' && { min, max }),
        mean: numeric ? (of('mean') as number | null) : null,
        quantiles: numeric && min !== null ? (JSON.parse(String(of('quantiles'))) as number[]) : null,
        histogram: numeric && min !== null ? await histogram(connection, from, column, Number(min), Number(max)) : null,
        top: numeric || column.type === 'datetime' ? null : await top(connection, from, column),
        longest: column.type === 'string' ? Number(of('longest') ?? 0) : null,
        identifier: identifiersIn(column, await sample(connection, from, column), {
          rows: rows - (rows - Number(of('filled'))),
          distinct: Number(of('distinct')),
        }),
      });
      await told(profiles.length);
    }
  }
  return { rows, estimated, columns: profiles };
}

function summary({ name, type }: Column, at: number, estimated: boolean): string {
  const column = quoted(name);
  const all = [
    `count(${column}) as filled_${at}`,
    `${estimated ? 'approx_count_distinct' : 'count'}(${estimated ? '' : 'distinct '}${column}) as distinct_${at}`,
  ];
  if (type === 'string') all.push(`max(length(${column})) as longest_${at}`);
  else if (type !== 'boolean') {
    const value = type === 'date' || type === 'datetime' ? `cast(${column} as varchar)` : column;
    all.push(`min(${value}) as min_${at}`, `max(${value}) as max_${at}`);
  }
  if (type === 'integer' || type === 'number')
    all.push(
      `avg(${column}) as mean_${at}`,
      `to_json(${estimated ? 'approx_quantile' : 'quantile_cont'}(${column}::double, [0.05, 0.25, 0.5, 0.75, 0.95]))::varchar as quantiles_${at}`,
    );
  return all.join(', ');
}

async function histogram(
  connection: DuckDBConnection,
  from: string,
  { name, type }: Column,
  min: number,
  max: number,
): Promise<Bin[]> {
  const whole = type === 'integer' && max - min < bins;
  const count = max === min ? 1 : whole ? max - min + 1 : bins;
  const width = max === min ? 1 : whole ? 1 : (max - min) / bins;
  const rows = await duckRows(
    connection,
    `select least(floor((${quoted(name)}::double - $1::double) / $2::double), ${count - 1})::int as bin, count(*) as n
     from ${from} where ${quoted(name)} is not null group by 1`,
    [min, width],
  );
  const counts = new Map(rows.map(({ bin, n }) => [Number(bin), Number(n)]));
  return Array.from({ length: count }, (_, at) => ({
    from: min + at * width,
    to: at === count - 1 && !whole ? max : min + (at + 1) * width,
    count: counts.get(at) ?? 0,
  }));
}

const longestShown = 60;
async function top(connection: DuckDBConnection, from: string, { name }: Column): Promise<ValueCount[]> {
  const rows = await duckRows(
    connection,
    `select left(cast(${quoted(name)} as varchar), ${longestShown}) as value, count(*) as n from ${from}
     where ${quoted(name)} is not null group by 1 order by n desc, value limit ${commonest}`,
  );
  return rows.map(({ value, n }) => ({ value: String(value), count: Number(n) }));
}

/** Values from all over the table, the same each time. */
async function sample(connection: DuckDBConnection, from: string, { name, type }: Column): Promise<string[]> {
  if (type !== 'string' && type !== 'integer') return [];
  const rows = await duckRows(
    connection,
    `select left(cast(${quoted(name)} as varchar), 500) as value from (select distinct ${quoted(name)} from ${from} where ${quoted(name)} is not null limit ${sampled})`,
  );
  return rows.map(({ value }) => String(value));
}
