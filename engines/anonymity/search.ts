import { type Criterion, isMonotone, released } from './criteria.ts';
import { groupBy } from './groups.ts';
import { boundOf, type Marginals, type Metric, marginalsOf, scoreOf } from './score.ts';
import { bottomOf, type Classes, type Levels, rollUp, type Table } from './table.ts';

export interface Goal {
  readonly criteria: readonly Criterion[];
  /** The share of rows that may be suppressed, 0 to 1. */
  readonly suppression: number;
  readonly metric: Metric;
}

export interface Solution {
  readonly levels: Levels;
  readonly score: number;
  readonly classes: number;
  readonly suppressed: number;
}

/**
 * Why nothing is better. Every node of the lattice is one of: failing, because a node above it fails (`failing`) or two
 * of its attributes alone already suppress too many (`pairs`); or no better, because its bound is at least the best
 * score, given that it suppresses at least as much as a node above it (`checked`); or checked itself.
 */
export interface Certificate {
  readonly nodes: number;
  readonly best: Solution | null;
  readonly checked: readonly Solution[];
  readonly failing: readonly { readonly levels: Levels; readonly suppressed: number }[];
}

export interface SearchResult {
  readonly best: Solution | null;
  readonly certificate: Certificate;
}
export interface Progress {
  readonly nodes: number;
  /** Nodes that are decided. */
  readonly decided: number;
  readonly checked: number;
  readonly best: Solution | null;
}

const latticeLimit = 5_000_000;

/**
 * The best full-domain generalisation with suppression: for `loss` the least score over the whole lattice, with a
 * certificate. Suppression is monotone for k-anonymity and distinct l-diversity: a more general node suppresses no more.
 * Nodes are tried by their bound along paths up the lattice, each path by halving (Kohlmayer et al., Flash, 2012); what
 * a node suppresses raises the bounds below it, what fails fails below it (El Emam et al., OLA, 2009).
 * RangeError where the lattice has more than five million nodes.
 */
export function search(table: Table, goal: Goal, told?: (progress: Progress) => void): SearchResult {
  return new Search(table, goal, told).run();
}

class Search {
  readonly #table: Table;
  readonly #goal: Goal;
  readonly #told: ((progress: Progress) => void) | undefined;
  readonly #heights: readonly number[];
  readonly #steps: readonly number[];
  readonly #size: number;
  readonly #limit: number;
  readonly #marginals: Marginals;
  readonly #snapshots: Classes[] = [];
  /** What a node suppresses at least. */
  readonly #least: Int32Array;
  readonly #bound: Float64Array;
  /** What a node's bound was reckoned with. */
  readonly #boundFor: Int32Array;
  readonly #done: Uint8Array;
  readonly #checked: Solution[] = [];
  readonly #failing: { levels: Levels; suppressed: number }[] = [];
  #best: Solution | null = null;

  constructor(table: Table, goal: Goal, told?: (progress: Progress) => void) {
    this.#table = table;
    this.#goal = goal;
    this.#told = told;
    this.#heights = table.hierarchies.map(({ levels }) => levels.length);
    this.#size = this.#heights.reduce((product, height) => product * height, 1);
    if (this.#size > latticeLimit) throw new RangeError(`a lattice of ${this.#size} nodes`);
    this.#steps = this.#heights.map((_, at) =>
      this.#heights.slice(at + 1).reduce((product, height) => product * height, 1),
    );
    this.#limit = Math.floor(goal.suppression * table.rows + 1e-9);
    this.#marginals = marginalsOf(table);
    this.#least = new Int32Array(this.#size);
    this.#bound = new Float64Array(this.#size);
    this.#boundFor = new Int32Array(this.#size).fill(-1);
    this.#done = new Uint8Array(this.#size);
  }

  run(): SearchResult {
    this.#snapshots.push(bottomOf(this.#table));
    this.#pairs();
    const order = Array.from({ length: this.#size }, (_, node) => node)
      .filter((node) => this.#open(node))
      .sort((a, b) => (this.#bound[a] as number) - (this.#bound[b] as number));
    this.#raise(order);
    for (const node of order) {
      if (!this.#open(node)) continue;
      const before = this.#best;
      this.#path(node);
      // Halving goes by what more general nodes do; where a criterion is not monotone, the node itself is still to be checked.
      if (this.#open(node)) this.#check(node);
      if (this.#best !== before) this.#raise(order);
    }
    const best = this.#best;
    return {
      best,
      certificate: { nodes: this.#size, best, checked: this.#checked, failing: this.#failing },
    };
  }

  /** Rolls the classes that all others come from up to the levels that every open node has at least. */
  #raise(order: readonly number[]): void {
    const meet = this.#heights.map((height) => height - 1);
    for (const node of order) {
      if (!this.#open(node)) continue;
      for (let at = 0; at < meet.length; at++) {
        const level = Math.trunc(node / (this.#steps[at] as number)) % (this.#heights[at] as number);
        if (level < (meet[at] as number)) meet[at] = level;
      }
    }
    const lowest = this.#snapshots[0] as Classes;
    if (meet.some((level, at) => level > (lowest.levels[at] as number)))
      this.#snapshots[0] = rollUp(this.#table, this.#nearest(meet), meet);
  }

  #levelsOf(node: number): number[] {
    return this.#heights.map((height, at) => Math.trunc(node / (this.#steps[at] as number)) % height);
  }

  /** Whether a node may still be better than the best one. */
  #open(node: number): boolean {
    const least = this.#least[node] as number;
    const best = this.#best?.score ?? Infinity;
    if (this.#done[node] !== 0 || least > this.#limit || (this.#bound[node] as number) >= best) return false;
    if (this.#boundFor[node] !== least) {
      this.#bound[node] = Math.max(this.#bound[node] as number, this.#boundOf(node, least));
      this.#boundFor[node] = least;
    }
    return (this.#bound[node] as number) < best;
  }

  /** Goes up from an open node by the least bound while that is open, and halves the way. */
  #path(from: number): void {
    const way = [from];
    for (let at = from; ; ) {
      let next = -1;
      const levels = this.#levelsOf(at);
      for (let dim = 0; dim < levels.length; dim++) {
        if ((levels[dim] as number) + 1 >= (this.#heights[dim] as number)) continue;
        const above = at + (this.#steps[dim] as number);
        if (this.#open(above) && (next < 0 || (this.#bound[above] as number) < (this.#bound[next] as number)))
          next = above;
      }
      if (next < 0) break;
      way.push(next);
      at = next;
    }
    let [low, high] = [0, way.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const node = way[middle] as number;
      if (this.#open(node) ? this.#check(node) : (this.#least[node] as number) <= this.#limit) high = middle - 1;
      else low = middle + 1;
    }
  }

  /** Checks a node; true where it can be released. */
  #check(node: number): boolean {
    const levels = this.#levelsOf(node);
    const classes = rollUp(this.#table, this.#nearest(levels), levels);
    this.#keep(classes);
    const { criteria } = this.#goal;
    const kept = released(this.#table, classes, criteria);
    const suppressed = suppressedIn(classes, kept);
    const least = criteria.every(isMonotone)
      ? suppressed
      : suppressedIn(classes, released(this.#table, classes, criteria.filter(isMonotone)));
    const count = kept.reduce((sum, one) => sum + one, 0);
    this.#done[node] = 1;
    const fits = suppressed <= this.#limit;
    if (fits) {
      const score = scoreOf(this.#goal.metric, this.#table, this.#marginals, classes, kept);
      const solution = { levels, score, classes: count, suppressed };
      this.#checked.push(solution);
      if (score < (this.#best?.score ?? Infinity)) this.#best = solution;
    } else this.#failing.push({ levels, suppressed });
    this.#below(node, levels, least);
    if (this.#goal.metric === 'class-size') this.#above(node, levels, classes.count);
    this.#told?.({
      nodes: this.#size,
      decided: 0,
      checked: this.#checked.length + this.#failing.length,
      best: this.#best,
    });
    return fits;
  }

  #boundOf(node: number, suppressed: number): number {
    const levels = this.#levelsOf(node);
    if (this.#goal.metric === 'loss') return boundOf(this.#table, this.#marginals, levels, suppressed);
    const values = levels.reduce(
      (product, level, at) => product * (this.#table.hierarchies[at]?.levels[level]?.values.length ?? 1),
      1,
    );
    return this.#table.rows / (Math.min(values, this.#table.rows / this.#k) + 1);
  }

  get #k(): number {
    return Math.max(1, ...this.#goal.criteria.map((one) => (one.kind === 'k-anonymity' ? one.k : 1)));
  }

  /** All nodes above have at most as many classes, released or not. */
  #above(node: number, levels: Levels, count: number): void {
    const bound = this.#table.rows / (count + 1);
    const over = [...levels];
    for (let at = node; ; ) {
      if (at !== node && this.#boundFor[at] === -1) this.#open(at);
      if ((this.#bound[at] as number) < bound) this.#bound[at] = bound;
      let dim = over.length - 1;
      while (dim >= 0 && over[dim] === (this.#heights[dim] as number) - 1) {
        at -= ((over[dim] as number) - (levels[dim] as number)) * (this.#steps[dim] as number);
        over[dim] = levels[dim] as number;
        dim--;
      }
      if (dim < 0) return;
      over[dim] = (over[dim] as number) + 1;
      at += this.#steps[dim] as number;
    }
  }

  /** All nodes below suppress at least as many. */
  #below(node: number, levels: Levels, suppressed: number): void {
    if (suppressed === 0) return;
    const under = [...levels];
    for (let at = node; ; ) {
      if ((this.#least[at] as number) < suppressed) this.#least[at] = suppressed;
      let dim = under.length - 1;
      while (dim >= 0 && under[dim] === 0) {
        under[dim] = levels[dim] as number;
        at += (levels[dim] as number) * (this.#steps[dim] as number);
        dim--;
      }
      if (dim < 0) return;
      under[dim] = (under[dim] as number) - 1;
      at -= this.#steps[dim] as number;
    }
  }

  #nearest(levels: Levels): Classes {
    let best = this.#snapshots[0] as Classes;
    for (const one of this.#snapshots)
      if (one.count < best.count && one.levels.every((level, at) => level <= (levels[at] as number))) best = one;
    return best;
  }

  #keep(classes: Classes): void {
    if (classes.count * 2 > (this.#snapshots[0] as Classes).count) return;
    if (this.#snapshots.length > 200) this.#snapshots.splice(1, 1);
    this.#snapshots.push(classes);
  }

  /** What two attributes alone suppress, any node with them at these levels suppresses at least. */
  #pairs(): void {
    const bottom = this.#snapshots[0] as Classes;
    const k = Math.max(0, ...this.#goal.criteria.map((one) => (one.kind === 'k-anonymity' ? one.k : 0)));
    if (k < 2) return;
    const dims = this.#heights.length;
    for (let a = 0; a < dims; a++)
      for (let b = a + 1; b < dims; b++) {
        const pair: Table = {
          ...this.#table,
          hierarchies: [this.#table.hierarchies[a], this.#table.hierarchies[b]] as Table['hierarchies'],
          sensitive: [],
        };
        const radixes = pair.hierarchies.map(({ leafOf }) => leafOf.size);
        const columns = [bottom.codes[a], bottom.codes[b]] as Int32Array[];
        const { count, idOf, first } = groupBy(bottom.count, columns, radixes);
        const sizes = new Int32Array(count);
        for (let i = 0; i < bottom.count; i++)
          sizes[idOf[i] as number] = (sizes[idOf[i] as number] as number) + (bottom.sizes[i] as number);
        const base: Classes = {
          levels: [0, 0],
          count,
          sizes,
          codes: columns.map((column) => Int32Array.from(first, (row) => column[row] as number)),
          cells: [],
          idOf,
        };
        for (let la = 0; la < (this.#heights[a] as number); la++)
          for (let lb = 0; lb < (this.#heights[b] as number); lb++) {
            const { sizes: found } = rollUp(pair, base, [la, lb]);
            let suppressed = 0;
            for (let i = 0; i < found.length; i++) if ((found[i] as number) < k) suppressed += found[i] as number;
            if (suppressed === 0) continue;
            for (let node = 0; node < this.#size; node++)
              if (
                Math.trunc(node / (this.#steps[a] as number)) % (this.#heights[a] as number) === la &&
                Math.trunc(node / (this.#steps[b] as number)) % (this.#heights[b] as number) === lb &&
                (this.#least[node] as number) < suppressed
              )
                this.#least[node] = suppressed;
          }
      }
  }
}

function suppressedIn(classes: Classes, kept: Uint8Array): number {
  let suppressed = 0;
  for (let i = 0; i < classes.count; i++) if (kept[i] === 0) suppressed += classes.sizes[i] as number;
  return suppressed;
}
