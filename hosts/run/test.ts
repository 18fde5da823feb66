import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { startCluster } from '#store/cluster.ts';
import { dropFilled, makeTemplate } from '#test/database.ts';
import { root, sourceFiles } from './sources.ts';

/** All tests, on one database server with a database a file: the one of DATABASE_URL, or a cluster of our own. */
const all = process.argv.length === 2;
/** Whether a test file works in a browser; these take longest, so that they begin first. */
const inBrowser = (path: string): boolean => /servedCity\(|openBrowser\(/u.test(readFileSync(join(root, path), 'utf8'));
const files = all
  ? sourceFiles((path) => /(?:\.test|\/test)\.ts$/u.test(path) && path !== 'hosts/run/test.ts').sort(
      (a, b) => Number(inBrowser(b)) - Number(inBrowser(a)),
    )
  : process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-tests-'));
// The database user must be able to enter it; else the cluster would lie elsewhere and outlive the run.
chmodSync(folder, 0o711);
const cluster = process.env.DATABASE_URL ? null : await startCluster({ dataFolder: folder });
const url = process.env.DATABASE_URL ?? cluster?.url ?? '';
await makeTemplate(url);
const demo = `tiaoli_demo_${randomBytes(6).toString('hex')}`;
Object.assign(process.env, {
  ...(all && { TIAOLI_PICTURES: process.env.TIAOLI_PICTURES ?? 'no' }),
  TIAOLI_TEST_URL: url,
  TIAOLI_TEMPLATE_MADE: 'yes',
  TIAOLI_TEST_DEMO: demo,
  TIAOLI_TEST_DEMO_FILES: join(folder, 'demo-files'),
});
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
// Tests in a browser wait more than they work, so that more of them run than there are cores.
const concurrency = availableParallelism() + 2;
const tests = run({ files: files.map((file) => join(root, file)), concurrency, signal: stopping.signal });
tests.on('test:fail', () => {
  process.exitCode = 1;
});
tests.compose(spec).pipe(process.stdout);
tests.once('close', async () => {
  if (stopping.signal.aborted) process.exitCode = 1;
  await dropFilled(url, demo);
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});
