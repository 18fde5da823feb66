import { zOf } from '../statistics/normal.ts';
import {
  differenceInterval,
  type Interval,
  type Proportion,
  rateOf,
  ratioInterval,
  wilson,
} from '../statistics/proportions.ts';
import type { OutcomeTable } from './tally.ts';

/** What was fixed before the first result was seen. Shares between 0 and 1. */
export interface FairnessCriteria {
  /** A group's favourable rate, divided by the reference group's, must reach this: 0.8 is the four-fifths line. */
  readonly ratioLine: number;
  /** Groups with fewer cases say nothing and are left out, by rule and by name. */
  readonly smallestGroup: number;
  /** Of all the intervals of one comparison together: 0.95. */
  readonly confidence: number;
  /** Values to measure against, an attribute each; where absent the most favoured group is (29 CFR 1607.4(D)). */
  readonly reference?: Readonly<Record<string, string>>;
}

export type Finding = 'meets' | 'falls short' | 'inconclusive';
export interface GroupResult extends Proportion {
  readonly values: readonly string[];
  readonly rate: number;
  readonly interval: Interval;
  /** Against the reference group; absent for that group itself. */
  readonly ratio?: { readonly value: number; readonly interval: Interval };
  readonly difference?: { readonly value: number; readonly interval: Interval };
  readonly finding?: Finding;
}
export interface Comparison {
  readonly attributes: readonly string[];
  readonly reference: readonly string[] | null;
  readonly groups: readonly GroupResult[];
  /** Left out by rule: fewer cases than the smallest group. */
  readonly small: readonly ({ readonly values: readonly string[] } & Proportion)[];
  readonly finding: Finding | 'nothing to compare';
}

/**
 * Compares the favourable rates of groups: by each attribute, and by each two together, since a harm may fall on those
 * in whom two attributes meet. A group falls short only when the whole interval of its ratio lies below the line, and
 * meets it only when the whole interval lies on or above; in between the data do not decide. Within one comparison the
 * intervals hold jointly (Bonferroni).
 */
export function assessFairness(table: OutcomeTable, criteria: FairnessCriteria): Comparison[] {
  const { attributes } = table;
  const sets = attributes.flatMap((one, at) => [[one], ...attributes.slice(at + 1).map((other) => [one, other])]);
  return sets.sort((a, b) => a.length - b.length).map((set) => compare(table, set, criteria));
}

function compare(table: OutcomeTable, set: readonly string[], criteria: FairnessCriteria): Comparison {
  const places = set.map((name) => table.attributes.indexOf(name));
  const groups = new Map<string, { values: string[]; hits: number; of: number }>();
  for (const cell of table.cells) {
    const values = places.map((place) => cell.values[place] ?? '');
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { values, hits: 0, of: 0 };
    groups.set(key, { values, hits: group.hits + cell.hits, of: group.of + cell.of });
  }
  const sorted = [...groups.values()].sort((a, b) => b.of - a.of || (a.values.join() < b.values.join() ? -1 : 1));
  const small = sorted.filter((one) => one.of < criteria.smallestGroup);
  const admitted = sorted.filter((one) => one.of >= criteria.smallestGroup);
  const named = set.map((name) => criteria.reference?.[name]);
  const reference =
    admitted.find((one) => one.values.every((value, at) => value === named[at])) ?? mostFavoured(admitted);
  if (!reference || admitted.length < 2)
    return {
      attributes: set,
      reference: null,
      groups: admitted.map((one) => alone(one, criteria)),
      small,
      finding: 'nothing to compare',
    };
  const z = zOf(1 - (1 - criteria.confidence) / (admitted.length - 1));
  const results = admitted.map((one): GroupResult => {
    const own = alone(one, criteria);
    if (one === reference) return own;
    const interval = ratioInterval(one, reference, z);
    return {
      ...own,
      ratio: { value: rateOf(one) / rateOf(reference), interval },
      difference: { value: rateOf(one) - rateOf(reference), interval: differenceInterval(one, reference, z) },
      finding: judge(interval, criteria.ratioLine),
    };
  });
  const findings = results.flatMap((one) => one.finding ?? []);
  const finding = findings.includes('falls short')
    ? 'falls short'
    : findings.includes('inconclusive')
      ? 'inconclusive'
      : 'meets';
  return { attributes: set, reference: reference.values, groups: results, small, finding };
}

const mostFavoured = <G extends Proportion>(groups: readonly G[]): G | undefined =>
  groups.toSorted((a, b) => rateOf(b) - rateOf(a))[0];

const alone = (one: { values: string[] } & Proportion, criteria: FairnessCriteria): GroupResult => ({
  ...one,
  rate: rateOf(one),
  interval: wilson(one, zOf(criteria.confidence)),
});

function judge({ low, high }: Interval, line: number): Finding {
  if (high < line) return 'falls short';
  return low >= line ? 'meets' : 'inconclusive';
}
