import { member, officer, owner, program } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, type Guard, startsClock, system } from '#kernel/system.ts';
import { objectionDocuments } from './documents.ts';

const by = officer('industry');
const inside = [owner, by] as const;
const term = { zh: '答复异议的期限', en: 'Term to answer an objection' };

/** One objects to a draft that is public now, and not to one's own. */
const draftIsPublic: Guard = ({ record, reads }) => {
  const draft = reads['assessment-objections.draft'] as { state: string; owner: string | null } | null;
  if (draft?.state !== 'publicity')
    return { field: 'assessment', message: { zh: '公示期已过或者尚未公示', en: 'The draft is not public now' } };
  return (
    draft.owner !== record.owner || {
      field: 'assessment',
      message: { zh: '申请单位不能对自己的事项提出异议', en: 'The applicant cannot object to its own case' },
    }
  );
};
const answered = {
  by,
  sets: ['answer'],
  requires: ['answer'],
  letter: 'objectionAnswer',
  clocks: [endsClock('answer')],
  law: '66.2',
} as const;

/** Article 66(2). An objection to a draft decision in its publicity: under one's name, answered with reasons before the decision. */
export const assessmentObjections = system({
  id: 'assessment-objections',
  law: ['66.2a'],
  name: { zh: '事前评估公示异议', en: 'Objections to draft assessments', code: 'YY' },
  keeper: 'industry',
  facts: {
    title: field.text('公示事项', 'Draft objected to'),
    assessment: field.record('事前评估', 'Assessment', { system: 'ex-ante-assessments' }),
    ground: field.longText('异议的事实和理由', 'Facts and reasons of the objection', { max: 4000 }),
    evidence: field.files('证明材料', 'Evidence', { optional: true }),
    answer: field.longText('答复和理由', 'Answer with its reasons', { optional: true, max: 4000 }),
  },
  create: member,
  start: 'draft',
  documents: objectionDocuments,
  clocks: {
    answer: {
      label: term,
      term: termSetting('assessment-objections.answer', term, 5, 'working', {
        zh: '本平台暂行做法，来源待确认',
        en: 'A working rule of this platform, source to be confirmed',
      }),
    },
  },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: ['title', 'assessment', 'ground', 'evidence'] },
      object: {
        to: 'lodged',
        by: owner,
        requires: 'all',
        when: draftIsPublic,
        reads: ['assessment-objections.draft'],
        clocks: [startsClock('answer')],
        law: '66.2',
      },
    },
    lodged: {
      dismissObjection: { ...answered, to: 'notSustained' },
      sustainObjection: { ...answered, to: 'sustained' },
      withdraw: { to: 'withdrawn', by: owner, clocks: [endsClock('answer')] },
    },
    notSustained: {},
    sustained: { settle: { to: 'settled', by: program } },
    settled: {},
    withdrawn: {},
  },
  read: { draft: owner, lodged: inside, notSustained: inside, sustained: inside, settled: inside, withdrawn: inside },
  list: { title: 'title', columns: ['title'] },
  answers: {
    draft:
      "select jsonb_build_object('state', q.state, 'owner', q.owner) from records q where q.system = 'ex-ante-assessments' and q.id = (r.facts->>'assessment')::uuid",
  },
});
