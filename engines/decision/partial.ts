import type { Context } from './decide.ts';
import { programOf } from './decide.ts';
import { distinct, explore, type Known } from './explore.ts';
import { type FeelValue, toPlain } from './feel/values.ts';
import { applyHitPolicy, byPriority, type Hit, sameValue, shapeOutputs } from './hitPolicies.ts';
import { type DecisionModel, getDecision, type Table } from './model.ts';
import { type PartialTable, partialTable, type Text } from './partialTable.ts';
import type { CompiledDecision, Program, Requirement } from './program.ts';
import { type Run, runWith } from './run.ts';

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
  /** Every value that the decision can still take: one value means that it is settled; undefined, that any may come. */
  readonly possible: readonly unknown[] | undefined;
  readonly rows: readonly PartialRow[];
  /** The missing facts that can still change the value. */
  readonly missing: readonly string[];
}

/**
 * Evaluates a decision where facts may be missing (absent or null), in three-valued logic: a cell, and so a row,
 * holds, fails or is open. Sound, not always tight: whatever the missing facts turn out to be, the value of
 * `decide` lies in `possible`; a value in `possible` may turn out unreachable. Gives the result of each decision
 * evaluated, the asked one last. Decisions that are not tables, and whatever an imported model gives, are open as
 * soon as a fact that they need is missing.
 */
export function decidePartly(model: DecisionModel, decisionId: string, facts: Context): readonly PartlyDecided[] {
  const program = programOf(model);
  const compiled = program.decisionOf(getDecision(model, decisionId).id);
  if (!compiled) return [];
  return runWith(facts, null, (run) => {
    const state: State = { program, run, done: new Map() };
    partly(state, compiled);
    return [...state.done.values()].map(({ decided }) => decided);
  });
}

interface State {
  readonly program: Program;
  readonly run: Run;
  readonly done: Map<CompiledDecision, { readonly decided: PartlyDecided; readonly known: Known }>;
}

const tables = new WeakMap<CompiledDecision, { readonly made: PartialTable | null }>();

function tableOf(program: Program, compiled: CompiledDecision): PartialTable | null {
  const kept = tables.get(compiled) ?? { made: partialTable(program, compiled) };
  tables.set(compiled, kept);
  return kept.made;
}

function partly(state: State, compiled: CompiledDecision): Known {
  const before = state.done.get(compiled);
  if (before) return before.known;
  const scope = compiled.requirements.map((requirement) => knownOf(state, requirement));
  const table = tableOf(state.program, compiled);
  const { rows, ...known } = table
    ? decideTable(table, scope)
    : { rows: [], ...explore(scope, scope.keys(), (values) => compiled.run({ up: null, values })) };
  const decided = {
    decision: compiled.decision.id,
    possible: known.possible?.map(toPlain),
    rows,
    missing: known.missing,
  };
  state.done.set(compiled, { decided, known });
  return known;
}

function knownOf(state: State, requirement: Requirement): Known {
  if (requirement.decision) return partly(state, requirement.decision);
  if (requirement.isFunction) return { possible: [requirement.value(state.run)], missing: [] };
  if (!requirement.input) return { possible: undefined, missing: [] };
  const value = requirement.value(state.run);
  if (value !== null) return { possible: [value], missing: [] };
  return { possible: requirement.type.kind === 'boolean' ? [true, false] : undefined, missing: [requirement.name] };
}

function decideTable(partial: PartialTable, scope: readonly Known[]): Known & { readonly rows: readonly PartialRow[] } {
  const { table } = partial;
  const facts = partial.columns.map((column) => exploreText(scope, column));
  const rows = partial.rows.map((_, index) => decideRow(partial, index, facts, scope));
  const fallback = fallbackOf(partial, scope);
  const open = rows.filter((row) => row.row.matched === null);
  const settledRows = rows.filter((row) => row.row.matched === true);
  const plain = rows.map((one) => one.row);
  if (open.length === 0 && settledRows.every((one) => one.value !== undefined) && fallback !== undefined) {
    const { value } = applyHitPolicy(table, settledRows.map(toHit(table)), partial.priorities, fallback);
    return { possible: [value as FeelValue], missing: [], rows: plain };
  }
  const contenders = contendersOf(partial, rows);
  if (!contenders) return { possible: undefined, missing: missingOf(open), rows: plain };
  const last = contenders.at(-1);
  const settled = last?.row.matched === true;
  const values = [...contenders.map((one) => one.value), ...(settled ? [] : [fallback])];
  return {
    possible: values.includes(undefined) ? undefined : distinct(values as FeelValue[]),
    missing: missingOf(
      contenders.filter((one) => !settled || one.value === undefined || !sameValue(one.value, last.value)),
    ),
    rows: plain,
  };
}

interface Row {
  readonly row: PartialRow;
  readonly value: FeelValue | undefined;
}

/**
 * The rows that can still give a single-hit table its value, the certain one last if there is one; undefined for
 * tables that gather several rows.
 */
function contendersOf(partial: PartialTable, rows: readonly Row[]): readonly Row[] | undefined {
  const live = rows.filter(({ row }) => row.matched !== false);
  const upToFirstCertain = (ordered: readonly Row[]): readonly Row[] => {
    const at = ordered.findIndex(({ row }) => row.matched === true);
    return at < 0 ? ordered : ordered.slice(0, at + 1);
  };
  switch (partial.table.hitPolicy) {
    case 'F':
      return upToFirstCertain(live);
    case 'P': {
      if (live.some((one) => one.value === undefined)) return undefined;
      const order = byPriority(live.map(toHit(partial.table)), partial.priorities);
      return upToFirstCertain(order.flatMap((hit) => live.filter(({ row }) => row.index === hit.index)));
    }
    case 'U':
    case 'A':
      return live.toSorted((a, b) => Number(a.row.matched) - Number(b.row.matched));
    default:
      return undefined;
  }
}

function decideRow(partial: PartialTable, index: number, facts: readonly Known[], scope: readonly Known[]): Row {
  const { table } = partial;
  const { cells: tests, outputs } = partial.rows[index]!;
  const cells = tests.map((cell): PartialCell => {
    const fact = facts[cell.column]!;
    const held = exploreCell(scope, cell, fact);
    return {
      input: table.columns[cell.column]!.text,
      text: cell.text,
      value: fact.possible?.length === 1 ? toPlain(fact.possible[0]!) : undefined,
      matched: held.possible?.length === 1 ? held.possible[0] === true : null,
      missing: held.missing,
    };
  });
  const failed = cells.some((cell) => cell.matched === false);
  const matched = failed ? false : cells.every((cell) => cell.matched === true) ? true : null;
  const results = outputs.map((output) => exploreText(scope, output));
  const certain = results.every(({ possible }) => possible?.length === 1);
  const value = certain
    ? (shapeOutputs(
        table,
        results.map(({ possible }) => possible?.[0]),
      ) as FeelValue)
    : undefined;
  const { id, annotation } = table.rules[index]!;
  const missing = failed ? [] : [...new Set([...cells, ...results].flatMap((part) => part.missing))];
  return {
    value,
    row: { index, id, annotation, cells, matched, missing, output: value === undefined ? undefined : toPlain(value) },
  };
}

/** Undefined when the default output depends on missing facts. */
function fallbackOf({ table, fallbacks }: PartialTable, scope: readonly Known[]): FeelValue | undefined {
  if (!fallbacks) return null;
  const results = fallbacks.map((text) => exploreText(scope, text));
  if (results.some(({ possible }) => possible?.length !== 1)) return undefined;
  return shapeOutputs(
    table,
    results.map(({ possible }) => possible?.[0]),
  ) as FeelValue;
}

const exploreText = (
  scope: readonly Known[],
  text: Text<(frame: { up: null; values: FeelValue[] }) => FeelValue>,
): Known => explore(scope, text.uses, (values) => text.run({ up: null, values }));

function exploreCell(scope: readonly Known[], cell: PartialTable['rows'][number]['cells'][number], fact: Known): Known {
  // The fact itself joins the scope as one more name at its end.
  return explore([...scope, fact], [...cell.uses, scope.length], (values) => {
    return cell.run(values[scope.length] ?? null, { up: null, values }) === true;
  });
}

const toHit =
  (table: Table) =>
  ({ row, value }: Row): Hit => ({
    index: row.index,
    values: table.outputs.length === 1 ? [value] : Object.values((value ?? {}) as Record<string, unknown>),
  });
const missingOf = (rows: readonly Row[]): readonly string[] => [...new Set(rows.flatMap(({ row }) => row.missing))];
