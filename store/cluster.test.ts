import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-cluster-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return Object.values(rows[0] ?? {})[0];
}

test('a cluster starts, stops, starts again with its data, and refuses a folder of another version', async () => {
  const first = await startCluster({ dataFolder: folder });
  assert.match(String(await ask(first.url, 'select version()')), /^PostgreSQL 18/u);
  await ask(first.url, 'create table kept as select 66 as article');
  await first.stop();
  const second = await startCluster({ dataFolder: folder });
  assert.equal(await ask(second.url, 'select article from kept'), 66);
  await second.stop();

  const taken = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((ready) => taken.once('listening', ready));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await assert.rejects(startCluster({ dataFolder: folder, port }), /端口 \d+ 已被占用/u);
  await new Promise((done) => taken.close(done));

  const data = await third(folder);
  writeFileSync(join(data, 'PG_VERSION'), '15\n');
  await assert.rejects(startCluster({ dataFolder: folder }), /属于 PostgreSQL 15/u);
});

/** Where the data lies: as root, in a folder that the database user can enter. */
async function third(of: string): Promise<string> {
  const cluster = await startCluster({ dataFolder: of });
  const data = String(await ask(cluster.url, 'show data_directory'));
  await cluster.stop();
  return data;
}
