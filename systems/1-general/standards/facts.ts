import { assigned, officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';

export const keeper = officer('market');
export const inside = [owner, keeper] as const;

export const choices = {
  agree: label('同意', 'Agree'),
  disagree: label('不同意', 'Disagree'),
  abstain: label('弃权', 'Abstain'),
} as const;

const proposalFacts = group('立项建议', 'Proposal', {
  title: field.text('标准名称', 'Standard', { max: 160 }),
  kind: field.choice('类别', 'Kind', {
    product: label('产品', 'Product'),
    service: label('服务', 'Service'),
    method: label('测试和评价方法', 'Test or evaluation method'),
    data: label('数据', 'Data'),
    management: label('管理', 'Management'),
  }),
  scope: field.longText('范围和主要内容', 'Scope and main content', { max: 4000 }),
  grounds: field.longText('必要性和依据', 'Why it is needed', { max: 4000 }),
  pilot: field.record('来自的试点', 'Pilot it comes from', { system: 'pilots', optional: true, article: '44.1' }),
  former: field.record('所修订的标准', 'Standard it revises', { system: 'standards', optional: true }),
});
export const proposed = Object.keys(proposalFacts) as readonly (keyof typeof proposalFacts)[];

/** A local standard from its proposal to its review: who drafted it, its text, what experts said, its number and dates. */
export const standardFacts = {
  ...proposalFacts,
  ...group('计划', 'Plan', {
    planNumber: field.text('计划编号', 'Plan number', { optional: true, max: 60 }),
    dueOn: field.date('完成期限', 'To be done by', { optional: true }),
  }),
  ...group('起草', 'Drafting', {
    drafters: field.groups('起草组', 'Drafting group', {
      optional: true,
      most: 60,
      article: '8.2',
      facts: {
        organisation: field.text('单位', 'Organisation', { max: 120 }),
        part: field.choice('参与方式', 'Part', {
          lead: label('牵头起草', 'Leads the drafting'),
          takesPart: label('参加起草', 'Takes part'),
        }),
        person: field.text('起草人', 'Drafter', { max: 60, optional: true }),
      },
    }),
    text: field.longText('标准文本', 'Text of the standard', { optional: true, max: 60_000 }),
    explanation: field.longText('编制说明', 'Explanatory note', { optional: true, max: 20_000 }),
    schema: field.files('数据结构文件', 'Machine-readable schema', {
      optional: true,
      most: 1,
      article: '30.1',
      help: label(
        '数据标准附 Frictionless Table Schema 或者 JSON Schema（JSON 文件），公共数据入库时据以检查',
        'A data standard brings its Frictionless Table Schema or JSON Schema as a JSON file; public data are checked against it when they are loaded',
      ),
    }),
    changes: field.longText('采纳意见后的修改', 'What was changed after the comments', { optional: true, max: 8000 }),
    consulted: field.longText('征求意见稿', 'Text as consulted on', { optional: true, max: 60_000 }),
  }),
  ...group('专家审查', 'Expert review', {
    experts: field.people('审查专家', 'Experts', { optional: true, read: [keeper, assigned('experts')] }),
    reviewOn: field.date('审查会日期', 'Review on', { optional: true }),
    votes: field.groups('专家意见', 'Votes', {
      optional: true,
      read: [keeper, assigned('experts')],
      facts: {
        choice: field.choice('结论', 'Vote', choices),
        opinion: field.text('意见', 'Opinion', { max: 1000, optional: true }),
        by: field.person('专家', 'Expert', { optional: true }),
        at: field.text('时间', 'Time', { optional: true }),
      },
    }),
    agreed: field.integer('同意', 'Agree', { optional: true }),
    seated: field.integer('专家人数', 'Experts named', { optional: true }),
    minutes: field.longText('审查会纪要', 'Minutes of the review', { optional: true, max: 8000 }),
  }),
  ...group('发布、备案和复审', 'Publication, filing and review', {
    standardNumber: field.text('标准编号', 'Number of the standard', { optional: true }),
    effectiveOn: field.date('实施日期', 'In effect from', { optional: true }),
    filingNumber: field.text('备案号', 'Filing number', { optional: true, max: 60 }),
    filedOn: field.date('备案日期', 'Filed on', { optional: true, notFuture: true }),
    reviewBy: field.date('复审期限', 'To be reviewed by', { optional: true }),
    reviewedOn: field.date('复审日期', 'Reviewed on', { optional: true, notFuture: true }),
    reviewFindings: field.longText('复审意见', 'Findings of the review', { optional: true, max: 4000 }),
  }),
};
