import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Criterion } from './criteria.ts';
import { HierarchyError, hierarchyOf } from './hierarchy.ts';
import { recodeLocally, releaseAt, releasedValue } from './release.ts';
import { risksOf } from './risk.ts';
import { type Goal, search } from './search.ts';
import type { Table } from './table.ts';
import { breachesOf, doubtOf, latticeOf, nodeOf } from './verify.ts';

const age = hierarchyOf(
  '年龄',
  Array.from({ length: 12 }, (_, at) => [`${at}`, `${at - (at % 2)}–`, at < 4 ? '幼' : at < 8 ? '少' : '青', '*']),
);
const place = hierarchyOf('街道', [
  ['沙头', '福田', '*'],
  ['园岭', '福田', '*'],
  ['粤海', '南山', '*'],
  ['招商', '南山', '*'],
  ['西乡', '宝安', '*'],
]);
const sex = hierarchyOf('性别', [
  ['女', '*'],
  ['男', '*'],
]);
const illness = hierarchyOf('病种', [
  ['流感', '呼吸', '*'],
  ['肺炎', '呼吸', '*'],
  ['胃炎', '消化', '*'],
  ['肠炎', '消化', '*'],
]);
const hierarchies = [age, place, sex];

const tables = fc
  .array(fc.tuple(fc.nat(11), fc.nat(4), fc.nat(1), fc.nat(3)), { minLength: 1, maxLength: 60, size: 'max' })
  .map(
    (rows): Table => ({
      rows: rows.length,
      hierarchies,
      leaves: [0, 1, 2].map((at) => Int32Array.from(rows, (row) => row[at] as number)),
      sensitive: [
        { attribute: '病种', values: [...illness.leafOf.keys()], codes: Int32Array.from(rows, (row) => row[3]) },
      ],
    }),
  );
const criteria = fc.oneof(
  fc.constant<Criterion[]>([]),
  fc.integer({ min: 2, max: 4 }).map((l): Criterion[] => [{ kind: 'distinct-l', of: 0, l }]),
  fc.constant<Criterion[]>([{ kind: 'entropy-l', of: 0, l: 1.7 }]),
  fc.constant<Criterion[]>([{ kind: 'recursive-l', of: 0, l: 2, c: 1.5 }]),
  fc
    .constantFrom('equal' as const, 'ordered' as const, illness)
    .map((distance): Criterion[] => [{ kind: 't-closeness', of: 0, t: 0.3, distance }]),
);
const goals = fc
  .record({
    k: fc.integer({ min: 2, max: 6 }),
    more: criteria,
    suppression: fc.constantFrom(0, 0.05, 0.3),
    metric: fc.constantFrom('loss' as const, 'class-size' as const),
  })
  .map(({ k, more, ...goal }): Goal => ({ ...goal, criteria: [{ kind: 'k-anonymity', k }, ...more] }));

test('no node of the lattice is better than the solution found, and the certificate proves it', () => {
  fc.assert(
    fc.property(tables, goals, (table, goal) => {
      const { best, certificate } = search(table, goal);
      const limit = Math.floor(goal.suppression * table.rows + 1e-9);
      const scores = Array.from(latticeOf([4, 3, 2]), (levels) => nodeOf(table, levels, goal))
        .filter(({ suppressed }) => suppressed <= limit)
        .map(({ score }) => score);
      const least = Math.min(...scores, Infinity);
      assert.ok(best === null ? least === Infinity : Math.abs(best.score - least) < 1e-9);
      assert.equal(doubtOf(table, goal, certificate), null);
    }),
    { numRuns: 300 },
  );
});

test('a certificate of a worse solution, or with a node told wrongly, proves nothing', () => {
  const table = fc.sample(
    tables.filter(({ rows }) => rows > 40),
    { numRuns: 1, seed: 7 },
  )[0] as Table;
  const goal: Goal = { criteria: [{ kind: 'k-anonymity', k: 3 }], suppression: 0.1, metric: 'loss' };
  const { certificate } = search(table, goal);
  const best = certificate.best;
  assert.ok(best);
  const all = { levels: [3, 2, 1], score: nodeOf(table, [3, 2, 1], goal).score, classes: 1, suppressed: 0 };
  assert.match(doubtOf(table, goal, { ...certificate, best: all, checked: [all] }) ?? '', /is better$/);
  assert.match(doubtOf(table, goal, { ...certificate, checked: [{ ...best, score: best.score / 2 }] }) ?? '', /scores/);
  assert.match(
    doubtOf(table, goal, { ...certificate, failing: [{ levels: [3, 2, 1], suppressed: 9 }] }) ?? '',
    /not fail/,
  );
});

/** The same table with its alike rows as one tuple. */
function tupled(table: Table): Table {
  const keys = Array.from({ length: table.rows }, (_, row) =>
    [...table.leaves, ...table.sensitive.map(({ codes }) => codes)].map((codes) => codes[row]).join(' '),
  );
  const firsts = Int32Array.from(
    new Map(keys.map((key, row) => [key, row]).toReversed() as [string, number][]).values(),
  );
  const of = (codes: Int32Array) => Int32Array.from(firsts, (row) => codes[row] as number);
  return {
    ...table,
    weights: Int32Array.from(firsts, (row) => keys.filter((key) => key === keys[row]).length),
    leaves: table.leaves.map(of),
    sensitive: table.sensitive.map((one) => ({ ...one, codes: of(one.codes) })),
  };
}

test('rows that stand as one tuple with a weight give the same solution and the same release', () => {
  fc.assert(
    fc.property(tables, goals, (table, goal) => {
      const [one, other] = [search(table, goal), search(tupled(table), goal)];
      assert.equal(one.best === null, other.best === null);
      if (!one.best || !other.best) return;
      assert.ok(Math.abs(one.best.score - other.best.score) < 1e-9);
      const [first, second] = [table, tupled(table)].map((each) =>
        recodeLocally(each, releaseAt(each, other.best?.levels ?? [], goal.criteria), goal),
      );
      assert.equal(first?.suppressed, second?.suppressed);
    }),
    { numRuns: 150 },
  );
});

const textsOf = (table: Table, release: ReturnType<typeof releaseAt>) => {
  const sensitive = (row: number) => table.sensitive.map(({ values, codes }) => values[codes[row] as number] as string);
  return Array.from({ length: table.rows }, (_, row) => ({
    quasi: hierarchies.map((_h, at) => releasedValue(table, release, row, at)),
    sensitive: sensitive(row),
    suppressed: release.schemeOf[row] === -1,
  }));
};

test('what is released meets every criterion when the texts are counted again, and local recoding suppresses no more', () => {
  fc.assert(
    fc.property(tables, goals, (table, goal) => {
      const { best } = search(table, goal);
      if (!best) return;
      const first = releaseAt(table, best.levels, goal.criteria);
      assert.equal(first.suppressed, best.suppressed);
      const recoded = recodeLocally(table, first, goal);
      assert.ok(recoded.suppressed <= first.suppressed);
      const whole = table.sensitive.map(
        ({ values, codes }) =>
          new Map(values.map((value, code) => [value, codes.filter((one) => one === code).length])),
      );
      const order = table.sensitive.map(({ values }) => values);
      for (const release of [first, recoded]) {
        const rows = textsOf(table, release);
        const kept = rows.filter((row) => !row.suppressed);
        assert.deepEqual(breachesOf(kept, goal.criteria, whole, order), []);
        assert.equal(rows.filter((row) => row.suppressed).length, release.suppressed);
      }
    }),
    { numRuns: 200 },
  );
});

test('k larger than the rows has no solution', () => {
  const [table] = fc.sample(tables, 1) as [Table];
  const goal: Goal = { criteria: [{ kind: 'k-anonymity', k: table.rows + 1 }], suppression: 0, metric: 'loss' };
  assert.equal(search(table, goal).best, null);
});

for (const [fault, rows] of [
  ['empty', []],
  ['ragged', [['甲', '*'], ['乙']]],
  ['gap', [['甲', '', '*']]],
  [
    'repeated',
    [
      ['甲', '*'],
      ['甲', '*'],
    ],
  ],
  [
    'fork',
    [
      ['甲', '东', '华'],
      ['乙', '东', '夷'],
    ],
  ],
  [
    'cycle',
    [
      ['甲', '乙', '*'],
      ['乙', '丙', '*'],
    ],
  ],
  ['cycle', [['甲', '东', '甲']]],
] as const)
  test(`a hierarchy is refused for it: ${fault}`, () => {
    assert.throws(
      () => hierarchyOf('试', rows),
      (error) => error instanceof HierarchyError && error.fault.kind === fault,
    );
  });

test('risks are those of the classes: one of four is alone, the others share', () => {
  const risks = risksOf([1, 3], 8, 0.5);
  assert.deepEqual(risks.prosecutor, { highest: 1, average: 0.5, above: 0.25 });
  assert.deepEqual(risks.journalist, { highest: 0.5, average: 0.25, above: 0 });
  assert.equal(risks.sampleUniques, 0.25);
  // 1 · ½ of singles against 3 · ½ · ¼ of threes.
  assert.ok(Math.abs(risks.populationUniques - (0.25 * 0.5) / (0.5 + 0.375)) < 1e-12);
});
