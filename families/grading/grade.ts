import { readFile } from 'node:fs/promises';
import {
  check,
  type DecisionModel,
  decidePartly,
  loadDecisions,
  type PartialRow,
  type PartlyDecided,
} from '#engines/decision/index.ts';
import type { Label } from '#kernel/label.ts';
import { readCitation } from '../citation.ts';
import { type FactName, factNames, type GradingFacts } from './input.ts';
import { type ObligationId, type ObligationKind, obligationKinds } from './obligations.ts';

/** Grades from the lowest to the highest. */
export const grades = ['low', 'medium', 'high'] as const;
export type Grade = (typeof grades)[number];

export const gradeLabels: Readonly<Record<Grade | 'undetermined', Label>> = {
  high: { zh: '高风险', en: 'High risk' },
  medium: { zh: '中风险', en: 'Medium risk' },
  low: { zh: '低风险', en: 'Low risk' },
  undetermined: { zh: '尚不能确定', en: 'Undetermined' },
};

/** One fact as a row's cell looked at it; `value` is undefined while the fact is missing. */
export interface FactTested {
  readonly facts: readonly FactName[];
  readonly test: string;
  readonly value: unknown;
}

/** A row of the decision table that speaks for an outcome. */
export interface Reason {
  readonly decision: string;
  readonly row: string;
  readonly outcome: string;
  readonly facts: readonly FactTested[];
  /** Paragraphs of the Regulation, such as `66.2` or `72.2(5)`. */
  readonly articles: readonly string[];
  readonly text: Label;
}

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
  /** Article 66(3): the city has not issued its measure. */
  readonly provisional: boolean;
  /** Every row and cell of every decision, required ones first. */
  readonly trace: readonly PartlyDecided[];
}

/** A version of the grading rules, checked and ready to run. */
export interface GradingRules {
  readonly version: string;
  readonly provisional: boolean;
  readonly model: DecisionModel;
}

/**
 * Reads a version of the grading rules; without an argument, the provisional rules that come with the program.
 * Throws with every fault found: in the model itself, in a row that does not cite `articles | 中文 | English`, in an
 * input that is not a grading fact, or in an obligation unknown to the program.
 */
export async function loadGradingRules(xml?: string, provisional = true): Promise<GradingRules> {
  const model = await loadDecisions(xml ?? (await readFile(new URL('./grading.dmn', import.meta.url), 'utf8')));
  const faults = [
    ...check(model).map((f) => [f.decision, f.row, f.column, f.message].filter(Boolean).join(', ')),
    ...model.inputs.filter((i) => !isFactName(i.name)).map((i) => `${i.name} is not a grading fact`),
    ...model.decisions.flatMap(({ id, logic }) =>
      (logic?.kind === 'table' ? logic.rules : []).flatMap((rule) => [
        ...(readCitation(rule.annotation) ? [] : [`${id}, ${rule.id}: cites no article, or lacks a language`]),
        ...(id === 'obligations' && !isObligationId(JSON.parse(rule.outputs[0] ?? '""'))
          ? [`${id}, ${rule.id}: ${rule.outputs[0]} is not a known obligation`]
          : []),
      ]),
    ),
  ];
  if (faults.length > 0) throw new Error(`The grading rules cannot be used: ${faults.join('; ')}`);
  return { version: model.name, provisional, model };
}

const provisionalRules = await loadGradingRules();

/**
 * Grades a product by its facts, and says what follows. Pure. A fact that is absent is unknown: the grade is then
 * `undetermined` if it can still change, and `between` and `missing` say how far and by what.
 */
export function gradeProduct(facts: GradingFacts, rules: GradingRules = provisionalRules): Grading {
  const trace = decidePartly(rules.model, 'obligations', facts);
  const decided = getDecided(trace, 'grade');
  const between = grades.filter((grade) => (decided.possible ?? grades).includes(grade));
  const holding = decided.rows.filter((row) => row.matched === true);
  const speaking = holding.filter((row) => row.cells.length > 0);
  const reasons = (speaking.length > 0 ? speaking : between.length === 1 ? holding : []).map(toReason('grade'));
  const rows = getDecided(trace, 'obligations').rows;
  return {
    grade: between.length === 1 ? between[0]! : 'undetermined',
    between,
    missing: decided.missing.filter(isFactName),
    reasons: reasons.toSorted((a, b) => grades.indexOf(b.outcome as Grade) - grades.indexOf(a.outcome as Grade)),
    obligations: gather(
      rows.filter((row) => row.matched === true),
      trace,
    ),
    possibleObligations: gather(
      rows.filter((row) => row.matched === null),
      trace,
    )
      .filter(({ id }) => !rows.some((row) => row.matched === true && row.output === id))
      .map((obligation) => ({
        ...obligation,
        missing: distinct(
          rows.filter((r) => r.matched === null && r.output === obligation.id).flatMap((r) => r.missing),
        ).filter(isFactName),
      })),
    ruleVersion: rules.version,
    provisional: rules.provisional,
    trace,
  };
}

/** One obligation for each id, with all rows that lead to it. */
function gather(rows: readonly PartialRow[], trace: readonly PartlyDecided[]): readonly Obligation[] {
  return distinct(rows.map((row) => row.output as ObligationId)).map((id) => {
    const own = rows.filter((row) => row.output === id);
    const reasons = own.flatMap((row) => [toReason('obligations')(row), ...behind(row, trace)]);
    return { id, ...obligationKinds[id], articles: distinct(reasons.flatMap((reason) => reason.articles)), reasons };
  });
}

/** The rows of a required decision that a row rests on, other than the grade's, which are told as the grade's reasons. */
function behind(row: PartialRow, trace: readonly PartlyDecided[]): readonly Reason[] {
  return row.cells.flatMap((cell) => {
    const required = cell.input === 'grade' ? undefined : trace.find(({ decision }) => decision === cell.input);
    return (required?.rows ?? [])
      .filter((other) => other.matched === true && other.output === cell.value && other.cells.length > 0)
      .map(toReason(cell.input));
  });
}

const toReason =
  (decision: string) =>
  (row: PartialRow): Reason => ({
    decision,
    row: row.id,
    outcome: String(row.output),
    facts: row.cells.map(({ input, text, value }) => ({
      facts: factNames.filter(isNamedIn(input)),
      test: text,
      value,
    })),
    ...(readCitation(row.annotation) ?? { articles: [], text: { zh: '', en: '' } }),
  });

const getDecided = (trace: readonly PartlyDecided[], id: string): PartlyDecided => {
  const found = trace.find(({ decision }) => decision === id);
  if (!found) throw new Error(`The grading rules have no decision ${id}.`);
  return found;
};

function isFactName(name: string): name is FactName {
  return (factNames as readonly string[]).includes(name);
}
function isObligationId(id: unknown): id is ObligationId {
  return typeof id === 'string' && Object.hasOwn(obligationKinds, id);
}
function isNamedIn(text: string): (name: FactName) => boolean {
  return (name) => new RegExp(`\\b${name}\\b`).test(text);
}
function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
