import { officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

const restricted = [owner, officer('industry')] as const;

/** What Article 44 asks of a pilot, the plan that limits it, and what it came to. */
export const pilotFacts = {
  title: field.text('产品', 'Product'),
  product: field.record('产品记录', 'Product record', { system: 'products' }),
  ...group('第四十四条的条件', 'Conditions of Article 44', {
    nationalSecurity: field.yesNo('涉及国家安全', 'Concerns national security', { article: '44.1' }),
    publicInterest: field.yesNo('涉及公共利益', 'Concerns the public interest', { article: '44.1' }),
    personalSafety: field.yesNo('涉及公民人身安全', 'Concerns personal safety', { article: '44.1' }),
    standardExists: field.yesNo('国家或者地方已制定标准', 'A national or local standard exists', { article: '44.1' }),
    internationalStandard: field.text('所符合的国际先进标准或者规范', 'Advanced international standard met', {
      article: '44.1',
      optional: true,
    }),
    conformity: field.files('符合性证明', 'Evidence of conformity', { optional: true, read: restricted }),
  }),
  ...group('试点方案', 'Plan', {
    persons: field.integer('参与人数上限', 'At most so many persons', { min: 1 }),
    places: field.integer('试点地点上限', 'At most so many places', { min: 1 }),
    endsOn: field.date('结束日期', 'Ends on'),
    insurance: field.text('保险', 'Insurance'),
    criteria: field.groups('退出标准', 'Exit criteria', {
      atLeast: 1,
      most: 20,
      facts: { criterion: field.text('标准', 'Criterion'), threshold: field.text('达到的数值', 'Threshold') },
    }),
  }),
  reasons: field.longText('理由', 'Reasons', { optional: true }),
  stopReason: field.longText('停止原因', 'Why it was stopped', { optional: true }),
  results: field.groups('试点结果', 'Results', {
    optional: true,
    most: 20,
    facts: {
      criterion: field.text('标准', 'Criterion'),
      measured: field.text('实测', 'Measured'),
      met: field.yesNo('达到', 'Met'),
    },
  }),
};
export const stated = [
  'title',
  'product',
  'nationalSecurity',
  'publicInterest',
  'personalSafety',
  'standardExists',
  'internationalStandard',
  'conformity',
  'persons',
  'places',
  'endsOn',
  'insurance',
  'criteria',
] as const;
