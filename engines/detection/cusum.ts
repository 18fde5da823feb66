import { normalCdf } from '../statistics/normal.ts';
import { type CusumDetector, type DetectorState, grows, type Point, type Seen, spreadOf } from './detector.ts';

/** The allowance k: half the shift that is looked for, in standard deviations of a usual point. */
export const allowanceOf = (detector: CusumDetector): number =>
  Math.abs(detector.limit - detector.target) / spreadOf(detector, detector.usualN) / 2;

/**
 * Points between alarms, on average, of a one-sided CUSUM of normal points with allowance `k`, line `h` and a mean
 * shifted by `shift` standard deviations (Siegmund, Sequential Analysis, 1985: the line is moved by 1.166 for the
 * overshoot). An approximation, good for h ≥ 2.
 */
export function runLength(k: number, h: number, shift = 0): number {
  const drift = shift - k;
  const b = h + 1.166;
  if (Math.abs(drift) < 1e-9) return b * b;
  return (Math.exp(-2 * drift * b) + 2 * drift * b - 1) / (2 * drift * drift);
}

/** The same, by a Markov chain over `cells` intervals of the statistic (Brook & Evans, Biometrika 59, 1972). */
export function runLengthByChain(k: number, h: number, shift = 0, cells = 100): number {
  const width = (2 * h) / (2 * cells - 1);
  // Row i of I − R, with the right side 1 in the last column: solved for the expected lengths, first row first.
  const rows = Array.from({ length: cells }, (_, from) => {
    const row = Array.from({ length: cells }, (_, to) => {
      const middle = (to - from) * width + k - shift;
      const into =
        to === 0 ? normalCdf(middle + width / 2) : normalCdf(middle + width / 2) - normalCdf(middle - width / 2);
      return (from === to ? 1 : 0) - into;
    });
    return [...row, 1];
  });
  return solve(rows)[0] ?? Number.NaN;
}

/** Gaussian elimination with pivots. */
function solve(rows: number[][]): number[] {
  const n = rows.length;
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    for (let row = column + 1; row < n; row++) {
      const factor = at(row, column) / at(column, column);
      if (factor === 0) continue;
      const target = rows[row] ?? [];
      for (let i = column; i <= n; i++) target[i] = at(row, i) - factor * at(column, i);
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    let rest = at(row, n);
    for (let column = row + 1; column < n; column++) rest -= at(row, column) * (solution[column] ?? 0);
    solution[row] = rest / at(row, row);
  }
  return solution;
}

/** The line h at which false alarms are `arl` points apart on average, for the allowance k; by halving. */
export function lineFor(k: number, arl: number): number {
  let [low, high] = [0, 60];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (runLength(k, middle) < arl) low = middle;
    else high = middle;
  }
  return high;
}

/** Adds up how far points lie beyond the target, less the allowance (Page, Biometrika 41, 1954). */
export function seeCusum(detector: CusumDetector, state: DetectorState, point: Point, line: number): Seen {
  const { worse, target, limit, spread } = detector;
  const n = spread.kind === 'rate' ? (point.n ?? detector.usualN) : 1;
  const k = allowanceOf(detector);
  const beyond = worse * (point.value - target);
  // What is above twice the line tells nothing more and would only make the return slow.
  const score = Math.min(2 * line, Math.max(0, state.score + beyond / spreadOf(detector, n) - k));
  const [sum, weight] = score === 0 ? [0, 0] : [state.sum + beyond * n, state.weight + n];
  const ratio = weight === 0 ? 0 : Math.max(1, sum / weight / Math.abs(limit - target));
  const alarm = score > line && grows(ratio, state.alarmed) ? ratio : null;
  return {
    state: { ...state, score, sum, weight, alarmed: alarm ?? (score === 0 ? 0 : state.alarmed) },
    statistic: score,
    alarm,
  };
}
