import { exactInterval, signTest } from '../statistics/binomial.ts';
import type { Interval } from '../statistics/proportions.ts';
import { seeded } from '../statistics/random.ts';

/** One purchase looked at twice at once: what account A (such as a new user) and account B (a regular) are asked to pay. */
export interface PricePair {
  readonly item: string;
  /** In 分. */
  readonly priceA: number;
  readonly priceB: number;
  readonly minutesApart: number;
  /** Whether stock and delivery were the same for both. */
  readonly sameConditions: boolean;
  /** Coupons that took part in the price, by name; empty where none. */
  readonly couponA?: string;
  readonly couponB?: string;
}

/** Fixed before the first price was looked at. */
export interface AuditCriteria {
  readonly pairsAtLeast: number;
  readonly minutesApartAtMost: number;
  /** The chance of finding a difference where there is none: 0.05. */
  readonly alpha: number;
  /** The share of pairs with unequal prices up to which a difference is of no account, as far as the interval shows it. */
  readonly shareOfNoAccount: number;
  /** For the permutation test, where pairs are too many to go through all arrangements. */
  readonly seed: number;
}

export type Excluded = 'too far apart' | 'other conditions' | 'other coupon' | 'not a price';
export interface AuditResult {
  readonly pairs: number;
  readonly excluded: readonly { readonly at: number; readonly item: string; readonly why: Excluded }[];
  readonly aPaysMore: number;
  readonly bPaysMore: number;
  readonly equal: number;
  /** Exact, two-sided. */
  readonly signP: number;
  readonly permutation: { readonly p: number; readonly arrangements: number; readonly exact: boolean };
  /** Among all admitted pairs, the share where B pays more, with its exact interval. */
  readonly shareBMore: { readonly value: number; readonly interval: Interval };
  readonly shareUnequal: { readonly value: number; readonly interval: Interval };
  /** Median of (B − A) ÷ A over the admitted pairs. */
  readonly medianDifference: number;
  readonly verdict: 'difference' | 'no difference' | 'inconclusive';
}

const arrangementsToTry = 9_999;
const pairsToGoThrough = 16;

/**
 * A paired-account price audit. Pairs that are not alike in time, conditions or coupon are left out by name first: what
 * a coupon explains is no difference in price. Two exact tests must agree: the sign test on who pays more, and a
 * permutation test on how much (all 2ⁿ arrangements for few pairs, else sampled with the seed and the +1 of Phipson &
 * Smyth, 2010). With too few pairs, or where the tests do not decide, the audit is inconclusive.
 */
export function auditPrices(given: readonly PricePair[], criteria: AuditCriteria): AuditResult {
  const excluded: AuditResult['excluded'][number][] = [];
  const pairs = given.filter((pair, at) => {
    const why = reasonToExclude(pair, criteria);
    if (why) excluded.push({ at, item: pair.item, why });
    return why === null;
  });
  const differences = pairs.map((pair) => pair.priceB - pair.priceA);
  const bPaysMore = differences.filter((one) => one > 0).length;
  const aPaysMore = differences.filter((one) => one < 0).length;
  const unequal = aPaysMore + bPaysMore;
  const signP = signTest(bPaysMore, unequal);
  const permutation = permutationTest(
    differences.filter((one) => one !== 0),
    criteria.seed,
  );
  const share = (hits: number) => ({
    value: pairs.length === 0 ? 0 : hits / pairs.length,
    interval: pairs.length === 0 ? { low: 0, high: 1 } : exactInterval(hits, pairs.length, 1 - criteria.alpha),
  });
  const shareUnequal = share(unequal);
  const decided = signP < criteria.alpha && permutation.p < criteria.alpha;
  const enough = pairs.length >= criteria.pairsAtLeast;
  return {
    pairs: pairs.length,
    excluded,
    aPaysMore,
    bPaysMore,
    equal: pairs.length - unequal,
    signP,
    permutation,
    shareBMore: share(bPaysMore),
    shareUnequal,
    medianDifference: median(pairs.map((pair) => (pair.priceB - pair.priceA) / pair.priceA)),
    verdict:
      enough && decided
        ? 'difference'
        : enough && shareUnequal.interval.high <= criteria.shareOfNoAccount
          ? 'no difference'
          : 'inconclusive',
  };
}

function reasonToExclude(pair: PricePair, criteria: AuditCriteria): Excluded | null {
  if (![pair.priceA, pair.priceB].every((price) => Number.isSafeInteger(price) && price > 0)) return 'not a price';
  if (!(pair.minutesApart <= criteria.minutesApartAtMost)) return 'too far apart';
  if (!pair.sameConditions) return 'other conditions';
  return (pair.couponA ?? '') === (pair.couponB ?? '') ? null : 'other coupon';
}

/** How probable a sum as far from 0 is when each difference might as well have had the other sign. */
function permutationTest(differences: readonly number[], seed: number): AuditResult['permutation'] {
  const observed = Math.abs(differences.reduce((sum, one) => sum + one, 0));
  if (differences.length <= pairsToGoThrough) {
    const arrangements = 2 ** differences.length;
    let asFar = 0;
    for (let signs = 0; signs < arrangements; signs++) {
      let sum = 0;
      for (const [at, one] of differences.entries()) sum += (signs >> at) & 1 ? one : -one;
      if (Math.abs(sum) >= observed) asFar++;
    }
    return { p: asFar / arrangements, arrangements, exact: true };
  }
  const random = seeded(seed);
  let asFar = 0;
  for (let round = 0; round < arrangementsToTry; round++) {
    let sum = 0;
    for (const one of differences) sum += random() < 0.5 ? one : -one;
    if (Math.abs(sum) >= observed) asFar++;
  }
  return { p: (asFar + 1) / (arrangementsToTry + 1), arrangements: arrangementsToTry, exact: false };
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2;
}
