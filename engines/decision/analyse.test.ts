import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, loadDecisions } from './index.ts';
import { tableXml } from './tableXml.ts';

const findings = async (
  policy: string,
  type: string,
  rules: readonly (readonly [cell: string, output: string])[],
  fallback?: string,
) =>
  analyse(
    await loadDecisions(
      tableXml({
        policy,
        columns: [['x', type]],
        rules: rules.map(([cell, output]) => ({ cells: [cell], output })),
        fallback,
      }),
    ),
  ).map(({ kind, row, otherRow, example }) => ({ kind, row, otherRow, x: example?.x }));

test('rows that together take every value once have nothing against them', async () => {
  assert.deepEqual(
    await findings('UNIQUE', 'number', [
      ['< 5', '1'],
      ['[5..9]', '2'],
      ['> 9', '3'],
    ]),
    [],
  );
  assert.deepEqual(
    await findings('UNIQUE', 'boolean', [
      ['true', '1'],
      ['false', '2'],
    ]),
    [],
  );
  assert.deepEqual(
    await findings('UNIQUE', 'string', [
      ['"a", "b"', '1'],
      ['not("a", "b")', '2'],
    ]),
    [],
  );
});

test('an overlap names both rows and facts that show it', async () => {
  assert.deepEqual(
    await findings('UNIQUE', 'number', [
      ['< 5', '1'],
      ['>= 4', '2'],
    ]),
    [{ kind: 'overlap', row: 'row0', otherRow: 'row1', x: '4' }],
  );
  assert.deepEqual(
    await findings('ANY', 'number', [
      ['< 5', '1'],
      ['>= 4', '1'],
    ]),
    [],
  );
});

test('a gap shows facts that no row matches, unless there is a default output', async () => {
  const rules = [
    ['< 5', '1'],
    ['> 5', '2'],
  ] as const;
  assert.deepEqual(await findings('UNIQUE', 'number', rules), [
    { kind: 'gap', row: undefined, otherRow: undefined, x: '5' },
  ]);
  assert.deepEqual(await findings('UNIQUE', 'number', rules, '0'), []);
});

test('where the answer is a list, a gap is a hint: no row matches and the list is empty', async () => {
  const xml = tableXml({ policy: 'RULE ORDER', columns: [['x', 'number']], rules: [{ cells: ['< 5'], output: '1' }] });
  assert.deepEqual(
    analyse(await loadDecisions(xml)).map(({ kind, blocks, message, example }) => ({ kind, blocks, message, example })),
    [{ kind: 'gap', blocks: false, message: 'no row matches, which gives an empty list', example: { x: '5' } }],
  );
});

test('a row that earlier rows hide, and one that contradicts itself, cannot be reached', async () => {
  assert.deepEqual(
    await findings('FIRST', 'number', [
      ['< 5', '1'],
      ['< 3', '2'],
      ['-', '3'],
    ]),
    [{ kind: 'unreachable', row: 'row1', otherRow: undefined, x: undefined }],
  );
});

test('a type fault names row and column', async () => {
  const [fault] = await findings('FIRST', 'number', [
    ['"many"', '1'],
    ['-', '2'],
  ]);
  assert.equal(fault?.kind, 'type');
  assert.equal(fault?.row, 'row0');
});
