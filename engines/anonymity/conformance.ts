import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hierarchyOf } from './hierarchy.ts';
import { type Goal, search } from './search.ts';
import type { Table } from './table.ts';

/** The results of ARX on the Adult data: the same levels, classes and suppressed rows, and a score equal to 1e-9. */
const folder = join(import.meta.dirname, '../../../shared/data/adult');
const cells = (name: string): string[][] =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(';'));
const [header = [], ...rows] = cells('adult.csv');
const hierarchies = header.map((attribute) => hierarchyOf(attribute, cells(`adult_hierarchy_${attribute}.csv`)));
const leaves = hierarchies.map(({ leafOf }, at) => Int32Array.from(rows, (row) => leafOf.get(row[at] as string) ?? -1));
const occupation = header.indexOf('occupation');

const whole: Table = { rows: rows.length, hierarchies, leaves, sensitive: [] };
const others = header.map((_, at) => at).filter((at) => at !== occupation);
const withSensitive: Table = {
  rows: rows.length,
  hierarchies: others.map((at) => hierarchies[at] as Table['hierarchies'][number]),
  leaves: others.map((at) => leaves[at] as Int32Array),
  sensitive: [
    {
      attribute: 'occupation',
      values: hierarchies[occupation]?.levels[0]?.values ?? [],
      codes: leaves[occupation] as Int32Array,
    },
  ],
};
const goal = (suppression: number, more: Goal['criteria'] = []): Goal => ({
  criteria: [{ kind: 'k-anonymity', k: 5 }, ...more],
  suppression,
  metric: 'loss',
});
const distinct = [{ kind: 'distinct-l', of: 0, l: 2 }] as const;
const published = [
  ['k=5, 0%', whole, goal(0), '0 4 1 1 3 2 2 1 0', 0.5731509655590044, 24, 0],
  ['k=5, 5%', whole, goal(0.05), '0 3 0 0 2 1 1 2 0', 0.2419323650662908, 397, 1346],
  ['k=5, distinct-2, 5%', withSensitive, goal(0.05, distinct), '0 3 0 0 2 1 1 0', 0.17012279194738156, 397, 1346],
] as const;

let failed = 0;
for (const [name, table, wanted, levels, score, classes, suppressed] of published) {
  const { best } = search(table, wanted);
  const same =
    best?.levels.join(' ') === levels &&
    Math.abs(best.score - score) < 1e-9 &&
    best.classes === classes &&
    best.suppressed === suppressed;
  if (!same) failed++;
  process.stdout.write(
    `${same ? '✔' : '✖'} ${name}: ${best?.levels.join(' ')}, ${best?.score}, ${best?.classes}, ${best?.suppressed}\n`,
  );
}
process.exit(failed > 0 ? 1 : 0);
