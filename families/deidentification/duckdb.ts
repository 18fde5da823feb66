import { DuckDBInstance } from '@duckdb/node-api';
import { type FilledColumn, quoted, type SqlEngine, textLiteral } from './sqlEngine.ts';

/** How many values stand in one statement that fills a table. */
const batch = 5_000;

/**
 * DuckDB in the process. It reads and writes files, so whoever gives it SQL may do so too: only statements of ours.
 * `memory`: the most that it may use, such as `2GB`; what does not fit goes to a temporary folder.
 */
export async function openDuckDb(memory = '2GB'): Promise<SqlEngine & { close(): void }> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: memory });
  const connection = await instance.connect();
  const run = async (sql: string): Promise<void> => void (await connection.run(sql));
  return {
    run,
    async integers(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getColumnsJS().map((column) => column.map((value) => (value === null ? null : Number(value))));
    },
    async texts(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowsJS().map((row) => row.map((value) => String(value ?? '')));
    },
    async fill(table, columns) {
      await run(`create or replace temp table ${quoted(table)} (${columns.map(declared).join(', ')})`);
      const appender = await connection.createAppender(table);
      const length = columns[0]?.values.length ?? 0;
      for (let at = 0; at < length; at++) {
        for (const { type, values } of columns)
          if (type === 'integer') appender.appendInteger(values[at] as number);
          else appender.appendVarchar(values[at] as string);
        appender.endRow();
        if (at % batch === batch - 1) appender.flushSync();
      }
      appender.closeSync();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const declared = ({ name, type }: FilledColumn): string => `${quoted(name)} ${type === 'text' ? 'varchar' : 'integer'}`;

export interface CsvOptions {
  readonly delimiter: string;
}
/** The rows of a CSV file in UTF-8, every value as text; a ragged row or a broken encoding fails with its line. */
export const csvRows = (path: string, { delimiter }: CsvOptions): string =>
  `read_csv(${textLiteral(path)}, header = true, all_varchar = true, delim = ${textLiteral(delimiter)}, quote = '"', escape = '"', strict_mode = true, null_padding = false, auto_detect = true, sample_size = 1)`;

export const writeCsv = (select: string, path: string, { delimiter }: CsvOptions): string =>
  `copy (${select}) to ${textLiteral(path)} (format csv, header true, delimiter ${textLiteral(delimiter)})`;
