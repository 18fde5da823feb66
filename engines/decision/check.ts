import { programOf } from './decide.ts';
import { sameValue, splitTests } from './hitPolicies.ts';
import type { DecisionModel, Table } from './model.ts';
import type { CompiledDecision, Fault, Program } from './program.ts';

/**
 * Faults that make a model unfit for use: texts that are not FEEL, names and types that nothing defines, rows with
 * too few or too many cells, outputs outside the allowed ones, requirements that lead nowhere or in a circle. An
 * empty list means none was found. FEEL itself would turn most of these into a silent null.
 */
export function check(model: DecisionModel): readonly Fault[] {
  const program = programOf(model);
  return [
    ...program.faults,
    ...model.decisions.flatMap((decision) => {
      const compiled = program.decisionOf(decision.id);
      if (!decision.logic) return [{ decision: decision.id, message: 'has no logic' }];
      return compiled && decision.logic.kind === 'table' ? checkTable(program, compiled, decision.logic) : [];
    }),
  ];
}

function checkTable(program: Program, { decision, scope }: CompiledDecision, table: Table): readonly Fault[] {
  const compiler = program.compilerFor(decision.id);
  // Allowed outputs and outputs are compared as values where they are constants.
  const constant = (text: string): unknown => compiler.expression(text, scope, {})({ up: null, values: [] });
  const allowed = table.outputs.map((output) => splitTests(output.values ?? '').map(constant));
  return table.rules.flatMap((rule): readonly Fault[] => {
    const at = { decision: decision.id, row: rule.id };
    if (rule.cells.length !== table.columns.length || rule.outputs.length !== table.outputs.length)
      return [{ ...at, message: 'has another number of cells than the table has columns' }];
    return table.outputs.flatMap((output, i) => {
      const text = rule.outputs[i]!;
      const admitted = allowed[i]!;
      if (admitted.length === 0 || /[^"]\b[a-z]\w*\b[^"]*$/i.test(text)) return [];
      const value = constant(text);
      return admitted.some((one) => sameValue(one, value))
        ? []
        : [{ ...at, column: output.name ?? 'output', message: `${text} is not among the allowed ${output.values}` }];
    });
  });
}
