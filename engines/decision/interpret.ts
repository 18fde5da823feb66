import { type Context, type Feel, interpretedFeel } from './feel.ts';
import { applyHitPolicy, type Hit, shapeOutputs, splitTests } from './hitPolicies.ts';
import { type Decision, type DecisionModel, getDecision, isBlank, type Table } from './model.ts';
import type { CellTrace, Decided, DecisionTrace, RowTrace } from './trace.ts';

/**
 * Evaluates a decision and those it requires. Pure. Throws when the model has no such decision or a text is not
 * FEEL; everything else that goes wrong gives null and a warning, as DMN has it.
 */
export function interpret(model: DecisionModel, decisionId: string, context: Context, feel = interpretedFeel): Decided {
  const run: Run = { model, context, feel, done: new Map(), trace: [], warnings: [] };
  const root = evaluateDecision(run, getDecision(model, decisionId));
  return { outputs: root.value, rows: root.rows.filter((r) => r.matched), trace: run.trace, warnings: run.warnings };
}

interface Run {
  readonly model: DecisionModel;
  readonly context: Context;
  readonly feel: Feel;
  readonly done: Map<string, DecisionTrace>;
  readonly trace: DecisionTrace[];
  readonly warnings: string[];
}

function evaluateDecision(run: Run, decision: Decision): DecisionTrace {
  const known = run.done.get(decision.id);
  if (known) return known;
  const scope: Record<string, unknown> = {};
  for (const id of decision.requires) {
    const input = run.model.inputs.find((i) => i.id === id);
    if (input) scope[input.name] = run.context[input.name] ?? null;
    else {
      const required = getDecision(run.model, id);
      scope[required.name] = evaluateDecision(run, required).value;
    }
  }
  const result = { decision: decision.id, ...evaluateLogic(run, decision, scope) };
  run.done.set(decision.id, result);
  run.trace.push(result);
  return result;
}

function evaluateLogic(run: Run, { id, logic }: Decision, scope: Context): Omit<DecisionTrace, 'decision'> {
  if (!logic) return { value: null, rows: [] };
  const value = (text: string): unknown => {
    const result = run.feel.expression(text, scope);
    run.warnings.push(...result.warnings.map((w) => `${id}: ${w}`));
    return result.value;
  };
  if (logic.kind === 'literal') return { value: value(logic.text), rows: [] };
  if (logic.kind !== 'table')
    throw new Error(`${id}: the interpreted form runs tables and texts, not a ${logic.kind}.`);
  const facts = logic.columns.map((column) => value(column.text));
  const rows = logic.rules.map((rule, index): RowTrace => {
    const cells = logic.columns.flatMap((column, i): CellTrace[] => {
      const text = rule.cells[i] ?? '-';
      if (isBlank(text)) return [];
      const { value: matched, warnings } = run.feel.tests(text, facts[i], scope);
      run.warnings.push(...warnings.map((w) => `${id}, row ${rule.id}, ${column.label}: ${w}`));
      return [{ input: column.text, value: facts[i], text, matched: matched === true }];
    });
    return { index, id: rule.id, annotation: rule.annotation, cells, matched: cells.every((cell) => cell.matched) };
  });
  const hits = rows
    .filter((row) => row.matched)
    .map((row): Hit => ({ index: row.index, values: (logic.rules[row.index]?.outputs ?? []).map(value) }));
  const verdict = applyHitPolicy(logic, hits, prioritiesOf(logic, value), fallbackOf(logic, value));
  run.warnings.push(...verdict.breaches.map((breach) => `${id}: ${breach}`));
  return { value: verdict.value, rows };
}

export const prioritiesOf = (table: Table, value: (text: string) => unknown): readonly (readonly unknown[])[] =>
  table.hitPolicy === 'P' || table.hitPolicy === 'O'
    ? table.outputs.map((output) => splitTests(output.values ?? '').map(value))
    : [];

export function fallbackOf(table: Table, value: (text: string) => unknown): unknown {
  const given = table.outputs.some((output) => output.fallback !== undefined);
  if (!given) return null;
  return shapeOutputs(
    table,
    table.outputs.map((output) => (output.fallback === undefined ? null : value(output.fallback))),
  );
}
