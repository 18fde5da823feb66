import type pg from 'pg';
import { quoted, type SqlEngine } from './sqlEngine.ts';

/** PostgreSQL over one connection, whose temporary tables hold the hierarchies: the data never leave the server. */
export const postgresEngine = (client: pg.ClientBase): SqlEngine => ({
  run: async (sql) => void (await client.query(sql)),
  async integers(sql) {
    const { rows, fields } = await client.query<(number | null)[]>({ text: sql, rowMode: 'array' });
    return fields.map((_, at) => rows.map((row) => row[at] ?? null));
  },
  async texts(sql) {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.map((row) => row.map((value) => String(value ?? '')));
  },
  async fill(table, columns) {
    await client.query(`drop table if exists pg_temp.${quoted(table)}`);
    await client.query(
      `create temp table ${quoted(table)} as select * from unnest(${columns.map(({ type }, at) => `$${at + 1}::${type}[]`).join(', ')}) as filled(${columns.map(({ name }) => quoted(name)).join(', ')})`,
      columns.map(({ values }) => values),
    );
  },
});
