import { namesTheOwnersProduct, reviewsTheProductsPath } from '#families/ownProduct.ts';
import { registerLifecycle, registerReaders } from '#families/register.ts';
import { everyone, member, program } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';
import { longestSentence, saysWhatMatters } from './rules.ts';

/** Article 71. Algorithms of public decisions, and of business touching the public interest, told in plain words. */
export const explanations = system({
  id: 'explanations',
  law: ['71.1'],
  name: { zh: '算法说明公示', en: 'Algorithm explanations', code: 'SM' },
  keeper: 'industry',
  facts: {
    title: field.text('产品', 'Product'),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    version: field.text('所说明的版本', 'Version explained'),
    what: field.longText('它做什么', 'What it does', { max: 600 }),
    how: field.longText('它怎样得出结果', 'How it reaches a result', { max: 1000 }),
    data: field.longText('它用到哪些信息', 'What it uses', { max: 600 }),
    control: field.longText('谁来把关', 'Who is in control', { max: 600 }),
    object: field.longText('不同意怎么办', 'If you disagree', { max: 600 }),
  },
  create: [member, program],
  start: 'draft',
  lifecycle: registerLifecycle(
    ['title', 'product', 'version', 'what', 'how', 'data', 'control', 'object'],
    'industry',
    { law: '71.1', when: [namesTheOwnersProduct, saysWhatMatters], reads: ['disclosures.product'] },
    { effects: [reviewsTheProductsPath] },
  ),
  read: registerReaders('industry', everyone),
  list: { title: 'title', columns: ['title', 'version'] },
  settings: [longestSentence],
  answers: {
    publishedFor:
      "select jsonb_agg(e.facts->>'version') from records e where e.system = 'explanations' and e.state = 'published' and e.owner = r.owner and e.facts @> jsonb_build_object('product', r.id::text)",
  },
});
