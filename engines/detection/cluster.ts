import { poissonAt, poissonFrom } from '../statistics/poisson.ts';
import {
  type ClusterDetector,
  type DetectorState,
  grows,
  inWindow,
  type Point,
  type Seen,
  totals,
} from './detector.ts';

/** The fewest events in a window that chance gives with probability `alpha` at most (Poisson). */
export function criticalCount({ rate, windowDays, alpha }: ClusterDetector): number {
  let count = 1;
  while (poissonFrom(count, rate * windowDays) > alpha) count++;
  return count;
}

/**
 * The chance that some window within so many days holds `count` events or more by chance, however it is laid: the
 * scan statistic (Alm, 1983; Glaz, Naus & Wallenstein, Scan Statistics, 2001, ch. 4).
 */
export function scanTail(count: number, rate: number, windowDays: number, overDays: number): number {
  const mean = rate * windowDays;
  if (count <= mean) return 1;
  const below = 1 - poissonFrom(count, mean);
  const upcrossings = (1 - mean / count) * rate * (overDays - windowDays) * poissonAt(count - 1, mean);
  return 1 - below * Math.exp(-upcrossings);
}

/** Counts the events of the last days; a point's value is how many it tells of. */
export function seeCluster(detector: ClusterDetector, state: DetectorState, point: Point, line: number): Seen {
  const days = inWindow(state.days, point, 1, detector.windowDays);
  const { sum: count } = totals(days);
  const ratio = count / line;
  const alarm = ratio >= 1 && grows(ratio, state.alarmed) ? ratio : null;
  return { state: { ...state, days, alarmed: alarm ?? (ratio < 0.8 ? 0 : state.alarmed) }, statistic: count, alarm };
}
