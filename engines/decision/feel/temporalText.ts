import { isZone } from './calendar.ts';
import {
  type Duration,
  Elapsed,
  type FeelDate,
  FeelDateTime,
  FeelTime,
  type Instant,
  Months,
  makeDate,
  makeTime,
  type Zone,
} from './temporal.ts';

/* Reading dates, times and durations as FEEL writes them: ISO 8601, zones also as `@Asia/Shanghai`. */

const datePattern = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/;
const timePattern = /^(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)(.*)$/;

export function readDate(text: string): FeelDate | null {
  const [, year, month, day] = datePattern.exec(text) ?? [];
  return year === undefined ? null : makeDate(Number(year), Number(month), Number(day));
}

export function readTime(text: string): FeelTime | null {
  const [, hour, minute, second = '', rest = ''] = timePattern.exec(text) ?? [];
  if (hour === undefined) return null;
  const zone = readZone(rest);
  // Digits beyond nanoseconds are dropped.
  const [whole, fraction = ''] = second.split('.');
  const time = zone === null ? null : makeTime(Number(hour), Number(minute), Number(whole), zone);
  if (time === null) return null;
  return new FeelTime(time.nanoseconds + Number(fraction.slice(0, 9).padEnd(9, '0')), time.zone);
}

/** Undefined for no zone, null for text that is not a zone. */
function readZone(text: string): Zone | undefined | null {
  if (text === '') return undefined;
  if (text === 'Z' || text === 'z') return 0;
  if (text.startsWith('@')) return isZone(text.slice(1)) && !/^[@+-]|^\d/.test(text.slice(1)) ? text.slice(1) : null;
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return offset > 18 * 3600 ? null : sign === '-' ? -offset : offset;
}

/** A date and time; a date alone stands for its midnight. */
export function readDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = readDate(at < 0 ? text : text.slice(0, at));
  if (date === null) return null;
  if (at < 0) return new FeelDateTime(date.days, 0);
  // 24:00:00 is the next day's midnight, as in ISO 8601.
  const atEnd = /^24:00:00(?:\.0+)?(?![.\d])/.exec(text.slice(at + 1))?.[0];
  const time = readTime(atEnd ? `00:00:00${text.slice(at + 1 + atEnd.length)}` : text.slice(at + 1));
  return time === null ? null : new FeelDateTime(date.days + (atEnd ? 1 : 0), time.nanoseconds, time.zone);
}

const monthsPattern = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/;
const elapsedPattern = /^(-?)P(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

export function readDuration(text: string): Duration | null {
  const [months, sign, years, monthPart] = monthsPattern.exec(text) ?? [];
  if (months !== undefined && (years !== undefined || monthPart !== undefined)) {
    const total = Number(years ?? 0) * 12 + Number(monthPart ?? 0);
    return Number.isSafeInteger(total) ? new Months(sign === '-' ? -total || 0 : total) : null;
  }
  const [elapsed, minus, days, time, hours, minutes, seconds, fraction = ''] = elapsedPattern.exec(text) ?? [];
  if (elapsed === undefined || (days === undefined && time === undefined) || time === 'T') return null;
  const whole =
    BigInt(days ?? 0) * 86_400n + BigInt(hours ?? 0) * 3_600n + BigInt(minutes ?? 0) * 60n + BigInt(seconds ?? 0);
  const total = whole * 1_000_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  return new Elapsed(minus === '-' ? -total : total);
}

/** What an at-literal, `@"…"`, stands for; null when it is none of the temporal forms. */
export const readTemporal = (text: string): Instant | Duration | null =>
  readDate(text) ??
  (text.includes('T') && !text.startsWith('P') && !text.startsWith('-P') ? readDateTime(text) : null) ??
  readTime(text) ??
  readDuration(text);
