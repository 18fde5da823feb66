import { gradeProduct } from '#families/grading/grade.ts';
import { factNames } from '#families/grading/input.ts';
import type { ObligationId } from '#families/grading/obligations.ts';
import { proposeOffices } from '#families/routing/route.ts';
import { type RuleFacts, type RuleTableId, ruleTables } from '#families/rules/catalogue.ts';
import { decideBy } from '#families/rules/decide.ts';
import { canonical } from '#kernel/journal.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import type { ChangeKind } from './changeKinds.ts';

/** What a case comes to by some version of the tables. */
export interface Outcome {
  readonly grade?: string;
  /** Obligations and ways that are certain; of tables that are not about products, every answer by its decision. */
  readonly obligations: readonly string[];
  /** The rows that hold, as `decision/row`. */
  readonly rows: readonly string[];
}

/** The obligations that are ways to go, not something to do on the way. */
const paths: ReadonlySet<string> = new Set<ObligationId>([
  'ex-ante-assessment',
  'prior-disclosure',
  'expert-re-review',
  'expert-re-review-exempt',
  'medical-recognition',
  'vehicle-route',
  'pilot-possible',
  'pilot-not-possible',
]);
const ofProducts: ReadonlySet<RuleTableId> = new Set(['grading', 'expert-re-review', 'pilot-eligibility']);

const named = (names: readonly string[], facts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(names.flatMap((name) => (facts[name] == null ? [] : [[name, facts[name]]])));

/** The outcome of a case of a table. Pure, but for the limits that versions run in. */
export function outcomeOf(table: RuleTableId, facts: Readonly<Record<string, unknown>>, rules: RulesInForce): Outcome {
  if (ofProducts.has(table)) {
    const { grade, obligations, reasons } = gradeProduct(named(factNames, facts), rules);
    const all = [...reasons, ...obligations.flatMap((one) => one.reasons)];
    return {
      grade,
      obligations: obligations.map(({ id }) => id).toSorted(),
      rows: distinct(all.map(({ decision, row }) => `${decision}/${row}`)),
    };
  }
  if (table === 'routing') {
    const offices = proposeOffices({ kind: 'product', facts: named(factNames, facts) }, undefined, rules);
    return {
      obligations: distinct(offices.map(({ office, part }) => `${office}: ${part}`)),
      rows: distinct(offices.flatMap(({ reasons }) => reasons.map(({ rule }) => `offices/${rule}`))),
    };
  }
  const asked: RuleFacts = ruleTables[table].facts;
  const known = Object.fromEntries(
    Object.entries(named(Object.keys(asked), facts)).map(([name, value]) => [
      name,
      // A decimal fact is text, so that no digit is lost.
      asked[name]?.type === 'number' ? Number(value) : value,
    ]),
  );
  const decided = ruleTables[table].decisions.map((id) => ({ id, ...decideBy(table, id, known, rules) }));
  return {
    obligations: decided.map(({ id, possible }) => `${id}: ${possible ? possible.map(canonical).join(' | ') : '?'}`),
    rows: distinct(decided.flatMap(({ reasons }) => reasons.map(({ decision, row }) => `${decision}/${row}`))),
  };
}

const distinct = (all: readonly string[]): readonly string[] => [...new Set(all)];

/** What changes from one outcome to the other; which rows hold is no change by itself. */
export function changesOf(was: Outcome, becomes: Outcome): readonly ChangeKind[] {
  const moved = [
    ...was.obligations.filter((one) => !becomes.obligations.includes(one)),
    ...becomes.obligations.filter((one) => !was.obligations.includes(one)),
  ];
  if (becomes.grade === undefined) return moved.length > 0 ? ['outcome'] : [];
  return [
    ...(was.grade === becomes.grade ? [] : (['grade'] as const)),
    ...(moved.some((one) => paths.has(one)) ? (['path'] as const) : []),
    ...(moved.some((one) => !paths.has(one)) ? (['obligations'] as const) : []),
  ];
}
