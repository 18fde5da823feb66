import { everyone, member, officer, owner } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { field } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';
import { system } from '#kernel/system.ts';

const by = officer('market');
const facts = {
  standard: field.text('标准名称', 'Standard', { max: 200 }),
  number: field.text('标准编号', 'Number', { max: 80, optional: true }),
  level: field.choice(
    '层级',
    'Level',
    {
      international: label('国际标准', 'International'),
      national: label('国家标准', 'National'),
      industry: label('行业标准', 'Industry'),
      local: label('地方标准', 'Local'),
      group: label('团体标准', 'Group'),
    },
    { article: '8.2' },
  ),
  part: field.choice('参与方式', 'Part', {
    lead: label('牵头', 'Leads'),
    takesPart: label('参与', 'Takes part'),
  }),
  organisation: field.text('单位', 'Organisation', { max: 120 }),
  from: field.date('开始日期', 'Since'),
  proof: field.files('证明材料', 'Proof', { optional: true, read: [owner, by] }),
};
const stated = Object.keys(facts) as readonly (keyof typeof facts)[];

/** Article 8(2). Who takes part in which standard of which level, stated by the organisation and confirmed. */
export const standardParticipations = system({
  id: 'standard-participations',
  law: ['8.2'],
  name: { zh: '参与标准制定登记', en: 'Taking part in standards', code: 'CB' },
  keeper: 'market',
  facts,
  create: member,
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: stated },
      submit: { to: 'submitted', by: owner, requires: 'all', law: '8.2' },
    },
    submitted: {
      confirm: { to: 'confirmed', by, law: '8.2' },
      returnToRevision: { to: 'draft', by, waits: false },
    },
    confirmed: { withdraw: { to: 'withdrawn', by: owner } },
    withdrawn: {},
  },
  read: { draft: owner, submitted: [owner, by], confirmed: everyone, withdrawn: [owner, by] },
  list: {
    title: 'standard',
    columns: ['standard', 'level', 'part', 'organisation', 'from'],
    filters: ['level', 'part'],
  },
  evidence: {
    '8.2': showing(
      exists('confirmed'),
      '单位参与各层级标准制定的情况已登记并公开',
      'who takes part in standards of which level is on record and public',
    ),
  },
});
