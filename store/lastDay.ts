import type { Calendar } from '#kernel/clock/calendar.ts';
import { type ClockRecord, explainClock } from '#kernel/clock/clock.ts';

/** The day after which a term is certainly over: its last day, or the latest it may be while the calendar is open. */
export function lastDayOf(clock: ClockRecord, calendar: Calendar, on: string): string | null {
  const { dueOn, range } = explainClock(clock, calendar, on);
  return dueOn ?? range?.latest ?? null;
}
