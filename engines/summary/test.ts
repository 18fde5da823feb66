import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Summary } from './summarise.ts';

const of = (rows: readonly (readonly [string, number])[]) => {
  const summary = new Summary(10);
  for (const [group, value] of rows) summary.add(group, value);
  return summary.groups();
};

test('groups in the order in which they come; an interval only where there are enough', () => {
  const [a, b] = of([...Array.from({ length: 30 }, (_, at) => ['a', at] as const), ['b', 7]]);
  assert.deepEqual([a?.group, a?.n, a?.mean, a?.lowest, a?.highest], ['a', 30, 14.5, 0, 29]);
  assert.ok(a?.interval && Math.abs(a.interval.high - 14.5 - 3.1502) < 0.001, String(a?.interval?.high));
  assert.deepEqual([b?.deviation, b?.interval], [0, undefined]);
});

test('counted in two passes over all values the mean and the spread are the same', () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(numbers, fc.constantFrom(0, 1e9), (values, shift) => {
      const shifted = values.map((one) => one + shift);
      const [group] = of(shifted.map((one) => ['g', one] as const));
      const mean = shifted.reduce((sum, one) => sum + one, 0) / shifted.length;
      const squares = shifted.reduce((sum, one) => sum + (one - mean) ** 2, 0);
      const deviation = shifted.length > 1 ? Math.sqrt(squares / (shifted.length - 1)) : 0;
      const close = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
      assert.ok(group && close(group.mean, mean) && close(group.deviation, deviation));
    }),
  );
});

test('too many groups, or what is no number, is named', () => {
  assert.throws(() => of(Array.from({ length: 11 }, (_, at) => [String(at), 1] as const)), RangeError);
  assert.throws(() => of([['a', Number.NaN]]), RangeError);
});
