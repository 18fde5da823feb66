import { fields } from '#families/grading/input.ts';
import { assigned, officer } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';
import { expertKinds, relations } from './terms.ts';

const by = officer('industry');
const expert = assigned('person');

/** Article 66(2). The experts whom panels are drawn from, with what they know and in whom they have an interest. */
export const assessmentExperts = system({
  id: 'assessment-experts',
  law: ['66.2a'],
  name: { zh: '评审专家名录', en: 'Register of assessment experts', code: 'ZJ' },
  keeper: 'industry',
  facts: {
    name: field.text('姓名', 'Name', { max: 60 }),
    person: field.person('账号', 'Account'),
    kind: field.choice('类别', 'Kind', expertKinds),
    fields: field.choices('熟悉的应用领域', 'Fields of use known', fields, { optional: true }),
    employer: field.party('任职单位', 'Employer', { optional: true }),
    interests: field.groups('利害关系声明', 'Interests declared', {
      optional: true,
      most: 50,
      facts: {
        party: field.party('单位', 'Party'),
        relation: field.choice('关系', 'Relation', relations),
        note: field.text('说明', 'Note', { optional: true, max: 300 }),
      },
    }),
  },
  create: by,
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: ['name', 'person', 'kind', 'fields', 'employer', 'interests'] },
      enlist: { to: 'listed', by, requires: 'all', law: '66.2' },
    },
    listed: {
      change: { to: 'listed', by, sets: ['name', 'kind', 'fields', 'employer'] },
      declareInterests: { to: 'listed', by: expert, sets: ['employer', 'interests'], waits: false },
      retire: { to: 'retired', by },
    },
    retired: { enlist: { to: 'listed', by, waits: false } },
  },
  read: { draft: by, listed: [by, expert], retired: [by, expert] },
  list: { title: 'name', columns: ['name', 'kind', 'fields'], filters: ['kind'] },
});
