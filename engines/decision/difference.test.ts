import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { difference, type RuleDifference, type TableDifference } from './difference.ts';
import { type DecisionModel, loadDecisions, type Table } from './index.ts';
import { isBlank, type Rule } from './model.ts';
import { tableXml } from './tableXml.ts';

const model = (logic: Table, name = 'm'): DecisionModel => ({
  id: 'm',
  name,
  namespace: 'urn:m',
  inputs: [],
  decisions: [{ id: 'd', name: 'd', type: undefined, requires: [], logic }],
  knowledge: [],
  services: [],
  types: [],
  imports: [],
});
const column = (id: string) => ({ id, label: id, text: id, type: undefined, values: undefined });
const output = (id: string) => ({ id, name: id, type: undefined, values: undefined, fallback: undefined });
const rule = (id: string, cells: readonly string[], outputs: readonly string[], description = ''): Rule => ({
  id,
  cells,
  outputs,
  annotation: description ? { description } : {},
});
const table = (rules: readonly Rule[]): Table => ({
  kind: 'table',
  hitPolicy: 'F',
  columns: ['a', 'b', 'c'].map(column),
  outputs: [output('x')],
  annotations: [],
  rules,
});
const compared = (before: Table, after: Table): TableDifference => {
  const found = difference(model(before), model(after)).decisions[0]?.table;
  assert.ok(found);
  return found;
};
/** Each row that changed, as one word. */
const told = (entries: readonly RuleDifference[]): string[] =>
  entries
    .filter((one) => one.changed)
    .map((one) => {
      if (one.kind !== 'kept') return `${one.kind} ${one.kind === 'added' ? one.after.id : one.before.id}`;
      return `${one.moved ? 'moved' : 'changed'} ${one.after.id}`;
    });

const first = rule('r1', ['true', '> 3', '-'], ['"high"'], '66.1');
const second = rule('r2', ['false', '-', '"x"'], ['"low"'], '66.2');
const third = rule('r3', ['-', '-', '"y"'], ['"medium"'], '66.3');
const start = table([first, second, third]);

test('a changed cell, outcome or annotation is told by what it was and is', () => {
  const after = table([
    { ...first, cells: ['true', '> 5', '-'] },
    { ...second, outputs: ['"medium"'] },
    { ...third, annotation: { description: '72.2' } },
  ]);
  const { rules, columns } = compared(start, after);
  assert.deepEqual(told(rules), ['changed r1', 'changed r2', 'changed r3']);
  assert.deepEqual(
    rules.flatMap(({ cells }) => cells),
    [
      { part: 'column', at: 1, before: '> 3', after: '> 5' },
      { part: 'output', at: 0, before: '"low"', after: '"medium"' },
      { part: 'annotation', at: 'description', before: '66.3', after: '72.2' },
    ],
  );
  assert.ok(columns.every((one) => !one.changed));
});

test('two rows that change places are one row that moved; a row taken out stands where it stood', () => {
  assert.deepEqual(told(compared(start, table([second, first, third])).rules), ['moved r2']);
  const { rules } = compared(start, table([first, third]));
  assert.deepEqual(
    rules.map(({ kind }) => kind),
    ['kept', 'removed', 'kept'],
  );
});

test('a row with another id is the one that it resembles; a row unlike all is new', () => {
  const renamed = { ...first, id: 'other', cells: ['true', '> 9', '-'] };
  assert.deepEqual(told(compared(start, table([renamed, second, third])).rules), ['changed other']);
  const unlike = rule('other', ['-', '< 1', '"z"'], ['"none"'], '1');
  assert.deepEqual(told(compared(start, table([unlike, second, third])).rules), ['removed r1', 'added other']);
});

test('rows without ids are not taken for those that had their numbers', async () => {
  const xml = (rows: readonly string[]) =>
    tableXml({
      policy: 'FIRST',
      columns: [['n', 'number']],
      rules: rows.map((cell) => ({ cells: [cell], output: cell })),
    }).replaceAll(/<rule id="\w+">/gu, '<rule>');
  const [before, after] = await Promise.all([xml(['1', '2']), xml(['0', '1', '2'])].map((one) => loadDecisions(one)));
  assert.ok(before && after);
  assert.deepEqual(told(difference(before, after).decisions[0]?.table?.rules ?? []), ['added row-1']);
});

test('the hit policy, columns, outputs, inputs, decisions and the title are compared too', () => {
  const after: Table = {
    ...start,
    hitPolicy: 'U',
    columns: [column('b'), column('a')],
    outputs: [{ ...output('x'), values: '"high"' }],
  };
  const { hitPolicy, columns, outputs, rules } = compared(start, {
    ...after,
    rules: start.rules.map((one) => ({ ...one, cells: [one.cells[1]!, one.cells[0]!] })),
  });
  assert.deepEqual(hitPolicy, { before: 'F', after: 'U' });
  assert.deepEqual(
    columns.map(({ kind, changed }) => [kind, changed]),
    [
      ['kept', true],
      ['kept', false],
      ['removed', true],
    ],
  );
  assert.equal(outputs[0]?.changed, true);
  // A row that loses a condition says something else.
  assert.deepEqual(told(rules), ['changed r2', 'changed r3']);

  const other = { ...model(start, 'v2'), inputs: [{ id: 'i', name: 'i', type: 'number' }] };
  const more = difference(model(start), {
    ...other,
    decisions: [...other.decisions, { ...other.decisions[0]!, id: 'e', name: 'e' }],
  });
  assert.deepEqual(more.name, { before: 'm', after: 'v2' });
  assert.deepEqual(
    more.inputs.map(({ kind }) => kind),
    ['added'],
  );
  assert.deepEqual(
    more.decisions.map(({ kind, changed }) => [kind, changed]),
    [
      ['kept', false],
      ['added', true],
    ],
  );
});

const cell = fc.constantFrom('-', 'true', '> 1', '"x"', '"y"');
const annotation = fc.constantFrom<Rule['annotation']>({}, { description: '66.1' }, { description: '66.2', note: 'n' });
const shuffledSubset = (ids: readonly string[]) => fc.shuffledSubarray([...ids], { minLength: 1 });
const anyTable = fc
  .record({
    columns: shuffledSubset(['a', 'b', 'c', 'd']),
    outputs: shuffledSubset(['x', 'y']),
    ids: shuffledSubset(['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8']),
    hitPolicy: fc.constantFrom('U' as const, 'F' as const),
  })
  .chain(({ columns, outputs, ids, hitPolicy }) =>
    fc
      .tuple(
        ...ids.map((id) =>
          fc.record(
            {
              id: fc.constant(id),
              cells: fc.tuple(...columns.map(() => cell)),
              outputs: fc.tuple(...outputs.map(() => fc.constantFrom('1', '2', '3'))),
              annotation,
            },
            { noNullPrototype: true },
          ),
        ),
      )
      .map(
        (rules): Table => ({ ...table(rules), hitPolicy, columns: columns.map(column), outputs: outputs.map(output) }),
      ),
  );

/** The table after, told from the table before by the difference alone. */
function applied(before: Table, { hitPolicy, columns, outputs, rules }: TableDifference): Table {
  const after = <T>(entries: readonly { kind: string; before?: T; after?: T; changed: boolean }[]): T[] =>
    entries.filter((one) => one.kind !== 'removed').map((one) => (one.changed ? one.after : one.before)!);
  return {
    ...before,
    hitPolicy: hitPolicy?.after ?? before.hitPolicy,
    columns: after(columns),
    outputs: after(outputs),
    rules: rules.flatMap((one): Rule[] => {
      if (one.kind === 'removed') return [];
      if (one.kind === 'added') return [one.after];
      const patched = (
        part: string,
        entries: TableDifference['columns'] | TableDifference['outputs'],
        was: readonly string[],
      ) =>
        entries.flatMap((entry, at): string[] => {
          if (entry.kind === 'removed') return [];
          const changed = one.cells.find((other) => other.part === part && other.at === at);
          return [changed ? (changed.after ?? '-') : entry.kind === 'added' ? '-' : was[entry.from]!];
        });
      const notes = one.cells.filter(({ part }) => part === 'annotation').map(({ at, after }) => [at, after]);
      const patchedNotes = Object.entries({ ...one.before.annotation, ...Object.fromEntries(notes) });
      return [
        {
          id: one.after.id,
          cells: patched('column', columns, one.before.cells),
          outputs: patched('output', outputs, one.before.outputs),
          annotation: Object.fromEntries(patchedNotes.filter(([, text]) => text !== undefined)) as Rule['annotation'],
        },
      ];
    }),
  };
}

test('applying the difference to the one gives the other; each row of both is told of once', () => {
  fc.assert(
    fc.property(anyTable, anyTable, (before, after) => {
      const found = compared(before, after);
      assert.deepEqual(applied(before, found), after);
      const places = (key: 'from' | 'to') =>
        found.rules
          .flatMap((one) => (key in one ? (one as unknown as Record<string, number>)[key]! : []))
          .sort((a, b) => a - b);
      assert.deepEqual(places('from'), [...before.rules.keys()]);
      assert.deepEqual(places('to'), [...after.rules.keys()]);
    }),
  );
});

test('nothing differs from itself; the way back tells the same rows', () => {
  fc.assert(
    fc.property(anyTable, anyTable, (before, after) => {
      assert.equal(difference(model(before), model(before)).changed, false);
      const count = ({ rules }: TableDifference, kind: string) => rules.filter((one) => one.kind === kind).length;
      const [there, back] = [compared(before, after), compared(after, before)];
      assert.deepEqual(
        [count(there, 'added'), count(there, 'removed')],
        [count(back, 'removed'), count(back, 'added')],
      );
      const moved = ({ rules }: TableDifference) => rules.filter((one) => one.kind === 'kept' && one.moved).length;
      assert.equal(moved(there), moved(back));
    }),
  );
});

test('rows of one order with some taken out and put in are never said to have moved', () => {
  fc.assert(
    fc.property(anyTable, fc.func(fc.boolean()), (before, stays) => {
      const after = { ...before, rules: before.rules.filter(({ id }) => stays(id)) };
      for (const one of compared(after, before).rules) assert.notEqual(one.kind, 'removed');
      const { rules } = compared(before, after);
      assert.ok(rules.every((one) => one.kind !== 'kept' || !one.moved));
      assert.deepEqual(
        told(rules),
        before.rules.filter(({ id }) => !stays(id)).map(({ id }) => `removed ${id}`),
      );
    }),
  );
});

test('blank cells are alike however they are written', () => {
  assert.ok(isBlank('') && isBlank('-'));
  const after = table([{ ...first, cells: ['true', '> 3', ''] }, second, third]);
  assert.equal(compared(start, after).changed, false);
});
