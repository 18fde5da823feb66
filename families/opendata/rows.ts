import { createReadStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DuckDBValue } from '@duckdb/node-api';
import { quoted, textLiteral } from '#families/deidentification/sqlEngine.ts';
import { Refused } from '#kernel/refusals.ts';
import { duckConnection, duckRows, type Plain, plainOf, withDuck } from './duck.ts';
import type { Column, ColumnType } from './versions.ts';

export type FilterOperator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'contains' | 'empty';
export interface RowFilter {
  readonly field: string;
  readonly op: FilterOperator;
  /** A list for `in`, nothing for `empty`. */
  readonly value?: unknown;
}
export interface RowQuery {
  readonly filters?: readonly RowFilter[];
  /** Words that must all stand in some text column of the row, whatever their case. */
  readonly q?: string;
  readonly sort?: readonly { readonly field: string; readonly descending?: boolean }[];
  /** The columns wanted, in this order; all where absent. */
  readonly fields?: readonly string[];
  /** 100 where absent; at most 32,000. */
  readonly limit?: number;
  readonly offset?: number;
  /** Adds each row's place in the file, from 1, as the column `_id`. */
  readonly numbered?: boolean;
  /** False: not counted, `total` is then what the page tells of it. */
  readonly total?: boolean;
}
/** The column of a row's place in the file, where it is asked for. */
export const rowNumber = '_id';
export interface RowPage {
  readonly fields: readonly Column[];
  readonly records: readonly Readonly<Record<string, Plain>>[];
  readonly total: number;
}

const mostRows = 32_000;
const comparisons = { eq: '=', ne: 'is distinct from', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const sqlTypes: Readonly<Record<ColumnType, string>> = {
  string: 'varchar',
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamp',
};
/** What stands after FROM for a Parquet file; `numbered`: with the place of each row. */
export const sourceOf = (path: string, numbered = false): string =>
  numbered
    ? `(select file_row_number + 1 as ${rowNumber}, * exclude (file_row_number) from read_parquet(${textLiteral(path)}, file_row_number = true))`
    : `read_parquet(${textLiteral(path)})`;

const refuse = (field: string, zh: string, en: string): never => {
  throw new Refused('invalid-input', { field, message: { zh, en } });
};

/**
 * What has been found out of a file, by the file and what was asked. Our files are named by the digest of what they hold
 * and never change, so that it stays true; the answers asked for longest ago are let go.
 */
const known = new Map<string, Promise<unknown>>();
const mostKnown = 10_000;
function once<T>(path: string, question: string, find: () => Promise<T>): Promise<T> {
  if (!/[0-9a-f]{64}$/u.test(path)) return find();
  const key = `${path}\n${question}`;
  const found = (known.get(key) as Promise<T> | undefined) ?? find();
  known.delete(key);
  known.set(key, found);
  found.catch(() => known.delete(key));
  if (known.size > mostKnown) known.delete(known.keys().next().value as string);
  return found;
}

/** The columns of a Parquet file of ours. */
export const columnsOf = (path: string): Promise<Column[]> => once(path, 'columns', () => describe(path));
function describe(path: string): Promise<Column[]> {
  return withDuck(async (connection) => {
    const rows = await duckRows(
      connection,
      `select column_name, column_type from (describe select * from ${sourceOf(path)})`,
    );
    return rows.map(({ column_name, column_type }) => ({
      name: String(column_name),
      type: typeOf(String(column_type)),
    }));
  });
}
export function typeOf(sqlType: string): ColumnType {
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?)$/u.test(sqlType)) return 'integer';
  if (/^(?:DOUBLE|FLOAT|DECIMAL)/u.test(sqlType)) return 'number';
  if (sqlType === 'BOOLEAN') return 'boolean';
  if (sqlType === 'DATE') return 'date';
  return sqlType.startsWith('TIMESTAMP') ? 'datetime' : 'string';
}

/** A query as SQL, its values bound. Refuses a column that is not there, or a value that does not fit it. */
async function planOf(path: string, query: RowQuery) {
  const own = await columnsOf(path);
  const numbered = query.numbered === true && !own.some((one) => one.name === rowNumber);
  const all: readonly Column[] = numbered ? [{ name: rowNumber, type: 'integer' }, ...own] : own;
  const { where, values } = conditionOf(all, query);
  const fields = query.fields ? query.fields.map((name) => columnNamed(all, name, 'fields')) : all;
  const order = (query.sort ?? []).map(
    ({ field, descending }) =>
      `${quoted(columnNamed(all, field, 'sort').name)} ${descending ? 'desc' : 'asc'} nulls last`,
  );
  if (numbered && order.length > 0) order.push(rowNumber);
  return {
    fields,
    values,
    select: `select ${fields.map(shown).join(', ')} from ${sourceOf(path, numbered)}${where}${
      order.length > 0 ? ` order by ${order.join(', ')}` : ''
    }`,
    // Without a condition the file's own count answers.
    count: `select count(*) as n from ${sourceOf(path, numbered && where !== '')}${where}`,
  };
}

/** One page of a table, with how many rows there are. Refuses a column that is not there, or a value that does not fit it. */
export async function queryRows(path: string, query: RowQuery): Promise<RowPage> {
  const { fields, values, select, count } = await planOf(path, query);
  const limit = whole(query.limit ?? 100, 'limit', mostRows);
  const offset = whole(query.offset ?? 0, 'offset', Number.MAX_SAFE_INTEGER);
  const counted = query.total === false ? null : await countIn(path, count, values);
  return withDuck(async (connection) => {
    const records =
      limit === 0 || offset >= (counted ?? offset + 1)
        ? []
        : await duckRows(connection, `${select} limit ${limit} offset ${offset}`, values);
    return { fields, records, total: counted ?? offset + records.length };
  });
}

/** All rows that a query finds, in pieces, each row in the order of the fields; a limit may be any, none is none. */
export async function streamRows(
  path: string,
  query: RowQuery,
): Promise<{ readonly fields: readonly Column[]; readonly rows: AsyncIterable<readonly (readonly Plain[])[]> }> {
  const { fields, values, select } = await planOf(path, query);
  const limit = query.limit === undefined ? '' : ` limit ${whole(query.limit, 'limit', Number.MAX_SAFE_INTEGER)}`;
  const offset = whole(query.offset ?? 0, 'offset', Number.MAX_SAFE_INTEGER);
  return { fields, rows: streamed(`${select}${limit} offset ${offset}`, values) };
}

/** How many rows fit the filters and words. */
export async function countRows(path: string, query: Pick<RowQuery, 'filters' | 'q'> = {}): Promise<number> {
  const { where, values } = conditionOf(await columnsOf(path), query);
  return countIn(path, `select count(*) as n from ${sourceOf(path)}${where}`, values);
}

const countIn = (path: string, count: string, values: readonly DuckDBValue[]): Promise<number> =>
  once(path, `${count} ${JSON.stringify(values)}`, () =>
    withDuck(async (connection) => Number((await duckRows(connection, count, values))[0]?.n)),
  );

/** A column as it is read: dates and moments as ISO text. */
const shown = ({ name, type }: Column): string => {
  if (type === 'date') return `strftime(${quoted(name)}, '%Y-%m-%d') as ${quoted(name)}`;
  if (type === 'datetime') return `strftime(${quoted(name)}, '%Y-%m-%dT%H:%M:%S') as ${quoted(name)}`;
  return quoted(name);
};

function columnNamed(all: readonly Column[], name: unknown, where: string): Column {
  return (
    all.find((one) => one.name === name) ??
    refuse(where, `没有“${String(name).slice(0, 60)}”列`, `there is no column ${String(name).slice(0, 60)}`)
  );
}
function whole(value: number, name: string, most: number): number {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
  return refuse(name, `应为0至${most}的整数`, `must be a whole number from 0 to ${most}`);
}

/** The WHERE of filters and words, with its values. Refuses columns that are not there and values that do not fit. */
export function conditionOf(
  all: readonly Column[],
  { filters = [], q = '' }: RowQuery,
): { where: string; values: DuckDBValue[] } {
  const values: DuckDBValue[] = [];
  const bound = (value: string): string => {
    values.push(value);
    return `$${values.length}`;
  };
  if (filters.length > 50) refuse('filters', '最多50个条件', 'at most 50 filters');
  const conditions = filters.map((one) => conditionText(columnNamed(all, one.field, 'filters'), one, bound));
  const texts = all.filter(({ type }) => type === 'string');
  const words = q.trim().split(/\s+/u).filter(Boolean).slice(0, 10);
  for (const word of words) {
    const name = bound(word.slice(0, 100).toLowerCase());
    conditions.push(
      texts.length === 0
        ? 'false'
        : `(${texts.map((one) => `contains(lower(${quoted(one.name)}), ${name})`).join(' or ')})`,
    );
  }
  return { where: conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '', values };
}

function conditionText(column: Column, filter: RowFilter, bound: (value: string) => string): string {
  const name = quoted(column.name);
  const cast = (value: unknown) => `cast(${bound(fitting(column, value))} as ${sqlTypes[column.type]})`;
  switch (filter.op) {
    case 'empty':
      return `${name} is null`;
    case 'contains':
      return `contains(lower(cast(${name} as varchar)), ${bound(
        String(filter.value ?? '')
          .slice(0, 200)
          .toLowerCase(),
      )})`;
    case 'in': {
      if (!Array.isArray(filter.value) || filter.value.length === 0 || filter.value.length > 1000)
        return refuse('filters', '“in”条件应有1至1000个值', '“in” takes 1 to 1000 values');
      return `${name} in (${filter.value.map(cast).join(', ')})`;
    }
    default:
      if (!Object.hasOwn(comparisons, filter.op)) return refuse('filters', '条件有误', 'there is no such comparison');
      return `${name} ${comparisons[filter.op]} ${cast(filter.value)}`;
  }
}

const shapes: Readonly<Record<ColumnType, RegExp>> = {
  string: /^.{0,10000}$/su,
  integer: /^-?\d{1,18}$/u,
  number: /^-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/u,
  boolean: /^(?:true|false)$/u,
  date: /^\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])$/u,
  datetime: /^\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)?$/u,
};
function fitting({ name, type }: Column, value: unknown): string {
  const text = String(value ?? '');
  const day = (type === 'date' || type === 'datetime') && Number.isNaN(Date.parse(text.slice(0, 10)));
  if (shapes[type].test(text) && !day) return text;
  return refuse('filters', `“${name}”的条件值与其类型不符`, `the value does not fit the column ${name}`);
}

export interface WriteOptions extends Pick<RowQuery, 'filters' | 'q'> {
  /** A cell that a spreadsheet would run as a formula begins with an apostrophe (CSV only). */
  readonly defuse?: boolean;
}

/** Writes a table to a stream, piece by piece; a Parquet file as it is where nothing is filtered. */
export async function writeAs(
  path: string,
  format: 'csv' | 'json' | 'parquet',
  out: Writable,
  options: WriteOptions = {},
): Promise<void> {
  if (format === 'parquet' && (options.q || options.filters?.length))
    refuse('format', 'Parquet 只能整表下载', 'Parquet is downloaded as a whole');
  if (format === 'parquet') await pipeline(createReadStream(path), out);
  else await pipeline(Readable.from(textOf(path, format, options)), out);
}

async function* textOf(path: string, format: 'csv' | 'json', options: WriteOptions): AsyncGenerator<string> {
  const all = await columnsOf(path);
  const { where, values } = conditionOf(all, options);
  const cell = options.defuse ? (value: Plain) => csvCell(defused(value)) : csvCell;
  yield format === 'csv' ? `\uFEFF${all.map(({ name }) => cell(name)).join(',')}\r\n` : '[';
  const chunks = streamed(`select ${all.map(shown).join(', ')} from ${sourceOf(path)}${where}`, values);
  let first = true;
  for await (const rows of chunks) {
    let text = '';
    for (const row of rows) {
      if (format === 'csv') text += `${row.map(cell).join(',')}\r\n`;
      else {
        text += `${first ? '\n' : ',\n'}${JSON.stringify(Object.fromEntries(all.map(({ name }, at) => [name, row[at] ?? null])))}`;
        first = false;
      }
    }
    yield text;
  }
  if (format === 'json') yield '\n]\n';
}

/** On a connection of its own: a reader may take as long as it likes. */
async function* streamed(sql: string, values: readonly DuckDBValue[]): AsyncGenerator<Plain[][]> {
  const connection = await duckConnection();
  try {
    const result = await connection.stream(sql, [...values]);
    for await (const rows of result.yieldRowsJs()) yield rows.map((row) => row.map(plainOf));
  } finally {
    connection.closeSync();
  }
}

const csvCell = (value: Plain): string => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
/** OWASP's list of signs by which a spreadsheet takes a text for a formula; numbers are none. */
const defused = (value: Plain): Plain =>
  typeof value === 'string' && /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
