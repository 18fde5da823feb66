import { type Criterion, released } from './criteria.ts';
import type { Hierarchy, Level } from './hierarchy.ts';
import { type Goal, search } from './search.ts';
import { bottomOf, type Levels, rollUp, type Table } from './table.ts';

/** A released table: which levels each row stands at, by number of a scheme; -1 for a suppressed row. */
export interface Release {
  readonly schemes: readonly Levels[];
  readonly schemeOf: Int32Array;
  readonly suppressed: number;
}

/** The table at these levels: rows of classes that do not meet the criteria suppressed. */
export function releaseAt(table: Table, levels: Levels, criteria: readonly Criterion[]): Release {
  const kept = keptRows(table, levels, criteria);
  const schemeOf = Int32Array.from(kept, (one) => one - 1);
  return { schemes: [levels], schemeOf, suppressed: countOf(kept, 0) };
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
  let rest = placesOf(schemeOf, -1);
  for (let round = 1; rest.length > 0; round++) {
    told?.(round, rest.length);
    const part = rowsOf(table, rest);
    const { best } = search(part, { ...goal, suppression: left });
    if (!best || best.suppressed === rest.length) break;
    const kept = keptRows(part, best.levels, goal.criteria);
    const still = rest.filter((_, at) => kept[at] === 0);
    for (let at = 0; at < rest.length; at++) if (kept[at] === 1) schemeOf[rest[at] as number] = schemes.length;
    schemes.push(best.levels);
    rest = still;
  }
  return { schemes, schemeOf, suppressed: rest.length };
}

/** The value of a row's quasi-identifier as released; `*` where the row is suppressed. */
export function releasedValue(table: Table, release: Release, row: number, attribute: number): string {
  const levels = release.schemes[release.schemeOf[row] as number];
  if (!levels) return '*';
  const { values, codeOf } = (table.hierarchies[attribute] as Hierarchy).levels[levels[attribute] as number] as Level;
  return values[codeOf[table.leaves[attribute]?.[row] as number] as number] as string;
}

function keptRows(table: Table, levels: Levels, criteria: readonly Criterion[]): Uint8Array {
  const bottom = bottomOf(table);
  const classes = rollUp(table, bottom, levels);
  const kept = released(table, classes, criteria);
  return Uint8Array.from(bottom.idOf, (one) => kept[classes.idOf[one] as number] as number);
}

function rowsOf(table: Table, rows: Int32Array): Table {
  const of = (codes: Int32Array) => Int32Array.from(rows, (row) => codes[row] as number);
  return {
    rows: rows.length,
    hierarchies: table.hierarchies,
    leaves: table.leaves.map(of),
    sensitive: table.sensitive.map((one) => ({ ...one, codes: of(one.codes), whole: one.whole ?? one.codes })),
  };
}

const placesOf = (codes: Int32Array, code: number): Int32Array =>
  Int32Array.from(codes.keys()).filter((at) => codes[at] === code);
const countOf = (codes: Uint8Array, code: number): number =>
  codes.reduce((sum, one) => sum + (one === code ? 1 : 0), 0);
