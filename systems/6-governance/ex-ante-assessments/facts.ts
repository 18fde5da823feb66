import { officer, owner } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';

const restricted = [owner, officer('industry')] as const;

/** What the applicant states, and what the officers find. */
export const assessmentFacts = {
  title: field.text('产品', 'Product'),
  product: field.record('产品记录', 'Product record', { system: 'products' }),
  summary: field.longText('产品与用途', 'The product and its use'),
  risks: field.longText('风险', 'Risks', { article: '66.1', read: restricted }),
  measures: field.longText('防控措施', 'Measures against them'),
  evidence: field.files('测试与论证材料', 'Tests and evidence', { optional: true, read: restricted }),
  outcome: field.choice(
    '结论',
    'Outcome',
    { pass: { zh: '通过', en: 'Passed' }, fail: { zh: '未通过', en: 'Not passed' } },
    { optional: true },
  ),
  reasons: field.longText('理由', 'Reasons', { optional: true }),
  conditions: field.longText('条件', 'Conditions', { optional: true }),
};
export const stated = ['title', 'product', 'summary', 'risks', 'measures', 'evidence'] as const;
