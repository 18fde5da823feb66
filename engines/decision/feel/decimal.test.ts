import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  add,
  compareNumbers,
  divide,
  equalNumbers,
  multiply,
  power,
  roundTo,
  squareRoot,
  subtract,
} from './arithmetic.ts';
import { type FeelNumber, makeNumber, parseNumber, printDecimal } from './decimal.ts';

/** Amounts of money and shares as people write them. */
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -8, max: 2 }))
  .map(([digits, exponent]) => makeNumber(digits, exponent) as FeelNumber);
const print = (value: FeelNumber | null): string => (value === null ? 'null' : printDecimal(value));

test('sums of money are exact', () => {
  assert.equal(add(0.1, 0.2), 0.3);
  assert.equal(subtract(1_000_000.1, 1_000_000), 0.1);
  assert.equal(multiply(1.1, 1.1), 1.21);
  assert.equal(multiply(0.07, 100), 7);
  const cents = Array.from({ length: 1000 }, () => 0.01).reduce<FeelNumber>((total, one) => add(total, one) ?? 0, 0);
  assert.equal(cents, 10);
});

test('34 digits, halves to even', () => {
  assert.equal(print(divide(1, 3)), '0.3333333333333333333333333333333333');
  assert.equal(print(divide(2, 3)), '0.6666666666666666666666666666666667');
  assert.equal(print(squareRoot(2)), '1.414213562373095048801688724209698');
  assert.equal(print(roundTo(2.5, 0, 'half-even')), '2');
  assert.equal(print(roundTo(-2.5, 0, 'half-up')), '-3');
  assert.equal(print(power(2, 100)), '1267650600228229401496703205376');
  assert.equal(divide(1, 0), null);
});

test('each value has one form, which prints and reads back as itself', () => {
  fc.assert(
    fc.property(decimal, (value) => {
      const again = parseNumber(printDecimal(value));
      assert.ok(again !== null && equalNumbers(again, value));
    }),
  );
});

test('sum and difference undo each other; order agrees with the sign of the difference', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const sum = add(a, b);
      assert.ok(sum !== null && equalNumbers(subtract(sum, b) ?? 0, a));
      assert.equal(Math.sign(compareNumbers(a, b)), Math.sign(compareNumbers(subtract(a, b) ?? 0, 0)));
    }),
  );
});

test('products agree with whole numbers of smallest units', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -1_000_000, max: 1_000_000 }), (fen, basisPoints) => {
      const product = multiply(makeNumber(BigInt(fen), -2) ?? 0, makeNumber(BigInt(basisPoints), -4) ?? 0);
      const exact = makeNumber(BigInt(fen) * BigInt(basisPoints), -6);
      assert.ok(product !== null && exact !== null && equalNumbers(product, exact));
    }),
  );
});
