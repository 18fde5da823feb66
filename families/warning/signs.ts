import { decideBy } from '#families/rules/decide.ts';
import type { Reason } from '#families/rules/reasons.ts';
import type { incidentSeverities, warningLevels, warningSteps } from '#families/rules/tableFacts.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { RulesInForce } from '#kernel/rules.ts';

export type WarningLevel = keyof typeof warningLevels;
export type WarningStep = keyof typeof warningSteps;

/** What the table of warning levels is asked about; each sign at rest says nothing. */
export interface Signs {
  readonly breachRatio: number;
  readonly plannedStep: WarningStep;
  readonly severity: keyof typeof incidentSeverities | 'none';
  readonly personalSafety: boolean;
  readonly autonomous: boolean;
  readonly similarReports: number;
  readonly overdueSteps: number;
}
export const noSigns: Signs = {
  breachRatio: 0,
  plannedStep: 'none',
  severity: 'none',
  personalSafety: false,
  autonomous: false,
  similarReports: 0,
  overdueSteps: 0,
};

const inOrder = <T>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) >= order.indexOf(b) ? a : b);
const severities: readonly Signs['severity'][] = ['none', 'near-miss', 'minor', 'serious', 'grave'];
const steps: readonly WarningStep[] = ['none', 'check', 'inspect', 'restrict', 'suspend'];
export const levels: readonly WarningLevel[] = ['none', 'blue', 'yellow', 'orange', 'red'];
export const isAbove = (a: WarningLevel, b: WarningLevel): boolean => levels.indexOf(a) > levels.indexOf(b);

/** Of two sets of signs the graver of each: a warning does not become lighter by a later sign. */
export const graver = (a: Signs, b: Signs): Signs => ({
  breachRatio: Math.max(a.breachRatio, b.breachRatio),
  plannedStep: inOrder(steps, a.plannedStep, b.plannedStep),
  severity: inOrder(severities, a.severity, b.severity),
  personalSafety: a.personalSafety || b.personalSafety,
  autonomous: a.autonomous || b.autonomous,
  similarReports: Math.max(a.similarReports, b.similarReports),
  overdueSteps: Math.max(a.overdueSteps, b.overdueSteps),
});

/** The level, and the step that it forces with its term, as facts of a warning, with the rows that gave them. */
export function levelFacts(signs: Signs, rules: RulesInForce) {
  const decided = decideBy<{ step: WarningStep; workingDays: number }>(
    'warning-levels',
    'nextStep',
    { ...signs },
    rules,
  );
  const level = decided.trace.find((one) => one.decision === 'level')?.possible?.[0] as WarningLevel | undefined;
  if (decided.value === undefined || level === undefined)
    throw new Error(`the table of warning levels gives no step for ${JSON.stringify(signs)}`);
  const why = whyOf(decided.reasons, level).map(({ text }) => text);
  const reasons: Bilingual = {
    zh: why.map(({ zh }) => zh).join('；'),
    en: why.map(({ en }) => en).join('; '),
  };
  return {
    ...signs,
    // As a fact it is a decimal, which is text; two places, rounded down, so that no line is crossed by rounding.
    breachRatio: (Math.floor(Math.min(signs.breachRatio, 9999) * 100) / 100).toFixed(2),
    level,
    step: decided.value.step,
    workingDays: decided.value.workingDays,
    reasons,
    ruleVersion: decided.ruleVersion,
  };
}

/** The rows of the gravest signs; then, where steps were overdue, the one that raised the level. */
const whyOf = (reasons: readonly Reason[], level: WarningLevel): readonly Reason[] => {
  const signs = reasons.filter(({ decision }) => decision === 'signs');
  const gravest = levels.findLast((one) => signs.some(({ outcome }) => outcome === one));
  const raised = gravest === level ? [] : reasons.filter(({ decision }) => decision === 'level');
  return [...signs.filter(({ outcome }) => outcome === gravest), ...raised];
};

/** The signs that a warning rests on, read back from its facts. */
export const signsOf = (facts: Readonly<Record<string, unknown>>): Signs => ({
  ...noSigns,
  ...Object.fromEntries(
    Object.keys(noSigns).flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])),
  ),
  breachRatio: Number(facts.breachRatio ?? 0),
});
