import { isAChair, seatsRead } from '#families/committee/chair.ts';
import { nothingWasFound, somethingWasFound } from '#families/findings.ts';
import { clock } from '#kernel/access.ts';
import { endsClock, startsClock } from '#kernel/system.ts';
import * as rules from './evaluationRules.ts';

const { evaluator: by, evaluated, chair, planned } = rules;

/** Notified, answered or not in time, found clause by clause, confirmed by the chair, put right, looked at again. */
export const evaluationLifecycle = {
  draft: {
    save: { to: 'draft', by, sets: planned },
    notifyEnterprise: {
      to: 'awaitingAnswers',
      by,
      requires: planned,
      when: rules.normIsInForce,
      reads: ['ethics-norms.state'],
      letter: 'evaluationNotice',
      clocks: [startsClock('answer')],
      law: '65.1(5)',
    },
  },
  awaitingAnswers: {
    answerQuestions: {
      to: 'evaluating',
      by: evaluated,
      sets: ['answers', 'evidence'],
      requires: ['answers'],
      when: rules.everyQuestionIsAnswered,
      clocks: [endsClock('answer')],
    },
    goOnUnanswered: { to: 'evaluating', by: clock, due: 'answer', clocks: [endsClock('answer')] },
  },
  evaluating: {
    submitFindings: {
      to: 'withChair',
      by,
      sets: ['findings', 'summary', 'chair'],
      requires: ['findings', 'summary', 'chair'],
      when: [rules.everyClauseIsFoundOn, isAChair('chair')],
      reads: [seatsRead],
    },
  },
  withChair: {
    close: { to: 'closed', by: chair, notBy: 'submitFindings', when: nothingWasFound, law: '65.1(5)' },
    orderRectification: {
      to: 'ordered',
      by: chair,
      notBy: 'submitFindings',
      when: somethingWasFound,
      letter: 'rectificationOrder',
      clocks: [startsClock('rectification')],
      law: '65.1(5)',
    },
    returnToRevision: { to: 'evaluating', by: chair },
  },
  ordered: {
    rectify: { to: 'rectified', by: evaluated, sets: ['rectification', 'proof'], requires: ['rectification'] },
  },
  rectified: {
    acceptRectification: {
      to: 'closed',
      by,
      sets: ['recheck'],
      requires: ['recheck'],
      clocks: [endsClock('rectification')],
    },
    rejectRectification: { to: 'ordered', by, sets: ['recheck'], requires: ['recheck'] },
  },
  closed: {},
} as const;
