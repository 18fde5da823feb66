import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { startCluster } from '#store/cluster.ts';
import { migrate } from '#store/migrate.ts';

/** The same server, another database. */
export const atDatabase = (url: string, database: string): string => {
  const at = new URL(url);
  at.pathname = `/${database}`;
  return at.href;
};

async function admin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A server for tests: the one named in the environment, or a cluster of our own in a temporary folder. */
export async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TIAOLI_TEST_URL ?? process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-test-'));
  chmodSync(folder, 0o711); // the database user must be able to enter it
  const cluster = await startCluster({ dataFolder: folder });
  return {
    url: cluster.url,
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const template = 'tiaoli_template';
/** Makes the migrated template database, once a server; test files that start together wait for each other. */
export async function makeTemplate(url: string): Promise<void> {
  await admin(url, async (client) => {
    await client.query('select pg_advisory_lock(6621)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0 || !process.env.TIAOLI_TEMPLATE_MADE) {
      if (rowCount === 0) await client.query(`create database ${template}`);
      await migrate(atDatabase(url, template));
    }
  });
}

/**
 * A template of this run's own that `fill` completes, made by whichever test file needs it first, the others waiting:
 * the migrated template, filled. Whoever began the run drops it.
 */
async function makeFilled(url: string, filled: string, fill: (url: string) => Promise<void>): Promise<void> {
  await admin(url, async (client) => {
    await client.query('select pg_advisory_lock(6622)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [filled]);
    if (rowCount !== 0) return;
    const unfinished = `${filled}_unfinished`;
    await client.query(`create database ${unfinished} template ${template}`);
    await fill(atDatabase(url, unfinished));
    await client.query(`alter database ${unfinished} rename to ${filled}`);
  });
}

/** Drops what `makeFilled` made of this name, or left unfinished. */
export async function dropFilled(url: string, filled: string): Promise<void> {
  await admin(url, async (client) => {
    for (const name of [filled, `${filled}_unfinished`]) await client.query(`drop database if exists ${name}`);
  });
}

/**
 * A database of this test file's own, cloned from the template, or from one that `fill` completes once a run, and
 * dropped when the file is done.
 */
export async function testDatabase(fill?: (url: string) => Promise<void>): Promise<string> {
  const server = await testServer();
  await makeTemplate(server.url);
  const filled = process.env.TIAOLI_TEST_DEMO;
  if (fill && filled) await makeFilled(server.url, filled, fill);
  const name = `tiaoli_test_${randomBytes(6).toString('hex')}`;
  const from = fill && filled ? filled : template;
  await admin(server.url, (client) => client.query(`create database ${name} template ${from}`));
  if (fill && !filled) await fill(atDatabase(server.url, name));
  after(async () => {
    await admin(server.url, (client) => client.query(`drop database ${name} with (force)`));
    await server.stop();
  });
  return atDatabase(server.url, name);
}
