import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted, textLiteral } from '#families/deidentification/sqlEngine.ts';
import { Refused } from '#kernel/refusals.ts';
import { delimiterIn, headerOf } from './csvText.ts';
import { duckRows } from './duck.ts';
import { encodingOf, firstBytes, lastBytes, transcode } from './encoding.ts';
import { typeOf } from './rows.ts';
import type { Column, ColumnType, SourceFormat } from './versions.ts';
import { sheetToCsv, xlsxLimits } from './xlsx.ts';

/** The most that is taken; what a larger table needs is another way in. */
export interface LoadLimits {
  readonly columns: number;
  readonly rows: number;
}

const refuse = (zh: string, en: string): never => {
  throw new Refused('malformed-file', { field: 'file', message: { zh, en } });
};

/** How PDF, programs, other archives and old Excel files begin. */
const otherFiles = [
  '%PDF',
  '\u007fELF',
  'MZ\u0090',
  '\u001f\u008b',
  'BZh9',
  '7z\u00bc\u00af',
  'Rar!',
  '\u00d0\u00cf\u0011\u00e0',
];

/** What a file is, by its first bytes; its name only tells CSV from JSON. Refuses what is neither of the four. */
export async function formatOf(path: string, name: string): Promise<SourceFormat> {
  const start = await firstBytes(path, 512);
  if (start.length === 0) refuse('文件没有内容', 'the file is empty');
  if (start.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet';
  if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'xlsx';
  const text = start
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/u, '')
    .trimStart();
  if (/\.(?:json|ndjson|jsonl|geojson)$/iu.test(name) || /^(?:\[\s*[{\]]|\{\s*")/u.test(text)) return 'json';
  if (otherFiles.some((signature) => text.startsWith(signature)))
    throw new Refused('file-type', {
      field: 'file',
      message: { zh: '只接受 CSV、XLSX、JSON、Parquet 文件', en: 'only CSV, XLSX, JSON and Parquet files are taken' },
    });
  return 'csv';
}

/**
 * Loads a file into a Parquet file of our own types at `to` and gives its columns. Whatever the file holds that does not
 * load whole, is refused, and then there is nothing at `to`.
 */
export async function loadTable(
  connection: DuckDBConnection,
  from: { readonly path: string; readonly format: SourceFormat },
  to: string,
  limits: LoadLimits,
): Promise<Column[]> {
  const text = `${to}.text`;
  const stage = `${to}.stage`;
  try {
    switch (from.format) {
      case 'csv':
        return await fromText(connection, from.path, { text, stage, to }, limits);
      case 'json':
        return await fromJson(connection, from.path, { text, to }, limits);
      case 'parquet':
        return await normalised(connection, `read_parquet(${textLiteral(from.path)})`, to, limits);
      case 'xlsx':
        await sheetToCsv(from.path, text, { ...xlsxLimits, columns: limits.columns });
        return await fromText(connection, text, { text, stage, to }, limits);
    }
  } catch (error) {
    await rm(to, { force: true });
    throw asRefusal(error);
  } finally {
    await rm(text, { force: true });
    await rm(stage, { force: true });
  }
}

async function fromText(
  connection: DuckDBConnection,
  path: string,
  { text, stage, to }: Readonly<Record<'text' | 'stage' | 'to', string>>,
  limits: LoadLimits,
): Promise<Column[]> {
  const encoding = await encodingOf(path);
  if (encoding !== 'utf-8') await transcode(path, encoding, text);
  const readable = encoding === 'utf-8' ? path : text;
  const delimiter = await delimiterIn(readable);
  const names = await headerOf(readable, delimiter);
  refuseNames(names, limits);
  const columns = names.map((name) => `${textLiteral(name)}: 'VARCHAR'`).join(', ');
  await connection.run(
    `copy (select * from read_csv(${textLiteral(readable)}, auto_detect = false, header = true, columns = {${columns}}, delim = ${textLiteral(delimiter)},
       quote = '"', escape = '"', strict_mode = true, null_padding = false, nullstr = '', max_line_size = 8388608))
     to ${textLiteral(stage)} (format parquet, compression snappy)`,
  );
  const staged = `read_parquet(${textLiteral(stage)})`;
  const types = await typesOf(connection, staged, names);
  const selected = names.map((name, at) => typed(name, types[at] as ColumnType));
  await write(connection, `select ${selected.join(', ')} from ${staged}`, to, limits);
  return names.map((name, at) => ({ name, type: types[at] as ColumnType }));
}

async function fromJson(
  connection: DuckDBConnection,
  path: string,
  { text, to }: Readonly<Record<'text' | 'to', string>>,
  limits: LoadLimits,
): Promise<Column[]> {
  const encoding = await encodingOf(path);
  const marked = encoding === 'utf-8' && (await firstBytes(path, 3)).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  if (encoding !== 'utf-8' || marked) await transcode(path, encoding, text);
  const readable = encoding === 'utf-8' && !marked ? path : text;
  const start = (await firstBytes(readable, 4096)).toString('utf8').trimStart();
  if (!/^(?:\[\s*)?\{/u.test(start)) refuse('JSON 应为对象的列表', 'JSON must be a list of objects');
  const list = start.startsWith('[');
  // A list that breaks off after a comma would be taken for whole.
  if (list && !/\]\s*$/u.test((await lastBytes(readable, 4096)).toString('latin1')))
    refuse('JSON 列表不完整', 'the JSON list is not whole');
  const source = `read_json(${textLiteral(readable)}, format = '${list ? 'array' : 'unstructured'}', records = true, sample_size = -1, maximum_depth = 2, convert_strings_to_integers = false, maximum_object_size = 8388608)`;
  return normalised(connection, source, to, limits);
}

/** A table that has types already: ours where they are alike, JSON text where values are nested. */
async function normalised(
  connection: DuckDBConnection,
  source: string,
  to: string,
  limits: LoadLimits,
): Promise<Column[]> {
  const described = await duckRows(
    connection,
    `select column_name, column_type from (describe select * from ${source})`,
  );
  refuseNames(
    described.map(({ column_name }) => String(column_name)),
    limits,
  );
  const columns = described.map(({ column_name, column_type }) => ({
    name: String(column_name),
    sqlType: String(column_type),
    type: /[[(]|^JSON$|^MAP|^UNION/u.test(String(column_type).replace(/^DECIMAL\(.*\)$/u, 'DECIMAL'))
      ? ('string' as const)
      : typeOf(String(column_type)),
  }));
  const selected = columns.map(({ name, type, sqlType }) => {
    const column = quoted(name);
    if (/^(?:U?HUGEINT|UBIGINT)$/u.test(sqlType)) return `cast(${column} as varchar) as ${column}`;
    if (type !== 'string') return `cast(${column} as ${sqlTypes[type]}) as ${column}`;
    if (/^(?:VARCHAR|UUID|TIME|INTERVAL|ENUM)/u.test(sqlType)) return `cast(${column} as varchar) as ${column}`;
    if (sqlType === 'BLOB') return refuse(`“${name}”列是二进制数据`, `the column ${name} is binary`);
    return `cast(to_json(${column}) as varchar) as ${column}`;
  });
  await write(connection, `select ${selected.join(', ')} from ${source}`, to, limits);
  return columns.map(({ name, type, sqlType }) => ({
    name,
    type: /^(?:U?HUGEINT|UBIGINT)$/u.test(sqlType) ? 'string' : type,
  }));
}

const sqlTypes = {
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamp',
} as const;

async function write(connection: DuckDBConnection, select: string, to: string, limits: LoadLimits): Promise<void> {
  await connection.run(
    `copy (${select}) to ${textLiteral(to)} (format parquet, compression zstd, row_group_size 122880)`,
  );
  const [counted] = await duckRows(connection, `select count(*) as n from read_parquet(${textLiteral(to)})`);
  const rows = Number(counted?.n);
  if (rows === 0) refuse('表中没有数据行', 'the table has no rows');
  if (rows > limits.rows) refuse(`超过${limits.rows}行的上限`, `more than ${limits.rows} rows`);
}

function refuseNames(names: readonly string[], limits: LoadLimits): void {
  if (names.length === 0) refuse('文件没有列', 'the file has no columns');
  if (names.length > limits.columns)
    refuse(
      `共${names.length}列，超过${limits.columns}列的上限`,
      `${names.length} columns, more than the limit of ${limits.columns}`,
    );
  const seen = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    if (name.trim() === '') refuse(`第${at + 1}列没有列名`, `column ${at + 1} has no name`);
    if ([...name].length > 120)
      refuse(`第${at + 1}列的列名超过120个字`, `the name of column ${at + 1} is longer than 120`);
    if (/[\p{Cc}]/u.test(name))
      refuse(`第${at + 1}列的列名含有控制字符`, `the name of column ${at + 1} holds control characters`);
    const before = seen.get(name.toLowerCase());
    if (before !== undefined)
      refuse(
        `第${before + 1}列与第${at + 1}列同名“${name}”`,
        `columns ${before + 1} and ${at + 1} are both named ${name}`,
      );
    seen.set(name.toLowerCase(), at);
  }
}

/** At most 15 digits and no leading zero: a longer number is a code, and a zero in front of it means something. */
const whole = "'^-?(?:0|[1-9][0-9]{0,14})$'";
const decimal = "'^-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,17})?(?:[eE][+-]?[0-9]{1,3})?$'";
const day = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}$'";
const moment = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?$'";

const fits: Readonly<Record<Exclude<ColumnType, 'string'>, (column: string) => string>> = {
  integer: (column) => `regexp_matches(${column}, ${whole})`,
  number: (column) => `regexp_matches(${column}, ${decimal})`,
  boolean: (column) => `lower(${column}) in ('true', 'false')`,
  date: (column) => `regexp_matches(${column}, ${day}) and try_cast(${column} as date) is not null`,
  datetime: (column) => `regexp_matches(${column}, ${moment}) and try_cast(${column} as timestamp) is not null`,
};
const narrow = Object.keys(fits) as (keyof typeof fits)[];
const sampled = 20_000;

/** The type that every value of a column fits; text where there is none. A sample rules most of them out beforehand. */
async function typesOf(connection: DuckDBConnection, source: string, names: readonly string[]): Promise<ColumnType[]> {
  const types: ColumnType[] = [];
  for (let at = 0; at < names.length; at += 100)
    types.push(...(await typesOfSome(connection, source, names.slice(at, at + 100))));
  return types;
}

async function typesOfSome(
  connection: DuckDBConnection,
  source: string,
  names: readonly string[],
): Promise<ColumnType[]> {
  const asked = async (from: string, of: readonly (readonly (keyof typeof fits)[])[]): Promise<ColumnType[][]> => {
    const checks = of.flatMap((some, index) =>
      some.map((type) => `bool_and(${fits[type](quoted(names[index] as string))}) as ${type}_${index}`),
    );
    if (checks.length === 0) return of.map(() => []);
    const [found = {}] = await duckRows(connection, `select ${checks.join(', ')} from ${from}`);
    // Of a column without a value nothing is known: null, and it stays text.
    return of.map((some, index) => some.filter((type) => found[`${type}_${index}`] === true));
  };
  const unknown = names.map(() => narrow);
  const seen = await duckRows(
    connection,
    `select ${names.map((name, index) => `count(${quoted(name)}) as n_${index}`).join(', ')} from (select * from ${source} limit ${sampled})`,
  );
  const inSample = await asked(`(select * from ${source} limit ${sampled})`, unknown);
  const candidates = names.map((_, index) =>
    Number(seen[0]?.[`n_${index}`]) === 0 ? narrow : (inSample[index] as (keyof typeof fits)[]),
  );
  // Mostly what fits the sample first fits everything, and one check a column is enough.
  const first = await asked(
    source,
    candidates.map((one) => one.slice(0, 1)),
  );
  const rest = await asked(
    source,
    candidates.map((one, index) => (first[index]?.length === 0 ? one.slice(1) : [])),
  );
  return names.map((_, index) => first[index]?.[0] ?? rest[index]?.[0] ?? 'string');
}
const typed = (name: string, type: ColumnType): string =>
  type === 'string' ? quoted(name) : `cast(${quoted(name)} as ${sqlTypes[type]}) as ${quoted(name)}`;

/** What DuckDB says of a file that does not read, as a refusal with the line; other faults stay as they are. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refused) return error;
  const { message } = error;
  if (!/^(?:Invalid Input|Conversion|Parser|IO|Serialization|Binder|Out of Range) Error: /u.test(message)) return error;
  const line = /(?:CSV Error on Line: |Original Line: |at line )(\d+)/u.exec(message)?.[1];
  const wanted = /Expected Number of Columns: (\d+) Found: (\d+)/u.exec(message);
  const said = wanted
    ? { zh: `应有${wanted[1]}列，实有${wanted[2]}列`, en: `${wanted[2]} columns instead of ${wanted[1]}` }
    : /[Qq]uote/u.test(message)
      ? { zh: '引号没有成对', en: 'a quotation mark is not closed' }
      : /maximum_object_size|Maximum line size/u.test(message)
        ? { zh: '有一行或者一条记录超过8 MiB', en: 'a line or record is longer than 8 MiB' }
        : /JSON/u.test(message)
          ? { zh: '不是完整的 JSON 对象列表', en: 'it is no whole list of JSON objects' }
          : { zh: '文件已损坏或者格式不符', en: 'the file is damaged or not of its format' };
  return new Refused('malformed-file', {
    field: 'file',
    message: { zh: line ? `第${line}行：${said.zh}` : said.zh, en: line ? `line ${line}: ${said.en}` : said.en },
  });
}
