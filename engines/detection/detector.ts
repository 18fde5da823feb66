/** A measurement: its moment in milliseconds, its value, and of how many cases it is the rate or mean. */
export interface Point {
  readonly at: number;
  readonly value: number;
  readonly n?: number | null;
}

/** How a metric spreads while all is well: a rate of `n` cases each, or a measure with a standard deviation a point. */
export type Spread = { readonly kind: 'rate' } | { readonly kind: 'measure'; readonly sd: number };

interface Watched {
  /** 1: higher is worse; -1: lower is worse. */
  readonly worse: 1 | -1;
  /** The value while all is well. */
  readonly target: number;
  /** The value from which it is not acceptable; on the worse side of the target. */
  readonly limit: number;
}
export interface ThresholdDetector extends Watched {
  readonly kind: 'threshold';
  readonly spread: Spread;
  /** Looks at the mean over so many days; 0: at each point alone. */
  readonly windowDays: number;
  /** The mean must also lie beyond the target by more than chance gives with this probability. */
  readonly alpha: number;
}
export interface CusumDetector extends Watched {
  readonly kind: 'cusum';
  readonly spread: Spread;
  /** Cases a point usually has, where the metric is a rate: it fixes which shift in standard deviations is looked for. */
  readonly usualN: number;
  /** On average so many points pass between false alarms. */
  readonly arl: number;
}
export interface SequentialDetector extends Watched {
  readonly kind: 'sequential';
  readonly alpha: number;
  readonly beta: number;
}
export interface ClusterDetector {
  readonly kind: 'cluster';
  /** Events a day while all is well. */
  readonly rate: number;
  readonly windowDays: number;
  readonly alpha: number;
}
export type Detector = ThresholdDetector | CusumDetector | SequentialDetector | ClusterDetector;

/** What a detector remembers between points: plain data, saved as JSON. */
export interface DetectorState {
  /** Days in the window, oldest first: the day's number, its weighted sum and its weight. */
  readonly days: readonly (readonly [day: number, sum: number, weight: number])[];
  /** The running statistic of CUSUM and the sequential test. */
  readonly score: number;
  /** Weighted sum and weight since the statistic last was at its beginning. */
  readonly sum: number;
  readonly weight: number;
  /** How far the last alarm was beyond, while it lasts; 0: none lasts. */
  readonly alarmed: number;
}
export const atRest: DetectorState = { days: [], score: 0, sum: 0, weight: 0, alarmed: 0 };

/** What a detector makes of one point. */
export interface Seen {
  readonly state: DetectorState;
  /** What is compared with the detector's line. */
  readonly statistic: number;
  /** By how much the metric has worsened, in units of the step from target to limit, at an alarm; else null. */
  readonly alarm: number | null;
}

/** An alarm is told once; again only where it has grown by a fifth. It is over where the statistic is well within. */
export const grows = (ratio: number, alarmed: number): boolean => alarmed === 0 || ratio >= alarmed * 1.2;

const day = 86_400_000;
/** The day in Shenzhen, counted from 1 January 1970. */
export const dayOf = (at: number): number => Math.floor((at + 8 * 3_600_000) / day);
export const spreadOf = (detector: { target: number; spread: Spread }, n: number): number =>
  detector.spread.kind === 'measure'
    ? detector.spread.sd
    : Math.sqrt((detector.target * (1 - detector.target)) / Math.max(1, n));

/** The window with one more point, without the days that have left it. A point older than the window is not in it. */
export function inWindow(
  days: DetectorState['days'],
  { at, value }: Point,
  weight: number,
  windowDays: number,
): DetectorState['days'] {
  const today = dayOf(at);
  const kept = days.filter(([one]) => one > today - Math.max(1, windowDays));
  const last = kept.at(-1);
  return last?.[0] === today
    ? [...kept.slice(0, -1), [today, last[1] + value * weight, last[2] + weight]]
    : [...kept, [today, value * weight, weight]];
}
export const totals = (days: DetectorState['days']): { sum: number; weight: number } =>
  days.reduce((all, [, sum, weight]) => ({ sum: all.sum + sum, weight: all.weight + weight }), { sum: 0, weight: 0 });
