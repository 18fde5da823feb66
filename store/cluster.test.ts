import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startCluster } from './cluster.ts';

function folderOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tiaoli-cluster-${name}-`));
  chmodSync(folder, 0o711); // the database user must be able to enter it
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return Object.values(rows[0] ?? {})[0];
}
/** A program of its own that starts the cluster and prints what it is told, then its address. */
function program(folder: string): ChildProcess {
  const cluster = JSON.stringify(join(import.meta.dirname, 'cluster.ts'));
  const code = `const { startCluster } = await import(${cluster});
    const { url } = await startCluster({ dataFolder: ${JSON.stringify(folder)}, log: console.log });
    console.log(url); setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}
async function says(child: ChildProcess, what: RegExp): Promise<string> {
  for await (const chunk of child.stdout ?? []) {
    const found = what.exec(String(chunk));
    if (found) return found[0];
  }
  throw new Error(`it never said ${what}`);
}
async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

test('a cluster starts, stops, starts again with its data, and refuses a taken port and a folder of another version', async () => {
  const folder = folderOf('again');
  const first = await startCluster({ dataFolder: folder });
  assert.match(String(await ask(first.url, 'select version()')), /^PostgreSQL 18/u);
  await ask(first.url, 'create table kept as select 66 as article');
  await first.stop();
  const second = await startCluster({ dataFolder: folder });
  assert.equal(await ask(second.url, 'select article from kept'), 66);
  const data = String(await ask(second.url, 'show data_directory'));
  await second.stop();

  const taken = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await assert.rejects(startCluster({ dataFolder: folder, port }), /端口 \d+ 已被占用/u);
  await new Promise((done) => taken.close(done));

  writeFileSync(join(folder, 'postgres-password'), 'another');
  await assert.rejects(startCluster({ dataFolder: folder }), /口令与数据目录不符/u);
  rmSync(join(data, 'global', 'pg_control'));
  await assert.rejects(startCluster({ dataFolder: folder }), /不完整/u);
  writeFileSync(join(data, 'PG_VERSION'), '15\n');
  await assert.rejects(startCluster({ dataFolder: folder }), /属于 PostgreSQL 15/u);
});

test("a folder in use is refused, or its server shared; a killed program's server is stopped and its data kept", async () => {
  const folder = folderOf('use');
  const other = program(folder);
  const url = await says(other, /postgres:.*/u);
  await ask(url, 'create table kept as select 72 as article');
  await assert.rejects(startCluster({ dataFolder: folder }), /正由另一个运行中的程序使用/u);
  const shared = await startCluster({ dataFolder: folder, share: true });
  assert.deepEqual([shared.shared, shared.url], [true, url]);
  await shared.stop();
  assert.equal(await ask(url, 'select article from kept'), 72, 'whoever shares a server does not stop it');

  await kill(other);
  assert.equal(await ask(url, 'select article from kept'), 72, 'the server outlives the killed program');
  const told: string[] = [];
  const next = await startCluster({ dataFolder: folder, share: true, log: (text) => told.push(text) });
  assert.match(told.join(), /遗留/u);
  assert.deepEqual([next.shared, await ask(next.url, 'select article from kept')], [false, 72]);
  await next.stop();
});

test('a program killed while it makes the cluster leaves nothing that looks like one', async () => {
  const folder = folderOf('killed');
  const other = program(folder);
  await says(other, /creating the database cluster/u);
  await kill(other);
  const next = await startCluster({ dataFolder: folder });
  const home = dirname(String(await ask(next.url, 'show data_directory')));
  await next.stop();

  mkdirSync(join(home, 'postgres.making-999999999', 'data'), { recursive: true });
  rmSync(join(home, 'postgres'), { recursive: true });
  const again = await startCluster({ dataFolder: folder });
  assert.match(String(await ask(again.url, 'select version()')), /^PostgreSQL 18/u);
  await again.stop();
  assert.deepEqual(
    readdirSync(home).filter((name) => name.startsWith('postgres.making-999999999')),
    [],
  );
});

test('the process that a stale postmaster.pid names is left alone', async () => {
  const folder = folderOf('stale');
  const first = await startCluster({ dataFolder: folder });
  const data = String(await ask(first.url, 'show data_directory'));
  await first.stop();
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(bystander, 'spawn');
  writeFileSync(join(data, 'postmaster.pid'), `${bystander.pid}\n${data}\n0\n1\n\n127.0.0.1\n`);
  // PostgreSQL itself goes on where the process cannot be its own, as under root; else a person has to decide.
  const start = startCluster({ dataFolder: folder });
  if (process.getuid?.() === 0) await (await start).stop();
  else await assert.rejects(start, /postmaster\.pid/u);
  assert.deepEqual([bystander.exitCode, bystander.signalCode], [null, null]);
  await kill(bystander);
});
