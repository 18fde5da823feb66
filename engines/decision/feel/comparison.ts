import { compareNumbers, equalNumbers } from './arithmetic.ts';
import { isNumber } from './decimal.ts';
import { Elapsed, FeelDate, FeelDateTime, FeelTime, instantOf, Months } from './temporal.ts';
import { utcTime } from './temporalArithmetic.ts';
import {
  entryOf,
  type FeelContext,
  FeelRange,
  type FeelValue,
  isContext,
  isFunction,
  isList,
  kindOf,
} from './values.ts';

/** FEEL's `=`: null when the values are of kinds that cannot be compared. */
export function equal(a: FeelValue, b: FeelValue): boolean | null {
  if (typeof a === 'string' || typeof a === 'boolean' || typeof a === 'number') {
    if (typeof a === typeof b) return a === b;
  }
  if (a === null || b === null) return a === b;
  if (isNumber(a) && isNumber(b)) return equalNumbers(a, b);
  if (kindOf(a) !== kindOf(b)) return null;
  if (isList(a)) return equalLists(a, b as readonly FeelValue[]);
  if (a instanceof FeelRange) return equalRanges(a, b as FeelRange);
  if (isFunction(a)) return a === b ? true : null;
  if (isContext(a)) return equalContexts(a, b as FeelContext);
  const order = compare(a, b);
  return order === null ? false : order === 0;
}

function equalLists(a: readonly FeelValue[], b: readonly FeelValue[]): boolean | null {
  if (a.length !== b.length) return false;
  return every(a.map((value, i) => equal(value, b[i] ?? null)));
}

function equalContexts(a: FeelContext, b: FeelContext): boolean | null {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  if (names.some((name) => entryOf(b, name) === undefined)) return false;
  return every(names.map((name) => equal(a[name] ?? null, b[name] ?? null)));
}

const equalRanges = (a: FeelRange, b: FeelRange): boolean | null =>
  a.operator !== b.operator || a.startIncluded !== b.startIncluded || a.endIncluded !== b.endIncluded
    ? false
    : every([equal(a.start, b.start), equal(a.end, b.end)]);

/** Three-valued "and". */
export const every = (values: readonly (boolean | null)[]): boolean | null =>
  values.includes(false) ? false : values.includes(null) ? null : true;

/** Three-valued "or". */
export const some = (values: readonly (boolean | null)[]): boolean | null =>
  values.includes(true) ? true : values.includes(null) ? null : false;

/** Below, at or above zero, as a comes before, with or after b; null when they have no order. */
export function compare(a: FeelValue, b: FeelValue): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string') return typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : null;
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : null;
  if (a instanceof FeelDate) return b instanceof FeelDate ? a.days - b.days : null;
  if (a instanceof FeelDateTime) {
    if (!(b instanceof FeelDateTime) || (a.zone === undefined) !== (b.zone === undefined)) return null;
    if (a.zone === b.zone) return a.days - b.days || a.nanoseconds - b.nanoseconds;
    return sign(instantOf(a) - instantOf(b));
  }
  if (a instanceof FeelTime) {
    if (!(b instanceof FeelTime) || (a.zone === undefined) !== (b.zone === undefined)) return null;
    return utcTime(a) - utcTime(b);
  }
  if (a instanceof Months) return b instanceof Months ? a.months - b.months : null;
  if (a instanceof Elapsed) return b instanceof Elapsed ? sign(a.nanoseconds - b.nanoseconds) : null;
  return null;
}

const sign = (n: bigint): number => (n < 0n ? -1 : n > 0n ? 1 : 0);

/** FEEL's `is`: the same kind and the same parts, so that two zones with the same moment differ. */
export function isSame(a: FeelValue, b: FeelValue): boolean {
  if (kindOf(a) !== kindOf(b)) return false;
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) return a.toString() === b.toString();
  if (a instanceof FeelTime && b instanceof FeelTime) return a.toString() === b.toString();
  return equal(a, b) === true;
}

/** Whether a value lies in a range; null when it has no order with the ends. */
export function isInRange(value: FeelValue, range: FeelRange): boolean | null {
  if (value === null || (range.start === null && range.end === null)) return null;
  const fromStart = range.start === null ? 1 : compare(value, range.start);
  const toEnd = range.end === null ? -1 : compare(value, range.end);
  if (fromStart === null || toEnd === null) return null;
  return (
    (fromStart > 0 || (fromStart === 0 && range.startIncluded)) && (toEnd < 0 || (toEnd === 0 && range.endIncluded))
  );
}

/**
 * Whether a value passes a unary test that gave `tested`: it equals it, lies in it when it is a range, or is one of
 * it when it is a list (whose members may be ranges).
 */
export function passes(value: FeelValue, tested: FeelValue): boolean | null {
  if (tested instanceof FeelRange) return value instanceof FeelRange ? equal(value, tested) : isInRange(value, tested);
  if (isList(tested)) {
    if (isList(value) && equal(value, tested) === true) return true;
    return tested.some((member) => passes(value, member) === true);
  }
  return equal(value, tested);
}
