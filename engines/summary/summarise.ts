import { zOf } from '../statistics/normal.ts';

/** What is known of one group: how many, their mean, spread and ends, and where there are enough the mean's interval. */
export interface GroupSummary {
  readonly group: string;
  readonly n: number;
  readonly mean: number;
  /** Standard deviation of the sample (n − 1); 0 for a single value. */
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
  /** 95% interval of the mean by the normal approximation, from 30 values on. */
  readonly interval?: { readonly low: number; readonly high: number };
}

const enough = 30;

/**
 * Summarises numbers by group as they come, one at a time, in memory that grows with the groups alone. Mean and spread
 * by Welford's recurrence (Technometrics 4, 1962, 419–420), which loses no digits to large sums. More than `mostGroups`
 * groups, or a value that is no number, is a RangeError.
 */
export class Summary {
  readonly #groups = new Map<string, { n: number; mean: number; squares: number; lowest: number; highest: number }>();
  readonly #most: number;
  constructor(mostGroups: number) {
    this.#most = mostGroups;
  }

  add(group: string, value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`not a number in group ${group}`);
    let known = this.#groups.get(group);
    if (!known) {
      if (this.#groups.size >= this.#most) throw new RangeError(`more than ${this.#most} groups`);
      known = { n: 0, mean: 0, squares: 0, lowest: value, highest: value };
      this.#groups.set(group, known);
    }
    known.n += 1;
    const before = value - known.mean;
    known.mean += before / known.n;
    known.squares += before * (value - known.mean);
    known.lowest = Math.min(known.lowest, value);
    known.highest = Math.max(known.highest, value);
  }

  /** The groups in the order in which they first came. */
  groups(): GroupSummary[] {
    return [...this.#groups].map(([group, { n, mean, squares, lowest, highest }]) => {
      const deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
      const half = (zOf(0.95) * deviation) / Math.sqrt(n);
      return {
        group,
        n,
        mean,
        deviation,
        lowest,
        highest,
        ...(n >= enough && { interval: { low: mean - half, high: mean + half } }),
      };
    });
  }
}
