import type { DmnElement } from 'dmn-js/lib/Modeler';
import type { RuleFinding } from '#families/rules/findings.ts';

/** Where a finding is shown in the editor: the decision to open, and the cell, head of a column or row in it. */
export interface FindingPlace {
  readonly decision: string;
  /** The id of a cell, of a rule (its number's cell, or its annotation) or of a column. */
  readonly element?: string;
  readonly kind: 'cell' | 'annotation' | 'rule' | 'column' | 'decision';
  /** Counted from 1. */
  readonly row?: number;
}

const children = (of: DmnElement | undefined, property: string): readonly DmnElement[] =>
  (of?.[property] as readonly DmnElement[] | undefined) ?? [];

/** Where the finding is in the model; null where it concerns no decision that the model has. */
export function findingPlace(definitions: DmnElement, { decision, row, column }: RuleFinding): FindingPlace | null {
  const found = children(definitions, 'drgElement').find((one) => one.$type === 'dmn:Decision' && one.id === decision);
  if (!found) return null;
  const table = found.decisionLogic as DmnElement | undefined;
  const at = <T extends Omit<FindingPlace, 'decision'>>(place: T) => ({ decision, ...place });
  if (table?.$type !== 'dmn:DecisionTable') return at({ kind: 'decision' });
  const inputs = children(table, 'input');
  const outputs = children(table, 'output');
  const input = inputs.findIndex((one) => labelOf(one) === column);
  const output = outputs.findIndex((one) => one.name === column || (column === 'output' && outputs.length === 1));
  const rules = children(table, 'rule');
  const index = rules.findIndex((one, place) => one.id === row || `row-${place + 1}` === row);
  const rule = rules[index];
  if (!rule) {
    const head = inputs[input] ?? outputs[output];
    return head && column !== undefined ? at({ kind: 'column', element: head.id }) : at({ kind: 'decision' });
  }
  const cell =
    column === undefined ? undefined : (children(rule, 'inputEntry')[input] ?? children(rule, 'outputEntry')[output]);
  if (cell) return at({ kind: 'cell', element: cell.id, row: index + 1 });
  return at({ kind: column === 'annotation' ? 'annotation' : 'rule', element: rule.id, row: index + 1 });
}

/** What the reader of models calls an input column. */
const labelOf = (input: DmnElement): string =>
  input.label || ((input.inputExpression as DmnElement | undefined)?.text ?? '').trim();
