/** A count of `of` cases of which `hits` had the outcome. */
export interface Proportion {
  readonly hits: number;
  readonly of: number;
}
export interface Interval {
  readonly low: number;
  readonly high: number;
}
export const rateOf = ({ hits, of }: Proportion): number => hits / of;

/** The score interval of one proportion (Wilson, JASA 22, 1927); `z` as 1.96 for 95%. */
export function wilson({ hits, of }: Proportion, z: number): Interval {
  const rate = hits / of;
  const spread = z * z;
  const middle = (rate + spread / (2 * of)) / (1 + spread / of);
  const half = (z / (1 + spread / of)) * Math.sqrt((rate * (1 - rate)) / of + spread / (4 * of * of));
  // At 0 and at all the bound is exact; rounding must not move it.
  return { low: hits === 0 ? 0 : Math.max(0, middle - half), high: hits === of ? 1 : Math.min(1, middle + half) };
}

/** The interval of a − b from the two score intervals (Newcombe, Stat. Med. 17, 1998, method 10). */
export function differenceInterval(a: Proportion, b: Proportion, z: number): Interval {
  const [one, two, wa, wb] = [rateOf(a), rateOf(b), wilson(a, z), wilson(b, z)];
  const difference = one - two;
  return {
    low: difference - Math.hypot(one - wa.low, wb.high - two),
    high: difference + Math.hypot(wa.high - one, two - wb.low),
  };
}

/**
 * The interval of the ratio a ÷ b on the logarithm (Katz et al., Biometrics 34, 1978), with half a case added to each
 * count so that none and all have one too (Walter, 1975).
 */
export function ratioInterval(a: Proportion, b: Proportion, z: number): Interval {
  const [x, m, y, n] = [a.hits + 0.5, a.of + 0.5, b.hits + 0.5, b.of + 0.5];
  const logRatio = Math.log(x / m / (y / n));
  const error = z * Math.sqrt(Math.max(0, 1 / x - 1 / m + 1 / y - 1 / n));
  return { low: Math.exp(logRatio - error), high: Math.exp(logRatio + error) };
}
