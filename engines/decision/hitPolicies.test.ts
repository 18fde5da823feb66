import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, type HitPolicy, loadDecisions } from './index.ts';

interface TestTable {
  readonly policy: string;
  readonly aggregation?: string;
  /** `[test of n, output]` */
  readonly rows: readonly (readonly [string, string])[];
  readonly values?: string;
  readonly fallback?: string;
}

const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A model of one table over the number `n`. */
const modelOf = ({ policy, aggregation, rows, values, fallback }: TestTable): string => `
  <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
    <inputData id="in" name="n"><variable id="nv" name="n" typeRef="number"/></inputData>
    <decision id="d" name="d"><variable id="dv" name="d"/>
      <informationRequirement id="r"><requiredInput href="#in"/></informationRequirement>
      <decisionTable id="t" hitPolicy="${policy}"${aggregation ? ` aggregation="${aggregation}"` : ''}>
        <input id="i"><inputExpression id="e" typeRef="number"><text>n</text></inputExpression></input>
        <output id="o">
          ${values ? `<outputValues id="ov"><text>${inXml(values)}</text></outputValues>` : ''}
          ${fallback ? `<defaultOutputEntry id="of"><text>${inXml(fallback)}</text></defaultOutputEntry>` : ''}
        </output>
        ${rows
          .map(
            ([cell, output], i) => `<rule id="row${i}"><inputEntry id="c${i}"><text>${inXml(cell)}</text></inputEntry>
              <outputEntry id="x${i}"><text>${inXml(output)}</text></outputEntry></rule>`,
          )
          .join('')}
      </decisionTable>
    </decision>
  </definitions>`;

const run = async (table: TestTable, n: number) => decide(await loadDecisions(modelOf(table)), 'd', { n });
const overlapping = [
  ['> 0', '10'],
  ['> 5', '30'],
  ['> 8', '20'],
] as const;

const expected: readonly (readonly [HitPolicy, string, string | undefined, unknown])[] = [
  ['F', 'FIRST', undefined, 10],
  ['P', 'PRIORITY', undefined, 30],
  ['O', 'OUTPUT ORDER', undefined, [30, 20, 10]],
  ['R', 'RULE ORDER', undefined, [10, 30, 20]],
  ['C', 'COLLECT', undefined, [10, 30, 20]],
  ['C+', 'COLLECT', 'SUM', 60],
  ['C<', 'COLLECT', 'MIN', 10],
  ['C>', 'COLLECT', 'MAX', 30],
  ['C#', 'COLLECT', 'COUNT', 3],
];
for (const [name, policy, aggregation, outputs] of expected)
  test(`hit policy ${name} over three matching rows`, async () => {
    const decided = await run({ policy, aggregation, rows: overlapping, values: '30, 20, 10' }, 9);
    assert.deepEqual(decided.outputs, outputs);
    assert.deepEqual(
      decided.rows.map((row) => row.id),
      ['row0', 'row1', 'row2'],
    );
    assert.deepEqual(decided.warnings, []);
  });

test('UNIQUE gives its one row, and null with the rows named when two match', async () => {
  assert.equal((await run({ policy: 'UNIQUE', rows: overlapping }, 3)).outputs, 10);
  const breached = await run({ policy: 'UNIQUE', rows: overlapping }, 6);
  assert.equal(breached.outputs, null);
  assert.match(breached.warnings.join(), /rows 1, 2/);
});

test('ANY gives the common output, and null when outputs differ', async () => {
  const same = [
    ['> 0', '1'],
    ['> 5', '1'],
  ] as const;
  assert.equal((await run({ policy: 'ANY', rows: same }, 6)).outputs, 1);
  assert.equal((await run({ policy: 'ANY', rows: overlapping }, 6)).outputs, null);
});

test('no matching row gives the default output, else null', async () => {
  assert.equal((await run({ policy: 'UNIQUE', rows: overlapping }, -1)).outputs, null);
  assert.equal((await run({ policy: 'UNIQUE', rows: overlapping, fallback: '7' }, -1)).outputs, 7);
});

test('the trace tells for each cell the fact, the test and whether it held', async () => {
  const decided = await run({ policy: 'FIRST', rows: overlapping }, 6);
  assert.deepEqual(
    decided.trace[0]?.rows.map((row) => row.cells[0]),
    [
      { input: 'n', value: 6, text: '> 0', matched: true },
      { input: 'n', value: 6, text: '> 5', matched: true },
      { input: 'n', value: 6, text: '> 8', matched: false },
    ],
  );
});
