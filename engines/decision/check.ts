import { type Feel, interpretedFeel } from './feel.ts';
import { splitTests } from './hitPolicies.ts';
import { type Decision, type DecisionModel, isBlank, type Table } from './model.ts';

/** A fault in a model, at the place where its author must mend it. */
export interface Fault {
  readonly decision: string;
  /** The rule's id, and the column it concerns; undefined when the fault is the decision's or the table's. */
  readonly row?: string;
  readonly column?: string;
  readonly message: string;
}

/**
 * Faults that make a model unfit for use: texts that are not FEEL, names and functions that nothing defines, rows
 * with too few or too many cells, outputs outside the allowed ones, requirements that lead nowhere or in a circle.
 * An empty list means none was found. FEEL itself would turn most of these into a silent null.
 */
export function check(model: DecisionModel, feel: Feel = interpretedFeel): readonly Fault[] {
  return model.decisions.flatMap((decision) => [
    ...checkRequirements(model, decision),
    ...checkLogic(decision, knownNames(model, decision), feel),
  ]);
}

function knownNames(model: DecisionModel, decision: Decision): readonly string[] {
  const all = [...model.inputs, ...model.decisions];
  return decision.requires.flatMap((id) => all.find((element) => element.id === id)?.name ?? []);
}

function checkRequirements(model: DecisionModel, decision: Decision): readonly Fault[] {
  const ids = new Set([...model.inputs, ...model.decisions].map((element) => element.id));
  const faults = decision.requires
    .filter((id) => !ids.has(id))
    .map((id) => ({ decision: decision.id, message: `requires ${id}, which the model does not have` }));
  const leadsBack = (id: string, seen: ReadonlySet<string>): boolean =>
    (model.decisions.find((d) => d.id === id)?.requires ?? []).some(
      (next) => next === decision.id || (!seen.has(next) && leadsBack(next, new Set([...seen, next]))),
    );
  return leadsBack(decision.id, new Set())
    ? [...faults, { decision: decision.id, message: 'requires itself' }]
    : faults;
}

function checkLogic(decision: Decision, known: readonly string[], feel: Feel): readonly Fault[] {
  const { logic } = decision;
  if (!logic) return [{ decision: decision.id, message: 'has no logic' }];
  const context = Object.fromEntries(known.map((name) => [name, null]));
  const complaints = (text: string, as: 'expression' | 'tests'): readonly string[] => {
    try {
      const result = as === 'tests' ? feel.tests(text, null, context) : feel.expression(text, context);
      return result.warnings.filter((warning) => /^NO_(VARIABLE|FUNCTION)_FOUND/.test(warning));
    } catch (error) {
      return [`${text} is not FEEL: ${error instanceof Error ? error.message : String(error)}`];
    }
  };
  if (logic.kind === 'literal')
    return complaints(logic.text, 'expression').map((message) => ({ decision: decision.id, message }));
  return checkTable(decision.id, logic, complaints, (text) => feel.expression(text, context).value);
}

function checkTable(
  decision: string,
  table: Table,
  complaints: (text: string, as: 'expression' | 'tests') => readonly string[],
  value: (text: string) => unknown,
): readonly Fault[] {
  const columns = table.columns.flatMap((column) =>
    complaints(column.text, 'expression').map((message) => ({ decision, column: column.label, message })),
  );
  const allowed = table.outputs.map((output) => splitTests(output.values ?? ''));
  const rows = table.rules.flatMap((rule): Fault[] => {
    const at = { decision, row: rule.id };
    if (rule.cells.length !== table.columns.length || rule.outputs.length !== table.outputs.length)
      return [{ ...at, message: 'has another number of cells than the table has columns' }];
    const cells = table.columns.flatMap((column, i) => {
      const text = rule.cells[i]!;
      return isBlank(text)
        ? []
        : complaints(text, 'tests').map((message) => ({ ...at, column: column.label, message }));
    });
    const outputs = table.outputs.flatMap((output, i) => {
      const text = rule.outputs[i]!;
      const found = complaints(text, 'expression');
      const outside = found.length === 0 && allowed[i]!.length > 0 && !allowed[i]!.map(value).includes(value(text));
      const messages = outside ? [`${text} is not among the allowed ${output.values}`] : found;
      return messages.map((message) => ({ ...at, column: output.name ?? 'output', message }));
    });
    return [...cells, ...outputs];
  });
  return [...columns, ...rows];
}
