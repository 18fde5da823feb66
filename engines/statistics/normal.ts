/** The density of the standard normal distribution. */
const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Φ(x) to about 15 digits, by the series x + x³/3 + x⁵/15 + … (Marsaglia, J. Stat. Software 11(4), 2004). */
export function normalCdf(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let term = x;
  let sum = x;
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 400; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

/** The x with Φ(x) = p, for 0 < p < 1, by halving. RangeError outside. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`no quantile at ${p}`);
  let [low, high] = [-8, 8];
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** z of a two-sided interval: 1.96 for 0.95. */
export const zOf = (confidence: number): number => normalQuantile((1 + confidence) / 2);
