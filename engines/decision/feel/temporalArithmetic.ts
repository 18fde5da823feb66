import { divide, multiply, roundTo } from './arithmetic.ts';
import { calendarDay, dayNumber, daysInMonth, highestYear, nanosecondsPerDay } from './calendar.ts';
import { type FeelNumber, makeNumber, toDecimal, toDouble } from './decimal.ts';
import {
  type Duration,
  dayNanoseconds,
  Elapsed,
  FeelDate,
  FeelDateTime,
  FeelTime,
  type Instant,
  instantOf,
  Months,
  offsetOf,
} from './temporal.ts';

/** The moment `sign` times a duration later; null where the two don't go together or the year leaves the calendar. */
export function addDuration(to: Instant, duration: Duration, sign: 1 | -1): Instant | null {
  if (to instanceof FeelTime) {
    if (duration instanceof Months) return null;
    const moved = (BigInt(to.nanoseconds) + BigInt(sign) * duration.nanoseconds) % dayNanoseconds;
    return new FeelTime(Number(moved < 0n ? moved + dayNanoseconds : moved), to.zone);
  }
  if (duration instanceof Months) {
    const days = addMonths(to.days, sign * duration.months);
    if (days === null) return null;
    return to instanceof FeelDate ? new FeelDate(days) : new FeelDateTime(days, to.nanoseconds, to.zone);
  }
  const start = to instanceof FeelDate ? 0 : to.nanoseconds;
  const moved = BigInt(start) + BigInt(sign) * duration.nanoseconds;
  const rest = ((moved % dayNanoseconds) + dayNanoseconds) % dayNanoseconds;
  const days = to.days + Number((moved - rest) / dayNanoseconds);
  if (Math.abs(calendarDay(days).year) > highestYear) return null;
  return to instanceof FeelDate ? new FeelDate(days) : new FeelDateTime(days, Number(rest), to.zone);
}

/** The same day of another month, or that month's last day; null beyond the calendar. */
function addMonths(days: number, months: number): number | null {
  const { year, month, day } = calendarDay(days);
  const count = year * 12 + month - 1 + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  if (Math.abs(newYear) > highestYear) return null;
  return dayNumber(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

const isZoned = (value: Instant): boolean => value instanceof FeelDate || value.zone !== undefined;

/**
 * The time from b to a. A date stands for its midnight in UTC; a local value and one with a zone have no distance.
 */
export function difference(a: Instant, b: Instant): Elapsed | null {
  if (a instanceof FeelTime || b instanceof FeelTime) {
    if (!(a instanceof FeelTime && b instanceof FeelTime) || isZoned(a) !== isZoned(b)) return null;
    return new Elapsed(BigInt(utcTime(a) - utcTime(b)));
  }
  const bothDates = a instanceof FeelDate && b instanceof FeelDate;
  return bothDates || isZoned(a) === isZoned(b) ? new Elapsed(instantOf(a) - instantOf(b)) : null;
}

/** Nanoseconds of the day in UTC, not wrapped at midnight. */
export const utcTime = (time: FeelTime): number => time.nanoseconds - (offsetOf(time) ?? 0) * 1e9;

/** Null for durations of different kinds. */
export function addDurations(a: Duration, b: Duration, sign: 1 | -1): Duration | null {
  if (a instanceof Months) return b instanceof Months ? new Months(a.months + sign * b.months) : null;
  return b instanceof Elapsed ? new Elapsed(a.nanoseconds + BigInt(sign) * b.nanoseconds) : null;
}

const amountOf = (duration: Duration): FeelNumber =>
  duration instanceof Months ? duration.months : (makeNumber(duration.nanoseconds, 0) ?? 0);

/** Cut to whole months or nanoseconds. */
function durationOf(kind: Duration, amount: FeelNumber | null): Duration | null {
  const whole = amount === null ? null : roundTo(amount, 0, 'down');
  if (whole === null) return null;
  if (kind instanceof Months) return new Months(toDouble(whole) + 0);
  const { digits, exponent } = toDecimal(whole);
  return new Elapsed(digits * 10n ** BigInt(exponent));
}

export const multiplyDuration = (duration: Duration, by: FeelNumber): Duration | null =>
  durationOf(duration, multiply(amountOf(duration), by));

export const divideDuration = (duration: Duration, by: FeelNumber): Duration | null =>
  durationOf(duration, divide(amountOf(duration), by));

/** How many times b goes into a; null for different kinds and for a zero b. */
export const durationRatio = (a: Duration, b: Duration): FeelNumber | null =>
  a instanceof Months === b instanceof Months ? divide(amountOf(a), amountOf(b)) : null;

/** Whole months from one date to another, cut towards zero. */
export function monthsBetween(from: FeelDate | FeelDateTime, to: FeelDate | FeelDateTime): Months {
  const a = calendarDay(from.days);
  const b = calendarDay(to.days);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const time = (value: FeelDate | FeelDateTime): number => (value instanceof FeelDate ? 0 : value.nanoseconds);
  const rest = (b.day - a.day) * nanosecondsPerDay + time(to) - time(from);
  if (months > 0 && rest < 0) return new Months(months - 1);
  if (months < 0 && rest > 0) return new Months(months + 1);
  return new Months(months);
}
