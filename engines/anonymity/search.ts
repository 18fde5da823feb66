import { type Criterion, isMonotone, released } from './criteria.ts';
import { chosen, mostClasses, type Projection, projectionsOf } from './projections.ts';
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
 * Why nothing is better. Every node of the lattice is one of: failing, because a node above it fails (`failing`) or three
 * of its attributes alone already suppress too many (projections.ts); or no better, because its bound is at least the best
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
/** So many nodes left make it worth to look at three attributes together. */
const manyLeft = 1000;

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

/** Scores that differ by no more than rounding does, as a share. */
const equal = 1e-12;
const sumOf = (levels: Levels): number => levels.reduce((sum, level) => sum + level, 0);

class Search {
  readonly #table: Table;
  readonly #goal: Goal;
  readonly #told: ((progress: Progress) => void) | undefined;
  readonly #heights: readonly number[];
  readonly #steps: readonly number[];
  readonly #size: number;
  readonly #limit: number;
  readonly #k: number;
  readonly #marginals: Marginals;
  readonly #snapshots: Classes[] = [];
  /** What a node suppresses at least. */
  readonly #least: Int32Array;
  /** The classes that it releases at most; kept for `class-size` only. */
  readonly #most: Float64Array;
  readonly #bound: Float64Array;
  /** What a node's bound was reckoned with. */
  readonly #boundFor: Int32Array;
  readonly #done: Uint8Array;
  readonly #checked: Solution[] = [];
  readonly #failing: { levels: Levels; suppressed: number }[] = [];
  #best: Solution | null = null;
  #bestNode = 0;

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
    this.#k = Math.max(1, ...goal.criteria.map((one) => (one.kind === 'k-anonymity' ? one.k : 1)));
    this.#marginals = marginalsOf(table);
    this.#least = new Int32Array(this.#size);
    this.#most = new Float64Array(goal.metric === 'class-size' ? this.#size : 0).fill(Infinity);
    this.#bound = new Float64Array(this.#size);
    this.#boundFor = new Int32Array(this.#size).fill(-1);
    this.#done = new Uint8Array(this.#size);
  }

  run(): SearchResult {
    this.#snapshots.push(bottomOf(this.#table));
    this.#project();
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
    if (this.#done[node] !== 0 || least > this.#limit || !this.#precedes(node, this.#bound[node] as number))
      return false;
    if (this.#boundFor[node] !== least) {
      this.#bound[node] = Math.max(this.#bound[node] as number, this.#boundOf(node, least));
      this.#boundFor[node] = least;
    }
    return this.#precedes(node, this.#bound[node] as number);
  }

  /**
   * Whether a node of this score comes before the best one. Of equal scores the least generalised node is taken, by the
   * sum of its levels, then the one whose first attributes are: the same solution whatever the order of the search.
   */
  #precedes(node: number, score: number): boolean {
    const best = this.#best;
    if (!best || score < best.score * (1 - equal)) return true;
    if (score > best.score * (1 + equal)) return false;
    const raised = sumOf(this.#levelsOf(node)) - sumOf(best.levels);
    return raised < 0 || (raised === 0 && node < this.#bestNode);
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
    const { suppressed, count } = toldOf(classes, kept);
    const monotone = criteria.every(isMonotone)
      ? { suppressed, count }
      : toldOf(classes, released(this.#table, classes, criteria.filter(isMonotone)));
    const least = monotone.suppressed;
    this.#done[node] = 1;
    const fits = suppressed <= this.#limit;
    if (fits) {
      const score = scoreOf(this.#goal.metric, this.#table, this.#marginals, classes, kept);
      const solution = { levels, score, classes: count, suppressed };
      this.#checked.push(solution);
      if (this.#precedes(node, score)) {
        this.#best = solution;
        this.#bestNode = node;
      }
    } else this.#failing.push({ levels, suppressed });
    this.#below(node, levels, least, classes);
    if (this.#goal.metric === 'class-size') this.#above(node, levels, monotone.count + Math.trunc(least / this.#k));
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
    const most = Math.min(this.#most[node] as number, Math.trunc((this.#table.rows - suppressed) / this.#k));
    return this.#table.rows / (most + (this.#limit > 0 ? 1 : 0));
  }

  /**
   * A class released above holds one that is released here, or only rows that are suppressed here, k at least: all nodes
   * above release at most `most` classes.
   */
  #above(node: number, levels: Levels, most: number): void {
    const over = [...levels];
    for (let at = node; ; ) {
      this.#atMost(at, most);
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

  #atMost(node: number, most: number): void {
    if (most >= (this.#most[node] as number)) return;
    this.#most[node] = most;
    this.#boundFor[node] = -1;
  }

  /** All nodes below suppress at least as many, and part a class of n rows into n/k classes at most. */
  #below(node: number, levels: Levels, suppressed: number, { sizes }: Classes): void {
    const counted = this.#goal.metric === 'class-size';
    if (suppressed === 0 && !counted) return;
    const k = this.#k;
    const most = counted ? sizes.reduce((sum, size) => sum + Math.trunc(size / k), 0) : 0;
    const under = [...levels];
    for (let at = node; ; ) {
      if ((this.#least[at] as number) < suppressed) this.#least[at] = suppressed;
      if (counted) this.#atMost(at, most);
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
    // Made here rather than when first used: the larger table that they are made from is then freed.
    if (classes.codes.length > 0) this.#snapshots.push(classes);
  }

  /** What any two attributes alone tell of all nodes, and any three where two leave many nodes that may be released. */
  #project(): void {
    const levels = this.#heights.map((height, dim) =>
      Uint8Array.from({ length: this.#size }, (_, node) => Math.trunc(node / (this.#steps[dim] as number)) % height),
    );
    let projections = this.#projectBy(Math.min(2, levels.length), levels);
    const left = this.#least.reduce((sum, least) => sum + (least > this.#limit ? 0 : 1), 0);
    if (left >= manyLeft && levels.length >= 3) {
      const wider = this.#projectBy(3, levels);
      // What three tell of classes, two of them tell less exactly.
      projections = wider.length === chosen(levels.length, 3).length ? wider : [...projections, ...wider];
    }
    if (this.#goal.metric === 'class-size') this.#countBy(projections, levels);
  }

  #projectBy(width: number, levels: readonly Uint8Array[]): Projection[] {
    const asked = { k: this.#k, limit: this.#limit, counting: this.#goal.metric === 'class-size' };
    const projections = projectionsOf(this.#table, this.#snapshots[0] as Classes, width, asked);
    for (const { dims, suppressed } of projections) {
      const places = this.#placesOf(dims, levels);
      for (let node = 0; node < this.#size; node++) {
        const least = suppressed[places[node] as number] as number;
        if (least > (this.#least[node] as number)) this.#least[node] = least;
      }
    }
    return projections;
  }

  /** What projections tell of the classes that nodes release at most. */
  #countBy(projections: readonly Projection[], levels: readonly Uint8Array[]): void {
    const all = new Float64Array(this.#size).fill(1);
    const values = this.#table.hierarchies.map((one) => one.levels.map((level) => level.values.length));
    for (const [dim, level] of levels.entries()) this.#scale(all, level, values[dim] as number[]);
    for (const { dims, holds } of projections) {
      const places = this.#placesOf(dims, levels);
      const own = new Float64Array(this.#size).fill(1);
      for (const dim of dims) this.#scale(own, levels[dim] as Uint8Array, values[dim] as number[]);
      for (let node = 0; node < this.#size; node++) {
        const held = (this.#least[node] as number) <= this.#limit ? holds[places[node] as number] : undefined;
        if (held) this.#atMost(node, mostClasses(held, Math.round((all[node] as number) / (own[node] as number))));
      }
    }
  }

  /** By node: the place of some attributes' levels, in mixed radix of their heights. */
  #placesOf(dims: readonly number[], levels: readonly Uint8Array[]): Int32Array {
    const places = new Int32Array(this.#size);
    for (const dim of dims) {
      const [height, level] = [this.#heights[dim] as number, levels[dim] as Uint8Array];
      for (let node = 0; node < places.length; node++)
        places[node] = (places[node] as number) * height + (level[node] as number);
    }
    return places;
  }

  #scale(products: Float64Array, level: Uint8Array, factors: readonly number[]): void {
    for (let node = 0; node < products.length; node++)
      products[node] = (products[node] as number) * (factors[level[node] as number] as number);
  }
}

/** The rows suppressed, and the classes that are kept. */
function toldOf(classes: Classes, kept: Uint8Array): { readonly suppressed: number; readonly count: number } {
  let [suppressed, count] = [0, 0];
  for (let i = 0; i < classes.count; i++) {
    if (kept[i] === 0) suppressed += classes.sizes[i] as number;
    else count++;
  }
  return { suppressed, count };
}
