import type { Criterion } from './criteria.ts';
import type { Hierarchy, Level } from './hierarchy.ts';
import type { Certificate, Goal } from './search.ts';
import type { Levels, Table } from './table.ts';

/*
 * The second way of reckoning: rows as texts in maps, nothing shared with the search but the shapes. Slow, and short
 * enough to be read: what it confirms does not rest on the fast code.
 */

/** A class that was released against a criterion, by the values of its first row. */
export interface Breach {
  readonly criterion: Criterion;
  readonly class: readonly string[];
  readonly rows: number;
}

/** A row of a release as texts, or so many alike ones. */
export interface ReleasedRow {
  readonly quasi: readonly string[];
  readonly sensitive: readonly string[];
  readonly rows?: number;
}

/**
 * Whether a released table meets the criteria, class by class. Suppressed rows are left out of `rows`. `whole`: by
 * sensitive attribute, the rows of each value in the table before. `order`: by sensitive attribute, its values in order, for `ordered` closeness.
 */
export function breachesOf(
  rows: readonly ReleasedRow[],
  criteria: readonly Criterion[],
  whole: readonly ReadonlyMap<string, number>[],
  order: readonly (readonly string[])[] = [],
): Breach[] {
  const classes = new Map<string, ReleasedRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.quasi);
    const known = classes.get(key);
    if (known) known.push(row);
    else classes.set(key, [row]);
  }
  return [...classes.values()].flatMap((members) =>
    criteria
      .filter((criterion) => !meets(criterion, members, whole, order))
      .map((criterion) => ({ criterion, class: members[0]?.quasi ?? [], rows: rowsIn(members) })),
  );
}

function meets(
  criterion: Criterion,
  members: readonly ReleasedRow[],
  whole: readonly ReadonlyMap<string, number>[],
  order: readonly (readonly string[])[],
): boolean {
  if (criterion.kind === 'k-anonymity') return rowsIn(members) >= criterion.k;
  const here = sharesOf(countedBy(members, (one) => one.sensitive[criterion.of] ?? ''));
  const shares = [...here.values()].sort((a, b) => b - a);
  switch (criterion.kind) {
    case 'distinct-l':
      return shares.length >= criterion.l;
    case 'entropy-l':
      return Math.exp(-shares.reduce((sum, p) => sum + p * Math.log(p), 0)) >= criterion.l - 1e-9;
    case 'recursive-l':
      return (
        shares.length >= criterion.l &&
        (shares[0] ?? 0) < criterion.c * shares.slice(criterion.l - 1).reduce((sum, p) => sum + p, 0) - 1e-12
      );
    case 't-closeness': {
      const all = sharesOf(whole[criterion.of] ?? new Map());
      const d = (value: string) => (here.get(value) ?? 0) - (all.get(value) ?? 0);
      if (criterion.distance === 'equal')
        return [...all.keys()].reduce((sum, value) => sum + Math.max(0, d(value)), 0) <= criterion.t + 1e-9;
      if (criterion.distance === 'ordered') {
        const values = order[criterion.of] ?? [];
        const work = values.reduce(
          (sum, _, at) => sum + Math.abs(values.slice(0, at + 1).reduce((s, v) => s + d(v), 0)),
          0,
        );
        return work / Math.max(1, values.length - 1) <= criterion.t + 1e-9;
      }
      return hierarchicalWork(criterion.distance, d) <= criterion.t + 1e-9;
    }
  }
}

const rowsIn = (members: readonly ReleasedRow[]): number => members.reduce((sum, { rows = 1 }) => sum + rows, 0);

function countedBy(members: readonly ReleasedRow[], valueIn: (one: ReleasedRow) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of members) counts.set(valueIn(one), (counts.get(valueIn(one)) ?? 0) + (one.rows ?? 1));
  return counts;
}

function sharesOf(counts: ReadonlyMap<string, number>): Map<string, number> {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...counts].map(([value, count]) => [value, count / all]));
}

/** Half of what each branch has too much or too little, times the height that its edge to the group above adds. */
function hierarchicalWork({ levels, leafOf }: Hierarchy, d: (value: string) => number): number {
  let work = 0;
  for (const { codeOf } of levels.slice(0, -1)) {
    const sums = new Map<number, number>();
    for (const [value, leaf] of leafOf) sums.set(codeOf[leaf] ?? 0, (sums.get(codeOf[leaf] ?? 0) ?? 0) + d(value));
    for (const sum of sums.values()) work += Math.abs(sum) / 2 / (levels.length - 1);
  }
  return work;
}

interface Node {
  readonly score: number;
  readonly suppressed: number;
  readonly classes: number;
}

/** What releasing a table at these levels gives, row by row. */
export function nodeOf(table: Table, levels: Levels, goal: Goal): Node {
  const value = (row: number, at: number) => {
    const level = (table.hierarchies[at] as Hierarchy).levels[levels[at] ?? 0] as Level;
    return level.values[level.codeOf[table.leaves[at]?.[row] ?? 0] ?? 0] ?? '';
  };
  const rows = Array.from({ length: table.rows }, (_, row) => ({
    quasi: levels.map((_level, at) => value(row, at)),
    sensitive: table.sensitive.map(({ values, codes }) => values[codes[row] ?? 0] ?? ''),
  }));
  const whole = table.sensitive.map((_, at) => countedBy(rows, (one) => one.sensitive[at] ?? ''));
  const broken = new Set(
    breachesOf(
      rows,
      goal.criteria,
      whole,
      table.sensitive.map(({ values }) => values),
    ).map((one) => JSON.stringify(one.class)),
  );
  const keys = rows.map(({ quasi }) => JSON.stringify(quasi));
  const suppressed = keys.filter((key) => broken.has(key)).length;
  const classes = new Set(keys).size - broken.size;
  if (goal.metric === 'class-size')
    return { suppressed, classes, score: table.rows / Math.max(1, classes + (suppressed > 0 ? 1 : 0)) };
  const logs = levels.map((level, at) => {
    const { levels: all, leafOf } = table.hierarchies[at] as Hierarchy;
    const sizes = new Map<string, number>();
    for (const code of (all[level] as Level).codeOf) {
      const name = (all[level] as Level).values[code] ?? '';
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
    const sum = rows.reduce(
      (total, { quasi }, row) =>
        total + (broken.has(keys[row] ?? '') ? 1 : (sizes.get(quasi[at] ?? '') ?? 0) / leafOf.size),
      0,
    );
    const least = table.rows / leafOf.size;
    return leafOf.size === 1 ? 0 : Math.log(1 + Math.max(1e-10, (sum - least) / (table.rows - least)));
  });
  return { suppressed, classes, score: Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length) - 1 };
}

/** Why a certificate does not prove its solution, or null. Walks over every node of the lattice. */
export function doubtOf(table: Table, goal: Goal, certificate: Certificate): string | null {
  const limit = Math.floor(goal.suppression * table.rows + 1e-9);
  const best = certificate.best?.score ?? Infinity;
  for (const one of certificate.checked) {
    const node = nodeOf(table, one.levels, goal);
    if (Math.abs(node.score - one.score) > 1e-9 || node.suppressed !== one.suppressed || node.suppressed > limit)
      return `${one.levels.join(' ')} scores ${node.score}, suppressing ${node.suppressed}`;
    if (node.score < best - 1e-9) return `${one.levels.join(' ')} is better`;
  }
  for (const { levels } of certificate.failing)
    if (nodeOf(table, levels, goal).suppressed <= limit) return `${levels.join(' ')} does not fail`;
  const decided = new Set([...certificate.checked, ...certificate.failing].map(({ levels }) => levels.join(' ')));
  for (const levels of latticeOf(table.hierarchies.map((one) => one.levels.length))) {
    if (decided.has(levels.join(' '))) continue;
    const node = nodeOf(table, levels, goal);
    if (node.suppressed <= limit && node.score < best - 1e-9) return `${levels.join(' ')} is better`;
  }
  return null;
}

/** Every node of a lattice. */
export function* latticeOf(heights: readonly number[]): Generator<number[]> {
  const [height, ...rest] = heights;
  if (height === undefined) return yield [];
  for (let level = 0; level < height; level++) for (const more of latticeOf(rest)) yield [level, ...more];
}
