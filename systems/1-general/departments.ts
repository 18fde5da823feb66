import { fields } from '#families/grading/input.ts';
import { everyone, officer, program } from '#kernel/access.ts';
import { exists } from '#kernel/evidence.ts';
import { field, group } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';

const facts = group('部门职责', 'Remit', {
  title: field.text('部门名称', 'Office'),
  titleEn: field.text('英文名称', 'Name in English', { optional: true }),
  office: field.office('条例所列部门', 'Office of the Regulation'),
  remit: field.longText('在人工智能产业工作中的职责', 'Remit in AI industry work'),
  fields: field.choices('负责的应用领域', 'Fields in its charge', fields),
  contact: field.text('咨询渠道', 'Where to ask', { optional: true }),
});
const all = ['title', 'titleEn', 'office', 'remit', 'fields', 'contact'] as const;

/** Articles 6(1) and 6(2). Who does what in AI industry work, so that every matter finds its office. */
export const departments = system({
  id: 'departments',
  law: ['6.2'],
  name: { zh: '部门职责名录', en: 'Departments and remits', code: 'BM' },
  keeper: 'industry',
  facts,
  create: [officer('industry'), program],
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by: officer('industry'), sets: all },
      publish: { to: 'published', by: [officer('industry'), program], requires: 'all', law: '6.2' },
    },
    published: { change: { to: 'published', by: officer('industry'), sets: all, requires: 'all' } },
  },
  read: { draft: officer('industry'), published: everyone },
  list: { title: 'title', columns: ['title', 'office', 'fields'], filters: ['fields'] },
  evidence: { '6.2': exists('published') },
});
