import { isAChair, seatsRead } from '#families/committee/chair.ts';
import { meetingLifecycle, meetingReaders, meetingSettings, seatsMembers } from '#families/committee/meeting.ts';
import { derivedFromMeeting, meetingFacts } from '#families/committee/meetingFacts.ts';
import { assigned, everyone, officer } from '#kernel/access.ts';
import { always, onceAll, showing } from '#kernel/evidence.ts';
import { field } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';
import { meetingDocuments } from './documents.ts';
import { bindsTheNorm, rollOf } from './effects.ts';
import { normsAreReady, rollIsCurrent } from './rules.ts';

const secretariat = officer('committee');
const settings = meetingSettings('ethics-committee');
const matters = {
  kind: field.choice('类别', 'Kind', {
    norm: { zh: '伦理安全规范', en: 'Norm' },
    guide: { zh: '指南、白皮书和案例集', en: 'Guide, white paper or cases' },
    evaluation: { zh: '执行情况评估', en: 'Evaluation' },
    study: { zh: '影响研判', en: 'Impact study' },
    other: { zh: '其他事项', en: 'Other matter' },
  }),
  norm: field.record('规范', 'Norm', { system: 'ethics-norms', optional: true }),
  motion: field.text('提请表决的内容', 'Motion', { max: 500 }),
};

/** Article 65. The committee meets, by an agenda and with a quorum; it votes item by item, and its minutes are published. */
export const ethicsCommittee = system({
  id: 'ethics-committee',
  law: ['65.1', '65.1(6)', '65.2'],
  name: { zh: '伦理委员会会议', en: 'Meetings of the ethics committee', code: 'LH' },
  keeper: 'committee',
  facts: meetingFacts(matters, [secretariat, assigned('members')]),
  create: secretariat,
  start: 'draft',
  settings: Object.values(settings),
  documents: meetingDocuments,
  derived: derivedFromMeeting,
  lifecycle: meetingLifecycle({
    secretariat,
    law: '65.1',
    notice: settings.notice,
    seats: seatsMembers('ethics-committee', settings, rollOf),
    calls: {
      when: [isAChair('presiding', 'heldOn'), normsAreReady],
      reads: [seatsRead, 'ethics-norms.onAgenda'],
    },
    opens: { when: rollIsCurrent, reads: [seatsRead] },
    follows: [bindsTheNorm],
  }),
  read: meetingReaders('committee', everyone),
  list: { title: 'title', columns: ['title', 'heldOn', 'presiding', 'place'] },
  answers: { adopting: "select m.state from records m where m.id = (r.facts->>'meeting')::uuid" },
  evidence: {
    '65.1(6)': showing(
      always(['published'], 'true', `r.facts @> '{"agenda": [{"kind": "other"}]}'`),
      '有会议审议了其他事项，纪要已公布',
      'meetings dealt with other matters, and their minutes are public',
    ),
    '65.2': showing(
      onceAll(
        ['published'],
        "exists (select from roles o where o.person = (r.hands->>'callMeeting')::uuid and o.office = 'industry')",
      ),
      '已公布的会议均由市产业主管部门的工作人员召集',
      'each meeting published was called by an officer of the industry authority',
    ),
  },
});
