import type { Hierarchy } from './hierarchy.ts';
import type { Classes, Table } from './table.ts';

/**
 * What three attributes alone already tell of every node at their levels: how many rows it suppresses at least, and how
 * many classes it releases at most. A class of a node lies in one cell of the attributes' cross table: a cell of fewer
 * than k rows is suppressed, one of n rows holds at most n/k classes of k, and no more than the other attributes have
 * values.
 */
export interface Projection {
  readonly dims: readonly number[];
  /** By place of the levels, in mixed radix of the heights. */
  readonly suppressed: Int32Array;
  /** By place of the levels: what its cells hold; missing where they suppress too many, and where it was not asked for. */
  readonly holds: readonly (Holds | undefined)[];
}
/** The classes of k that each cell holds at most, ascending, and their running sums. */
interface Holds {
  readonly most: Int32Array;
  readonly sums: Float64Array;
}

interface Asked {
  readonly k: number;
  /** The rows that may be suppressed. */
  readonly limit: number;
  readonly counting: boolean;
}

/** Cross tables of more cells than this are left out, and of more than there are classes: they would tell little. */
const mostCells = 1 << 17;

/** The projections of a table's bottom classes on so many attributes; `counting`: whether to bound classes too. */
export function projectionsOf(table: Table, bottom: Classes, width: number, asked: Asked): Projection[] {
  const known = new Map<string, Int32Array>();
  /** The places of classes in the cross table of two attributes serve many of three. */
  const placesOf = (dims: readonly number[], leaves: readonly number[]): Int32Array => {
    const places = known.get(dims.join(' ')) ?? packed(bottom, dims, leaves);
    known.set(dims.join(' '), places);
    return places;
  };
  return chosen(table.hierarchies.length, width).flatMap((dims) => {
    const hierarchies = dims.map((dim) => table.hierarchies[dim] as Hierarchy);
    const leaves = hierarchies.map(({ leafOf }) => leafOf.size);
    const cells = leaves.reduce((product, size) => product * size, 1);
    if (cells > Math.min(mostCells, bottom.count)) return [];
    const last = bottom.codes[dims.at(-1) as number] as Int32Array;
    const rows = crossed(placesOf(dims.slice(0, -1), leaves), last, leaves.at(-1) as number, bottom.sizes, cells);
    return [projected(dims, hierarchies, rows, asked)];
  });
}

/** The rows in each cell of a cross table: of what is placed `before`, by one attribute more. */
function crossed(before: Int32Array, last: Int32Array, radix: number, sizes: Int32Array, cells: number): Int32Array {
  const rows = new Int32Array(cells);
  for (let i = 0; i < sizes.length; i++) {
    const cell = Math.imul(before[i] as number, radix) + (last[i] as number);
    rows[cell] = (rows[cell] as number) + (sizes[i] as number);
  }
  return rows;
}

function packed({ count, codes }: Classes, dims: readonly number[], leaves: readonly number[]): Int32Array {
  const places = new Int32Array(count);
  for (const [at, dim] of dims.entries()) {
    const [column, radix] = [codes[dim] as Int32Array, leaves[at] as number];
    for (let i = 0; i < count; i++) places[i] = (places[i] as number) * radix + (column[i] as number);
  }
  return places;
}

/** Every choice of `width` of the numbers below `of`, in rising order. */
export function chosen(of: number, width: number, from = 0): number[][] {
  if (width === 0) return [[]];
  const all: number[][] = [];
  for (let first = from; first < of; first++)
    for (const rest of chosen(of, width - 1, first + 1)) all.push([first, ...rest]);
  return all;
}

function projected(
  dims: readonly number[],
  hierarchies: readonly Hierarchy[],
  rows: Int32Array,
  { k, limit, counting }: Asked,
): Projection {
  const suppressed: number[] = [];
  const holds: (Holds | undefined)[] = [];
  /** Attribute by attribute, from the last: the cells at a level of it are those of the leaves, brought together. */
  const over = (cells: Int32Array, at: number, radix: number): void => {
    if (at === hierarchies.length) {
      let few = 0;
      for (const size of cells) if (size < k) few += size;
      suppressed.push(few);
      if (counting) holds.push(few > limit ? undefined : holdsOf(cells, k));
      return;
    }
    const { leafOf, levels } = hierarchies[at] as Hierarchy;
    const inner = radix / leafOf.size;
    for (const { codeOf, values } of levels) over(together(cells, codeOf, values.length, inner), at + 1, inner);
  };
  over(rows, 0, rows.length);
  return { dims, suppressed: Int32Array.from(suppressed), holds };
}

/**
 * The cells with the leaves of the attribute that stands before `inner` cells brought together. What comes before it is
 * generalised already, and only counts how often.
 */
function together(cells: Int32Array, codeOf: Int32Array, values: number, inner: number): Int32Array {
  const outer = cells.length / (codeOf.length * inner);
  const raised = new Int32Array(outer * values * inner);
  for (let before = 0; before < outer; before++)
    for (let leaf = 0; leaf < codeOf.length; leaf++) {
      const [from, to] = [
        (before * codeOf.length + leaf) * inner,
        (before * values + (codeOf[leaf] as number)) * inner,
      ];
      for (let cell = 0; cell < inner; cell++)
        raised[to + cell] = (raised[to + cell] as number) + (cells[from + cell] as number);
    }
  return raised;
}

function holdsOf(cells: Int32Array, k: number): Holds {
  const most = cells.map((size) => Math.trunc(size / k)).sort();
  const sums = new Float64Array(most.length + 1);
  for (let at = 0; at < most.length; at++) sums[at + 1] = (sums[at] as number) + (most[at] as number);
  return { most, sums };
}

/** The classes released at most, where each cell holds no more than `split` of them. */
export function mostClasses({ most, sums }: Holds, split: number): number {
  let [low, high] = [0, most.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((most[middle] as number) < split) low = middle + 1;
    else high = middle;
  }
  return (sums[low] as number) + (most.length - low) * split;
}
