import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted, textLiteral } from '#families/deidentification/sqlEngine.ts';
import type { Measure } from './exportPlan.ts';
import type { QueryResult } from './sandboxJob.ts';
import type { SelectNode, Serialized, SqlNode } from './sqlTree.ts';

/** The first `most` rows of a query, and whether there are more. */
export type Read = (sql: string, most: number) => Promise<QueryResult>;

/** Whether it adds values up, so that one row can outweigh the others. */
export const isSum = ({ quantity }: Measure): boolean => quantity?.startsWith('sum ') ?? false;

/** A group's keys as one text. */
export const keyText = (keys: readonly string[]): string => `json_array(${keys.join(', ')})::varchar`;

/** Which rows a figure rests on: those that its filter lets through and whose value is there; for totals, not nought. */
export async function contributes(of: Measure, render: Renderer): Promise<string> {
  const filter = of.filter ? `coalesce(${await render.expression(of.filter)}, false)` : 'true';
  if (of.of === null) return filter;
  const column = quoted(of.of);
  return `${filter} and ${column} is not null${isSum(of) ? ` and ${column} <> 0` : ''}`;
}

/** Statements and expressions as text again. */
export interface Renderer {
  expression(of: SqlNode): Promise<string>;
  statement(of: SqlNode): Promise<string>;
  parsed(sql: string): Promise<Serialized>;
  /** The statement with further columns at its end. */
  with(select: SelectNode, columns: readonly string[]): Promise<string>;
}

export function renderer(connection: DuckDBConnection): Renderer {
  const one = async (sql: string): Promise<string> => String((await connection.runAndReadAll(sql)).getRowsJS()[0]?.[0]);
  const statement = (of: SqlNode): Promise<string> => {
    // Where a part stands may be a number that JavaScript cannot hold.
    const text = JSON.stringify({ error: false, statements: [{ node: of }] }, (key, value) =>
      key === 'query_location' ? undefined : value,
    );
    return one(`select json_deserialize_sql(${textLiteral(text)}::json)`);
  };
  const parsed = (sql: string): Promise<Serialized> => parse(connection, sql);
  const own = async (sql: string): Promise<SelectNode> => {
    const read = await parsed(sql);
    if (read.error) throw new Error(read.error_message);
    return read.statements[0]?.node as SelectNode;
  };
  return {
    statement,
    parsed,
    async expression(of) {
      const text = await statement({ ...(await own('select 1')), select_list: [{ ...of, alias: '' }] });
      return `(${text.slice('SELECT '.length)})`;
    },
    async with(select, columns) {
      const more = await own(`select ${columns.map((column, at) => `${column} as __${at}`).join(', ')}`);
      return statement({ ...select, select_list: [...select.select_list, ...more.select_list] });
    },
  };
}

/** A text as DuckDB reads it. */
export async function parse(connection: DuckDBConnection, sql: string): Promise<Serialized> {
  const reader = await connection.runAndReadAll(`select json_serialize_sql(${textLiteral(sql)})::varchar`);
  return JSON.parse(String(reader.getRowsJS()[0]?.[0])) as Serialized;
}
