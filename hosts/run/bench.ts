import { spawnSync } from 'node:child_process';
import { root, sourceFiles } from './sources.ts';

/** Runs every bench in turn; each prints its own table. */
for (const file of sourceFiles((path) => path.endsWith('.bench.ts'))) {
  process.stdout.write(`\n# ${file}\n`);
  if (spawnSync(process.execPath, [file], { cwd: root, stdio: 'inherit' }).status !== 0) process.exitCode = 1;
}
