import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidatesOf } from './candidates.ts';
import { hierarchyOf } from './hierarchy.ts';
import { type Goal, search } from './search.ts';
import type { Table } from './table.ts';
import { nodeOf } from './verify.ts';

const table: Table = {
  rows: 12,
  hierarchies: [
    hierarchyOf(
      'age',
      ['30', '31', '40', '41'].map((age) => [age, `${age[0]}0s`, '*']),
    ),
    hierarchyOf(
      'place',
      ['a', 'b', 'c'].map((place) => [place, '*']),
    ),
  ],
  leaves: [Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3, 0, 1, 2, 3), Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 0, 0, 1)],
  sensitive: [],
};
const goal: Goal = { criteria: [{ kind: 'k-anonymity', k: 2 }], suppression: 0.2, metric: 'loss' };
const asked = { most: 100, population: 12, threshold: 0.2 };

test('every node of a small lattice is a candidate, with what releasing it gives when reckoned row by row', () => {
  const all = candidatesOf(table, goal, [[1, 0]], asked);
  assert.equal(new Set(all.map(({ levels }) => levels.join())).size, 6);
  for (const one of all) {
    const node = nodeOf(table, one.levels, goal);
    assert.equal(one.suppressed, node.suppressed);
    assert.equal(one.classes, node.classes);
    assert.ok(Math.abs(one.loss - node.score) < 1e-9);
    assert.equal(one.fits, node.suppressed <= 2);
    assert.ok(one.risks.rows === 0 || one.risks.prosecutor.highest <= 1 / 2);
  }
  const least = Math.min(...all.filter(({ fits }) => fits).map(({ loss }) => loss));
  assert.ok(Math.abs(least - (search(table, goal).best?.score ?? 0)) < 1e-9);
});

test('of a larger lattice the known nodes come first and their neighbours next', () => {
  const few = candidatesOf(table, goal, [[1, 1]], { ...asked, most: 3 });
  assert.deepEqual(
    few.map(({ levels }) => levels.join()),
    ['1,1', '2,1', '0,1'],
  );
});
