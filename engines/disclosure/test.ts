import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Cell, checkCell } from './cells.ts';
import { checkDerivable, checkDifferences, type ReleasedCell } from './differences.ts';
import type { DisclosureLimits } from './finding.ts';
import { checkIdentifiers, checkRows } from './rows.ts';
import { soleInSpan } from './span.ts';

const limits: DisclosureLimits = {
  minimumCount: 10,
  dominantUnits: 1,
  dominantPercent: 50,
  protectionPercent: 10,
  k: 5,
};
const cellOf = (values: readonly number[]): Cell => ({
  row: 0,
  column: 'income',
  cell: '南山',
  contributors: values.filter((one) => one !== 0).length,
  magnitude: {
    total: values.reduce((sum, one) => sum + Math.abs(one), 0),
    largest: values.map(Math.abs).toSorted((a, b) => b - a),
  },
});
const rules = (found: readonly { rule: string }[]) => found.map(({ rule }) => rule);

test('a cell of nine is named, one of ten is not, and an empty one says of nobody how much', () => {
  const even = (n: number) => checkCell(cellOf(Array.from({ length: n }, () => 7)), limits);
  assert.deepEqual(rules(even(9)), ['minimumCount']);
  assert.match(even(9)[0]?.message.zh ?? '', /由9条数据得出，少于10条/u);
  assert.deepEqual(rules(even(10)), []);
  assert.deepEqual(rules(even(0)), []);
});

test('one who makes up more than half of a total is named, whatever the sign', () => {
  const others = Array.from({ length: 20 }, () => 4);
  assert.deepEqual(rules(checkCell(cellOf([...others, 80]), limits)), []);
  assert.deepEqual(rules(checkCell(cellOf([...others, 81]), limits)), ['dominance']);
  assert.deepEqual(rules(checkCell(cellOf([...others, -81]), limits)), ['dominance']);
});

test('where two share nearly all, the second can tell the first', () => {
  const small = Array.from({ length: 18 }, () => 0.5);
  assert.deepEqual(rules(checkCell(cellOf([100, 99, ...small]), limits)), ['pPercent']);
});

test('the p%-rule says what the second largest would reckon: total less own value, the rest taken for nought', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 }), (values) => {
      const [one = 0, two = 0] = values.toSorted((a, b) => b - a);
      const guess = values.reduce((sum, value) => sum + value, 0) - two;
      const close = (100 * (guess - one)) / one < limits.protectionPercent;
      assert.equal(rules(checkCell(cellOf(values), limits)).includes('pPercent'), close);
    }),
  );
});

test('a row that shares its quasi-identifiers with fewer than four others is named, as counting pair by pair finds it', () => {
  const value = fc.constantFrom('a', 'b', 1, null);
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, fc.nat()), { maxLength: 40 }), (rows) => {
      const found = checkRows({ columns: ['x', 'y', 'z'], rows }, ['x', 'y'], limits);
      const same = (a: readonly unknown[], b: readonly unknown[]) => a[0] === b[0] && a[1] === b[1];
      const small = rows.filter((row) => rows.filter((other) => same(row, other)).length < limits.k);
      const classes = small.filter((row, at) => small.findIndex((other) => same(row, other)) === at);
      assert.equal(found.length, classes.length);
    }),
  );
});

test('declared identifiers and personal data in the text are named at their cells, an organisation’s code is not', () => {
  const table = {
    columns: ['姓名', '备注'],
    rows: [
      ['张伟', '电话13800138000'],
      ['李娜', '无'],
      ['王五', '91440399MAT000018R'],
    ],
  };
  const found = checkIdentifiers(table, ['姓名']);
  assert.deepEqual(
    found.map(({ row, column }) => [row, column]),
    [
      [null, '姓名'],
      [0, '备注'],
    ],
  );
});

const cell = (of: string | null, row: number, column: string, atoms: number[]): ReleasedCell => ({
  of,
  quantity: 'count',
  row,
  column,
  cell: `${column} ${row}`,
  atoms,
});

test('a district’s total less its streets that were released leaves the street that was held back', () => {
  // Atoms: three streets of 40, 30 and 4 persons.
  const old = [cell('第一份', 0, 'n', [0]), cell('第一份', 1, 'n', [1])];
  const found = checkDifferences([...old, cell(null, 0, 'n', [0, 1, 2])], [40, 30, 4], limits);
  assert.deepEqual(rules(found), ['difference']);
  assert.equal(found[0]?.row, 0);
  assert.match(found[0]?.message.zh ?? '', /第一份.*剩下4条/u);
  assert.deepEqual(checkDifferences([...old, cell(null, 0, 'n', [0, 1, 2])], [40, 30, 14], limits), []);
  assert.deepEqual(checkDifferences(old, [40, 30, 4], limits), [], 'what left already is not asked for again');
});

test('a count and a sum are never subtracted from each other', () => {
  const sum = { ...cell(null, 0, 'income', [0, 1]), quantity: 'sum income' };
  assert.deepEqual(checkDifferences([cell('第一份', 0, 'n', [0]), sum], [40, 4], limits), []);
});

test('what three tables give together is found though no two of them do', () => {
  // a+b, b+c and a+c give each of the three.
  const sizes = [4, 40, 50];
  const cells = [cell('甲', 0, 'n', [0, 1]), cell('乙', 0, 'n', [1, 2]), cell(null, 0, 'n', [0, 2])];
  assert.deepEqual(checkDifferences(cells, sizes, limits), []);
  assert.deepEqual(rules(checkDerivable(cells, sizes, limits)), ['derivable']);
  assert.deepEqual(checkDerivable(cells.slice(0, 2), sizes, limits), []);
});

test('an atom stands alone in the span exactly where the numbers can be told apart by nothing else', () => {
  // The second way: with rational elimination, an atom is determined where no vector of the null space moves it.
  const determined = (sets: readonly number[][], atoms: number): number[] => {
    const rows: bigint[][] = sets.map((set) => Array.from({ length: atoms }, (_, at) => BigInt(set.includes(at))));
    const pivots: number[] = [];
    let at = 0;
    for (let column = 0; column < atoms && at < rows.length; column++) {
      const found = rows.findIndex((row, index) => index >= at && row[column] !== 0n);
      if (found < 0) continue;
      [rows[at], rows[found]] = [rows[found] as bigint[], rows[at] as bigint[]];
      const pivot = rows[at] as bigint[];
      rows.forEach((row, index) => {
        const factor = row[column] ?? 0n;
        if (index !== at && factor !== 0n)
          rows[index] = row.map((value, where) => value * (pivot[column] ?? 0n) - (pivot[where] ?? 0n) * factor);
      });
      pivots.push(column);
      at++;
    }
    return pivots.filter((column, row) => rows[row]?.every((value, where) => where === column || value === 0n));
  };
  const set = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(fc.array(set, { maxLength: 9 }), (sets) => {
      assert.deepEqual(soleInSpan(sets, 7), determined(sets, 7));
    }),
    { numRuns: 500 },
  );
});
