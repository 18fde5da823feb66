import { assigned, officer } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

export const by = officer('committee');
export const chair = assigned('chair');
const figure = (zh: string, en: string, optional = false) => field.decimal(zh, en, { places: 6, optional });

/** A study: its question and data, what was computed from them, what follows, and what the named office says to that. */
export const studyFacts = {
  ...group('问题与数据', 'Question and data', {
    title: field.text('研判题目', 'Study', { max: 120 }),
    concerns: field.choice('影响的方面', 'Effect on', {
      information: { zh: '信息权益保护', en: 'Rights over information' },
      ethics: { zh: '社会伦理道德', en: 'Social ethics' },
      employment: { zh: '劳动就业', en: 'Work and employment' },
    }),
    question: field.longText('研判问题', 'Question', { max: 2000 }),
    data: field.files('数据（CSV）', 'Data (CSV)', { most: 1 }),
    source: field.text('数据来源', 'Where the data come from', { max: 300 }),
    groupColumn: field.text('分组列', 'Column of the groups', { max: 60 }),
    valueColumn: field.text('数值列', 'Column of the values', { max: 60 }),
    unit: field.text('单位', 'Unit', { max: 20 }),
    method: field.longText('方法', 'Method', { max: 3000 }),
  }),
  ...group('计算结果', 'Computed', {
    digest: field.text('数据文件的 SHA-256', 'SHA-256 of the data', { optional: true, max: 64 }),
    rows: field.integer('行数', 'Rows', { optional: true }),
    fault: field.longText('未能计算的原因', 'Why it could not be computed', { optional: true }),
    figures: field.groups('分组数值', 'Figures by group', {
      optional: true,
      most: 40,
      facts: {
        group: field.text('分组', 'Group', { max: 80 }),
        n: field.integer('数量', 'Count'),
        mean: figure('平均', 'Mean'),
        low: figure('区间下限', 'Interval from', true),
        high: figure('区间上限', 'Interval to', true),
        deviation: figure('标准差', 'Standard deviation'),
        lowest: figure('最小', 'Lowest'),
        highest: figure('最大', 'Highest'),
      },
    }),
  }),
  ...group('研判结论', 'Finding', {
    finding: field.longText('结论', 'Finding', { optional: true, max: 4000 }),
    limits: field.longText('局限', 'Limits', { optional: true, max: 2000 }),
    responder: field.office('应当回应的部门', 'Office that owes a response', { optional: true }),
    chair: field.person('确认人', 'Confirmed by', { optional: true }),
  }),
  response: field.longText('回应', 'Response', { optional: true, max: 4000 }),
};
export const stated = [
  'title',
  'concerns',
  'question',
  'data',
  'source',
  'groupColumn',
  'valueColumn',
  'unit',
  'method',
] as const;
export const found = ['finding', 'limits', 'responder', 'chair'] as const;
