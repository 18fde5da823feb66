import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hierarchyOf } from './hierarchy.ts';
import type { Metric } from './score.ts';
import { type Goal, search } from './search.ts';
import type { Table } from './table.ts';

/**
 * What ARX 3.9.2 finds on Adult (30,162 rows) and Adult × 33 (995,346 rows): the same levels and a score equal to 1e-9.
 * Of equal scores ARX takes what it came by first, we the least generalised: in the row marked so only the score is ARX's.
 */
const shared = join(import.meta.dirname, '../../../shared');
const cells = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(';'));

type Row = readonly [l: 0 | 2, suppression: number, metric: Metric, levels: string, score: number, tied?: 'tied'];
const small: readonly Row[] = [
  [0, 0, 'loss', '0 4 1 1 3 2 2 1 0', 0.5731509655590044],
  [0, 0.05, 'loss', '0 3 0 0 2 1 1 2 0', 0.2419323650662908],
  [2, 0, 'loss', '0 4 1 2 3 2 0 0', 0.542210825407941],
  [2, 0.05, 'loss', '0 3 0 0 2 1 1 0', 0.17012279194738156],
  [0, 0, 'class-size', '1 2 1 1 3 2 2 1 1', 628.375],
  [0, 0.05, 'class-size', '1 0 1 1 3 2 2 0 1', 28.808022922636102],
];
const large: readonly Row[] = [
  [0, 0, 'loss', '0 4 0 1 3 2 2 1 0', 0.4565347762808205],
  [0, 0.05, 'loss', '0 3 0 0 0 0 0 1 0', 0.09531433132260059],
  [2, 0, 'loss', '0 4 1 1 0 2 2 0', 0.47928984507963523],
  [2, 0.05, 'loss', '0 2 0 0 0 0 0 0', 0.054533921310622624],
  [0, 0, 'class-size', '0 4 1 2 0 2 2 1 0', 5184.09375, 'tied'],
  [0, 0.05, 'class-size', '0 0 1 1 0 2 2 0 0', 52.24364896073903],
];

let failed = 0;
function compare(path: string, published: readonly Row[]): void {
  const [header = [], ...rows] = cells(path);
  const hierarchies = header.map((name) =>
    hierarchyOf(name, cells(join(shared, `data/adult/adult_hierarchy_${name}.csv`))),
  );
  const leaves = hierarchies.map(({ leafOf }, at) =>
    Int32Array.from(rows, (row) => leafOf.get(row[at] as string) ?? -1),
  );
  const occupation = header.indexOf('occupation');
  for (const [l, suppression, metric, levels, score, tied] of published) {
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
    const criteria: Goal['criteria'] = [
      { kind: 'k-anonymity', k: 5 },
      ...(l === 0 ? [] : [{ kind: 'distinct-l' as const, of: 0, l }]),
    ];
    const { best } = search(table, { criteria, suppression, metric });
    const found = best?.levels.join(' ');
    const same = best && Math.abs(best.score - score) < 1e-9 && (found === levels || tied);
    if (!same) failed++;
    process.stdout.write(
      `${same ? '✔' : '✖'} ${rows.length} rows, k=5${l ? ', distinct-2' : ''}, ${suppression * 100}%, ${metric}: ${found}${found === levels ? '' : ` (ARX ${levels})`}, ${best?.score}, ${best?.classes} classes, ${best?.suppressed} suppressed\n`,
    );
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-conformance-'));
try {
  compare(join(shared, 'data/adult/adult.csv'), small);
  const enlarged = join(folder, 'adult33.csv');
  spawnSync(process.execPath, [join(shared, 'tools/perturb.mjs'), join(shared, 'data/adult/adult.csv'), enlarged]);
  compare(enlarged, large);
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(failed > 0 ? 1 : 0);
