import { tallyResults } from '#families/rules/tableFacts.ts';
import { assigned, officeIn, officer } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { type Criterion, criteria, expertKinds } from './terms.ts';

export const by = officer('industry');
export const expert = assigned('expert');
/** What is written is its author's alone until all opinions are opened: to the panel and to the office. */
const blind = { read: [expert, assigned('panel'), officeIn('openedTo')], optional: true } as const;
const { insufficient: _none, ...recommends } = tallyResults;

const scores = Object.fromEntries(
  Object.entries(criteria).map(([name, { zh, en }]) => [name, field.integer(zh, en, { ...blind, min: 1, max: 5 })]),
) as Readonly<Record<Criterion, ReturnType<typeof field.integer<{ min: 1; max: 5 } & typeof blind>>>>;
/** What a member must say, and what they may say besides. */
export const needed = [...(Object.keys(criteria) as Criterion[]), 'recommends', 'reasons'] as const;
export const written = [...needed, 'proposed'] as const;

/** Whom a member's opinion is about, what ties them, what they ask, and the opinion itself. */
export const opinionFacts = {
  title: field.text('评审事项', 'Case'),
  assessment: field.record('事前评估', 'Assessment', { system: 'ex-ante-assessments' }),
  expert: field.person('专家', 'Expert'),
  kind: field.choice('类别', 'Kind', expertKinds),
  draw: field.text('抽取所用的随机数', 'Public value of the draw', { max: 200 }),
  noInterest: field.yesNo('本人与申请单位没有利害关系', 'I have no interest in the applicant', { optional: true }),
  interest: field.text('回避或者更换的事由', 'Why one stands aside or is replaced', { optional: true, max: 500 }),
  ...group('评审意见', 'Opinion', {
    ...scores,
    recommends: field.choice('建议', 'Recommends', recommends, blind),
    reasons: field.longText('理由', 'Reasons', { ...blind, max: 4000 }),
    proposed: field.longText('建议附加的条件', 'Conditions proposed', { ...blind, max: 2000 }),
  }),
  asked: field.groups('向申请单位的提问', 'Asked of the applicant', {
    ...blind,
    most: 20,
    facts: {
      question: field.text('问题', 'Question', { max: 2000 }),
      at: field.text('时间', 'When', { optional: true }),
    },
  }),
  panel: field.people('专家组', 'Panel', { optional: true, read: [assigned('panel'), by] }),
  openedTo: field.office('启封后可以查阅的部门', 'Office it is opened to', { optional: true }),
};
