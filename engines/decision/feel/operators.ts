import { add, divide, multiply, negate, power, subtract } from './arithmetic.ts';
import { compare, equal, isInRange, passes } from './comparison.ts';
import { isNumber } from './decimal.ts';
import { type Code, fault } from './frame.ts';
import type { ComparisonOperator } from './syntax.ts';
import { Elapsed, isDuration, isInstant, Months } from './temporal.ts';
import {
  addDuration,
  addDurations,
  difference,
  divideDuration,
  durationRatio,
  multiplyDuration,
} from './temporalArithmetic.ts';
import { assertHolds, FeelRange, type FeelValue, kindOf } from './values.ts';

const mismatch = (operator: string, a: FeelValue, b: FeelValue): null =>
  fault(() => `${operator} is not defined for ${kindOf(a)} and ${kindOf(b)}`);

function plus(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a) && isNumber(b)) return add(a, b);
  if (typeof a === 'string' && typeof b === 'string') {
    assertHolds(a.length + b.length);
    return a + b;
  }
  if (isDuration(a)) {
    if (isDuration(b)) return addDurations(a, b, 1);
    if (isInstant(b)) return addDuration(b, a, 1);
  }
  if (isInstant(a) && isDuration(b)) return addDuration(a, b, 1);
  return mismatch('+', a, b);
}

function minus(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a) && isNumber(b)) return subtract(a, b);
  if (isDuration(a) && isDuration(b)) return addDurations(a, b, -1);
  if (isInstant(a)) {
    if (isDuration(b)) return addDuration(a, b, -1);
    if (isInstant(b)) return difference(a, b);
  }
  return mismatch('-', a, b);
}

function times(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a) && isNumber(b)) return multiply(a, b);
  if (isDuration(a) && isNumber(b)) return multiplyDuration(a, b);
  if (isNumber(a) && isDuration(b)) return multiplyDuration(b, a);
  return mismatch('*', a, b);
}

function over(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a) && isNumber(b)) return divide(a, b) ?? fault(() => 'division by zero');
  if (isDuration(a) && isNumber(b)) return divideDuration(a, b);
  if (isDuration(a) && isDuration(b)) return durationRatio(a, b);
  return mismatch('/', a, b);
}

const raised = (a: FeelValue, b: FeelValue): FeelValue =>
  isNumber(a) && isNumber(b) ? power(a, b) : mismatch('**', a, b);

const arithmetic = { '+': plus, '-': minus, '*': times, '/': over, '**': raised } as const;

export function compileArithmetic(operator: keyof typeof arithmetic, left: Code, right: Code): Code {
  const run = arithmetic[operator];
  return (frame) => run(left(frame), right(frame));
}

export const compileNegation =
  (value: Code): Code =>
  (frame) => {
    const v = value(frame);
    if (isNumber(v)) return negate(v);
    if (v instanceof Months) return new Months(v.months === 0 ? 0 : -v.months);
    if (v instanceof Elapsed) return new Elapsed(-v.nanoseconds);
    return fault(() => `- is not defined for ${kindOf(v)}`);
  };

/** The answer of a comparison; null when the two have no order. */
export function compareBy(operator: ComparisonOperator, a: FeelValue, b: FeelValue): boolean | null {
  if (operator === '=') return equal(a, b);
  if (operator === '!=') {
    const same = equal(a, b);
    return same === null ? null : !same;
  }
  const order = compare(a, b);
  if (order === null) return mismatch(operator, a, b);
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

export function compileComparison(operator: ComparisonOperator, left: Code, right: Code): Code {
  return (frame) => compareBy(operator, left(frame), right(frame));
}

export const compileBetween =
  (value: Code, low: Code, high: Code): Code =>
  (frame) => {
    const v = value(frame);
    return and(compareBy('>=', v, low(frame)), compareBy('<=', v, high(frame)));
  };

const truth = (value: FeelValue): boolean | null => (typeof value === 'boolean' ? value : null);
const and = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true;

export const compileAnd =
  (left: Code, right: Code): Code =>
  (frame) => {
    const a = left(frame);
    return a === false ? false : and(truth(a), truth(right(frame)));
  };

export const compileOr =
  (left: Code, right: Code): Code =>
  (frame) => {
    const a = left(frame);
    if (a === true) return true;
    const b = right(frame);
    return b === true ? true : truth(a) === null || truth(b) === null ? null : false;
  };

/** A condition that is not true counts as false; `strict`, as in the boxed form, wants a boolean or null. */
export const compileIf =
  (condition: Code, met: Code, otherwise: Code, strict = false): Code =>
  (frame) => {
    const result = condition(frame);
    if (result === true) return met(frame);
    if (strict && result !== false && result !== null) return fault(() => `a ${kindOf(result)} is no condition`);
    return otherwise(frame);
  };

/** Whether a value passes what an `in` or a cell's expression gave. */
export function passesTested(value: FeelValue, tested: FeelValue): boolean | null {
  if (tested instanceof FeelRange && !(value instanceof FeelRange)) return isInRange(value, tested);
  return passes(value, tested);
}
