import type { Hierarchy } from './hierarchy.ts';
import { type Cells, type Classes, type Sensitive, type Table, weightsOf } from './table.ts';

/**
 * What a class must be to be released; a class that is not is suppressed whole. `of`: the place of the sensitive
 * attribute in the table. k-anonymity: Sweeney 2002; distinct, entropy and recursive (c, l)-diversity: Machanavajjhala et
 * al. 2007; t-closeness: Li, Li, Venkatasubramanian 2007, by the earth mover's distance on values that are all equally
 * far (`equal`), that have an order, which is that of the attribute's values (`ordered`), or a hierarchy.
 */
export type Criterion =
  | { readonly kind: 'k-anonymity'; readonly k: number }
  | { readonly kind: 'distinct-l'; readonly of: number; readonly l: number }
  | { readonly kind: 'entropy-l'; readonly of: number; readonly l: number }
  | { readonly kind: 'recursive-l'; readonly of: number; readonly l: number; readonly c: number }
  | { readonly kind: 't-closeness'; readonly of: number; readonly t: number; readonly distance: 'equal' | 'ordered' }
  | { readonly kind: 't-closeness'; readonly of: number; readonly t: number; readonly distance: Hierarchy };

/** Whether a more general node suppresses no more by it: only then does a failing node tell of those below it. */
export const isMonotone = ({ kind }: Criterion): boolean => kind === 'k-anonymity' || kind === 'distinct-l';

/** 1 for each class that meets every criterion. */
export function released(table: Table, classes: Classes, criteria: readonly Criterion[]): Uint8Array {
  const meets = new Uint8Array(classes.count).fill(1);
  for (const criterion of criteria) {
    if (criterion.kind === 'k-anonymity') {
      for (let i = 0; i < meets.length; i++) if ((classes.sizes[i] as number) < criterion.k) meets[i] = 0;
      continue;
    }
    const cells = classes.cells[criterion.of] as Cells;
    if (criterion.kind === 'distinct-l') {
      const distinct = new Int32Array(classes.count);
      for (const owner of cells.classes) distinct[owner] = (distinct[owner] as number) + 1;
      for (let i = 0; i < meets.length; i++) if ((distinct[i] as number) < criterion.l) meets[i] = 0;
      continue;
    }
    const holds = testOf(table, criterion);
    for (const [owner, [values, counts]] of spread(cells, classes.count).entries())
      if (meets[owner] === 1 && !holds(values, counts, classes.sizes[owner] as number)) meets[owner] = 0;
  }
  return meets;
}

type Spread = readonly [values: Int32Array, counts: Int32Array];
type Test = (values: Int32Array, counts: Int32Array, size: number) => boolean;

/** The values of each class with their counts. */
function spread({ classes, values, counts }: Cells, count: number): Spread[] {
  const starts = new Int32Array(count + 1);
  for (const owner of classes) starts[owner + 1] = (starts[owner + 1] as number) + 1;
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const [held, sums] = [new Int32Array(values.length), new Int32Array(values.length)];
  for (let i = 0; i < classes.length; i++) {
    const place = next[classes[i] as number] as number;
    next[classes[i] as number] = place + 1;
    held[place] = values[i] as number;
    sums[place] = counts[i] as number;
  }
  return Array.from({ length: count }, (_, owner) => {
    const [from, to] = [starts[owner] as number, starts[owner + 1] as number];
    return [held.subarray(from, to), sums.subarray(from, to)];
  });
}

/** Room for what sums of shares lose in double precision. */
const slack = 1e-12;

function testOf(table: Table, criterion: Exclude<Criterion, { kind: 'k-anonymity' | 'distinct-l' }>): Test {
  if (criterion.kind === 'entropy-l')
    return (_values, counts, size) => {
      let entropy = 0;
      for (const count of counts) entropy -= (count / size) * Math.log(count / size);
      return entropy >= Math.log(criterion.l) - slack;
    };
  if (criterion.kind === 'recursive-l')
    return (_values, counts) => {
      const falling = Array.from(counts).sort((a, b) => b - a);
      const rest = falling.slice(criterion.l - 1).reduce((sum, count) => sum + count, 0);
      return falling.length >= criterion.l && (falling[0] as number) < criterion.c * rest;
    };
  const counted = rowsByValue(table, criterion.of);
  const all = counted.reduce((sum, rows) => sum + rows, 0);
  const whole = counted.map((rows) => rows / all);
  const move = distanceOf(criterion.distance, whole, table.sensitive[criterion.of]?.values ?? []);
  const differences = new Float64Array(whole.length);
  return (values, counts, size) => {
    for (let i = 0; i < whole.length; i++) differences[i] = -(whole[i] as number);
    for (let i = 0; i < values.length; i++)
      differences[values[i] as number] = (differences[values[i] as number] as number) + (counts[i] as number) / size;
    return move(differences) <= criterion.t + slack;
  };
}

/** By value of a sensitive attribute, its rows in the whole table. */
export function rowsByValue(table: Table, of: number): Float64Array {
  const { codes, values, whole } = table.sensitive[of] as Sensitive;
  if (whole) return whole;
  const rows = new Float64Array(values.length);
  const weights = weightsOf(table);
  for (let i = 0; i < codes.length; i++)
    rows[codes[i] as number] = (rows[codes[i] as number] as number) + (weights[i] as number);
  return rows;
}

/** The earth mover's distance of two distributions, by their differences value by value; 0 to 1. */
function distanceOf(kind: 'equal' | 'ordered' | Hierarchy, whole: Float64Array, values: readonly string[]) {
  if (kind === 'equal') return (d: Float64Array) => d.reduce((sum, one) => sum + Math.abs(one), 0) / 2;
  if (kind === 'ordered')
    return (d: Float64Array) => {
      let [carried, work] = [0, 0];
      for (const one of d) {
        carried += one;
        work += Math.abs(carried);
      }
      return work / Math.max(1, whole.length - 1);
    };
  return byHierarchy(kind, values);
}

/**
 * Mass moved within a group of level l costs l / (height − 1) less what it cost below: at each group the smaller of what
 * its members have too much and too little is moved there, the rest goes up.
 */
function byHierarchy({ levels, leafOf, attribute }: Hierarchy, values: readonly string[]) {
  const leaves = values.map((value) => {
    const leaf = leafOf.get(value);
    if (leaf === undefined) throw new RangeError(`${value} is not in the hierarchy of ${attribute}`);
    return leaf;
  });
  return (d: Float64Array): number => {
    let extras = new Map<number, number>();
    for (const [at, leaf] of leaves.entries()) extras.set(leaf, (extras.get(leaf) ?? 0) + (d[at] as number));
    let work = 0;
    for (let level = 1; level < levels.length; level++) {
      const [from, to] = [levels[level - 1]?.codeOf, levels[level]?.codeOf] as [Int32Array, Int32Array];
      const groupOf = new Map<number, number>();
      for (let leaf = 0; leaf < from.length; leaf++) groupOf.set(from[leaf] as number, to[leaf] as number);
      const over = new Map<number, [more: number, less: number]>();
      for (const [member, extra] of extras) {
        const group = groupOf.get(member) as number;
        const [more, less] = over.get(group) ?? [0, 0];
        over.set(group, extra > 0 ? [more + extra, less] : [more, less - extra]);
      }
      for (const [more, less] of over.values()) work += (level / (levels.length - 1)) * Math.min(more, less);
      extras = new Map(Array.from(over, ([group, [more, less]]) => [group, more - less]));
    }
    return work;
  };
}
