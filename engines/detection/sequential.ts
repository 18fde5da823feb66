import { type DetectorState, grows, type Point, type Seen, type SequentialDetector } from './detector.ts';

/** The two lines between which the test goes on (Wald, Ann. Math. Stat. 16, 1945). */
export const linesOf = ({ alpha, beta }: SequentialDetector): { readonly alarm: number; readonly clear: number } => ({
  alarm: Math.log((1 - beta) / alpha),
  clear: Math.log(beta / (1 - alpha)),
});

/** What one case with the outcome, and one without it, add to the log-likelihood ratio of limit against target. */
const weights = ({ target, limit }: SequentialDetector) => ({
  hit: Math.log(limit / target),
  miss: Math.log((1 - limit) / (1 - target)),
});

/** Cases that a test takes on average while all is well (Wald's approximation). */
export function casesPerTest(detector: SequentialDetector): number {
  const { alarm, clear } = linesOf(detector);
  const { hit, miss } = weights(detector);
  const drift = detector.target * hit + (1 - detector.target) * miss;
  return (detector.alpha * alarm + (1 - detector.alpha) * clear) / drift;
}

/**
 * Wald's test whether a rate is at its target or at its limit, begun anew each time that it ends. A point of `n` cases
 * is looked at as a whole; that a test alarms falsely has a chance of α ÷ (1 − β) at most all the same.
 */
export function seeSequential(detector: SequentialDetector, state: DetectorState, point: Point): Seen {
  const { worse, target, limit } = detector;
  const { hit, miss } = weights(detector);
  const { alarm: line, clear } = linesOf(detector);
  const n = point.n ?? 1;
  const hits = point.value * n;
  const score = state.score + hits * hit + (n - hits) * miss;
  const [sum, weight] = [state.sum + worse * (hits - target * n), state.weight + n];
  const ratio = Math.max(1, sum / weight / Math.abs(limit - target));
  const alarm = score >= line && grows(ratio, state.alarmed) ? ratio : null;
  const ended = score >= line || score <= clear;
  return {
    state: {
      ...state,
      ...(ended ? { score: 0, sum: 0, weight: 0 } : { score, sum, weight }),
      alarmed: alarm ?? (score <= clear ? 0 : state.alarmed),
    },
    statistic: score,
    alarm,
  };
}
