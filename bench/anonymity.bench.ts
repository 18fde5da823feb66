import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hierarchyOf } from '#engines/anonymity/hierarchy.ts';
import { search } from '#engines/anonymity/search.ts';
import type { Table } from '#engines/anonymity/table.ts';
import { commands } from '#systems/index.ts';
import { median } from './kernel/load.ts';

/*
 * The best generalisation of Adult (30,162 rows) and of Adult × 33 (995,346 rows), by Loss: the search alone on rows in
 * memory, and the command from file to verified file. ARX's times were measured elsewhere on a machine of the same kind
 * and are printed beside ours, not compared in one run: Java is not at hand here.
 */
const shared = join(import.meta.dirname, '../../shared');
if (!existsSync(join(shared, 'data/adult'))) {
  console.log('the Adult data are not here: nothing measured');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-bench-anonymity-'));
const small = join(shared, 'data/adult/adult.csv');
const large = join(folder, 'adult33.csv');
spawnSync(process.execPath, [join(shared, 'tools/perturb.mjs'), small, large], { stdio: 'inherit' });
const cells = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(';'));
/** Milliseconds of ARX 3.9's search when warm: k=5 at 0% and 5%, k=5 with distinct-2 at 5%; the file's rows. */
const arx: Readonly<Record<string, number>> = {
  '30162 k 0': 50,
  '30162 k 0.05': 1489,
  '30162 kl 0.05': 585,
  '995346 k 0': 1740,
  '995346 k 0.05': 10_500,
  '995346 kl 0.05': 4100,
};

const lines = [
  '| rows | goal | levels | score | search, ms | ARX, ms | command, ms |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];
for (const path of [small, large]) {
  const [header = [], ...rows] = cells(path);
  const hierarchies = header.map((name) =>
    hierarchyOf(name, cells(join(shared, `data/adult/adult_hierarchy_${name}.csv`))),
  );
  const leaves = hierarchies.map(({ leafOf }, at) =>
    Int32Array.from(rows, (row) => leafOf.get(row[at] as string) ?? -1),
  );
  const occupation = header.indexOf('occupation');
  for (const l of [0, 2])
    for (const suppression of [0, 0.05]) {
      const quasi = header.map((_, at) => at).filter((at) => l === 0 || at !== occupation);
      const table: Table = {
        rows: rows.length,
        hierarchies: quasi.map((at) => hierarchies[at] as Table['hierarchies'][number]),
        leaves: quasi.map((at) => leaves[at] as Int32Array),
        sensitive:
          l === 0
            ? []
            : [
                {
                  attribute: 'occupation',
                  values: hierarchies[occupation]?.levels[0]?.values ?? [],
                  codes: leaves[occupation] as Int32Array,
                },
              ],
      };
      const times: number[] = [];
      let best: ReturnType<typeof search>['best'] = null;
      for (let round = 0; round < 4; round++) {
        const start = performance.now();
        best = search(table, {
          criteria: [{ kind: 'k-anonymity', k: 5 }, ...(l === 0 ? [] : [{ kind: 'distinct-l' as const, of: 0, l }])],
          suppression,
          metric: 'loss',
        }).best;
        if (round > 0) times.push(performance.now() - start);
      }
      const command = await commandTime(path, l, suppression);
      const known = arx[`${rows.length} ${l === 0 ? 'k' : 'kl'} ${suppression}`];
      lines.push(
        `| ${rows.length.toLocaleString('en')} | k=5${l === 0 ? '' : ', distinct-2'}, ${suppression * 100}% | ${best?.levels.join(' ')} | ${best?.score} | ${Math.round(median(times))} | ${known ?? ''} | ${Math.round(command)} |`,
      );
      process.stderr.write(`${lines.at(-1)}\n`);
    }
}
rmSync(folder, { recursive: true });
console.log(`\n${lines.join('\n')}\n`);

async function commandTime(path: string, l: number, suppression: number): Promise<number> {
  const command = commands.find(({ words }) => words === 'deidentify');
  const start = performance.now();
  const sensitive = l === 0 ? [] : ['--l', `${l}:occupation`];
  await command?.run(
    [
      path,
      '--hierarchies',
      join(shared, 'data/adult'),
      '--k',
      '5',
      ...sensitive,
      '--suppression',
      String(suppression),
      '-o',
      join(folder, 'out.csv'),
    ],
    { out: () => {}, withCity: () => Promise.reject(new Error('no city is needed')) },
  );
  return performance.now() - start;
}
