import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binomialAt, binomialFrom, exactInterval, signTest } from './binomial.ts';
import { normalCdf, normalQuantile, zOf } from './normal.ts';
import { differenceInterval, ratioInterval, wilson } from './proportions.ts';
import { seeded } from './random.ts';

const near = (is: number, should: number, within = 5e-5) =>
  assert.ok(Math.abs(is - should) <= within, `${is} instead of ${should}`);

test('the normal distribution and its inverse', () => {
  near(normalCdf(1.96), 0.9750021, 1e-7);
  near(zOf(0.95), 1.959963985, 1e-8);
  for (const p of [0.001, 0.2, 0.5, 0.99]) near(normalCdf(normalQuantile(p)), p, 1e-12);
  assert.throws(() => normalQuantile(1), RangeError);
});

test('score intervals as published: Newcombe (1998), tables I and II', () => {
  const z = zOf(0.95);
  const { low, high } = wilson({ hits: 81, of: 263 }, z);
  near(low, 0.2553);
  near(high, 0.3662);
  assert.equal(wilson({ hits: 0, of: 20 }, z).low, 0);
  near(wilson({ hits: 0, of: 20 }, z).high, 0.1611);
  const difference = differenceInterval({ hits: 56, of: 70 }, { hits: 48, of: 80 }, z);
  near(difference.low, 0.0524);
  near(difference.high, 0.3339);
});

test('exact: the tails sum to one, the sign test is the two tails, the interval holds its level', () => {
  for (const n of [1, 7, 40]) {
    let sum = 0;
    for (let k = 0; k <= n; k++) sum += binomialAt(k, n, 0.3);
    near(sum, 1, 1e-12);
  }
  assert.equal(signTest(5, 5), 0.0625);
  assert.equal(signTest(0, 0), 1);
  near(binomialFrom(8, 10, 0.5), 56 / 1024, 1e-12);
  const { low, high } = exactInterval(4, 20, 0.95);
  near(low, 0.0573);
  near(high, 0.4366);
  // Clopper and Pearson's is conservative: over every outcome it covers the truth at least as often as it says.
  for (const p of [0.1, 0.35, 0.5]) {
    let covered = 0;
    for (let k = 0; k <= 30; k++) {
      const interval = exactInterval(k, 30, 0.95);
      if (interval.low <= p && p <= interval.high) covered += binomialAt(k, 30, p);
    }
    assert.ok(covered >= 0.95, `${covered} at ${p}`);
  }
});

test('the interval of a ratio agrees with a bootstrap', () => {
  const [a, b] = [
    { hits: 120, of: 400 },
    { hits: 200, of: 500 },
  ];
  const random = seeded(1);
  const draw = ({ hits, of }: { hits: number; of: number }) => {
    let count = 0;
    for (let at = 0; at < of; at++) if (random() < hits / of) count++;
    return count / of;
  };
  const ratios = Array.from({ length: 2000 }, () => draw(a) / draw(b)).sort((x, y) => x - y);
  const { low, high } = ratioInterval(a, b, zOf(0.95));
  near(low, ratios[50] ?? 0, 0.02);
  near(high, ratios[1949] ?? 0, 0.02);
});

test('a seed fixes the numbers', () => {
  const [one, two] = [seeded(7), seeded(7)];
  assert.deepEqual([one(), one(), one()], [two(), two(), two()]);
  assert.ok(seeded(8)() !== seeded(7)());
});
