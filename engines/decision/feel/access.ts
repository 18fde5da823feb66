import { calendarDay, weekday } from './calendar.ts';
import { isNumber, toDouble } from './decimal.ts';
import { type Code, type Frame, fault } from './frame.ts';
import { canonicalName } from './syntax.ts';
import { clockParts, Elapsed, FeelDate, FeelDateTime, FeelTime, Months, offsetOf } from './temporal.ts';
import { entryOf, FeelRange, type FeelValue, isContext, isList, kindOf } from './values.ts';

/** The entry of a context by a name in any spelling. */
export function entryNamed(context: FeelValue, name: string): FeelValue | undefined {
  if (!isContext(context)) return undefined;
  const found = entryOf(context, name);
  if (found !== undefined) return found;
  const key = Object.keys(context).find((one) => canonicalName(one) === name);
  return key === undefined ? undefined : context[key];
}

/** `source.name`: of a context its entry, of a list that of each member, of a temporal value or range its part. */
export function partNamed(source: FeelValue, name: string): FeelValue {
  if (source === null) return null;
  if (isList(source)) return source.map((member) => partNamed(member, name));
  const part = isContext(source) ? entryNamed(source, name) : propertyOf(source, name);
  return part === undefined ? fault(() => `a ${kindOf(source)} has no ${name}`) : part;
}

function propertyOf(value: FeelValue, name: string): FeelValue | undefined {
  if (value instanceof FeelDate) return dayPart(value.days, name);
  if (value instanceof FeelDateTime) return dayPart(value.days, name) ?? timePart(value, name);
  if (value instanceof FeelTime) return timePart(value, name);
  if (value instanceof Months) {
    const sign = value.months < 0 ? -1 : 1;
    const months = Math.abs(value.months);
    if (name === 'years') return sign * Math.floor(months / 12) + 0;
    return name === 'months' ? sign * (months % 12) + 0 : undefined;
  }
  if (value instanceof Elapsed) return elapsedPart(value, name);
  if (value instanceof FeelRange) {
    if (name === 'start') return value.start;
    if (name === 'end') return value.end;
    if (name === 'start included') return value.startIncluded;
    return name === 'end included' ? value.endIncluded : undefined;
  }
  return undefined;
}

function dayPart(days: number, name: string): FeelValue | undefined {
  if (name === 'weekday') return weekday(days);
  return name === 'year' || name === 'month' || name === 'day' ? calendarDay(days)[name] : undefined;
}

function timePart(value: FeelTime | FeelDateTime, name: string): FeelValue | undefined {
  const [hour, minute, second] = clockParts(value.nanoseconds);
  if (name === 'hour') return hour;
  if (name === 'minute') return minute;
  if (name === 'second') return Math.floor(second);
  if (name === 'timezone') return typeof value.zone === 'string' ? value.zone : null;
  if (name !== 'time offset') return undefined;
  const offset = offsetOf(value);
  return offset === undefined ? null : new Elapsed(BigInt(offset) * 1_000_000_000n);
}

function elapsedPart({ nanoseconds }: Elapsed, name: string): FeelValue | undefined {
  const units: Readonly<Record<string, readonly [size: bigint, modulus: bigint]>> = {
    days: [86_400_000_000_000n, 0n],
    hours: [3_600_000_000_000n, 24n],
    minutes: [60_000_000_000n, 60n],
    seconds: [1_000_000_000n, 60n],
  };
  const unit = units[name];
  if (!unit) return undefined;
  const [size, modulus] = unit;
  const count = nanoseconds / size;
  return Number(modulus === 0n ? count : count % modulus) + 0;
}

export const compilePath =
  (source: Code, name: string): Code =>
  (frame) =>
    partNamed(source(frame), name);

/** `list[n]` and `list[condition]`; a single value counts as a list of itself. `byPosition` when the test is a number for sure. */
export function compileFilter(source: Code, test: Code, byPosition: boolean): Code {
  return (frame) => {
    const value = source(frame);
    const list = isList(value) ? value : value === null ? [] : [value];
    if (byPosition) return memberAt(list, test({ up: frame, values: [null] }));
    const kept: FeelValue[] = [];
    for (const [i, item] of list.entries()) {
      const result = test({ up: frame, values: [item] } satisfies Frame);
      // What kind of filter it is shows with the first member.
      if (i === 0 && isNumber(result)) return memberAt(list, result);
      if (result === true) kept.push(item);
      else if (result !== false && result !== null) return fault(() => `a ${kindOf(result)} is no filter`);
    }
    return kept;
  };
}

function memberAt(list: readonly FeelValue[], position: FeelValue): FeelValue {
  if (!isNumber(position)) return fault(() => 'a filter by position needs a number');
  const n = toDouble(position);
  const member = n > 0 ? list[n - 1] : list[list.length + n];
  return member === undefined ? fault(() => `a list of ${list.length} has no member ${n}`) : member;
}
