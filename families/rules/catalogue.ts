import { gradeNames } from '#families/grading/grades.ts';
import { type Fact, gradingFacts } from '#families/grading/input.ts';
import { obligationKinds } from '#families/grading/obligations.ts';
import { prohibitedActs } from '#families/prohibitedActs.ts';
import { matterFacts, routingOutcomes } from '#families/routing/matter.ts';
import { type Label, label } from '#kernel/label.ts';
import * as data from './dataFacts.ts';
import * as facts from './tableFacts.ts';

/** A name that a version of a table may ask for, with the type that it has. */
export interface RuleFact {
  readonly label: Label;
  readonly type: 'boolean' | 'number' | 'string' | 'strings';
  readonly options?: Readonly<Record<string, Label>>;
}
export type RuleFacts = Readonly<Record<string, RuleFact>>;

/** What a decision of a table may give: the values of each output that the program knows how to follow. */
export type Outcomes = Readonly<Record<string, Readonly<Record<string, Label>>>>;

/** A table of the platform: what the program asks it, and what it may be told. */
export interface RuleTable {
  readonly label: Label;
  /** The provisions that it serves. */
  readonly law: readonly string[];
  /** The systems whose cases it decides. */
  readonly askedBy: readonly string[];
  /** The decisions that the program asks for; each version must have them, and may have more. */
  readonly decisions: readonly string[];
  readonly facts: RuleFacts;
  /** By output name. Outputs not named here may give anything of their type. */
  readonly outcomes: Outcomes;
}

const typeOf = { 'yes-no': 'boolean', integer: 'number', choice: 'string', choices: 'strings' } as const;
const ofProducts: RuleFacts = Object.fromEntries(
  Object.entries(gradingFacts).map(([name, fact]: [string, Fact]) => [
    name,
    { label: fact.label, type: typeOf[fact.kind], ...('options' in fact && { options: fact.options }) },
  ]),
);
const labelsOf = (names: readonly (keyof typeof obligationKinds)[]) =>
  Object.fromEntries(names.map((name) => [name, obligationKinds[name].label]));
const byPilot = ['pilot-possible', 'pilot-not-possible'] as const;
const byReReview = ['expert-re-review', 'expert-re-review-exempt', 'ethics-follow-up'] as const;
const byGrade = (Object.keys(obligationKinds) as (keyof typeof obligationKinds)[]).filter(
  (name) => ![...byPilot, ...byReReview].some((other) => other === name),
);

/** Every decision table of the platform. What is in force of each is in the rule library. */
export const ruleTables = {
  grading: {
    label: label('风险分级', 'Risk grading'),
    law: ['66.1', '66.2', '66.3'],
    askedBy: ['products', 'risk-grading'],
    decisions: ['grade', 'obligations'],
    facts: ofProducts,
    outcomes: { grade: gradeNames, obligations: labelsOf(byGrade) },
  },
  'expert-re-review': {
    label: label('伦理专家复核', 'Expert re-review'),
    law: ['72.1'],
    askedBy: ['products', 'ethics-reviews'],
    decisions: ['listedActivity', 'reReview'],
    facts: ofProducts,
    outcomes: { listedActivity: facts.listedActivities, reReview: labelsOf(byReReview) },
  },
  'pilot-eligibility': {
    label: label('先行先试条件', 'Conditions of a pilot'),
    law: ['44.1'],
    askedBy: ['products', 'pilots'],
    decisions: [...Object.keys(facts.pilotConditions), 'pilot', 'route'],
    facts: { grade: { label: label('风险等级', 'Grade'), type: 'string', options: gradeNames }, ...ofProducts },
    outcomes: { pilot: facts.pilotOutcomes, route: labelsOf(byPilot) },
  },
  'pilot-use': {
    label: label('试点用量超限', 'Use of a pilot above its cap'),
    law: ['44.1'],
    askedBy: ['pilots'],
    decisions: ['step'],
    facts: facts.pilotUse,
    outcomes: { step: facts.pilotUseSteps },
  },
  'prohibited-act-screens': {
    label: label('禁止行为检验', 'Screens of prohibited acts'),
    law: ['72.2'],
    askedBy: ['prohibited-acts'],
    decisions: ['screen', 'criteria', 'evidence'],
    facts: { act: { label: label('所涉行为', 'Act'), type: 'string', options: prohibitedActs } },
    outcomes: { screen: facts.screens, criteria: facts.criteria, evidence: facts.evidence },
  },
  'differential-treatment': {
    label: label('差别待遇的例外', 'Exceptions of differential treatment'),
    law: ['72.2(5)'],
    askedBy: ['prohibited-acts'],
    decisions: ['finding'],
    facts: facts.differentialTreatment,
    outcomes: { finding: facts.treatmentFindings, exception: facts.exceptions },
  },
  'warning-levels': {
    label: label('风险预警分级', 'Warning levels'),
    law: ['66.2'],
    askedBy: ['warnings'],
    decisions: ['level', 'nextStep'],
    facts: facts.warningFacts,
    outcomes: { level: facts.warningLevels, step: facts.warningSteps },
  },
  'ethics-procedure': {
    label: label('伦理审查程序', 'Procedure of an ethics review'),
    law: ['72.1'],
    askedBy: ['ethics-reviews'],
    decisions: ['procedure', 'terms'],
    facts: facts.ethicsFacts,
    outcomes: { procedure: facts.ethicsProcedures, unit: facts.termUnits },
  },
  'assessment-materials': {
    label: label('事前评估材料', 'Materials of an ex-ante assessment'),
    law: ['66.2'],
    askedBy: ['ex-ante-assessments'],
    decisions: ['materials'],
    facts: ofProducts,
    outcomes: { materials: facts.assessmentMaterials },
  },
  'assessment-tally': {
    label: label('专家评审计票', 'Tally of a panel'),
    law: ['66.2'],
    askedBy: ['ex-ante-assessments'],
    decisions: ['result'],
    facts: facts.tallyFacts,
    outcomes: { result: facts.tallyResults },
  },
  'test-admissibility': {
    label: label('检测报告采信', 'Admission of test reports'),
    law: ['36.1', '66.2'],
    askedBy: ['ex-ante-assessments'],
    decisions: ['faults'],
    facts: facts.testFacts,
    outcomes: { faults: facts.testFaults },
  },
  'data-grading': {
    label: label('数据分类分级', 'Category and grade of data'),
    law: ['31.1', '33.2'],
    askedBy: ['data-catalogue'],
    decisions: ['category', 'grade', 'personal', 'widest'],
    facts: data.dataFacts,
    outcomes: {
      category: data.dataCategories,
      grade: data.dataGrades,
      personal: data.personalOrNot,
      widest: data.openingClasses,
    },
  },
  routing: {
    label: label('责任部门', 'Responsible offices'),
    law: ['6.1', '6.2', '70.1'],
    askedBy: ['departments', 'violation-reports', 'referrals'],
    decisions: ['offices'],
    facts: { ...matterFacts, ...ofProducts },
    outcomes: routingOutcomes,
  },
} as const satisfies Readonly<Record<string, RuleTable>>;

export type RuleTableId = keyof typeof ruleTables;
export const ruleTableIds = Object.keys(ruleTables) as readonly RuleTableId[];
export const isRuleTable = (id: unknown): id is RuleTableId => typeof id === 'string' && Object.hasOwn(ruleTables, id);
