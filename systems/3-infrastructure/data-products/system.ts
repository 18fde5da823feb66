import { everyone, member, owner } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { productDocuments } from './documents.ts';
import { keeper, productFacts } from './facts.ts';
import { productLifecycle } from './lifecycle.ts';
import * as rules from './rules.ts';

const inside = [owner, keeper] as const;
/** Article 33(1). Data become products: registered with their sources and rights, priced, offered under terms. */
export const dataProducts = system({
  id: 'data-products',
  law: ['33.1'],
  name: { zh: '数据产品登记', en: 'Data products', code: 'SCP' },
  keeper: 'data',
  facts: productFacts,
  create: member,
  start: 'draft',
  documents: productDocuments,
  clocks: { registration: { label: { zh: '登记审核', en: 'Examination' }, term: rules.registrationTerm } },
  lifecycle: productLifecycle,
  read: {
    draft: inside,
    submitted: inside,
    correcting: inside,
    registered: everyone,
    onOffer: everyone,
    struckOff: everyone,
  },
  list: { title: 'title', columns: ['title', 'form', 'sector', 'priceMode', 'price'], filters: ['form', 'priceMode'] },
  answers: { closedSources: rules.closedSourcesSql, circulation: rules.circulationSql },
});
