import { groupBy } from './groups.ts';
import { codesBetween, type Hierarchy } from './hierarchy.ts';

/**
 * A table to de-identify: codes of its quasi-identifiers' leaves, and of the attributes that stay and are sensitive. Rows
 * that are alike may stand as one tuple with a weight.
 */
export interface Table {
  readonly rows: number;
  /** By tuple, its rows; one each where it is missing. */
  readonly weights?: Int32Array;
  readonly hierarchies: readonly Hierarchy[];
  /** By quasi-identifier: the leaf of each tuple. */
  readonly leaves: readonly Int32Array[];
  readonly sensitive: readonly Sensitive[];
}
export interface Sensitive {
  readonly attribute: string;
  readonly values: readonly string[];
  readonly codes: Int32Array;
  /** By value, its rows in the whole table, where this one is a part of it: t-closeness measures against them. */
  readonly whole?: Float64Array;
}

/** Levels of generalisation, one a quasi-identifier: a node of the lattice. */
export type Levels = readonly number[];

/**
 * The rows of a table as classes of those that are alike in all quasi-identifiers at these levels. `cells` has for each
 * sensitive attribute the values of each class with their counts, ordered by class.
 */
export interface Classes {
  readonly levels: Levels;
  readonly count: number;
  /** By quasi-identifier: the code of each class at its level. */
  readonly codes: readonly Int32Array[];
  readonly sizes: Int32Array;
  readonly cells: readonly Cells[];
  /** By tuple, or by class that it was rolled up from: its class here. */
  readonly idOf: Int32Array;
}
export interface Cells {
  readonly classes: Int32Array;
  readonly values: Int32Array;
  readonly counts: Int32Array;
}

export const weightsOf = ({ rows, weights }: Table): Int32Array => weights ?? new Int32Array(rows).fill(1);

/** The classes of the values as they are. One pass over the rows: everything else is rolled up from it. */
export function bottomOf(table: Table): Classes {
  const levels = table.hierarchies.map(() => 0);
  const weights = weightsOf(table);
  return grouped(table, levels, table.leaves, [], weights, (idOf) =>
    table.sensitive.map(({ codes }) => ({ classes: idOf, values: codes, counts: weights })),
  );
}

/** The classes at higher levels, rolled up from those at levels all lower or equal. */
export function rollUp(table: Table, from: Classes, levels: Levels): Classes {
  const ups = from.codes.map((_, at) => {
    const [low, high] = [from.levels[at] as number, levels[at] as number];
    return low === high ? undefined : codesBetween(table.hierarchies[at] as Hierarchy, low, high);
  });
  return grouped(table, levels, from.codes, ups, from.sizes, (idOf) =>
    from.cells.map(({ classes, values, counts }) => {
      const moved = new Int32Array(classes.length);
      for (let i = 0; i < moved.length; i++) moved[i] = idOf[classes[i] as number] as number;
      return { classes: moved, values, counts };
    }),
  );
}

function grouped(
  table: Table,
  levels: Levels,
  columns: readonly Int32Array[],
  ups: readonly (Int32Array | undefined)[],
  sizes: Int32Array,
  cellsOf: (idOf: Int32Array) => readonly Cells[],
): Classes {
  const radixes = levels.map((level, at) => table.hierarchies[at]?.levels[level]?.values.length ?? 1);
  const { count, idOf, first } = groupBy(sizes.length, columns, radixes, ups);
  const total = new Int32Array(count);
  for (let i = 0; i < sizes.length; i++)
    total[idOf[i] as number] = (total[idOf[i] as number] as number) + (sizes[i] as number);
  const codes = later(() =>
    columns.map((column, at) => {
      const [kept, up] = [new Int32Array(count), ups[at]];
      if (up) for (let i = 0; i < count; i++) kept[i] = up[column[first[i] as number] as number] as number;
      else for (let i = 0; i < count; i++) kept[i] = column[first[i] as number] as number;
      return kept;
    }),
  );
  return {
    levels,
    count,
    idOf,
    sizes: total,
    /** Made when first asked for: of a node that cannot be released only the sizes matter. */
    get codes() {
      return codes();
    },
    cells: cellsOf(idOf).map((cells, at) => together(cells, count, table.sensitive[at]?.values.length ?? 1)),
  };
}

/** What is made once, when first asked for; what it was made from is let go then. */
function later<T>(make: () => T): () => T {
  let held: { readonly make: () => T } | { readonly made: T } = { make };
  return () => {
    if ('make' in held) held = { made: held.make() };
    return held.made;
  };
}

/** Cells of the same class and value as one. */
function together({ classes, values, counts }: Cells, classCount: number, valueCount: number): Cells {
  const { count, idOf, first } = groupBy(classes.length, [classes, values], [classCount, valueCount]);
  const [owners, held, sums] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  for (let i = 0; i < count; i++) {
    owners[i] = classes[first[i] as number] as number;
    held[i] = values[first[i] as number] as number;
  }
  for (let i = 0; i < counts.length; i++)
    sums[idOf[i] as number] = (sums[idOf[i] as number] as number) + (counts[i] as number);
  return { classes: owners, values: held, counts: sums };
}
