import type { IsoDate } from '../dates.ts';
import type { Label } from '../label.ts';
import type { Procedure } from './procedures.ts';

/** A term of so many working days (工作日) or natural days (自然日). */
export interface Term {
  readonly kind: 'working' | 'natural';
  readonly days: number;
}
/**
 * Days that are not counted: a pause for the applicant's correction (补正), or a stop for a special procedure
 * (特别程序, Administrative Licensing Law 45), which carries its written notice. The day it begins and the day it ends
 * both lie inside it; counting goes on the day after. One that begins and ends on one day takes that day out.
 */
export interface Interruption {
  readonly kind: 'pause' | 'stop';
  readonly procedure?: Procedure;
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly reason: Label;
  readonly notice?: string;
}
export interface Extension {
  readonly days: number;
  readonly on: IsoDate;
  readonly reason: Label;
  readonly notice: string;
}
/** A term under way, as plain JSON. `startedOn` is the day of the event, which is not counted. */
export interface ClockRecord {
  readonly name: string;
  readonly term: Term;
  readonly startedOn: IsoDate;
  /** Whether a term of natural days that ends on a day off moves to the next working day (Civil Code 203). */
  readonly endsOnHoliday: 'extend' | 'keep';
  /**
   * What a correction does. `pause` (as if absent): what was counted stays counted. `restart`: the whole term counts
   * again from the day the corrected materials arrive, as for acceptance (Administrative Licensing Law 32) and for
   * answers to requests for information (Open Government Information Regulation 30).
   */
  readonly afterCorrection?: 'pause' | 'restart';
  /** By how many days the term may be extended in all; absent: once, by as much as the extension says. */
  readonly extendableBy?: number;
  readonly extensions: readonly Extension[];
  readonly interruptions: readonly Interruption[];
  readonly endedOn?: IsoDate;
}

export type ClockStatus = 'running' | 'paused' | 'stopped' | 'ended' | 'overdue';

/** The days of a term, extensions included. */
export const totalDays = (clock: ClockRecord): number =>
  clock.extensions.reduce((sum, one) => sum + one.days, clock.term.days);

/**
 * The day from which the term counts, itself not counted: the day of the event, or where a correction restarts the
 * term the day the corrected materials arrived; null while they are awaited.
 */
export function countsFrom(clock: ClockRecord): IsoDate | null {
  if (clock.afterCorrection !== 'restart') return clock.startedOn;
  const corrections = clock.interruptions.filter((one) => one.kind === 'pause');
  if (corrections.some((one) => one.to === undefined)) return null;
  return corrections.reduce((last, one) => (one.to && one.to > last ? one.to : last), clock.startedOn);
}

/** The interruption that a day stands in; on the day it ends the term is under way again, though not yet counted. */
export const interruptionNow = (clock: ClockRecord, on: IsoDate): Interruption | undefined =>
  clock.interruptions.find((one) => one.from <= on && (one.to === undefined || on < one.to));
