import { everyCommentIsAnswered } from '#families/committee/comments.ts';
import { assigned, clock, everyone, owner, program } from '#kernel/access.ts';
import { endsClock, runsUntil, startsClock } from '#kernel/system.ts';
import { keepsTheDraft, numbersTheStandard, replacesTheFormer } from './effects.ts';
import { inside, keeper, proposed } from './facts.ts';
import * as rules from './rules.ts';

const by = keeper;
const law = '8.1';
const unanswered = 'standards-comments.unanswered';
const writing = ['drafters', 'text', 'explanation'] as const;
const reviewClock = [runsUntil('review', 'reviewBy')] as const;
const revise = {
  by: inside,
  sets: ['text', 'changes', 'schema'],
  requires: ['text', 'changes'],
  waits: false,
} as const;

/** Proposed, planned, drafted, commented on, answered, reviewed by experts, approved, numbered, published, filed, reviewed. */
export const standardLifecycle = {
  draft: {
    save: { to: 'draft', by: inside, sets: proposed },
    submit: { to: 'submitted', by: inside, requires: ['title', 'kind', 'scope', 'grounds'], law },
  },
  submitted: {
    approvePlan: {
      to: 'drafting',
      by,
      sets: ['planNumber', 'dueOn'],
      requires: ['planNumber', 'dueOn'],
      letter: 'planNotice',
      law,
    },
    decline: { to: 'declined', by, letter: 'declineLetter', law },
    withdraw: { to: 'withdrawn', by: owner },
  },
  drafting: {
    writeDraft: { to: 'drafting', by: inside, sets: [...writing, 'schema'] },
    openComments: {
      to: 'commenting',
      by,
      requires: writing,
      when: rules.draftingGroupIsNamed,
      clocks: [startsClock('commenting')],
      effects: [keepsTheDraft],
      law,
    },
  },
  commenting: {
    keepDraft: { to: 'commenting', by: program, sets: ['consulted'] },
    closeComments: { to: 'answeringComments', by: clock, due: 'commenting', clocks: [endsClock('commenting')] },
  },
  answeringComments: {
    reviseText: { to: 'answeringComments', ...revise },
    callReview: {
      to: 'expertReview',
      by,
      sets: ['experts', 'reviewOn'],
      requires: ['experts', 'reviewOn'],
      when: [everyCommentIsAnswered('standards-comments', law), rules.enoughExperts],
      reads: [unanswered],
      law,
    },
  },
  expertReview: {
    castVote: { to: 'expertReview', by: assigned('experts'), barred: owner, adds: { fact: 'votes', once: true } },
    concludeReview: {
      to: 'reviewed',
      by,
      sets: ['minutes'],
      requires: ['minutes'],
      when: rules.expertsAgree,
      letter: 'reviewMinutes',
      law,
    },
    returnToRevision: { to: 'answeringComments', by, sets: ['minutes'], requires: ['minutes'], waits: false },
  },
  reviewed: {
    approve: { to: 'approved', by, notBy: 'concludeReview', effects: [numbersTheStandard], law },
    returnToRevision: { to: 'answeringComments', by, waits: false },
  },
  approved: {
    recordNumber: { to: 'approved', by: program, sets: ['standardNumber'] },
    publish: {
      to: 'published',
      by,
      sets: ['effectiveOn'],
      requires: ['effectiveOn', 'standardNumber'],
      letter: 'announcement',
      clocks: reviewClock,
      effects: [replacesTheFormer],
      law,
    },
  },
  published: {
    recordFiling: {
      to: 'inForce',
      by,
      sets: ['filingNumber', 'filedOn'],
      requires: ['filingNumber', 'filedOn'],
      law,
    },
  },
  inForce: {
    openReview: { to: 'underReview', by, waits: false, law },
  },
  underReview: {
    keepInForce: {
      to: 'inForce',
      by,
      sets: ['reviewFindings', 'reviewedOn'],
      requires: ['reviewFindings', 'reviewedOn'],
      clocks: reviewClock,
      law,
    },
    decideRevision: {
      to: 'toBeRevised',
      by,
      sets: ['reviewFindings', 'reviewedOn'],
      requires: ['reviewFindings', 'reviewedOn'],
      clocks: [endsClock('review')],
      law,
    },
    repeal: {
      to: 'repealed',
      by,
      sets: ['reviewFindings', 'reviewedOn'],
      requires: ['reviewFindings', 'reviewedOn'],
      clocks: [endsClock('review')],
      law,
    },
  },
  toBeRevised: { supersede: { to: 'superseded', by: program } },
  superseded: {},
  repealed: {},
  declined: {},
  withdrawn: {},
} as const;

export const standardReaders = {
  draft: inside,
  submitted: inside,
  declined: inside,
  withdrawn: inside,
  drafting: everyone,
  commenting: everyone,
  answeringComments: everyone,
  expertReview: everyone,
  reviewed: everyone,
  approved: everyone,
  published: everyone,
  inForce: everyone,
  underReview: everyone,
  toBeRevised: everyone,
  superseded: everyone,
  repealed: everyone,
} as const;
