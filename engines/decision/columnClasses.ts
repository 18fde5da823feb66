import { bit, type ColumnClasses, type ValueClass } from './coverage.ts';
import { add, divide } from './feel/arithmetic.ts';
import { compare, equal } from './feel/comparison.ts';
import type { Test } from './feel/compile.ts';
import { type FeelNumber, isNumber } from './feel/decimal.ts';
import type { Expression, UnaryTests } from './feel/syntax.ts';
import { Elapsed, FeelDate, FeelDateTime, FeelTime, Months } from './feel/temporal.ts';
import type { Type } from './feel/types.ts';
import type { FeelValue } from './feel/values.ts';

/** A cell of a column, read and compiled. */
export interface Cell {
  readonly row: number;
  readonly parsed: UnaryTests;
  readonly test: Test;
}

/** The constants that a cell compares with; undefined when it does more than compare with constants. */
export function constantsOf({ tests }: UnaryTests): readonly FeelValue[] | undefined {
  const found: FeelValue[] = [];
  for (const test of tests) {
    const parts = test.kind === 'test' ? [test.value] : test.kind === 'range' ? [test.start, test.end] : [test];
    for (const part of parts) {
      const value = constant(part);
      if (value === undefined) return undefined;
      found.push(value);
    }
  }
  return found;
}

function constant(node: Expression): FeelValue | undefined {
  if (node.kind === 'literal') return node.value;
  if (node.kind !== 'negation') return undefined;
  const value = constant(node.value);
  return typeof value === 'number' ? -value : undefined;
}

/**
 * The classes into which the cells of one column cut its values. `allowed` leaves out values that cannot come. A
 * column whose cells compare with nothing has one class.
 */
export function classesOf(
  cells: readonly Cell[],
  rowCount: number,
  type: Type,
  allowed: (value: FeelValue) => boolean,
  stated: readonly FeelValue[],
): ColumnClasses {
  const tested = cells.reduce((bits, { row }) => bits | bit(row), 0n);
  const untested = (bit(rowCount) - 1n) & ~tested;
  const constants = [...stated, ...cells.flatMap(({ parsed }) => constantsOf(parsed) ?? [])];
  const classes = new Map<bigint, ValueClass>();
  for (const value of representatives(constants, type)) {
    if (!allowed(value)) continue;
    let rows = untested;
    for (const { row, test } of cells) if (test(value, { up: null, values: [] }) === true) rows |= bit(row);
    if (!classes.has(rows)) classes.set(rows, { value, rows });
  }
  return [...classes.values()];
}

/** One value for each stretch that constants cut a type into: before, at, between and after them. */
function representatives(constants: readonly FeelValue[], type: Type): readonly FeelValue[] {
  const distinct = constants.filter((value, i) => constants.findIndex((other) => equal(other, value) === true) === i);
  const booleans = distinct.some((value) => typeof value === 'boolean') || type.kind === 'boolean';
  const texts = distinct.filter((value) => typeof value === 'string');
  const others = distinct.filter((value) => value !== null && typeof value !== 'boolean' && typeof value !== 'string');
  const sorted = others.toSorted((a, b) => compare(a, b) ?? 0);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  return [
    ...(booleans ? [true, false] : []),
    ...(texts.length > 0 ? [...texts, anotherText(texts)] : []),
    ...(lowest === undefined ? [] : beyond(lowest, -1)),
    ...sorted.flatMap((value, i) => {
      const next = sorted[i + 1];
      return next === undefined ? [value] : [value, ...between(value, next)];
    }),
    ...(highest === undefined ? [] : beyond(highest, 1)),
    ...(distinct.length === 0 && !booleans ? ['…'] : []),
  ];
}

/** A text that is none of those given. */
function anotherText(texts: readonly FeelValue[]): string {
  let other = '…';
  while (texts.includes(other)) other += '…';
  return other;
}

function beyond(value: FeelValue, sign: 1 | -1): readonly FeelValue[] {
  if (isNumber(value)) return present(add(value, sign));
  if (value instanceof FeelDate) return [new FeelDate(value.days + sign)];
  if (value instanceof FeelDateTime) return [new FeelDateTime(value.days + sign, value.nanoseconds, value.zone)];
  if (value instanceof Months) return [new Months(value.months + sign)];
  if (value instanceof Elapsed) return [new Elapsed(value.nanoseconds + BigInt(sign) * 1_000_000_000n)];
  if (value instanceof FeelTime) {
    const moved = value.nanoseconds + sign * 1e9;
    return moved >= 0 && moved < 86_400e9 ? [new FeelTime(moved, value.zone)] : [];
  }
  return [];
}

/** A value strictly between two, where there is one. */
function between(a: FeelValue, b: FeelValue): readonly FeelValue[] {
  if (isNumber(a) && isNumber(b)) return present(middle(a, b));
  if (a instanceof FeelDate && b instanceof FeelDate) return b.days - a.days > 1 ? [new FeelDate(a.days + 1)] : [];
  if (a instanceof Months && b instanceof Months) return b.months - a.months > 1 ? [new Months(a.months + 1)] : [];
  if (a instanceof Elapsed && b instanceof Elapsed) return [new Elapsed((a.nanoseconds + b.nanoseconds) / 2n)];
  if (a instanceof FeelDateTime && b instanceof FeelDateTime)
    return [new FeelDateTime(a.days, Math.min(a.nanoseconds + 1, 86_400e9 - 1), a.zone)];
  if (a instanceof FeelTime && b instanceof FeelTime)
    return [new FeelTime(Math.floor((a.nanoseconds + b.nanoseconds) / 2), a.zone)];
  return [];
}

function middle(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const sum = add(a, b);
  return sum === null ? null : divide(sum, 2);
}

const present = (value: FeelValue): readonly FeelValue[] => (value === null ? [] : [value]);
