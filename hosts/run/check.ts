import { spawn } from 'node:child_process';
import { root } from './sources.ts';

/** Types, format and lint, unused code, architecture: all run, each named, even if one fails. */
const bin = (name: string) => `${root}/node_modules/.bin/${name}`;
const checks: readonly [string, string, string[]][] = [
  ['types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['biome', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['knip', bin('knip'), ['--no-progress']],
  ['architecture', process.execPath, ['--test', 'test/architecture.test.ts']],
];
let failed = false;
for (const [name, command, args] of checks) {
  const { code, text } = await new Promise<{ code: number | null; text: string }>((done) => {
    const child = spawn(command, args, { cwd: root });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.on('exit', (code) => done({ code, text }));
  });
  process.stdout.write(`${code === 0 ? '✔' : '✖'} ${name}\n${code === 0 ? '' : text}`);
  failed ||= code !== 0;
}
process.exit(failed ? 1 : 0);
