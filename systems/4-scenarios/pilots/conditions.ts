import { gradeProduct } from '#families/grading/grade.ts';
import { factNames } from '#families/grading/input.ts';
import { ruleTables } from '#families/rules/catalogue.ts';
import { decideBy } from '#families/rules/decide.ts';
import { pilotConditions } from '#families/rules/tableFacts.ts';
import { type Label, label } from '#kernel/label.ts';
import type { RulesInForce } from '#kernel/rules.ts';

type Facts = Readonly<Record<string, unknown>>;
export type Condition = keyof typeof pilotConditions;
const conditions = Object.keys(pilotConditions) as readonly Condition[];

export interface Verdict {
  readonly condition: Condition;
  /** Null while facts are missing that settle it. */
  readonly holds: boolean | null;
  readonly reasons: readonly { readonly row: string; readonly articles: readonly string[]; readonly text: Label }[];
  readonly missing: readonly string[];
}
export interface Eligibility {
  /** Null while it is not settled. */
  readonly eligible: boolean | null;
  readonly verdicts: readonly Verdict[];
  readonly ruleVersion: string;
  readonly provisional: boolean;
}

/**
 * What the table is asked: the grade and the field come from the product's record, the rest from the applicant. A
 * standard that is named counts as met once there is evidence of it; `typing`: what is not stated yet is unknown.
 */
function askedFacts(applied: Facts, product: Facts | null, typing: boolean): Facts {
  const shown = Boolean(applied.internationalStandard) && ((applied.conformity as unknown[]) ?? []).length > 0;
  return {
    ...applied,
    grade: product?.grade === 'undetermined' ? null : product?.grade,
    publicDecision: product?.publicDecision,
    publicInterestCommerce: product?.publicInterestCommerce,
    meetsAdvancedStandard: shown || !typing ? shown : null,
  };
}

/** Article 44: one verdict a condition, by the table in force, with the rows that say why. */
export function eligibilityOf(applied: Facts, product: Facts | null, rules: RulesInForce, typing = false): Eligibility {
  const decided = decideBy<string>('pilot-eligibility', 'pilot', askedFacts(applied, product, typing), rules);
  return {
    eligible: decided.value === undefined ? null : decided.value === 'possible',
    verdicts: conditions.map((condition) => {
      const trace = decided.trace.find(({ decision }) => decision === condition);
      const possible = trace?.possible;
      return {
        condition,
        holds: possible?.length === 1 ? possible[0] === true : null,
        reasons: decided.reasons
          .filter(({ decision }) => decision === condition)
          .map(({ row, articles, text }) => ({ row, articles, text })),
        missing: trace?.missing ?? [],
      };
    }),
    ruleVersion: decided.ruleVersion,
    provisional: decided.provisional,
  };
}

/** The facts that a verdict waits for, by their names. */
export const missingFacts = (names: readonly string[]): Label => {
  const facts: Readonly<Record<string, { readonly label: Label }>> = ruleTables['pilot-eligibility'].facts;
  const of = names.map((name) => facts[name]?.label ?? label(name, name));
  return label(`缺少：${of.map(({ zh }) => zh).join('、')}`, `Missing: ${of.map(({ en }) => en).join(', ')}`);
};

/** What both the application and the product's record state, by the application's names. */
const statedTwice: Readonly<Record<string, Label>> = {
  nationalSecurity: label('涉及国家安全', 'concerns national security'),
  publicInterest: label('涉及公共利益', 'concerns the public interest'),
  personalSafety: label('涉及公民人身安全', 'concerns personal safety'),
  standardsExist: label('国家或者地方已制定标准', 'a national or local standard exists'),
};
const answer = (yes: unknown): Label => (yes === true ? label('是', 'yes') : label('否', 'no'));

/** Where the application says one thing and the product's record another, by the fact. */
export function contradictionsWith(
  applied: Facts,
  product: Facts | null,
): readonly { readonly field: string; readonly message: Label }[] {
  return Object.entries(statedTwice).flatMap(([field, name]) => {
    const [here, there] = [applied[field], product?.[field]];
    if (typeof here !== 'boolean' || typeof there !== 'boolean' || here === there) return [];
    return [
      {
        field,
        message: label(
          `${name.zh}：申请写“${answer(here).zh}”，产品登记为“${answer(there).zh}”`,
          `${name.en}: the application says ${answer(here).en}, the product’s record ${answer(there).en}`,
        ),
      },
    ];
  });
}

/** Procedures that a product may have to take instead of a pilot. */
const elsewhere = new Set(['vehicle-route', 'medical-recognition', 'ex-ante-assessment', 'prior-disclosure']);

/** Where a product belongs that may not be piloted, by what the tables in force say of its facts. */
export const routesOf = (product: Facts | null, rules: RulesInForce) =>
  gradeProduct(
    Object.fromEntries(factNames.flatMap((name) => (product?.[name] == null ? [] : [[name, product[name]]]))),
    rules,
  )
    .obligations.filter(({ id }) => elsewhere.has(id))
    .map(({ id, label: name, source, articles, toBeConfirmed }) => ({
      id,
      label: name,
      source,
      articles,
      toBeConfirmed,
    }));
