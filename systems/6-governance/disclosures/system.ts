import { namesTheOwnersProduct, reviewsTheProductsPath } from '#families/ownProduct.ts';
import { registerLifecycle, registerReaders } from '#families/register.ts';
import { everyone, member, program } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';

/** Article 66(2). Before a medium- or low-risk application is used, what it is and does is published. */
export const disclosures = system({
  id: 'disclosures',
  law: ['66.2c'],
  name: { zh: '事前披露', en: 'Prior disclosures', code: 'PL' },
  keeper: 'industry',
  facts: {
    title: field.text('产品', 'Product'),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    version: field.text('所披露的版本', 'Version disclosed'),
    statement: field.longText('披露内容', 'What is disclosed', { article: '66.2', max: 8000 }),
    contact: field.text('联系方式', 'Contact'),
  },
  create: [member, program],
  start: 'draft',
  lifecycle: registerLifecycle(
    ['title', 'product', 'version', 'statement', 'contact'],
    'industry',
    {
      law: '66.2',
      when: namesTheOwnersProduct,
      reads: ['disclosures.product'],
    },
    { effects: [reviewsTheProductsPath] },
  ),
  read: registerReaders('industry', everyone),
  list: { title: 'title', columns: ['title', 'version'] },
  answers: {
    publishedFor:
      "select jsonb_agg(d.facts->>'version') from records d where d.system = 'disclosures' and d.state = 'published' and d.owner = r.owner and d.facts @> jsonb_build_object('product', r.id::text)",
    product:
      "select jsonb_build_object('owner', q.owner, 'grade', f.grade, 'version', f.version) from records q, jsonb_to_record(q.facts) f(grade text, version text) where q.system = 'products' and q.id = (r.facts->>'product')::uuid",
  },
});
