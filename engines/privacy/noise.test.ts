import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile } from '../statistics/normal.ts';
import { seeded } from '../statistics/random.ts';
import { type ByteSource, systemBytes, uniformBelow } from './bytes.ts';
import { discreteGaussian, discreteLaplace, drawnExp } from './noise.ts';

/*
 * Samples against the chances that the paper states, by Pearson's χ². The bytes come from a fixed seed, so that a test
 * gives the same every time; with free bytes a right sampler would exceed the bound once in a million runs.
 */
const falseAlarm = 1e-6;
const samples = 40_000;
const bytesFrom = (seed: number): ByteSource => {
  const next = seeded(seed);
  return (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256));
};
/** The quantile of χ² (Wilson, Hilferty, 1931). */
const chiSquare = (freedom: number): number => {
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + normalQuantile(1 - falseAlarm) * Math.sqrt(spread)) ** 3;
};

/** Cells are those with at least 20 expected; what lies outside is one cell more. */
function assertDistributed(draw: () => number, weightOf: (y: number) => number, reach: number): void {
  const all = Array.from({ length: 2 * reach + 1 }, (_, at) => at - reach);
  const total = all.reduce((sum, y) => sum + weightOf(y), 0);
  const seen = new Map<number, number>();
  for (let at = 0; at < samples; at++) {
    const y = draw();
    seen.set(y, (seen.get(y) ?? 0) + 1);
  }
  const cells = all.filter((y) => (samples * weightOf(y)) / total >= 20);
  const expected = cells.map((y) => (samples * weightOf(y)) / total);
  const observed = cells.map((y) => seen.get(y) ?? 0);
  const rest = samples - expected.reduce((sum, one) => sum + one, 0);
  if (rest > 5) {
    expected.push(rest);
    observed.push(samples - observed.reduce((sum, one) => sum + one, 0));
  }
  const statistic = expected.reduce((sum, one, at) => sum + ((observed[at] as number) - one) ** 2 / one, 0);
  assert.ok(statistic < chiSquare(expected.length - 1), `χ² of ${statistic} with ${expected.length} cells`);
}

for (const [part, of] of [
  [1n, 1n],
  [7n, 2n],
  [20n, 3n],
] as const)
  test(`the discrete Laplace distribution with scale ${part}/${of}`, () => {
    const [bytes, scale] = [bytesFrom(Number(part)), Number(part) / Number(of)];
    assertDistributed(
      () => Number(discreteLaplace({ part, of }, bytes)),
      (y) => Math.exp(-Math.abs(y) / scale),
      400,
    );
  });

for (const [part, of] of [
  [1n, 3n],
  [4n, 1n],
  [73n, 2n],
] as const)
  test(`the discrete Gaussian distribution with variance ${part}/${of}`, () => {
    const [bytes, variance] = [bytesFrom(100 + Number(part)), Number(part) / Number(of)];
    assertDistributed(
      () => Number(discreteGaussian({ part, of }, bytes)),
      (y) => Math.exp((-y * y) / (2 * variance)),
      100,
    );
  });

test('the bound of the tests tells another scale from the right one', () => {
  const bytes = bytesFrom(5);
  assert.throws(() =>
    assertDistributed(
      () => Number(discreteLaplace({ part: 7n, of: 2n }, bytes)),
      (y) => Math.exp(-Math.abs(y) / 3.3),
      400,
    ),
  );
});

for (const [part, of] of [
  [0n, 1n],
  [2n, 7n],
  [1n, 1n],
  [5n, 2n],
] as const)
  test(`a coin with the chance exp(−${part}/${of})`, () => {
    const bytes = bytesFrom(40 + Number(part));
    const chance = Math.exp(-Number(part) / Number(of));
    let hits = 0;
    for (let at = 0; at < samples; at++) if (drawnExp({ part, of }, bytes)) hits++;
    const far = normalQuantile(1 - falseAlarm / 2) * Math.sqrt(samples * chance * (1 - chance));
    assert.ok(Math.abs(hits - samples * chance) <= far);
  });

test('numbers below a bound are all equally likely, small bounds and long ones', () => {
  for (const n of [3n, 200n, 65_535n, 2n ** 40n + 7n]) {
    const [bytes, cells] = [bytesFrom(Number(n % 97n)), new Float64Array(3)];
    for (let at = 0; at < samples; at++) {
      const cell = Number((uniformBelow(n, bytes) * 3n) / n);
      cells[cell] = (cells[cell] as number) + 1;
    }
    // By third of the range, whose thirds are not equal where three does not divide n.
    const third = (cell: bigint) => Number((n * (cell + 1n) + 2n) / 3n - (n * cell + 2n) / 3n) / Number(n);
    const statistic = [0n, 1n, 2n].reduce(
      (sum, cell) => sum + ((cells[Number(cell)] as number) - samples * third(cell)) ** 2 / (samples * third(cell)),
      0,
    );
    assert.ok(statistic < chiSquare(2), `${n}: ${statistic}`);
  }
  assert.throws(() => uniformBelow(0n, systemBytes()), RangeError);
});

test('noise without a scale is refused, and the bytes of the system do for all', () => {
  assert.throws(() => discreteGaussian({ part: 0n, of: 1n }, systemBytes()), RangeError);
  assert.throws(() => discreteLaplace({ part: 1n, of: 0n }, systemBytes()), RangeError);
  const bytes = systemBytes();
  const drawn = new Set(Array.from({ length: 2000 }, () => discreteGaussian({ part: 10_000n, of: 1n }, bytes)));
  assert.ok(drawn.size > 100);
});
