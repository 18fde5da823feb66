import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { prepareJobs } from './jobs.ts';

const root = join(import.meta.dirname, '..');
const folder = join(import.meta.dirname, 'migrations');

/**
 * Brings a database to the present shape: numbered migrations once each, then what the rooms of the systems hold of
 * their own, written to be run again: `tables.sql`, then `invariants.sql`. Migrators that start together wait.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const done: string[] = [];
  try {
    await client.query('select pg_advisory_lock(6620)');
    await prepareJobs(client, url);
    await client.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const known = new Set(rows.map((row) => row.name));
    for (const name of readdirSync(folder)
      .filter((one) => one.endsWith('.sql'))
      .sort()) {
      if (known.has(name)) continue;
      await client.query('begin');
      await client.query(readFileSync(join(folder, name), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [name]);
      await client.query('commit');
      done.push(name);
    }
    for (const path of [...sqlOfRooms('tables.sql'), ...sqlOfRooms('invariants.sql')])
      await client.query(readFileSync(path, 'utf8'));
  } finally {
    await client.end();
  }
  return done;
}

const sqlOfRooms = (file: string): string[] =>
  readdirSync(join(root, 'systems'), { recursive: true, encoding: 'utf8' })
    .filter((one) => basename(one) === file)
    .sort()
    .map((one) => join(root, 'systems', one));
