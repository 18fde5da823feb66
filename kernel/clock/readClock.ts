import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import type { Label } from '../label.ts';
import { type Calendar, isWorking } from './calendar.ts';
import { type ClockRecord, type ClockStatus, interruptionNow, totalDays } from './clockRecord.ts';
import { clockText } from './clockText.ts';
import { type DayExplained, type Explained, explainClock } from './explain.ts';

/** A clock as it stands on a day. */
export interface ClockView {
  readonly status: ClockStatus;
  /** The last day of the term; null while an open interruption or an unannounced calendar leaves it unknown. */
  readonly dueOn: IsoDate | null;
  /** Where the calendar is not announced yet: the term ends between these days, both included. */
  readonly range?: Explained['range'];
  /** The day by which to act to be in time whatever is announced; null while interrupted. */
  readonly actBy: IsoDate | null;
  /** Days of the term, extensions included. */
  readonly days: number;
  readonly counted: number;
  readonly remaining: number;
  /** Days past the end, of the term's own kind; 0 when in time. For an ended clock: how late it ended. */
  readonly overdueBy: number;
  /** `第3/7个工作日`, `Working day 3 of 7`. */
  readonly text: Label;
  readonly explained: readonly DayExplained[];
}

/**
 * Reads a clock on a day: when it ends, how much is counted, and every day of it with the reason why it counts or not.
 * Sources: Administrative Licensing Law 82 (working days), 45 (special procedures), Civil Code 201 (the first day is
 * not counted) and 203 (an end on a day off moves on).
 */
export function readClock(clock: ClockRecord, calendar: Calendar, on: IsoDate): ClockView {
  const { days: explained, dueOn, range } = explainClock(clock, calendar, on);
  const days = totalDays(clock);
  const until = clock.endedOn !== undefined && clock.endedOn < on ? clock.endedOn : on;
  const counted = explained.filter((day) => day.counted && day.date <= until).length;
  const overdueBy = daysLate(clock, calendar, dueOn ?? range?.latest ?? null, until);
  const view = {
    status: statusOf(clock, on, overdueBy),
    dueOn,
    ...(range && { range }),
    actBy: dueOn ?? range?.earliest ?? null,
    days,
    counted,
    remaining: days - counted,
    overdueBy,
  };
  return { ...view, text: clockText(clock, view, on), explained };
}

/** Whether the term's last day certainly lies before this one. */
export function ranOut(clock: ClockRecord, calendar: Calendar, on: IsoDate): boolean {
  const { dueOn, range } = explainClock(clock, calendar, on);
  const last = dueOn ?? range?.latest;
  return last !== undefined && last < on;
}

function statusOf(clock: ClockRecord, on: IsoDate, overdueBy: number): ClockStatus {
  if (clock.endedOn) return 'ended';
  if (overdueBy > 0) return 'overdue';
  const still = interruptionNow(clock, on);
  if (!still) return 'running';
  return still.kind === 'pause' ? 'paused' : 'stopped';
}

function daysLate(clock: ClockRecord, calendar: Calendar, last: IsoDate | null, until: IsoDate): number {
  if (last === null || until <= last) return 0;
  if (clock.term.kind === 'natural') return daysBetween(last, until);
  let late = 0;
  for (let date = addDays(last, 1); date <= until; date = addDays(date, 1))
    if (isWorking(calendar.kindOf(date))) late += 1;
  // Late on a weekend is late all the same, though no working day has passed.
  return Math.max(late, 1);
}
