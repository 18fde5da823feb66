/** P(X = k) for X Poisson with the mean given, which is above 0. */
export function poissonAt(k: number, mean: number): number {
  let log = -mean;
  for (let i = 1; i <= k; i++) log += Math.log(mean / i);
  return Math.exp(log);
}

/** P(X ≥ k): the upper tail is summed itself, so that small chances keep their digits. */
export function poissonFrom(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (k <= mean) {
    let below = 0;
    for (let i = 0; i < k; i++) below += poissonAt(i, mean);
    return 1 - below;
  }
  let sum = 0;
  for (let i = k, term = poissonAt(k, mean); term > sum * 1e-17; i++, term *= mean / i) sum += term;
  return Math.min(1, sum);
}
