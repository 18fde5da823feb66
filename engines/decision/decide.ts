import { gatherWarnings } from './feel/frame.ts';
import { type FeelValue, toPlain } from './feel/values.ts';
import { type DecisionModel, getDecision } from './model.ts';
import { Program } from './program.ts';
import { runWith } from './run.ts';
import type { Decided, DecisionTrace, RowTrace } from './trace.ts';

/** Names and their values: plain data, or FEEL values. */
export type Context = Readonly<Record<string, unknown>>;

const programs = new WeakMap<DecisionModel, Program>();

/** The model's compiled form, made at its first use and kept as long as the model. */
export function programOf(model: DecisionModel): Program {
  const known = programs.get(model);
  if (known) return known;
  const made = new Program(model);
  programs.set(model, made);
  return made;
}

/**
 * Evaluates a decision and those it requires. Pure: the same model and context give the same answer, unless a text
 * asks for the clock. Throws when the model has no such decision; everything else that goes wrong gives null and a
 * warning, as DMN has it. Numbers are exact within; at this border they are JavaScript's, and dates their ISO texts.
 */
export function decide(model: DecisionModel, decisionId: string, context: Context): Decided {
  const { id } = getDecision(model, decisionId);
  const { value, trace, warnings } = evaluate(model, id, context);
  return new Outcome(id, toPlain(value), trace, warnings);
}

/** The same with FEEL's own values, for callers that need every digit. */
export function evaluate(
  model: DecisionModel,
  decisionId: string,
  context: Context,
): { readonly value: FeelValue; readonly trace: readonly DecisionTrace[]; readonly warnings: readonly string[] } {
  const program = programOf(model);
  const warnings: string[] = [];
  return runWith(context, null, (run) => {
    const compiled = program.decisionOf(getDecision(model, decisionId).id);
    const value = compiled ? gatherWarnings(warnings, () => program.evaluate(compiled, run)) : null;
    return { value, trace: run.trace, warnings };
  });
}

/** Calls a decision service or a business knowledge model by id or name, with its parameters by name. */
export function invoke(model: DecisionModel, callable: string, context: Context): FeelValue {
  const program = programOf(model);
  const target = [...model.services, ...model.knowledge].find(({ id, name }) => id === callable || name === callable);
  const made = target && program.functionOf(target.id);
  if (!made) throw new Error(`The model ${model.name} has no service or knowledge ${callable}.`);
  const [parameters = []] = made.parameters;
  return runWith(context, null, () =>
    gatherWarnings([], () => made.call(parameters.map((name) => (context[name] ?? null) as FeelValue))),
  );
}

class Outcome implements Decided {
  readonly outputs: unknown;
  readonly trace: readonly DecisionTrace[];
  readonly warnings: readonly string[];
  private readonly id: string;
  constructor(id: string, outputs: unknown, trace: readonly DecisionTrace[], warnings: readonly string[]) {
    this.id = id;
    this.outputs = outputs;
    this.trace = trace;
    this.warnings = warnings;
  }
  get rows(): readonly RowTrace[] {
    return this.trace.findLast(({ decision }) => decision === this.id)?.rows.filter((row) => row.matched) ?? [];
  }
}
