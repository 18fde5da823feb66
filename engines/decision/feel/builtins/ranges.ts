import { negate } from '../arithmetic.ts';
import { compare, isInRange, isSame } from '../comparison.ts';
import { isNumber } from '../decimal.ts';
import { type Names, parseExpression } from '../parse.ts';
import type { Expression } from '../syntax.ts';
import { FeelRange, type FeelValue } from '../values.ts';
import { type BuiltIn, define } from './define.ts';
import { temporalFunctions } from './temporal.ts';

/*
 * The relations of points and ranges of DMN 1.3, after Allen's interval algebra. Every relation is put together from
 * comparisons of ends; a comparison without order makes the whole null.
 */

type Order = number | null;
const unknown = Symbol('no order');

/** Runs a relation whose comparisons may have no answer. */
function relation(run: (cmp: (a: FeelValue, b: FeelValue) => number) => boolean): boolean | null {
  try {
    return run((a, b) => {
      const order: Order = compare(a, b);
      if (order === null) throw unknown;
      return order;
    });
  } catch (thrown) {
    if (thrown === unknown) return null;
    throw thrown;
  }
}

const isRange = (value: FeelValue): value is FeelRange => value instanceof FeelRange;
/** A point as the range of itself alone. */
const asRange = (value: FeelValue): FeelRange => (isRange(value) ? value : new FeelRange(value, true, value, true));

const before = (x: FeelValue, y: FeelValue): boolean | null => {
  const a = asRange(x);
  const b = asRange(y);
  return relation((cmp) => {
    const order = cmp(a.end, b.start);
    return order < 0 || (order === 0 && !(a.endIncluded && b.startIncluded));
  });
};

const meets = (a: FeelRange, b: FeelRange): boolean | null =>
  relation((cmp) => a.endIncluded && b.startIncluded && cmp(a.end, b.start) === 0);

const overlaps = (a: FeelRange, b: FeelRange): boolean | null =>
  relation((cmp) => {
    const left = cmp(a.end, b.start);
    const right = cmp(a.start, b.end);
    return (
      (left > 0 || (left === 0 && a.endIncluded && b.startIncluded)) &&
      (right < 0 || (right === 0 && a.startIncluded && b.endIncluded))
    );
  });

const overlapsBefore = (a: FeelRange, b: FeelRange): boolean | null =>
  relation((cmp) => {
    const starts = cmp(a.start, b.start);
    const meeting = cmp(a.end, b.start);
    const ends = cmp(a.end, b.end);
    return (
      (starts < 0 || (starts === 0 && a.startIncluded && !b.startIncluded)) &&
      (meeting > 0 || (meeting === 0 && a.endIncluded && b.startIncluded)) &&
      (ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded)))
    );
  });

const finishes = (x: FeelValue, b: FeelRange): boolean | null => {
  const a = asRange(x);
  return relation((cmp) => {
    const starts = cmp(a.start, b.start);
    return (
      a.endIncluded === b.endIncluded &&
      cmp(a.end, b.end) === 0 &&
      (starts > 0 || (starts === 0 && (!a.startIncluded || b.startIncluded)))
    );
  });
};

const starts = (x: FeelValue, b: FeelRange): boolean | null => {
  const a = asRange(x);
  return relation((cmp) => {
    const ends = cmp(a.end, b.end);
    return (
      a.startIncluded === b.startIncluded &&
      cmp(a.start, b.start) === 0 &&
      (ends < 0 || (ends === 0 && (!a.endIncluded || b.endIncluded)))
    );
  });
};

const includes = (a: FeelRange, y: FeelValue): boolean | null => {
  if (!isRange(y)) return isInRange(y, a);
  return relation((cmp) => {
    const left = cmp(a.start, y.start);
    const right = cmp(a.end, y.end);
    return (
      (left < 0 || (left === 0 && (a.startIncluded || !y.startIncluded))) &&
      (right > 0 || (right === 0 && (a.endIncluded || !y.endIncluded)))
    );
  });
};

const coincides = (x: FeelValue, y: FeelValue): boolean | null => {
  if (!isRange(x) || !isRange(y)) return isRange(x) || isRange(y) ? null : relation((cmp) => cmp(x, y) === 0);
  return relation(
    (cmp) =>
      x.startIncluded === y.startIncluded &&
      x.endIncluded === y.endIncluded &&
      cmp(x.start, y.start) === 0 &&
      cmp(x.end, y.end) === 0,
  );
};

const pointsAndRanges = [
  'range1: range, range2: range -> boolean',
  'point: any, range: range -> boolean',
  'range: range, point: any -> boolean',
  'point1: any, point2: any -> boolean',
];
const twoRanges = 'range1: range, range2: range -> boolean';
const rangeOrPoint = (first: 'range' | 'point'): readonly string[] =>
  first === 'range'
    ? [twoRanges, 'range: range, point: any -> boolean']
    : [twoRanges, 'point: any, range: range -> boolean'];

const swapped =
  <A, B>(run: (a: A, b: B) => boolean | null) =>
  (b: B, a: A): boolean | null =>
    run(a, b);

const names: Names = Object.fromEntries(temporalFunctions.map(({ name }) => [name, null]));

/** The range that a text such as `[1..5)` writes, of constants only; null for other texts. */
function readRange(text: string): FeelRange | null {
  let expression: Expression;
  try {
    expression = parseExpression(text, names);
  } catch {
    return null;
  }
  if (expression.kind !== 'range') return null;
  const start = constant(expression.start);
  const end = constant(expression.end);
  return start === undefined || end === undefined
    ? null
    : makeRange(start, expression.startIncluded, end, expression.endIncluded);
}

function constant(expression: Expression): FeelValue | undefined {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'negation') {
    const value = constant(expression.value);
    return isNumber(value) ? negate(value) : undefined;
  }
  // Of functions, only those that make dates, times and durations of a text.
  if (expression.kind !== 'call' || expression.callee.kind !== 'name' || expression.args.kind !== 'positional')
    return undefined;
  const values = expression.args.values.map(constant);
  const maker = temporalFunctions.find(
    ({ name }) => expression.callee.kind === 'name' && name === expression.callee.name,
  );
  return maker && !values.includes(undefined) ? maker.function.call(values as FeelValue[]) : undefined;
}

/** The range of all values that pass a comparison; null for `!=` and without a value. */
export function openRange(operator: string, value: FeelValue | undefined): FeelRange | null {
  if (value === undefined || value === null) return null;
  if (operator === '=') return new FeelRange(value, true, value, true, operator);
  if (operator === '<' || operator === '<=') return new FeelRange(null, false, value, operator === '<=', operator);
  if (operator === '>' || operator === '>=') return new FeelRange(value, operator === '>=', null, false, operator);
  return null;
}

/** A range; null when the ends have no order or come the wrong way round, or when both are open. */
export function makeRange(
  start: FeelValue,
  startIncluded: boolean,
  end: FeelValue,
  endIncluded: boolean,
): FeelRange | null {
  if (start === null || end === null) {
    if (start === null && end === null) return null;
    const closed = start === null ? startIncluded : endIncluded;
    return closed ? null : new FeelRange(start, startIncluded, end, endIncluded);
  }
  const order = compare(start, end);
  return order === null || order > 0 ? null : new FeelRange(start, startIncluded, end, endIncluded);
}

export const rangeFunctions: readonly BuiltIn[] = [
  define('before', pointsAndRanges, before),
  define('after', pointsAndRanges, swapped(before)),
  define('meets', twoRanges, meets),
  define('met by', twoRanges, swapped(meets)),
  define('overlaps', twoRanges, overlaps),
  define('overlaps before', twoRanges, overlapsBefore),
  define('overlaps after', twoRanges, swapped(overlapsBefore)),
  define('finishes', rangeOrPoint('point'), finishes),
  define('finished by', rangeOrPoint('range'), swapped(finishes)),
  define('includes', rangeOrPoint('range'), includes),
  define('during', rangeOrPoint('point'), swapped(includes)),
  define('starts', rangeOrPoint('point'), starts),
  define('started by', rangeOrPoint('range'), swapped(starts)),
  define('coincides', pointsAndRanges, coincides),
  define('range', 'from: string -> range', readRange),
  define('is', 'value1: any, value2: any -> boolean', isSame),
];
