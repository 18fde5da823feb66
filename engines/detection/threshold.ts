import { zOf } from '../statistics/normal.ts';
import {
  type DetectorState,
  grows,
  inWindow,
  type Point,
  type Seen,
  spreadOf,
  type ThresholdDetector,
  totals,
} from './detector.ts';

/**
 * Compares the mean over the window with the limit. It alarms only where the deviation from the target is also more
 * than chance gives with probability `alpha` in one look (one-sided normal test), so that a window with few cases does
 * not alarm by itself.
 */
export function seeThreshold(detector: ThresholdDetector, state: DetectorState, point: Point): Seen {
  const { worse, target, limit, windowDays, spread, alpha } = detector;
  const weight = spread.kind === 'rate' ? (point.n ?? 1) : 1;
  const days = inWindow(windowDays === 0 ? [] : state.days, point, weight, windowDays);
  const all = totals(days);
  const mean = all.sum / all.weight;
  const beyond = worse * (mean - target);
  const error = spread.kind === 'rate' ? spreadOf(detector, all.weight) : spread.sd / Math.sqrt(all.weight);
  const ratio = beyond / Math.abs(limit - target);
  const holds = ratio >= 1 - 1e-12 && beyond > zOf(1 - 2 * alpha) * error;
  const alarm = holds && grows(ratio, state.alarmed) ? ratio : null;
  const alarmed = alarm ?? (ratio < 0.8 ? 0 : state.alarmed);
  return { state: { ...state, days, alarmed }, statistic: mean, alarm };
}
