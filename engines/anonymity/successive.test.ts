import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jointGroups, narrowest, type Seen } from './successive.ts';

test('two releases that each hide a person among four leave one alone where they cross', () => {
  // Four tuples of two people each: the one release tells ages, the other districts.
  const weights = Int32Array.of(2, 2, 2, 2);
  const byAge = { weights, classOf: Int32Array.of(0, 0, 1, 1) };
  const byDistrict = { weights, classOf: Int32Array.of(0, 1, 0, 1) };
  assert.equal(narrowest([byAge, byAge])?.rows, 4);
  assert.equal(narrowest([byAge, byDistrict])?.rows, 2);
});

test('people who left or came between two releases do not hide anybody', () => {
  const first = { weights: Int32Array.of(5, 1), classOf: Int32Array.of(0, 0) };
  const second = { weights: Int32Array.of(1, 9), classOf: Int32Array.of(0, 1) };
  assert.deepEqual(
    jointGroups([first, second]).map(({ rows }) => rows),
    [1, 1],
  );
});

test('a row that a release suppresses or does not have is told by the others only', () => {
  const first = { weights: Int32Array.of(5, 1, 0), classOf: Int32Array.of(0, -1, -1) };
  const second = { weights: Int32Array.of(5, 1, 4), classOf: Int32Array.of(0, 0, 0) };
  assert.deepEqual(jointGroups([first, second]), [{ tuple: 0, releases: [0, 1], rows: 5, values: null }]);
  assert.equal(narrowest([first]), null);
  assert.equal(narrowest([]), null);
});

test('classes that are each diverse may have one sensitive value in common', () => {
  const weights = Int32Array.of(6);
  const seen = (...values: string[]): Seen => ({ weights, classOf: Int32Array.of(0), values: [new Set(values)] });
  assert.equal(narrowest([seen('流感', '肺炎'), seen('胃炎', '肺炎')])?.values, 1);
});

/** Person by person: the people who are in the same class in each release that tells of the one sought. */
function lookedFor(releases: readonly Seen[], tuple: number): number {
  const by = releases.filter(({ classOf }) => (classOf[tuple] as number) >= 0);
  if (by.length < 2) return Infinity;
  return Math.min(
    ...by.map(({ weights }) =>
      weights.reduce(
        (sum, weight, other) => sum + (by.every(({ classOf }) => classOf[other] === classOf[tuple]) ? weight : 0),
        0,
      ),
    ),
  );
}

test('property: the smallest group is the smallest that looking for every person finds', () => {
  const release = (tuples: number) =>
    fc
      .array(fc.record({ weight: fc.integer({ min: 0, max: 4 }), at: fc.integer({ min: -1, max: 2 }) }), {
        minLength: tuples,
        maxLength: tuples,
      })
      .map((all) => ({
        weights: Int32Array.from(all, ({ weight }) => weight),
        classOf: Int32Array.from(all, ({ weight, at }) => (weight === 0 ? -1 : at)),
      }));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }).chain((n) => fc.array(release(n), { minLength: 1, maxLength: 4 })),
      (releases) => {
        const tuples = releases[0]?.classOf.length ?? 0;
        const found = narrowest(releases)?.rows ?? Infinity;
        assert.equal(found, Math.min(Infinity, ...Array.from({ length: tuples }, (_, at) => lookedFor(releases, at))));
      },
    ),
  );
});
