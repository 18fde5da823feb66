import type { Calendar } from '#kernel/clock/calendar.ts';
import { type ClockRecord, readClock } from '#kernel/clock/clock.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { System } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';

/** A stretch of a term for its bar, in days: counted, interrupted, or still to come. */
export interface ClockStretch {
  readonly kind: 'counted' | 'interrupted' | 'remaining';
  readonly days: number;
}

/** A term as a list shows it: its line, when it ends, and its bar. */
export function clockOf(of: System, clock: ClockRecord, calendar: Calendar, on: IsoDate) {
  const { explained, ...view } = readClock(clock, calendar, on);
  const stretches: ClockStretch[] = [];
  const add = (kind: ClockStretch['kind'], days: number) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) stretches[stretches.length - 1] = { kind, days: last.days + days };
    else if (days > 0) stretches.push({ kind, days });
  };
  for (const day of explained) {
    if (day.date > on) break;
    if (day.mark === 'pause' || day.mark === 'stop') add('interrupted', 1);
    else if (day.counted) add('counted', 1);
  }
  add('remaining', Math.max(0, view.remaining));
  return { name: clock.name, label: of.clocks?.[clock.name]?.label ?? wordFor(clock.name), ...view, stretches };
}
