import type { Interval } from './proportions.ts';

const logFactorials: number[] = [0, 0];
function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next++)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[n] ?? 0;
}

/** P(X = k) for X of n trials with chance p, 0 < p < 1. */
export const binomialAt = (k: number, n: number, p: number): number =>
  Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p));

/** P(X ≥ k). */
export function binomialFrom(k: number, n: number, p: number): number {
  let sum = 0;
  for (let at = n; at >= k; at--) sum += binomialAt(at, n, p);
  return Math.min(1, sum);
}

/** The exact two-sided sign test: how probable `more` of `of` unequal pairs, or further from half, are by chance. */
export function signTest(more: number, of: number): number {
  if (of === 0) return 1;
  return Math.min(1, 2 * binomialFrom(Math.max(more, of - more), of, 0.5));
}

/** The exact interval of a proportion (Clopper & Pearson, Biometrika 26, 1934), by halving. */
export function exactInterval(hits: number, of: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  const solve = (holds: (p: number) => boolean): number => {
    let [low, high] = [0, 1];
    for (let round = 0; round < 60; round++) {
      const middle = (low + high) / 2;
      if (holds(middle)) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return {
    low: hits === 0 ? 0 : solve((p) => binomialFrom(hits, of, p) < tail),
    high: hits === of ? 1 : solve((p) => 1 - binomialFrom(hits + 1, of, p) > tail),
  };
}
