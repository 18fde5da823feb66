import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import { decide, loadDecisions } from '#engines/decision/index.ts';
import { tableXml } from '#engines/decision/tableXml.ts';

/*
 * Decisions a CPU-second of one table of 12 rules over 6 inputs (first hit), with every row and cell of the trace
 * read, against zen-engine (with its trace) and json-rules-engine (which has none). All three must give the same
 * answer to every input.
 */

interface Facts {
  readonly [name: string]: number | string | boolean;
}
/** A condition in the words of each engine. */
interface Condition {
  readonly fact: string;
  readonly feel: string;
  readonly operator: string;
  readonly value: unknown;
}
interface Rule {
  readonly conditions: readonly Condition[];
  readonly output: string;
}

const columns = [
  ['people', 'number'],
  ['role', 'string'],
  ['safety', 'boolean'],
  ['level', 'number'],
  ['field', 'string'],
  ['prices', 'boolean'],
] as const;
const over = (fact: string, n: number): Condition => ({ fact, feel: `> ${n}`, operator: 'greaterThan', value: n });
const least = (fact: string, n: number): Condition => ({
  fact,
  feel: `>= ${n}`,
  operator: 'greaterThanInclusive',
  value: n,
});
const is = (fact: string, value: string | boolean): Condition => ({
  fact,
  feel: JSON.stringify(value),
  operator: 'equal',
  value,
});
const among = (fact: string, values: readonly string[]): Condition => ({
  fact,
  feel: values.map((value) => JSON.stringify(value)).join(', '),
  operator: 'in',
  value: values,
});

const rules: readonly Rule[] = [
  { conditions: [is('safety', true), among('role', ['assistance', 'automatic'])], output: 'high-1' },
  { conditions: [is('safety', true), least('level', 4)], output: 'high-2' },
  { conditions: [is('prices', true), over('people', 1_000_000)], output: 'high-3' },
  { conditions: [is('field', 'legal'), is('role', 'automatic')], output: 'high-4' },
  { conditions: [is('field', 'education'), is('role', 'automatic'), over('people', 10_000)], output: 'high-5' },
  { conditions: [is('safety', true)], output: 'medium-1' },
  { conditions: [over('people', 1_000_000)], output: 'medium-2' },
  { conditions: [is('prices', true), is('role', 'automatic')], output: 'medium-3' },
  { conditions: [is('prices', true)], output: 'medium-4' },
  { conditions: [least('level', 3), is('role', 'automatic')], output: 'medium-5' },
  { conditions: [is('field', 'medical'), among('role', ['advice', 'assistance'])], output: 'medium-6' },
  { conditions: [], output: 'low' },
];

const pick = <T>(values: readonly T[], n: number): T => values[n % values.length]!;
const inputs: readonly Facts[] = Array.from({ length: 480 }, (_, i) => ({
  people: pick([10, 20_000, 1_000_000, 3_200_000], i),
  role: pick(['none', 'advice', 'assistance', 'automatic'], Math.floor(i / 4)),
  safety: i % 7 === 0,
  level: i % 6,
  field: pick(['medical', 'education', 'legal', 'culture', 'commerce'], Math.floor(i / 3)),
  prices: i % 5 === 0,
}));

const model = await loadDecisions(
  tableXml({
    policy: 'FIRST',
    columns,
    rules: rules.map(({ conditions, output }) => ({
      cells: columns.map(([name]) => conditions.find(({ fact }) => fact === name)?.feel ?? '-'),
      output: JSON.stringify(output),
    })),
  }),
);

/** Reads every cell, so that nothing of the trace is left unwritten. */
let cellsRead = 0;
function ours(facts: Facts): string {
  const { outputs, trace } = decide(model, 'd', facts);
  for (const { rows } of trace) for (const { cells } of rows) for (const { matched } of cells) if (matched) cellsRead++;
  return String(outputs);
}

const zen = new ZenEngine().createDecision({
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    {
      id: 'table',
      name: 'table',
      type: 'decisionTableNode',
      position: { x: 1, y: 0 },
      content: {
        hitPolicy: 'first',
        inputs: columns.map(([name]) => ({ id: name, name, field: name })),
        outputs: [{ id: 'out', name: 'out', field: 'out' }],
        rules: rules.map(({ conditions, output }, i) => ({
          _id: `r${i}`,
          ...Object.fromEntries(
            columns.map(([name]) => [name, conditions.find(({ fact }) => fact === name)?.feel ?? '']),
          ),
          out: JSON.stringify(output),
        })),
      },
    },
    { id: 'end', name: 'end', type: 'outputNode', position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
    { id: 'b', type: 'edge', sourceId: 'table', targetId: 'end' },
  ],
});
const byZen = async (facts: Facts): Promise<string> => String((await zen.evaluate(facts, { trace: true })).result.out);
const byZenUntraced = async (facts: Facts): Promise<string> => String((await zen.evaluate(facts)).result.out);

const rulesEngine = new Engine([], { allowUndefinedFacts: false });
for (const [i, { conditions, output }] of rules.entries())
  rulesEngine.addRule({
    priority: rules.length - i,
    conditions: { all: conditions.map(({ fact, operator, value }) => ({ fact, operator, value })) },
    event: { type: output },
    // The first hit decides.
    onSuccess: () => {
      rulesEngine.stop();
    },
  });
const byRules = async (facts: Facts): Promise<string> => (await rulesEngine.run(facts)).events[0]?.type ?? 'none';

for (const facts of inputs) {
  const answers = [ours(facts), await byZen(facts), await byRules(facts)];
  if (new Set(answers).size > 1) throw new Error(`${JSON.stringify(facts)}: ${answers.join(', ')}`);
}

/** Runs a second's worth of decisions; processor time of all threads, so that native ones count too. */
async function rate(run: (facts: Facts) => unknown): Promise<number> {
  for (const facts of inputs) await run(facts);
  const start = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  let count = 0;
  while (spent() < 2)
    for (const facts of inputs) {
      const result = run(facts);
      if (result instanceof Promise) await result;
      count++;
    }
  return count / spent();
}

const rates = {
  'ours, traced': await rate(ours),
  'zen-engine, traced': await rate(byZen),
  'zen-engine': await rate(byZenUntraced),
  'json-rules-engine': await rate(byRules),
};
console.log(
  `decision: ${inputs.length} inputs, 12 rules × 6 inputs, the same answers by all three; ${cellsRead > 0 ? 'trace read' : ''}`,
);
for (const [name, one] of Object.entries(rates))
  console.log(
    `  ${name.padEnd(18)} ${Math.round(one).toLocaleString('en')} a CPU-second (ours is ${(rates['ours, traced'] / one).toFixed(1)} times this)`,
  );
process.exit(0);
