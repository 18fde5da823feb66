import { addDays, type IsoDate } from '../dates.ts';
import type { Calendar } from './calendar.ts';
import { type ClockRecord, countsFrom } from './clockRecord.ts';
import { explainClock } from './explain.ts';

export interface DeemedAcceptance {
  /** The day from which the application counts as accepted: the day it, or its correction, was received. */
  readonly acceptedOn: IsoDate;
  /** The last day on which the authority could have answered. */
  readonly silentUntil: IsoDate;
  /** The first day on which the silence has this effect. */
  readonly effectiveOn: IsoDate;
}

/**
 * Acceptance by silence (Administrative Licensing Law 32): an authority that neither accepts nor tells what is missing
 * within five working days has accepted from the day of receipt. Null while the term runs or stands still, once it
 * ended with an answer, and where the last day hangs on a calendar not announced yet, until it is certainly over.
 */
export function deemedAcceptance(clock: ClockRecord, calendar: Calendar, on: IsoDate): DeemedAcceptance | null {
  const acceptedOn = countsFrom(clock);
  const { dueOn, range } = explainClock(clock, calendar, on);
  const silentUntil = dueOn ?? range?.latest;
  if (clock.endedOn !== undefined || acceptedOn === null || silentUntil === undefined || on <= silentUntil) return null;
  return { acceptedOn, silentUntil, effectiveOn: addDays(silentUntil, 1) };
}
