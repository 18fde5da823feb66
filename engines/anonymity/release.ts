import { type Criterion, released, rowsByValue } from './criteria.ts';
import type { Hierarchy, Level } from './hierarchy.ts';
import { type Goal, type Solution, search } from './search.ts';
import { bottomOf, type Levels, rollUp, type Table, weightsOf } from './table.ts';

/** A released table: which levels each tuple stands at, by number of a scheme; -1 where it is suppressed. `suppressed`: rows. */
export interface Release {
  readonly schemes: readonly Levels[];
  readonly schemeOf: Int32Array;
  readonly suppressed: number;
}

/** The table at these levels: rows of classes that do not meet the criteria suppressed. */
export function releaseAt(table: Table, levels: Levels, criteria: readonly Criterion[]): Release {
  const schemeOf = Int32Array.from(keptTuples(table, levels, criteria), (one) => one - 1);
  return { schemes: [levels], schemeOf, suppressed: rowsIn(weightsOf(table), placesOf(schemeOf, -1)) };
}

/**
 * Recodes suppressed rows among themselves at levels of their own, again and again, until none is left, too few are, or
 * nothing helps: what a few odd rows need no longer lies on all. Classes of two rounds may come out alike; together they
 * still meet each criterion, since each is one that holds of the union where it holds of both.
 * `left`: the share of the rows of a round that may be left to the next.
 */
export function recodeLocally(
  table: Table,
  first: Release,
  goal: Goal,
  left = 0.9,
  told?: (round: number, suppressed: number) => void,
): Release {
  const schemes = [...first.schemes];
  const schemeOf = first.schemeOf.slice();
  const weights = weightsOf(table);
  let rest = placesOf(schemeOf, -1);
  for (let round = 1; rest.length > 0; round++) {
    const part = partOf(table, rest);
    told?.(round, part.rows);
    const best = bestOf(part, goal, left);
    if (!best || best.suppressed === part.rows) break;
    const kept = keptTuples(part, best.levels, goal.criteria);
    for (let at = 0; at < rest.length; at++) if (kept[at] === 1) schemeOf[rest[at] as number] = schemes.length;
    schemes.push(best.levels);
    rest = rest.filter((_, at) => kept[at] === 0);
  }
  return { schemes, schemeOf, suppressed: rowsIn(weights, rest) };
}

/** Leaves no rest that is too small to make a class, where the round can do without. */
function bestOf(part: Table, goal: Goal, left: number): Solution | null {
  const { best } = search(part, { ...goal, suppression: left });
  const k = Math.max(1, ...goal.criteria.map((one) => (one.kind === 'k-anonymity' ? one.k : 1)));
  if (!best || best.suppressed === 0 || best.suppressed >= k) return best;
  return search(part, { ...goal, suppression: 0 }).best ?? best;
}

/** The value of a tuple's quasi-identifier as released; `*` where it is suppressed. */
export function releasedValue(table: Table, release: Release, tuple: number, attribute: number): string {
  const levels = release.schemes[release.schemeOf[tuple] as number];
  if (!levels) return '*';
  const { values, codeOf } = (table.hierarchies[attribute] as Hierarchy).levels[levels[attribute] as number] as Level;
  return values[codeOf[table.leaves[attribute]?.[tuple] as number] as number] as string;
}

function keptTuples(table: Table, levels: Levels, criteria: readonly Criterion[]): Uint8Array {
  const bottom = bottomOf(table);
  const classes = rollUp(table, bottom, levels);
  const kept = released(table, classes, criteria);
  return Uint8Array.from(bottom.idOf, (one) => kept[classes.idOf[one] as number] as number);
}

function partOf(table: Table, places: Int32Array): Table {
  const of = (codes: Int32Array) => Int32Array.from(places, (place) => codes[place] as number);
  const weights = of(weightsOf(table));
  return {
    rows: weights.reduce((sum, one) => sum + one, 0),
    weights,
    hierarchies: table.hierarchies,
    leaves: table.leaves.map(of),
    sensitive: table.sensitive.map((one, at) => ({ ...one, codes: of(one.codes), whole: rowsByValue(table, at) })),
  };
}

const placesOf = (codes: Int32Array, code: number): Int32Array =>
  Int32Array.from(codes.keys()).filter((at) => codes[at] === code);
const rowsIn = (weights: Int32Array, places: Int32Array): number =>
  places.reduce((sum, place) => sum + (weights[place] as number), 0);
