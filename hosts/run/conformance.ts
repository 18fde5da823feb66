import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './sources.ts';

/** Runs every `conformance.ts`: checks against real data and published schemas, which are not part of the project. */
if (!existsSync(join(root, '../shared'))) {
  process.stdout.write('没有 ../shared，跳过 | ../shared is not here: nothing to check against\n');
  process.exit(0);
}
let failed = false;
for (const file of sourceFiles((path) => path.endsWith('/conformance.ts') && path !== 'hosts/run/conformance.ts')) {
  process.stdout.write(`— ${file}\n`);
  failed = spawnSync(process.execPath, [file], { cwd: root, stdio: 'inherit' }).status !== 0 || failed;
}
process.exit(failed ? 1 : 0);
