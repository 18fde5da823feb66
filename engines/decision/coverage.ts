import type { FeelValue } from './feel/values.ts';

/*
 * Which rows of a table can match together, and which facts match no row. Each column's values are cut into classes
 * that the column's cells cannot tell apart, each shown by one value; a row is a box of classes.
 */

/** A value of a column, and the rows whose cells in that column it passes, as bits. */
export interface ValueClass {
  readonly value: FeelValue;
  readonly rows: bigint;
}
/** The classes of a column's values, no two with the same rows. */
export type ColumnClasses = readonly ValueClass[];

/** A value for each column. */
export type Example = readonly FeelValue[];

export const bit = (row: number): bigint => 1n << BigInt(row);

/** Values that pass the cells of both rows; undefined when no facts match both. */
export function findOverlap(columns: readonly ColumnClasses[], a: number, b: number): Example | undefined {
  const both = bit(a) | bit(b);
  const example = columns.map((classes) => classes.find(({ rows }) => (rows & both) === both));
  return example.every((found) => found !== undefined) ? example.map((found) => found.value) : undefined;
}

export interface Search {
  readonly examples: readonly Example[];
  /** False when the search was given up; then there may be more. */
  readonly complete: boolean;
}

/** Steps that one search may take. */
const mostSteps = 200_000;

/** Facts within `box` (classes by column) that match none of the rows; at most `most` examples. */
export function findUncovered(box: readonly ColumnClasses[], rows: bigint, most: number): Search {
  const examples: Example[] = [];
  const seen = new Set<string>();
  let steps = 0;
  let complete = true;
  const first = (from: number): Example => box.slice(from).map((classes) => classes[0]!.value);
  const visit = (column: number, left: bigint, chosen: Example): void => {
    if (examples.length >= most || !complete) return;
    if (left === 0n) {
      examples.push([...chosen, ...first(column)]);
      return;
    }
    // A row that asks nothing of the columns to come covers all that is left.
    if (column === box.length || coversRest(box, column, left)) return;
    const key = `${column}:${left}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (++steps > mostSteps) {
      complete = false;
      return;
    }
    for (const { value, rows: passed } of box[column]!) visit(column + 1, left & passed, [...chosen, value]);
  };
  if (box.every((classes) => classes.length > 0)) visit(0, rows, []);
  return { examples, complete };
}

function coversRest(box: readonly ColumnClasses[], column: number, left: bigint): boolean {
  let always = left;
  for (let i = column; i < box.length && always !== 0n; i++) for (const { rows } of box[i]!) always &= rows;
  return always !== 0n;
}
