import { fallbackOf, prioritiesOf } from './decide.ts';
import { type Feel, interpretedFeel } from './feel.ts';
import { applyHitPolicy, byPriority, type Hit, sameValue, shapeOutputs } from './hitPolicies.ts';
import { type Decision, type DecisionModel, getDecision, isBlank, type Table } from './model.ts';

/** What is known of a value: all that it may be. `undefined` when it may be anything. */
export type Possible = readonly unknown[] | undefined;

export interface PartialCell {
  readonly input: string;
  readonly text: string;
  /** The value when known. */
  readonly value: unknown;
  /** null: the facts do not tell yet. */
  readonly matched: boolean | null;
  /** The missing facts that this cell waits for. */
  readonly missing: readonly string[];
}

export interface PartialRow {
  readonly index: number;
  readonly id: string;
  readonly annotation: Readonly<Record<string, string>>;
  readonly cells: readonly PartialCell[];
  /** null: the row may or may not match once the facts are there. */
  readonly matched: boolean | null;
  readonly missing: readonly string[];
  /** The row's output, shaped as the table's; undefined when it depends on missing facts. */
  readonly output: unknown;
}

export interface PartlyDecided {
  readonly decision: string;
  /** Every value that the decision can still take: one value means that it is settled. */
  readonly possible: Possible;
  readonly rows: readonly PartialRow[];
  /** The missing facts that can still change the value. */
  readonly missing: readonly string[];
}

/**
 * Evaluates a decision where facts may be missing (absent or null), in three-valued logic: a cell, and so a row,
 * holds, fails or is open. Sound, not always tight: whatever the missing facts turn out to be, the value of
 * `decide` lies in `possible`; a value in `possible` may turn out unreachable. Gives the result of each decision
 * evaluated, the asked one last.
 */
export function decidePartly(
  model: DecisionModel,
  decisionId: string,
  facts: Readonly<Record<string, unknown>>,
  feel = interpretedFeel,
): readonly PartlyDecided[] {
  const run: Run = { model, facts, feel: remembering(feel), done: new Map() };
  partly(run, getDecision(model, decisionId));
  return [...run.done.values()];
}

interface Run {
  readonly model: DecisionModel;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly feel: Feel;
  readonly done: Map<string, PartlyDecided>;
}

/** A name in scope: what it may be, and which facts it waits for. */
interface Known {
  readonly possible: Possible;
  readonly missing: readonly string[];
}
type Scope = ReadonlyMap<string, Known>;

function partly(run: Run, decision: Decision): PartlyDecided {
  const known = run.done.get(decision.id);
  if (known) return known;
  const scope = new Map<string, Known>();
  for (const id of decision.requires) {
    const input = run.model.inputs.find((i) => i.id === id);
    if (!input) {
      const required = getDecision(run.model, id);
      scope.set(required.name, partly(run, required));
      continue;
    }
    const value = run.facts[input.name] ?? null;
    if (value !== null) scope.set(input.name, { possible: [value], missing: [] });
    else
      scope.set(input.name, { possible: input.type === 'boolean' ? [true, false] : undefined, missing: [input.name] });
  }
  const result = { decision: decision.id, ...decideLogic(run, decision, scope) };
  run.done.set(decision.id, result);
  return result;
}

function decideLogic(run: Run, { logic }: Decision, scope: Scope): Omit<PartlyDecided, 'decision'> {
  if (!logic) return { possible: undefined, rows: [], missing: [] };
  if (logic.kind === 'literal') {
    const known = exploreExpression(run, scope, logic.text);
    return { ...known, rows: [] };
  }
  const facts = logic.columns.map((column) => exploreExpression(run, scope, column.text));
  const rows = logic.rules.map((_, index) => decideRow(run, logic, index, facts, scope));
  const open = rows.filter((row) => row.matched === null);
  const value = (text: string): unknown => run.feel.expression(text, {}).value;
  if (open.length === 0 && rows.every((row) => row.matched !== true || row.output !== undefined)) {
    const hits = rows.filter((row) => row.matched === true).map(toHit(logic));
    return {
      possible: [applyHitPolicy(logic, hits, prioritiesOf(logic, value), fallbackOf(logic, value)).value],
      rows,
      missing: [],
    };
  }
  const contenders = contendersOf(logic, rows, value);
  if (!contenders) return { possible: undefined, rows, missing: missingOf(open) };
  const settled = contenders.some((row) => row.matched === true);
  const values = [...contenders.map((row) => row.output), ...(settled ? [] : [fallbackOf(logic, value)])];
  return {
    possible: values.includes(undefined) ? undefined : distinct(values),
    rows,
    missing: missingOf(contenders.filter((row) => !settled || !sameValue(row.output, contenders.at(-1)?.output))),
  };
}

/**
 * The rows that can still give a single-hit table its value, the certain one last if there is one; undefined for
 * tables that gather several rows.
 */
function contendersOf(
  table: Table,
  rows: readonly PartialRow[],
  value: (text: string) => unknown,
): readonly PartialRow[] | undefined {
  const live = rows.filter((row) => row.matched !== false);
  const upToFirstCertain = (ordered: readonly PartialRow[]): readonly PartialRow[] => {
    const at = ordered.findIndex((row) => row.matched === true);
    return at < 0 ? ordered : ordered.slice(0, at + 1);
  };
  switch (table.hitPolicy) {
    case 'F':
      return upToFirstCertain(live);
    case 'P': {
      const order = byPriority(live.map(toHit(table)), prioritiesOf(table, value));
      return upToFirstCertain(order.flatMap((hit) => live.filter((row) => row.index === hit.index)));
    }
    case 'U':
    case 'A':
      return live.toSorted((a, b) => Number(a.matched) - Number(b.matched));
    default:
      return undefined;
  }
}

function decideRow(run: Run, table: Table, index: number, facts: readonly Known[], scope: Scope): PartialRow {
  const rule = table.rules[index]!;
  const cells = table.columns.flatMap((column, i): PartialCell[] => {
    const text = rule.cells[i] ?? '-';
    if (isBlank(text)) return [];
    const fact = facts[i]!;
    const test = exploreTest(run, scope, text, fact);
    const value = fact.possible?.length === 1 ? fact.possible[0] : undefined;
    const matched = test.possible?.length === 1 ? test.possible[0] === true : null;
    return [{ input: column.text, text, value, matched, missing: test.missing }];
  });
  const failed = cells.some((cell) => cell.matched === false);
  const outputs = rule.outputs.map((text) => exploreExpression(run, scope, text));
  const certain = outputs.every((output) => output.possible?.length === 1);
  return {
    index,
    id: rule.id,
    annotation: rule.annotation,
    cells,
    matched: failed ? false : cells.every((cell) => cell.matched === true) ? true : null,
    missing: failed ? [] : [...new Set([...cells, ...outputs].flatMap((part) => part.missing))],
    output: certain
      ? shapeOutputs(
          table,
          outputs.map((output) => output.possible?.[0]),
        )
      : undefined,
  };
}

const exploreExpression = (run: Run, scope: Scope, text: string): Known =>
  explore(run, scope, text, 'expression', new Map(), (context) => run.feel.expression(text, context).value);

const exploreTest = (run: Run, scope: Scope, text: string, fact: Known): Known =>
  explore(run, scope, text, 'tests', new Map([['?', fact]]), ({ '?': value, ...context }) => {
    return run.feel.tests(text, value, context).value === true;
  });

/** The most combinations of possible values that one cell is tried with, before it counts as open. */
const mostCombinations = 64;

/** Runs an evaluation over all combinations that the names in its text, and those of `also`, may take. */
function explore(
  run: Run,
  scope: Scope,
  text: string,
  as: 'expression' | 'tests',
  also: Scope,
  evaluate: (context: Readonly<Record<string, unknown>>) => unknown,
): Known {
  const used = [
    ...also,
    ...run.feel.names(text, as, [...scope.keys()]).map((name) => [name, scope.get(name)!] as const),
  ];
  const missing = [...new Set(used.flatMap(([, known]) => known.missing))];
  let contexts: readonly Readonly<Record<string, unknown>>[] = [{}];
  for (const [name, { possible }] of used) {
    if (!possible || contexts.length * possible.length > mostCombinations) return { possible: undefined, missing };
    contexts = contexts.flatMap((context) => possible.map((value) => ({ ...context, [name]: value })));
  }
  const values = distinct(contexts.map(evaluate));
  return { possible: values, missing: values.length === 1 ? [] : missing };
}

const toHit =
  (table: Table) =>
  (row: PartialRow): Hit => ({
    index: row.index,
    values: table.outputs.length === 1 ? [row.output] : Object.values((row.output ?? {}) as Record<string, unknown>),
  });
const missingOf = (rows: readonly PartialRow[]): readonly string[] => [...new Set(rows.flatMap((row) => row.missing))];
const distinct = (values: readonly unknown[]): readonly unknown[] =>
  values.filter((value, i) => values.findIndex((other) => sameValue(other, value)) === i);

/** The same FEEL, which looks each text's names up once, and runs each test of a value once, for one run. */
function remembering(feel: Feel): Feel {
  const results = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!results.has(key)) results.set(key, make());
    return results.get(key) as T;
  };
  return {
    expression: (text, context) => once(`e${text}\n${JSON.stringify(context)}`, () => feel.expression(text, context)),
    tests: (text, value, context) =>
      once(`t${text}\n${JSON.stringify([value, context])}`, () => feel.tests(text, value, context)),
    names: (text, as, known) => once(`${as}${text}\n${known.join()}`, () => feel.names(text, as, known)),
  };
}
