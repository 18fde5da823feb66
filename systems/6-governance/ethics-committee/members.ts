import { seatOffices } from '#families/committee/words.ts';
import { clock, everyone, officer } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { field } from '#kernel/fields/field.ts';
import { endsClock, runsUntil, system } from '#kernel/system.ts';
import { termIsInOrder } from './rules.ts';

const by = officer('committee');
const stated = [
  'name',
  'person',
  'kind',
  'office',
  'organisation',
  'organisationName',
  'appointment',
  'from',
  'until',
] as const;

/** Article 65(1). Who sits on the committee, in what capacity and until when; outside that term nobody counts or votes. */
export const committeeMembers = system({
  id: 'committee-members',
  law: ['65.1'],
  name: { zh: '伦理委员会委员', en: 'Members of the ethics committee', code: 'WY' },
  keeper: 'committee',
  facts: {
    name: field.text('姓名', 'Name', { max: 40 }),
    person: field.person('账号', 'Account', { read: by }),
    kind: field.choice('类别', 'Kind', {
      technology: { zh: '技术', en: 'Technology' },
      ethics: { zh: '伦理', en: 'Ethics' },
      law: { zh: '法律', en: 'Law' },
      domain: { zh: '应用领域', en: 'Field of use' },
      society: { zh: '社会学', en: 'Social science' },
      public: { zh: '公众代表', en: 'Public' },
    }),
    office: field.choice('职务', 'Office', seatOffices),
    organisation: field.party('单位（判断回避用）', 'Organisation (for recusal)', { optional: true }),
    organisationName: field.text('所在单位', 'Comes from', { max: 80 }),
    appointment: field.text('聘任文件', 'Appointed by', { max: 120 }),
    from: field.date('任期自', 'Term from'),
    until: field.date('任期至', 'Term to'),
    reason: field.text('离任原因', 'Why the seat was left', { optional: true, max: 200 }),
  },
  create: by,
  start: 'draft',
  clocks: { termOfOffice: { label: { zh: '任期', en: 'Term of office' }, binds: 'named' } },
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: stated },
      appoint: {
        to: 'serving',
        by,
        requires: 'all',
        when: termIsInOrder,
        clocks: [runsUntil('termOfOffice', 'until')],
        law: '65.1',
      },
    },
    serving: {
      leaveOffice: {
        to: 'left',
        by,
        sets: ['reason'],
        requires: ['reason'],
        clocks: [endsClock('termOfOffice')],
        waits: false,
      },
      endTerm: { to: 'left', by: clock, due: 'termOfOffice', clocks: [endsClock('termOfOffice')] },
    },
    left: {},
  },
  read: { draft: by, serving: everyone, left: everyone },
  list: {
    title: 'name',
    columns: ['name', 'office', 'kind', 'organisationName', 'from', 'until'],
    filters: ['office', 'kind'],
  },
  answers: {
    seats: `select coalesce(json_agg(json_build_object('person', m.facts->>'person', 'office', m.facts->>'office', 'from', m.facts->>'from', 'until', m.facts->>'until')), '[]')
      from records m where m.system = 'committee-members' and m.state = 'serving'`,
  },
  evidence: { '65.1': showing(exists('serving'), '委员会有在任委员', 'the committee has members in term') },
});
