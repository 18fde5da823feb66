import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildHierarchy, type Plan, rowsBy, UnplacedValue } from './build.ts';

const built: readonly (readonly [Plan, string, readonly string[]])[] = [
  [{ kind: 'number', widths: [5, 10] }, '37', ['35–39', '30–39', '*']],
  [{ kind: 'number', widths: [5, 10] }, '-3', ['-5–-1', '-10–-1', '*']],
  [{ kind: 'number', widths: [0.5, 2] }, '1.7', ['[1.5, 2)', '[0, 2)', '*']],
  [{ kind: 'date' }, '2026-11-24', ['2026-11', '2026 Q4', '2026', '2020s', '*']],
  [{ kind: 'division' }, '440305', ['4403**', '44****', '*']],
  [{ kind: 'id-number' }, '440399199001010018', ['4403991990********', '44****199*********', '*']],
  [{ kind: 'prefix', lengths: [4, 2] }, '518000', ['5180**', '51****', '*']],
  [
    { kind: 'ordered', values: ['小学', '初中', '高中', '本科', '硕士'], sizes: [2, 4] },
    '高中',
    ['高中–本科', '小学–本科', '*'],
  ],
];
for (const [plan, value, levels] of built)
  test(`${plan.kind}: ${value} stands under ${levels[0]}`, () => {
    assert.deepEqual(rowsBy(plan, [value])[0], [value, ...levels]);
  });

test('whatever the values, what is built is a hierarchy', () => {
  const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  for (const [plan, values] of [
    [{ kind: 'number', widths: [5, 10, 50] }, fc.integer({ min: -500, max: 500 }).map(String)],
    [{ kind: 'date' }, date.map((one) => one.toISOString().slice(0, 10))],
    [
      { kind: 'prefix', lengths: [3, 1] },
      fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('甲', '乙', '1', 'é') }),
    ],
  ] as const satisfies readonly (readonly [Plan, fc.Arbitrary<string>])[])
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 50, size: 'max' }), (some) => {
        const { leafOf, levels } = buildHierarchy('列', plan, some);
        assert.equal(leafOf.size, new Set(some).size);
        assert.deepEqual(levels.at(-1)?.values, ['*']);
      }),
    );
});

for (const [plan, value] of [
  [{ kind: 'number', widths: [5] }, '三十'],
  [{ kind: 'date' }, '2026-02-30'],
  [{ kind: 'division' }, '44030'],
  [{ kind: 'id-number' }, '44039919900101001'],
  [{ kind: 'ordered', values: ['低', '高'], sizes: [2] }, '中'],
] as const)
  test(`${plan.kind}: “${value}” cannot be placed`, () => {
    assert.throws(
      () => rowsBy(plan as Plan, [value]),
      (error) => error instanceof UnplacedValue && error.value === value,
    );
  });

test('intervals that do not lie in each other are no hierarchy', () => {
  assert.throws(() => rowsBy({ kind: 'number', widths: [4, 10] }, ['1']), RangeError);
  assert.throws(() => rowsBy({ kind: 'prefix', lengths: [2, 3] }, ['甲']), RangeError);
});
