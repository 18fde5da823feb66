import { calendarDay, dayNumber, highestYear, isCalendarDay, nanosecondsPerDay, zoneOffset } from './calendar.ts';

/** A date without a time. */
export class FeelDate {
  /** Days since 1970-01-01. */
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
  toString(): string {
    return printDate(this.days);
  }
  toJSON(): string {
    return this.toString();
  }
}

/** Where a time of day is counted: seconds ahead of UTC, or a zone of the IANA database. */
export type Zone = number | string;

/** A time of day; without a zone, local. */
export class FeelTime {
  readonly nanoseconds: number;
  readonly zone: Zone | undefined;
  constructor(nanoseconds: number, zone?: Zone) {
    this.nanoseconds = nanoseconds;
    this.zone = zone;
  }
  toString(): string {
    return printTime(this.nanoseconds) + printZone(this.zone);
  }
  toJSON(): string {
    return this.toString();
  }
}

export class FeelDateTime {
  readonly days: number;
  readonly nanoseconds: number;
  readonly zone: Zone | undefined;
  constructor(days: number, nanoseconds: number, zone?: Zone) {
    this.days = days;
    this.nanoseconds = nanoseconds;
    this.zone = zone;
  }
  toString(): string {
    return `${printDate(this.days)}T${printTime(this.nanoseconds)}${printZone(this.zone)}`;
  }
  toJSON(): string {
    return this.toString();
  }
}

/** A years and months duration. */
export class Months {
  readonly months: number;
  constructor(months: number) {
    this.months = months;
  }
  toString(): string {
    const months = Math.abs(this.months);
    const years = Math.floor(months / 12);
    const text = `${years > 0 ? `${years}Y` : ''}${months % 12 > 0 ? `${months % 12}M` : ''}`;
    return `${this.months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`;
  }
  toJSON(): string {
    return this.toString();
  }
}

/** A days and time duration. */
export class Elapsed {
  readonly nanoseconds: bigint;
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }
  toString(): string {
    const total = this.nanoseconds < 0n ? -this.nanoseconds : this.nanoseconds;
    const days = total / dayNanoseconds;
    const [hours, minutes, seconds] = clockParts(Number(total % dayNanoseconds));
    const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 ? `${printSeconds(total)}S` : ''}`;
    const text = `${days > 0n ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
    return `${this.nanoseconds < 0n ? '-' : ''}P${text === '' ? 'T0S' : text}`;
  }
  toJSON(): string {
    return this.toString();
  }
}

export type Instant = FeelDate | FeelTime | FeelDateTime;
export type Duration = Months | Elapsed;

export const dayNanoseconds = BigInt(nanosecondsPerDay);

export const isDuration = (value: unknown): value is Duration => value instanceof Months || value instanceof Elapsed;
export const isInstant = (value: unknown): value is Instant =>
  value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;

/** Null when there is no such day. */
export const makeDate = (year: number, month: number, day: number): FeelDate | null =>
  isCalendarDay(year, month, day) ? new FeelDate(dayNumber(year, month, day)) : null;

/** Null when there is no such time; `second` may have a fraction of up to nine digits. */
export function makeTime(hour: number, minute: number, second: number, zone?: Zone): FeelTime | null {
  const valid =
    Number.isInteger(hour) &&
    hour >= 0 &&
    hour <= 23 &&
    Number.isInteger(minute) &&
    minute >= 0 &&
    minute <= 59 &&
    second >= 0 &&
    second < 60;
  if (!valid || (typeof zone === 'number' && Math.abs(zone) > 18 * 3600)) return null;
  const whole = Math.floor(second);
  const fraction = Math.round((second - whole) * 1e9);
  return new FeelTime((hour * 3600 + minute * 60 + whole) * 1e9 + fraction, zone);
}

/** Seconds ahead of UTC at a local moment; undefined without a zone. For a time alone, zones count as of today's rules. */
export function offsetOf(value: FeelTime | FeelDateTime): number | undefined {
  if (typeof value.zone !== 'string') return value.zone;
  const days = value instanceof FeelDateTime ? value.days : 0;
  return zoneOffset(value.zone, days, Math.floor(value.nanoseconds / 1e9));
}

/** Nanoseconds since 1970-01-01T00:00 UTC; local values count as UTC. */
export function instantOf(value: FeelDate | FeelDateTime): bigint {
  if (value instanceof FeelDate) return BigInt(value.days) * dayNanoseconds;
  return (
    BigInt(value.days) * dayNanoseconds + BigInt(value.nanoseconds) - BigInt(offsetOf(value) ?? 0) * 1_000_000_000n
  );
}

/** Hours, minutes and whole seconds of a day's nanoseconds. */
export function clockParts(nanoseconds: number): readonly [hour: number, minute: number, second: number] {
  const seconds = nanoseconds / 1e9;
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
}

const two = (n: number): string => String(n).padStart(2, '0');

function printDate(days: number): string {
  const { year, month, day } = calendarDay(days);
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Seconds of the minute, with as many decimals as there are. */
function printSeconds(nanoseconds: bigint): string {
  const rest = nanoseconds % 60_000_000_000n;
  const fraction = String(rest % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${rest / 1_000_000_000n}${fraction === '' ? '' : `.${fraction}`}`;
}

function printTime(nanoseconds: number): string {
  const [hour, minute] = clockParts(nanoseconds);
  const seconds = printSeconds(BigInt(nanoseconds));
  return `${two(hour)}:${two(minute)}:${seconds.split('.')[0]!.length < 2 ? `0${seconds}` : seconds}`;
}

function printZone(zone: Zone | undefined): string {
  if (zone === undefined) return '';
  if (typeof zone === 'string') return `@${zone}`;
  if (zone === 0) return 'Z';
  const seconds = Math.abs(zone);
  const rest = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`;
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest}`;
}

export const isYear = (year: number): boolean => Math.abs(year) <= highestYear;
