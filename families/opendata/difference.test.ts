import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceBetween } from './difference.ts';
import type { ColumnProfile, Profile } from './profile.ts';

const column = (name: string, of: Partial<ColumnProfile> = {}): ColumnProfile => ({
  ...{ name, type: 'string', missing: 0, distinct: 1, min: null, max: null, mean: null },
  ...{ quantiles: null, histogram: null, top: null, longest: 1, identifier: null },
  ...of,
});
const profile = (rows: number, ...columns: ColumnProfile[]): Profile => ({ rows, estimated: false, columns });

test('what a newer version has otherwise: columns new, gone, of another type or with other counts', () => {
  const before = profile(10, column('a'), column('b'), column('c'), column('d'));
  const after = profile(12, column('e'), column('d', { missing: 2 }), column('a'), column('b', { type: 'integer' }));
  const { rowsBefore, rowsAfter, columns } = differenceBetween(before, after);
  assert.deepEqual([rowsBefore, rowsAfter], [10, 12]);
  assert.deepEqual(
    columns.map(({ name, kind }) => `${name} ${kind}`),
    ['e added', 'd changed', 'b retyped', 'c removed'],
  );
  assert.deepEqual(differenceBetween(after, after).columns, []);
});
