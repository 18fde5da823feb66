import { fields } from '#families/grading/input.ts';
import { everyone, officeIn, officer, program } from '#kernel/access.ts';
import { onceAll, showing } from '#kernel/evidence.ts';
import { field, group } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';
import { departmentDocuments } from './documents.ts';

const facts = group('部门职责', 'Remit', {
  title: field.text('部门名称', 'Office'),
  titleEn: field.text('英文名称', 'Name in English', { optional: true }),
  office: field.office('条例所列部门', 'Office of the Regulation'),
  remit: field.longText('在人工智能产业工作中的职责', 'Remit in AI industry work', { max: 2000, article: '6.2' }),
  fields: field.choices('负责的应用领域', 'Fields in its charge', fields, { article: '39.1' }),
  source: field.text('依据', 'Source', { max: 300 }),
  contact: field.text('咨询渠道', 'Where to ask', { optional: true }),
});
const all = Object.keys(facts) as readonly (keyof typeof facts)[];
const industry = officer('industry');

/**
 * Articles 6(1) and 6(2). Who does what in AI industry work, so that every matter finds its office. What is published is
 * the platform's reading until the office itself confirms it; a change asks for a new confirmation.
 */
export const departments = system({
  id: 'departments',
  law: ['6.2'],
  name: { zh: '部门职责名录', en: 'Departments and remits', code: 'BM' },
  keeper: 'industry',
  facts,
  create: [industry, program],
  start: 'draft',
  documents: departmentDocuments,
  lifecycle: {
    draft: {
      save: { to: 'draft', by: industry, sets: all },
      publish: { to: 'published', by: [industry, program], requires: 'all', law: '6.2' },
    },
    published: {
      change: { to: 'published', by: [industry, officeIn('office')], sets: all, requires: 'all' },
      confirmRemit: { to: 'confirmed', by: officeIn('office'), sets: ['source', 'contact'], waits: false, law: '6.2' },
    },
    confirmed: { change: { to: 'published', by: [industry, officeIn('office')], sets: all, requires: 'all' } },
  },
  read: { draft: industry, published: everyone, confirmed: everyone },
  list: { title: 'title', columns: ['title', 'office', 'fields'], filters: ['fields'] },
  evidence: {
    '6.2': showing(
      onceAll(['published', 'confirmed'], "r.state = 'confirmed'"),
      '条例所列部门的职责均已公开，并经该部门确认',
      'the remit of every office that the Regulation names is published and confirmed by that office',
    ),
  },
});
