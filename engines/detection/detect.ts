import { poissonFrom } from '../statistics/poisson.ts';
import { criticalCount, scanTail, seeCluster } from './cluster.ts';
import { allowanceOf, lineFor, runLength, seeCusum } from './cusum.ts';
import type { Detector, DetectorState, Point, Seen } from './detector.ts';
import { casesPerTest, linesOf, seeSequential } from './sequential.ts';
import { seeThreshold } from './threshold.ts';

/** What the detector makes of the next point, in order of time, and what it remembers of it. Pure. */
export function see(detector: Detector, state: DetectorState, point: Point): Seen {
  switch (detector.kind) {
    case 'threshold':
      return seeThreshold(detector, state, point);
    case 'cusum':
      return seeCusum(detector, state, point, lineOf(detector));
    case 'sequential':
      return seeSequential(detector, state, point);
    case 'cluster':
      return seeCluster(detector, state, point, lineOf(detector));
  }
}

const lines = new WeakMap<Detector, number>();
/** The line that the statistic is compared with. */
export function lineOf(detector: Detector): number {
  const known = lines.get(detector);
  if (known !== undefined) return known;
  const line = reckoned(detector);
  lines.set(detector, line);
  return line;
}

function reckoned(detector: Detector): number {
  switch (detector.kind) {
    case 'threshold':
      return detector.limit;
    case 'cusum':
      return lineFor(allowanceOf(detector), detector.arl);
    case 'sequential':
      return linesOf(detector).alarm;
    case 'cluster':
      return criticalCount(detector);
  }
}

/** How often a detector alarms while all is well. */
export type FalseAlarms =
  /** The chance of a false alarm in one look is at most this. */
  | { readonly per: 'look'; readonly chance: number }
  /** On average so many points pass between false alarms. */
  | { readonly per: 'points'; readonly average: number }
  /** The chance a test is at most this; a test takes so many cases on average. */
  | { readonly per: 'test'; readonly chance: number; readonly cases: number }
  /** The chance of one window, and that of any window within a year. */
  | { readonly per: 'window'; readonly chance: number; readonly inAYear: number };

export function falseAlarmsOf(detector: Detector): FalseAlarms {
  switch (detector.kind) {
    case 'threshold':
      return { per: 'look', chance: detector.alpha };
    case 'cusum': {
      const k = allowanceOf(detector);
      return { per: 'points', average: runLength(k, lineFor(k, detector.arl)) };
    }
    case 'sequential':
      return { per: 'test', chance: detector.alpha / (1 - detector.beta), cases: casesPerTest(detector) };
    case 'cluster': {
      const { rate, windowDays } = detector;
      const count = criticalCount(detector);
      return {
        per: 'window',
        chance: poissonFrom(count, rate * windowDays),
        inAYear: scanTail(count, rate, windowDays, 365),
      };
    }
  }
}
