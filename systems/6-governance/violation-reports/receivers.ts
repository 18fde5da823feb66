import { everyone, officeIn, officer, partyIn, program } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';

const own = [officeIn('office'), partyIn('organisation')] as const;

/** Article 70. To whom one may report: the authorities and industry organisations, each with the key to seal to. */
export const reportReceivers = system({
  id: 'report-receivers',
  law: ['70.1b'],
  name: { zh: '举报受理单位', en: 'Receivers of reports', code: 'JS' },
  keeper: 'industry',
  facts: group('受理单位', 'Receiver', {
    title: field.text('名称', 'Name'),
    titleEn: field.text('英文名称', 'Name in English', { optional: true }),
    office: field.office('部门', 'Office', { optional: true }),
    organisation: field.party('行业组织', 'Industry organisation', { optional: true }),
    contact: field.text('联系方式', 'How to reach it', { optional: true }),
    recipient: field.text('接收公钥', 'Public key', { optional: true, pattern: '^age1[02-9ac-hj-np-z]{58}$' }),
    keyFrom: field.date('公钥启用日期', 'Key in use from', { optional: true }),
    members: field.groups('会员单位', 'Members', {
      optional: true,
      most: 2000,
      facts: {
        member: field.party('会员单位', 'Member'),
        leading: field.yesNo('担任会长、副会长单位', 'Leads the organisation', { optional: true }),
      },
    }),
  }),
  create: [officer('industry'), program],
  start: 'draft',
  lifecycle: {
    draft: {
      save: {
        to: 'draft',
        by: officer('industry'),
        sets: ['title', 'titleEn', 'office', 'organisation', 'contact', 'members'],
      },
      setKey: { to: 'active', by: own, sets: ['recipient', 'keyFrom'], requires: ['title', 'recipient', 'keyFrom'] },
    },
    active: {
      setKey: {
        to: 'active',
        by: own,
        sets: ['recipient', 'keyFrom'],
        requires: ['recipient', 'keyFrom'],
        waits: false,
      },
      change: { to: 'active', by: [officer('industry'), ...own], sets: ['title', 'titleEn', 'contact', 'members'] },
      retire: { to: 'retired', by: officer('industry') },
    },
    retired: {},
  },
  read: { draft: [officer('industry'), ...own], active: everyone, retired: everyone },
  list: { title: 'title', columns: ['title', 'office', 'keyFrom'] },
});
