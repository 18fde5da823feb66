import { incidentSeverities, warningLevels, warningSteps } from '#families/rules/tableFacts.ts';
import { officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

export const inside = [owner, officer('industry')] as const;
const kept = { optional: true, read: inside } as const;

/** What a warning rests on, what is to be done about it and what was done. What anybody may know stands first. */
export const warningFacts = {
  ...group('预警', 'Warning', {
    title: field.text('产品', 'Product', { max: 120 }),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    level: field.choice('级别', 'Level', warningLevels, { optional: true, article: '66.2' }),
    what: field.longText('发生了什么', 'What happened', { optional: true }),
    step: field.choice('须采取的措施', 'Step to be taken', warningSteps, { optional: true }),
    workingDays: field.integer('期限（工作日）', 'Term (working days)', { optional: true, min: 0, max: 365 }),
    reasons: field.longText('定级理由', 'Why this level', { optional: true }),
    ruleVersion: field.text('规则版本', 'Rules', { optional: true }),
  }),
  ...group('措施', 'Measures', {
    restriction: field.longText('限制或者暂停的内容', 'What is restricted or suspended', { optional: true, max: 2000 }),
    findings: field.longText('现场核查情况', 'Found on site', { ...kept, max: 4000 }),
    measures: field.longText('经营者报告的原因和措施', 'Cause and measures, as the operator reports', {
      ...kept,
      max: 4000,
    }),
    evidence: field.files('落实情况的材料', 'Proof of the measures', kept),
    answer: field.longText('退回的理由', 'Why it is not enough', { ...kept, max: 2000 }),
    closing: field.longText('解除或者撤销的理由', 'Why it is lifted or withdrawn', { optional: true, max: 2000 }),
  }),
  ...group('预警情形', 'Signs', {
    metric: field.record('监测指标', 'Metric', { ...kept, system: 'warning-metrics' }),
    incident: field.record('事故报告', 'Incident', { ...kept, system: 'incident-reports' }),
    reports: field.text('举报的行为', 'Act reported', kept),
    breachRatio: field.decimal('实测值与预警值之比', 'Measured value by its threshold', { ...kept, places: 2 }),
    plannedStep: field.choice('预警方案规定的措施', 'What the warning plan says then', warningSteps, kept),
    severity: field.choice(
      '事故严重程度',
      'How grave the incident is',
      { none: { zh: '没有事故', en: 'None' }, ...incidentSeverities },
      kept,
    ),
    personalSafety: field.yesNo('涉及人身安全', 'Touches personal safety', kept),
    autonomous: field.yesNo('高度自主运行', 'Highly autonomous', kept),
    similarReports: field.integer('三十日内同类举报数', 'Reports alike within thirty days', { ...kept, min: 0 }),
    overdueSteps: field.integer('措施逾期次数', 'Steps not taken in time', { optional: true, min: 0 }),
    told: field.groups('预警情形记录', 'Record of the signs', {
      ...kept,
      most: 200,
      facts: {
        at: field.date('日期', 'On'),
        what: field.longText('情形', 'Sign'),
      },
    }),
  }),
} as const;

/** What the table says of the signs, as the program sets it. */
export const levelled = [
  'level',
  'step',
  'workingDays',
  'reasons',
  'ruleVersion',
  'breachRatio',
  'plannedStep',
  'severity',
  'personalSafety',
  'autonomous',
  'similarReports',
  'overdueSteps',
] as const;
