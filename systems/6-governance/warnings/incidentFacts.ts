import { incidentSeverities } from '#families/rules/tableFacts.ts';
import { field, group } from '#kernel/fields/field.ts';

/** What went wrong, as its operator tells it, and when that was told. */
export const incidentFacts = {
  ...group('事故', 'Incident', {
    title: field.text('事由', 'Subject', {
      max: 120,
      help: {
        zh: '一句话；引起预警的，会公开，请勿写入个人信息',
        en: 'One sentence; public if it raises a warning, so without personal information',
      },
    }),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    kind: field.choice('类型', 'Kind', {
      injury: { zh: '人身伤害或者险情', en: 'Injury or danger to persons' },
      wrongResult: { zh: '错误的结果或者决定', en: 'A wrong result or decision' },
      outage: { zh: '中断或者失控', en: 'Outage or loss of control' },
      data: { zh: '数据或者个人信息泄露', en: 'Data or personal information disclosed' },
      other: { zh: '其他', en: 'Other' },
    }),
    severity: field.choice('严重程度', 'How grave', incidentSeverities, { article: '66.2' }),
    happenedOn: field.date('发生日期', 'Day it happened', { notFuture: true }),
    happenedTime: field.text('发生时刻', 'Time it happened', {
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
      help: { zh: '24 小时制，如 02:35', en: 'By 24 hours, such as 02:35' },
    }),
    place: field.text('地点', 'Place', { max: 200, optional: true }),
    hurt: field.integer('受伤人数', 'Persons hurt', { min: 0, max: 1_000_000 }),
    description: field.longText('经过', 'What happened', { max: 4000 }),
    measures: field.longText('已采取的措施', 'What was done', { max: 4000 }),
    evidence: field.files('材料', 'Files', { optional: true }),
  }),
  ...group('报告', 'Report', {
    hours: field.decimal('发生后多少小时报告', 'Hours from happening to report', { optional: true, places: 1 }),
    late: field.yesNo('逾期报告', 'Reported late', { optional: true }),
    warning: field.record('引起的预警', 'Warning raised', { optional: true, system: 'warnings' }),
    followUps: field.groups('补充报告', 'Follow-ups', {
      optional: true,
      most: 100,
      facts: {
        text: field.longText('内容', 'Text', { max: 4000 }),
        by: field.person('报告人', 'By', { optional: true }),
        at: field.text('时间', 'At', { optional: true }),
      },
    }),
  }),
};
export const stated = [
  'title',
  'product',
  'kind',
  'severity',
  'happenedOn',
  'happenedTime',
  'place',
  'hurt',
  'description',
  'measures',
  'evidence',
] as const;
