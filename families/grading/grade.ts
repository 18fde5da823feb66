import type { RuleTableId } from '#families/rules/catalogue.ts';
import { ruleInForce } from '#families/rules/decide.ts';
import { firstRules } from '#families/rules/firstRules.ts';
import { type Reason as RuleReason, reasonOf } from '#families/rules/reasons.ts';
import type { RuleRow, RulesInForce, RuleTrace } from '#kernel/rules.ts';
import { type Grade, grades } from './grades.ts';
import { type FactName, factNames, type GradingFacts } from './input.ts';
import { type ObligationId, type ObligationKind, obligationKinds } from './obligations.ts';

export { type Grade, gradeLabels, grades } from './grades.ts';
export type Reason = RuleReason<FactName>;

export interface Obligation extends ObligationKind {
  readonly id: ObligationId;
  readonly articles: readonly string[];
  readonly reasons: readonly Reason[];
}

/** An obligation that applies or not according to facts still missing. */
export interface PossibleObligation extends Obligation {
  readonly missing: readonly FactName[];
}

export interface Grading {
  readonly grade: Grade | 'undetermined';
  /** Every grade still possible, lowest first. Whatever the missing facts turn out to be, the grade is among them. */
  readonly between: readonly Grade[];
  /** The missing facts that can still change the grade. */
  readonly missing: readonly FactName[];
  /** The rows that hold, highest grade first; the row for want of others only when it alone holds. */
  readonly reasons: readonly Reason[];
  readonly obligations: readonly Obligation[];
  readonly possibleObligations: readonly PossibleObligation[];
  readonly ruleVersion: string;
  /** The record of that version in the rule library. */
  readonly ruleRecord: string | null;
  /** Article 66(3): the city has not issued its measure. */
  readonly provisional: boolean;
  /** By table: every row and cell of every decision, required ones first. */
  readonly trace: Readonly<Record<string, readonly RuleTrace[]>>;
}

/**
 * Grades a product by its facts, and says what follows: the grade and its obligations by the table `grading`, expert
 * re-review and pilots by tables of their own, each in its version in force. Pure. A fact that is absent is unknown: the
 * grade is then `undetermined` if it can still change, and `between` and `missing` say how far and by what.
 */
export function gradeProduct(facts: GradingFacts, rules: RulesInForce = firstRules): Grading {
  const version = ruleInForce('grading', rules);
  const trace = version.run('obligations', facts);
  const decided = getDecided(trace, 'grade');
  const between = grades.filter((grade) => (decided.possible ?? grades).includes(grade));
  const missing = decided.missing.filter(isFactName);
  const holding = decided.rows.filter((row) => row.matched === true);
  const speaking = holding.filter((row) => row.cells.length > 0);
  const reasons = (speaking.length > 0 ? speaking : between.length === 1 ? holding : []).map((row) =>
    reasonOf<FactName>('grading', 'grade', row),
  );
  const asked: readonly Asked[] = [
    { table: 'grading', trace },
    { table: 'expert-re-review', trace: ruleInForce('expert-re-review', rules).run('reReview', facts) },
    { table: 'pilot-eligibility', trace: whateverTheGrade(between, missing, facts, rules) },
  ];
  return {
    grade: between.length === 1 ? between[0]! : 'undetermined',
    between,
    missing,
    reasons: reasons.toSorted((a, b) => grades.indexOf(b.outcome as Grade) - grades.indexOf(a.outcome as Grade)),
    obligations: asked.flatMap((one) => gather(one, true)),
    possibleObligations: asked.flatMap((one) => {
      const { rows } = askedOf(one);
      return gather(one, null)
        .filter(({ id }) => !rows.some((row) => row.matched === true && row.output === id))
        .map((obligation) => ({
          ...obligation,
          missing: distinct(
            rows.filter((r) => r.matched === null && r.output === obligation.id).flatMap((r) => r.missing),
          ).filter(isFactName),
        }));
    }),
    ruleVersion: version.version,
    ruleRecord: version.record,
    provisional: version.provisional,
    trace: Object.fromEntries(asked.map((one) => [one.table, one.trace])),
  };
}

/** A table that gives obligations, with its whole trace; the last decision is the one asked. */
interface Asked {
  readonly table: RuleTableId;
  readonly trace: readonly RuleTrace[];
}
const askedOf = ({ trace }: Asked): RuleTrace => trace.at(-1)!;

/** Whether a pilot is possible, as far as it is the same by every grade that the product may still get. */
function whateverTheGrade(
  between: readonly Grade[],
  missing: readonly FactName[],
  facts: GradingFacts,
  rules: RulesInForce,
): readonly RuleTrace[] {
  const version = ruleInForce('pilot-eligibility', rules);
  const [first = [], ...others] = between.map((grade) => version.run('route', { ...facts, grade }));
  if (others.length === 0) return first;
  return first.map(({ rows, ...one }, at): RuleTrace => {
    const same = [one, ...others.map((trace) => trace[at]!)];
    const possible = same.some((each) => each.possible === undefined)
      ? undefined
      : distinct(same.flatMap((each) => each.possible ?? []));
    return {
      ...one,
      possible,
      missing: possible?.length === 1 ? [] : distinct([...same.flatMap((each) => each.missing), ...missing]),
      rows: rows.map((row, index) => {
        const each = [row, ...others.map((trace) => trace[at]!.rows[index]!)];
        if (each.every(({ matched }) => matched === row.matched)) return row;
        return { ...row, matched: null, missing: distinct([...each.flatMap((r) => r.missing), ...missing]) };
      }),
    };
  });
}

/** One obligation for each id, with all rows that lead to it: those that hold, or those that may. */
function gather(asked: Asked, matched: true | null): readonly Obligation[] {
  const { rows, decision } = askedOf(asked);
  const given = rows.filter((row) => row.matched === matched);
  return distinct(given.map((row) => row.output as ObligationId)).map((id) => {
    const own = given.filter((row) => row.output === id);
    const reasons = distinctRows(
      own.flatMap((row) => [reasonOf<FactName>(asked.table, decision, row), ...behind(row, asked)]),
    );
    return { id, ...obligationKinds[id], articles: distinct(reasons.flatMap((reason) => reason.articles)), reasons };
  });
}

/** The rows of required decisions that a row rests on, other than the grade's, which are told as the grade's reasons. */
function behind(row: RuleRow, asked: Asked): readonly Reason[] {
  return row.cells.flatMap((cell) => {
    const required = cell.input === 'grade' ? undefined : asked.trace.find(({ decision }) => decision === cell.input);
    return (required?.rows ?? [])
      .filter((other) => other.matched === true && other.output === cell.value && other.cells.length > 0)
      .flatMap((other) => [reasonOf<FactName>(asked.table, cell.input, other), ...behind(other, asked)]);
  });
}

const distinctRows = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((one) => [`${one.decision} ${one.row}`, one])).values(),
];

const getDecided = (trace: readonly RuleTrace[], id: string): RuleTrace => {
  const found = trace.find(({ decision }) => decision === id);
  if (!found) throw new Error(`The grading rules have no decision ${id}.`);
  return found;
};

function isFactName(name: string): name is FactName {
  return (factNames as readonly string[]).includes(name);
}
function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
