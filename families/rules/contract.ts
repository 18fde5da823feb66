import type { Analysed } from '#engines/decision/sandbox.ts';
import { label } from '#kernel/label.ts';
import { readCitation } from '../citation.ts';
import { type RuleTableId, ruleTables } from './catalogue.ts';
import type { RuleFinding } from './findings.ts';

type Model = Analysed['model'];
type Decision = Model['decisions'][number];
type Tabular = Extract<NonNullable<Decision['logic']>, { kind: 'table' }>;

const fault = (decision: string, zh: string, en: string, place: Partial<RuleFinding> = {}): RuleFinding => ({
  kind: 'contract',
  decision,
  blocks: true,
  message: label(zh, en),
  ...place,
});

/**
 * Where a version of a table does not fit the program that asks it: a decision that is missing, a fact that no case
 * brings or that has another type, an outcome that the program does not know, a row that does not say on which provision
 * and why. With these a version would be silent where it should speak.
 */
export function contractFindings(table: RuleTableId, model: Model): readonly RuleFinding[] {
  const { decisions, facts } = ruleTables[table];
  const known: Readonly<Record<string, { readonly type: string }>> = facts;
  return [
    ...decisions
      .filter((id) => !model.decisions.some((one) => one.id === id))
      .map((id) => fault(id, `缺少决策“${id}”`, `the decision ${id} is missing`)),
    ...model.inputs.flatMap(({ name, type }) => {
      const fact = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!fact)
        return [fault(name, `“${name}”不是此类事项的事实`, `${name} is not a fact of these cases`, { column: name })];
      return type === undefined || typeName(type) === fact.type
        ? []
        : [
            fault(name, `“${name}”的类型应为 ${fact.type}`, `${name} must be of type ${fact.type}, not ${type}`, {
              column: name,
            }),
          ];
    }),
    ...model.decisions.flatMap(({ id, logic }) => (logic?.kind === 'table' ? tableFindings(table, id, logic) : [])),
  ];
}

/** `strings` is the name that lists of texts are declared under; other lists are known by their own. */
const typeName = (type: string): string => type.replace(/^feel:/u, '');

function tableFindings(table: RuleTableId, decision: string, { rules, outputs }: Tabular): readonly RuleFinding[] {
  const outcomes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = ruleTables[table].outcomes;
  return rules.flatMap((rule) => [
    ...(readCitation(rule.annotation)
      ? []
      : [
          fault(
            decision,
            '注释应写明“条款 | 理由 | Reason”，条款须为条例的条款',
            'the annotation must read “provision | 理由 | reason”, by a provision of the Regulation',
            { row: rule.id, column: 'annotation' },
          ),
        ]),
    ...outputs.flatMap((output, at) => {
      const known = outcomes[output.name ?? decision];
      const value = textOf(rule.outputs[at]);
      if (!known || value === undefined || Object.hasOwn(known, value)) return [];
      return [
        fault(decision, `程序不认识结果“${value}”`, `the program knows no outcome ${value}`, {
          row: rule.id,
          column: output.name ?? 'output',
        }),
      ];
    }),
  ]);
}

/** The text that an output entry gives, where it is a constant one. */
function textOf(expression: string | undefined): string | undefined {
  return /^"(?:[^"\\]|\\.)*"$/u.test(expression ?? '') ? (JSON.parse(expression ?? '""') as string) : undefined;
}
