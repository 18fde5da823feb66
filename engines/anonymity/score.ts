import type { Hierarchy, Level } from './hierarchy.ts';
import { type Classes, type Levels, type Table, weightsOf } from './table.ts';

/**
 * What a release loses, between 0 (nothing) and 1 for `loss`; 1 or more rows a class for `class-size`.
 * `loss`: ARX's Loss with its defaults (after Iyengar, KDD 2002): a value's loss is the share of the leaves that it may
 * stand for, a suppressed row's is 1; scaled to [0, 1] an attribute, brought together by the geometric mean of 1 + loss.
 * `class-size`: the average size of a class (LeFevre et al., SIGMOD 2005), all suppressed rows being one class.
 */
export type Metric = 'loss' | 'class-size';

/** By quasi-identifier and level: the sum of its rows' shares, were none suppressed. */
export interface Marginals {
  readonly sums: readonly Float64Array[];
  /**
   * By quasi-identifier, level and number of suppressed rows in steps of `step`: the least by which suppressing so many
   * rows raises the sum, since each of them is raised from a share of at most the greatest ones to 1.
   */
  raise(attribute: number, level: number, suppressed: number): number;
}

export function marginalsOf(table: Table): Marginals {
  const ladders: Ladder[][] = [];
  const weights = weightsOf(table);
  const sums = table.hierarchies.map((hierarchy, at) => {
    const counts = new Float64Array(hierarchy.leafOf.size);
    const leaves = table.leaves[at] as Int32Array;
    for (let i = 0; i < leaves.length; i++)
      counts[leaves[i] as number] = (counts[leaves[i] as number] as number) + (weights[i] as number);
    ladders[at] = hierarchy.levels.map((level) => ladderOf(level, counts));
    return Float64Array.from(hierarchy.levels, ({ codeOf, shares }) =>
      counts.reduce((sum, count, leaf) => sum + count * (shares[codeOf[leaf] as number] as number), 0),
    );
  });
  return {
    sums,
    raise(attribute, level, suppressed) {
      const { counts, raises } = (ladders[attribute] as Ladder[])[level] as Ladder;
      let [left, sum] = [suppressed, 0];
      for (let at = 0; at < counts.length && left > 0; at++) {
        const taken = Math.min(left, counts[at] as number);
        sum += taken * (raises[at] as number);
        left -= taken;
      }
      return sum;
    },
  };
}

interface Ladder {
  readonly counts: readonly number[];
  readonly raises: readonly number[];
}
/** The rows by what suppressing one of them costs, the cheapest first. */
function ladderOf({ codeOf, shares }: Level, counts: Float64Array): Ladder {
  const rows = new Float64Array(shares.length);
  for (let leaf = 0; leaf < counts.length; leaf++)
    rows[codeOf[leaf] as number] = (rows[codeOf[leaf] as number] as number) + (counts[leaf] as number);
  const order = Array.from(shares.keys()).sort((a, b) => (shares[b] as number) - (shares[a] as number));
  return {
    counts: order.map((code) => rows[code] as number),
    raises: order.map((code) => 1 - (shares[code] as number)),
  };
}

/** An attribute's loss, from the sum of its rows' shares. */
function scaled(sum: number, rows: number, { leafOf }: Hierarchy): number {
  const least = rows / leafOf.size;
  return leafOf.size === 1 ? floor : Math.max(floor, (sum - least) / (rows - least));
}
const floor = 1e-10;

const mean = (losses: readonly number[]): number =>
  Math.exp(losses.reduce((sum, loss) => sum + Math.log1p(loss), 0) / losses.length) - 1;

/** No release at these levels with at least so many suppressed rows has a lower score: exact where none is suppressed. */
export function boundOf(table: Table, marginals: Marginals, levels: Levels, suppressed: number): number {
  return mean(
    levels.map((level, at) => {
      const sum = (marginals.sums[at]?.[level] as number) + marginals.raise(at, level, suppressed);
      return scaled(sum, table.rows, table.hierarchies[at] as Hierarchy);
    }),
  );
}

/** The score of a release: `kept` says which classes stay. Lower is better. */
export function scoreOf(
  metric: Metric,
  table: Table,
  marginals: Marginals,
  classes: Classes,
  kept: Uint8Array,
): number {
  if (metric === 'class-size') {
    let [count, suppressed] = [0, 0];
    for (let i = 0; i < classes.count; i++) {
      if (kept[i]) count++;
      else suppressed += classes.sizes[i] as number;
    }
    return table.rows / Math.max(1, count + (suppressed > 0 ? 1 : 0));
  }
  return mean(
    classes.levels.map((level, at) => {
      const { shares } = (table.hierarchies[at] as Hierarchy).levels[level] as Level;
      const codes = classes.codes[at] as Int32Array;
      let sum = marginals.sums[at]?.[level] as number;
      for (let i = 0; i < classes.count; i++)
        if (!kept[i]) sum += (classes.sizes[i] as number) * (1 - (shares[codes[i] as number] as number));
      return scaled(sum, table.rows, table.hierarchies[at] as Hierarchy);
    }),
  );
}
