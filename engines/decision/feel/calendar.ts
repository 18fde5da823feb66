/*
 * The proleptic Gregorian calendar as counts of days since 1970-01-01, for years from −999,999,999 to 999,999,999
 * (XML Schema's dates go beyond what JavaScript's own do). Year 0 is the year before year 1.
 */

export const highestYear = 999_999_999;
export const nanosecondsPerDay = 86_400_000_000_000;

/** Days since 1970-01-01 of a valid date. Each cycle of 400 years has 146,097 days, counted from 1 March. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(shifted / 400);
  const yearOfCycle = shifted - cycle * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    cycle * 146_097 +
    yearOfCycle * 365 +
    Math.floor(yearOfCycle / 4) -
    Math.floor(yearOfCycle / 100) +
    dayOfYear -
    719_468
  );
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function calendarDay(dayCount: number): CalendarDay {
  const count = dayCount + 719_468;
  const cycle = Math.floor(count / 146_097);
  const dayOfCycle = count - cycle * 146_097;
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1_460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

export const isCalendarDay = (year: number, month: number, day: number): boolean =>
  Number.isInteger(year) &&
  Math.abs(year) <= highestYear &&
  Number.isInteger(month) &&
  month >= 1 &&
  month <= 12 &&
  Number.isInteger(day) &&
  day >= 1 &&
  day <= daysInMonth(year, month);

/** Monday is 1, Sunday 7. */
export const weekday = (dayCount: number): number => ((((dayCount + 3) % 7) + 7) % 7) + 1;

/** The week number of ISO 8601: week 1 holds the year's first Thursday. */
export function isoWeek(dayCount: number): number {
  const thursday = dayCount + 4 - weekday(dayCount);
  return Math.floor((thursday - dayNumber(calendarDay(thursday).year, 1, 1)) / 7) + 1;
}

export const dayOfYear = (dayCount: number): number => dayCount - dayNumber(calendarDay(dayCount).year, 1, 1) + 1;

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
  } catch {
    // Not a zone of the IANA database.
  }
  formats.set(zone, format);
  return format;
}

export const isZone = (zone: string): boolean => formatOf(zone) !== null;

/** Seconds that a zone's clocks are ahead of UTC when they show this local day and second of the day. */
export function zoneOffset(zone: string, dayCount: number, secondOfDay: number): number {
  // The rules of a zone repeat every 400 years beyond what its database covers.
  const cycles = Math.floor((calendarDay(dayCount).year - 1970) / 400);
  const local = (dayCount - cycles * 146_097) * 86_400 + secondOfDay;
  const first = offsetAt(zone, local);
  return offsetAt(zone, local - first);
}

function offsetAt(zone: string, utcSeconds: number): number {
  const parts = formatOf(zone)?.formatToParts(utcSeconds * 1000) ?? [];
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value ?? 0);
  const shown =
    dayNumber(part('year'), part('month'), part('day')) * 86_400 +
    part('hour') * 3600 +
    part('minute') * 60 +
    part('second');
  return shown - utcSeconds;
}
