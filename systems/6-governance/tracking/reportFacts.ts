import { gradeLabels } from '#families/grading/grade.ts';
import { officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

/** Who reads what a provider reports; that and when a report is due is public. */
export const readers = [owner, officer('industry')] as const;
const count = (zh: string, en: string) => field.integer(zh, en, { min: 0, read: readers });

/** What a provider reports for a period. */
const told = {
  ...group('使用情况', 'Use', {
    uses: count('使用次数', 'Times used'),
    people: count('影响人数', 'People affected'),
    changes: field.longText('本期变更', 'Changes in the period', { optional: true, max: 4000, read: readers }),
  }),
  ...group('事件与投诉', 'Incidents and complaints', {
    incidents: count('安全事件数', 'Incidents'),
    incidentNote: field.longText('事件经过和处置', 'What happened and what was done', {
      optional: true,
      max: 4000,
      read: readers,
    }),
    complaints: count('收到投诉数', 'Complaints received'),
    complaintsSettled: count('已办结投诉数', 'Complaints settled'),
  }),
  ...group('风险防控', 'Risks', {
    measures: field.longText('风险防控措施的执行情况', 'How the measures were carried out', {
      max: 4000,
      read: readers,
    }),
    attachments: field.files('附件', 'Attachments', { optional: true, read: readers }),
  }),
};
export const reported = Object.keys(told) as readonly (keyof typeof told)[];
export const asked = ['uses', 'people', 'incidents', 'complaints', 'complaintsSettled', 'measures'] as const;

/** A period of a product's use, its report, and what the office said of it. */
export const reportFacts = {
  ...group('报告期', 'Period', {
    title: field.text('产品', 'Product', { max: 120 }),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    grade: field.choice('风险等级', 'Grade', gradeLabels, { article: '66.2' }),
    version: field.text('版本', 'Version', { optional: true, max: 40 }),
    since: field.date('自', 'From'),
    until: field.date('至', 'To'),
  }),
  ...told,
  ...group('审阅', 'Reading', {
    opinion: field.longText('审阅意见', 'Opinion', { optional: true, max: 4000, read: readers }),
  }),
};
