import {
  add,
  compareNumbers,
  divide,
  isWhole,
  modulo,
  multiply,
  negate,
  power,
  roundTo,
  squareRoot,
  subtract,
} from '../arithmetic.ts';
import { compare } from '../comparison.ts';
import { type FeelNumber, fromDouble, isNumber, type Rounding, toDouble } from '../decimal.ts';
import { Elapsed, isDuration, Months } from '../temporal.ts';
import { addDurations } from '../temporalArithmetic.ts';
import type { FeelValue } from '../values.ts';
import { type BuiltIn, define, defineOverList } from './define.ts';

/** The scales that a decimal128 can have. */
const lowestScale = -6111;
const highestScale = 6176;

const rounding = (name: string, mode: Rounding, scale: 'scale' | 'scale?'): BuiltIn =>
  define(name, `n: number, ${scale}: number -> number`, (n: FeelNumber, decimals: FeelNumber | null) => {
    const places = decimals === null || decimals === undefined ? 0 : toDouble(decimals);
    return places < lowestScale || places > highestScale ? null : roundTo(n, Math.trunc(places), mode);
  });

const parity = (n: FeelNumber): FeelNumber | null => (isWhole(n) ? modulo(n, 2) : null);
const onNumbers = (list: readonly FeelValue[]): list is readonly FeelNumber[] => list.every(isNumber);

const sum = (list: readonly FeelValue[]): FeelValue => {
  const [first, ...others] = list;
  if (first === undefined) return null;
  if (isDuration(first))
    return others.reduce<FeelValue>(
      (total, value) => (isDuration(total) && isDuration(value) ? addDurations(total, value, 1) : null),
      first,
    );
  return onNumbers(list)
    ? list.reduce<FeelNumber | null>((total, value) => (total === null ? null : add(total, value)), 0)
    : null;
};

const mean = (list: readonly FeelValue[]): FeelValue => {
  const total = sum(list);
  return isNumber(total) ? divide(total, list.length) : null;
};

const sorted = (list: readonly FeelNumber[]): readonly FeelNumber[] => list.toSorted(compareNumbers);

const extreme =
  (sign: 1 | -1) =>
  (list: readonly FeelValue[]): FeelValue => {
    let best: FeelValue = list[0] ?? null;
    for (const value of list) {
      const order = compare(value, best);
      if (order === null) return null;
      if (order * sign > 0) best = value;
    }
    return best;
  };

export const numberFunctions: readonly BuiltIn[] = [
  rounding('decimal', 'half-even', 'scale'),
  rounding('floor', 'floor', 'scale?'),
  rounding('ceiling', 'ceiling', 'scale?'),
  rounding('round up', 'up', 'scale'),
  rounding('round down', 'down', 'scale'),
  rounding('round half up', 'half-up', 'scale'),
  rounding('round half down', 'half-down', 'scale'),
  define(
    'abs',
    ['n: number -> number', 'n: days and time duration', 'n: years and months duration'],
    (n: FeelValue) => {
      if (isNumber(n)) return compareNumbers(n, 0) < 0 ? negate(n) : n;
      if (n instanceof Months) return new Months(Math.abs(n.months));
      return n instanceof Elapsed ? new Elapsed(n.nanoseconds < 0n ? -n.nanoseconds : n.nanoseconds) : null;
    },
  ),
  define('modulo', 'dividend: number, divisor: number -> number', modulo),
  define('sqrt', 'number: number -> number', squareRoot),
  define('log', 'number: number -> number', (n: FeelNumber) =>
    compareNumbers(n, 0) > 0 ? fromDouble(Math.log(toDouble(n))) : null,
  ),
  define('exp', 'number: number -> number', (n: FeelNumber) => fromDouble(Math.exp(toDouble(n)))),
  define('odd', 'number: number -> boolean', (n: FeelNumber) => parity(n) === 1),
  define('even', 'number: number -> boolean', (n: FeelNumber) => parity(n) === 0),
  defineOverList('min', 'any', extreme(-1)),
  defineOverList('max', 'any', extreme(1)),
  defineOverList('sum', 'any', sum),
  defineOverList('mean', 'number', (list) => (list.length === 0 ? null : mean(list))),
  defineOverList('product', 'number', (list) =>
    list.length > 0 && onNumbers(list)
      ? list.reduce<FeelNumber | null>((total, value) => (total === null ? null : multiply(total, value)), 1)
      : null,
  ),
  defineOverList('median', 'number', (list) => {
    if (list.length === 0 || !onNumbers(list)) return null;
    const order = sorted(list);
    const upper = order[Math.floor(order.length / 2)]!;
    if (order.length % 2 === 1) return upper;
    const total = add(order[order.length / 2 - 1]!, upper);
    return total === null ? null : divide(total, 2);
  }),
  defineOverList('stddev', 'number', (list) => {
    if (list.length < 2 || !onNumbers(list)) return null;
    const middle = mean(list);
    if (!isNumber(middle)) return null;
    const squares = list.map((value) => power(subtract(value, middle) ?? 0, 2) ?? 0);
    const variance = divide(
      squares.reduce<FeelNumber>((total, value) => add(total, value) ?? 0, 0),
      list.length - 1,
    );
    return variance === null ? null : squareRoot(variance);
  }),
  defineOverList('mode', 'list of number', (list) => {
    if (!onNumbers(list)) return null;
    const counts = new Map<string, { readonly value: FeelNumber; count: number }>();
    for (const value of list) {
      const entry = counts.get(String(value)) ?? { value, count: 0 };
      counts.set(String(value), { value, count: entry.count + 1 });
    }
    const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
    return sorted([...counts.values()].filter(({ count }) => count === most).map(({ value }) => value));
  }),
];
