import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evaluate as evaluateByFeelin } from 'feelin';
import { builtInNames } from './feel/builtins/index.ts';
import { compile } from './feel/compile.ts';
import { gatherWarnings, Scope } from './feel/frame.ts';
import { parseExpression } from './feel/parse.ts';
import { anyType } from './feel/types.ts';
import { fromPlain, toPlain } from './feel/values.ts';
import { decide, interpret, loadDecisions } from './index.ts';
import { tableXml } from './tableXml.ts';

/*
 * The compiled form against feelin, a second implementation, on random expressions and tables. Numbers are whole or
 * quarters, so that feelin's doubles are exact; the ways in which the two differ on purpose are at the end.
 */

const facts = { n: 7, q: 2.25, s: 'beta', t: true, l: [3, 1, 2], c: { a: 4, b: 'x' } };

/** Value of a text over `facts` by the compiled form. */
function run(text: string): unknown {
  const scope = new Scope(
    null,
    Object.keys(facts).map((name) => [name, anyType] as const),
  );
  const code = compile(parseExpression(text, { ...builtInNames, ...scope.names() }), scope, {
    findType: () => undefined,
    onUnknown: () => {},
  });
  return gatherWarnings([], () => toPlain(code({ up: null, values: Object.values(facts).map(fromPlain) })));
}

const { number, boolean, text, list } = fc.letrec<{ number: string; boolean: string; text: string; list: string }>(
  (tie) => ({
    number: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('n', 'q', 'c.a', '0', '1', '2', '10', '0.5', '(-3)', '1.75'),
      fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie('number'), fc.constantFrom('2', '4', '(-2)')).map(([a, b]) => `(${a} / ${b})`),
      fc.tuple(tie('boolean'), tie('number'), tie('number')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      tie('number').map((a) => `abs(${a})`),
      tie('number').map((a) => `floor(${a})`),
      tie('list').map((a) => `count(${a})`),
      tie('list').map((a) => `sum(append(${a}, 1))`),
      tie('text').map((a) => `string length(${a})`),
      fc.tuple(tie('number'), tie('number')).map(([a, b]) => `max(${a}, ${b})`),
    ),
    boolean: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('t', 'true', 'false'),
      fc
        .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('number'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie('text'), fc.constantFrom('=', '!=', '<'), tie('text')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie('boolean'), fc.constantFrom('and', 'or'), tie('boolean')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('boolean').map((a) => `not(${a})`),
      fc.tuple(tie('number'), tie('number')).map(([a, b]) => `(${a} between ${b} and ${b} + 3)`),
      fc.tuple(tie('number'), tie('number'), tie('number')).map(([a, b, c]) => `(${a} in (< ${b}, ${c}))`),
      fc.tuple(tie('list'), tie('number')).map(([a, b]) => `list contains(${a}, ${b})`),
      fc.tuple(tie('list'), tie('number')).map(([a, b]) => `(some e in ${a} satisfies e > ${b})`),
      fc.tuple(tie('list'), tie('number')).map(([a, b]) => `(every e in ${a} satisfies e > ${b})`),
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `contains(${a}, ${b})`),
    ),
    text: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('s', 'c.b', '"alpha"', '""', '"条例"'),
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
      tie('text').map((a) => `upper case(${a})`),
      fc.tuple(tie('boolean'), tie('text'), tie('text')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      tie('number').map((a) => `string(${a})`),
    ),
    list: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('l', '[]', '[1, 2, 3]'),
      fc.array(tie('number'), { maxLength: 3 }).map((members) => `[${members.join(', ')}]`),
      fc.tuple(tie('list'), tie('number')).map(([a, b]) => `(for e in ${a} return e + ${b})`),
      fc.tuple(tie('list'), tie('number')).map(([a, b]) => `(${a}[item > ${b}])`),
      fc.tuple(tie('list'), tie('list')).map(([a, b]) => `concatenate(${a}, ${b})`),
      tie('list').map((a) => `sort(${a}, function(x, y) x < y)`),
      tie('list').map((a) => `distinct values(${a})`),
    ),
  }),
);

test('expressions: compiled and interpreted agree', () => {
  fc.assert(
    fc.property(fc.oneof(number, boolean, text, list), (expression) => {
      const interpreted = outcome(() => withoutMinusZero(evaluateByFeelin(expression, facts).value));
      assert.deepEqual(
        outcome(() => run(expression)),
        interpreted,
        expression,
      );
    }),
    { numRuns: 500 },
  );
});

/** The grammar, which both use, gives up on some texts with deeply nested brackets; then both must refuse. */
function outcome(attempt: () => unknown): unknown {
  try {
    return { value: attempt() };
  } catch (error) {
    if (error instanceof Error && error.constructor.name.endsWith('SyntaxError')) return 'not FEEL';
    throw error;
  }
}

/** FEEL's zero has no sign; feelin's doubles may. */
const withoutMinusZero = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(withoutMinusZero) : value === 0 ? 0 : value;

const numberCell = fc.oneof(
  fc.constant('-'),
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), fc.integer({ min: 0, max: 9 })).map(([op, n]) => `${op} ${n}`),
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).map(([a, b]) => `[${a}..${a + b})`),
  fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }).map((all) => all.join(', ')),
  fc.integer({ min: 0, max: 9 }).map((n) => `not(${n})`),
);
const textCell = fc.oneof(
  fc.constant('-'),
  fc.uniqueArray(fc.constantFrom('"a"', '"b"', '"c"'), { minLength: 1, maxLength: 2 }).map((all) => all.join(', ')),
  fc.constantFrom('not("a")', 'null'),
);
const booleanCell = fc.constantFrom('-', 'true', 'false');
const output = fc.constantFrom('10', '20', '30');

test('tables of every hit policy: compiled and interpreted agree, row by row and cell by cell', async () => {
  const policies = [
    'UNIQUE',
    'ANY',
    'PRIORITY',
    'FIRST',
    'RULE ORDER',
    'OUTPUT ORDER',
    'COLLECT',
    'SUM',
    'MIN',
    'MAX',
    'COUNT',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...policies),
      fc.array(fc.tuple(numberCell, textCell, booleanCell, output), { minLength: 1, maxLength: 5 }),
      fc.array(
        fc.record({ n: fc.integer({ min: 0, max: 10 }), s: fc.constantFrom('a', 'b', 'c', 'd'), t: fc.boolean() }),
        { minLength: 3, maxLength: 3 },
      ),
      async (policy, rules, inputs) => {
        const model = await loadDecisions(
          tableXml({
            policy,
            columns: [
              ['n', 'number'],
              ['s', 'string'],
              ['t', 'boolean'],
            ],
            values: '30, 20, 10',
            rules: rules.map(([n, s, t, out]) => ({ cells: [n, s, t], output: out })),
          }),
        );
        for (const input of inputs) {
          const compiled = decide(model, 'd', input);
          const interpreted = interpret(model, 'd', input);
          assert.deepEqual(compiled.outputs, interpreted.outputs);
          assert.deepEqual(compiled.trace.at(-1)?.rows, interpreted.trace.at(-1)?.rows);
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** `[text, compiled, feelin]`: where the two part, and why the compiled form is right. */
const differences: readonly (readonly [why: string, expression: string, compiled: unknown, feelin: unknown])[] = [
  ['decimals are exact (DMN asks for decimal128)', '0.1 + 0.2 = 0.3', true, false],
  ['decimals are exact', '1.1 * 1.1', 1.21, 1.2100000000000002],
  ['decimals are exact', '1000000.1 - 1000000', 0.1, 0.09999999997671694],
  ['zero has no sign', '0 / -2', 0, -0],
  [
    'a between with its ends the wrong way round holds nothing (DMN: e >= low and e <= high)',
    '3 between 5 and 1',
    false,
    true,
  ],
];
for (const [why, expression, compiled, feelin] of differences)
  test(`difference: ${why}: ${expression}`, () => {
    assert.deepEqual(run(expression), compiled);
    assert.deepEqual(evaluateByFeelin(expression, facts).value, feelin);
  });
