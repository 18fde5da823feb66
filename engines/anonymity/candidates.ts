import { released } from './criteria.ts';
import { type Risks, risksOf } from './risk.ts';
import { marginalsOf, scoreOf } from './score.ts';
import type { Goal } from './search.ts';
import { bottomOf, type Classes, type Levels, rollUp, type Table } from './table.ts';

/** One node of the lattice as somebody who chooses sees it. */
export interface Candidate {
  readonly levels: Levels;
  /** Whether it reaches the goal. */
  readonly fits: boolean;
  readonly suppressed: number;
  readonly classes: number;
  /** 0 nothing lost, 1 everything. */
  readonly loss: number;
  /** Rows a class on average. */
  readonly classSize: number;
  /** Of the rows that would be released. */
  readonly risks: Risks;
}

/**
 * The nodes of the lattice worth a look, at most so many: `known` ones, what lies next to them, and where there is room
 * the rest by their distance to the first of them. `population` and `threshold` as for risksOf.
 */
export function candidatesOf(
  table: Table,
  goal: Goal,
  known: readonly Levels[],
  { most, population, threshold }: { most: number; population: number; threshold: number },
  look: (levels: Levels, classes: Classes, kept: Uint8Array) => void = () => {},
): Candidate[] {
  const bottom = bottomOf(table);
  const marginals = marginalsOf(table);
  const limit = Math.floor(goal.suppression * table.rows + 1e-9);
  const heights = table.hierarchies.map(({ levels }) => levels.length);
  return nearest(heights, known, most).map((levels) => {
    const classes = rollUp(table, bottom, levels);
    const kept = released(table, classes, goal.criteria);
    look(levels, classes, kept);
    const sizes = classes.sizes.filter((_, at) => kept[at] === 1);
    const suppressed = table.rows - sizes.reduce((sum, size) => sum + size, 0);
    return {
      levels,
      fits: suppressed <= limit,
      suppressed,
      classes: sizes.length,
      loss: scoreOf('loss', table, marginals, classes, kept),
      classSize: scoreOf('class-size', table, marginals, classes, kept),
      risks: risksOf(sizes, population, threshold),
    };
  });
}

/** Outwards from the known nodes, one step up or down at a time. */
function nearest(heights: readonly number[], known: readonly Levels[], most: number): Levels[] {
  const seen = new Map(known.slice(0, most).map((levels) => [levels.join(), levels]));
  if (seen.size === 0)
    seen.set(
      heights.map(() => 0).join(),
      heights.map(() => 0),
    );
  for (const levels of seen.values())
    for (let at = 0; at < levels.length; at++)
      for (const step of [1, -1]) {
        const level = (levels[at] as number) + step;
        if (seen.size >= most) return [...seen.values()];
        if (level < 0 || level >= (heights[at] as number)) continue;
        const next = levels.with(at, level);
        seen.set(next.join(), seen.get(next.join()) ?? next);
      }
  return [...seen.values()];
}
