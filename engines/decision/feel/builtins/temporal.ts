import { calendarDay, dayOfYear, isoWeek, weekday } from '../calendar.ts';
import { type FeelNumber, toDouble } from '../decimal.ts';
import { type Duration, Elapsed, FeelDate, FeelDateTime, FeelTime, Months, makeDate, makeTime } from '../temporal.ts';
import { monthsBetween } from '../temporalArithmetic.ts';
import { readDate, readDateTime, readDuration, readTime } from '../temporalText.ts';
import type { FeelValue } from '../values.ts';
import { type BuiltIn, define } from './define.ts';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type Day = FeelDate | FeelDateTime;

/** Seconds ahead of UTC that a duration stands for; null when it is no offset. */
const offsetFrom = (duration: Elapsed): number | null => {
  const seconds = Number(duration.nanoseconds / 1_000_000_000n);
  return Math.abs(seconds) <= 14 * 3600 && duration.nanoseconds % 1_000_000_000n === 0n ? seconds : null;
};

const onDay = (name: string, result: string, run: (days: number) => FeelValue): BuiltIn =>
  define(name, [`date: date -> ${result}`, `date: date and time -> ${result}`], ({ days }: Day) => run(days));

/** The clock; a deterministic run hands in its own moment. */
export const clock = { now: (): Date => new Date() };

function nowInUtc(): FeelDateTime {
  const milliseconds = clock.now().getTime();
  const days = Math.floor(milliseconds / 86_400_000);
  return new FeelDateTime(days, (milliseconds - days * 86_400_000) * 1e6, 0);
}

export const temporalFunctions: readonly BuiltIn[] = [
  define(
    'date',
    ['from: string -> date', 'from: date', 'from: date and time', 'year: number, month: number, day: number'],
    (from: FeelValue, month: FeelNumber, day: FeelNumber) => {
      if (typeof from === 'string') return readDate(from);
      if (from instanceof FeelDate) return from;
      if (from instanceof FeelDateTime) return new FeelDate(from.days);
      return makeDate(toDouble(from as FeelNumber), toDouble(month), toDouble(day));
    },
  ),
  define(
    'time',
    [
      'from: string -> time',
      'from: time',
      'from: date and time',
      'from: date',
      'hour: number, minute: number, second: number, offset?: days and time duration',
      'hour: number, minute: number, second: number, offset: any',
    ],
    (from: FeelValue, minute: FeelNumber, second: FeelNumber, offset: FeelValue) => {
      if (typeof from === 'string') return readTime(from);
      if (from instanceof FeelTime) return from;
      if (from instanceof FeelDateTime) return new FeelTime(from.nanoseconds, from.zone);
      if (from instanceof FeelDate) return new FeelTime(0, 0);
      const zone = offset instanceof Elapsed ? offsetFrom(offset) : undefined;
      if (zone === null || (offset !== null && typeof offset === 'object' && !(offset instanceof Elapsed))) return null;
      return makeTime(toDouble(from as FeelNumber), toDouble(minute), toDouble(second), zone);
    },
  ),
  define(
    'date and time',
    [
      'from: string -> date and time',
      'date: date, time: time',
      'date: date and time, time: time',
      'from: date and time',
      'from: date',
    ],
    (from: FeelValue, time: FeelTime | number) => {
      if (typeof from === 'string') return readDateTime(from);
      if (time instanceof FeelTime) return new FeelDateTime((from as Day).days, time.nanoseconds, time.zone);
      return from instanceof FeelDate ? new FeelDateTime(from.days, 0, 0) : from;
    },
  ),
  define(
    'duration',
    ['from: string -> any', 'from: days and time duration', 'from: years and months duration'],
    (from: string | Duration) => (typeof from === 'string' ? readDuration(from) : from),
  ),
  define(
    'years and months duration',
    [
      'from: date, to: date -> years and months duration',
      'from: date and time, to: date and time',
      'from: date, to: date and time',
      'from: date and time, to: date',
      'from: years and months duration',
      'from: string',
    ],
    (from: FeelValue, to: Day) => {
      if (from instanceof Months) return from;
      if (typeof from !== 'string') return monthsBetween(from as Day, to);
      const duration = readDuration(from);
      return duration instanceof Months ? duration : null;
    },
  ),
  onDay('day of year', 'number', dayOfYear),
  onDay('day of week', 'string', (days) => dayNames[weekday(days) - 1] ?? null),
  onDay('month of year', 'string', (days) => monthNames[calendarDay(days).month - 1] ?? null),
  onDay('week of year', 'number', isoWeek),
  define('now', ' -> date and time', nowInUtc),
  define('today', ' -> date', () => new FeelDate(nowInUtc().days)),
];
