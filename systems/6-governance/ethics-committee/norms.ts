import { everyCommentIsAnswered } from '#families/committee/comments.ts';
import { assigned, clock, everyone, officer, program } from '#kernel/access.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';
import { normDocuments } from './documents.ts';
import { endsTheFormer } from './effects.ts';
import { bound, normFacts, stated, textAsConsultedOn } from './facts.ts';
import { commenting, minutesAreConfirmed, normEvidence } from './rules.ts';

const by = officer('committee');
const answered = everyCommentIsAnswered('ethics-norms-comments', '65.1(1)');
const unanswered = 'ethics-norms-comments.unanswered';

/** Article 65(1)(1) and (2). A norm is written, commented on by anybody, answered, voted on by the committee, published. */
export const ethicsNorms = system({
  id: 'ethics-norms',
  law: ['65.1(1)', '65.1(2)'],
  name: { zh: '人工智能伦理安全规范', en: 'Ethics and safety norms for AI', code: 'GF' },
  keeper: 'committee',
  facts: normFacts,
  create: by,
  start: 'draft',
  documents: normDocuments,
  clocks: { commenting },
  derived: textAsConsultedOn,
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: stated },
      openComments: {
        to: 'commenting',
        by,
        requires: ['title', 'version', 'field', 'text', 'grounds'],
        clocks: [startsClock('commenting')],
        law: '65.1(1)',
      },
    },
    commenting: {
      closeComments: { to: 'answeringComments', by: clock, due: 'commenting', clocks: [endsClock('commenting')] },
    },
    answeringComments: {
      reviseText: {
        to: 'answeringComments',
        by,
        sets: ['text', 'changes'],
        requires: ['text', 'changes'],
        waits: false,
      },
      submitToVote: { to: 'readyForVote', by, when: answered, reads: [unanswered], law: '65.1(1)' },
    },
    readyForVote: {
      recordAdoption: { to: 'adopted', by: program, sets: bound, requires: bound },
      recordRejection: { to: 'notAdopted', by: program, sets: bound, requires: bound },
      returnToRevision: { to: 'answeringComments', by, waits: false },
    },
    adopted: {
      prepare: { to: 'adopted', by, sets: ['effectiveOn'], requires: ['effectiveOn'] },
      publish: {
        to: 'published',
        by: assigned('chair'),
        requires: ['effectiveOn'],
        when: [answered, minutesAreConfirmed],
        reads: [unanswered, 'ethics-committee.adopting'],
        letter: 'norm',
        effects: [endsTheFormer],
        law: '65.1(1)',
      },
    },
    notAdopted: { returnToRevision: { to: 'answeringComments', by, waits: false } },
    published: { supersede: { to: 'superseded', by: program } },
    superseded: {},
  },
  read: {
    draft: by,
    commenting: everyone,
    answeringComments: everyone,
    readyForVote: everyone,
    adopted: everyone,
    notAdopted: everyone,
    published: everyone,
    superseded: everyone,
  },
  list: { title: 'title', columns: ['title', 'version', 'field', 'effectiveOn'], filters: ['field'] },
  answers: {
    state: "select n.state from records n where n.id = (r.facts->>'norm')::uuid",
    onAgenda: `select coalesce(json_agg(json_build_object('id', n.id, 'state', n.state, 'title', n.facts->>'title')), '[]') from records n
      where n.system = 'ethics-norms' and n.id::text in (select a->>'norm' from jsonb_array_elements(coalesce(r.facts->'agenda', '[]')) a)`,
  },
  evidence: normEvidence,
});
