import { acceptanceLifecycle } from '#families/assessment.ts';
import { assigned, clock, officer, owner, program } from '#kernel/access.ts';
import { endsClock, extendsClock, resumesClock, startsClock, stopsClock } from '#kernel/system.ts';
import { imposesConditions, replacesRenewed } from './conditionEffects.ts';
import { drawPanel, gatherPool, settlesObjections } from './effects.ts';
import { drawnFacts, proposedFacts, reported, stated } from './facts.ts';
import * as rules from './rules.ts';
import { standing } from './standing.ts';

const by = officer('industry');
const law = '66.2';
const backToReview = {
  to: 'accepted',
  by,
  notBy: 'propose',
  effects: [settlesObjections],
  clocks: [endsClock('publicity')],
} as const;
const decides = {
  by,
  notBy: 'propose',
  letter: 'decisionLetter',
  clocks: [endsClock('decision'), endsClock('publicity')],
  law,
} as const;

/** Drawn by a committed pool and a public value: one officer fixes it, another enters the value. */
const panel = {
  panelForming: {
    commitPool: { to: 'panelForming', by: program, sets: ['pool', 'barred', 'commitment', ...drawnFacts] },
    enterRandomness: {
      to: 'panelForming',
      by,
      notBy: 'consultExperts',
      sets: ['randomness'],
      requires: ['randomness'],
      when: [rules.poolSuffices, rules.chanceIsKnown],
      effects: [drawPanel],
    },
    seatPanel: { to: 'expertReview', by: program, sets: ['order', 'panel'] },
    reformPanel: { to: 'accepted', by, clocks: [resumesClock('decision')], waits: false },
  },
  expertReview: {
    seatPanel: { to: 'expertReview', by: program, sets: ['panel'] },
    addQuestion: { to: 'expertReview', by: program, adds: { fact: 'questions' } },
    answerQuestion: { to: 'expertReview', by: owner, adds: { fact: 'answers' }, tells: assigned('panel') },
    concludeExperts: {
      to: 'accepted',
      by: program,
      sets: ['tally', 'votes', 'panelResult', 'tallyRule'],
      clocks: [resumesClock('decision')],
    },
  },
} as const;

/** A test asked for: its time is not counted, and its report is relied on only where nothing speaks against it. */
const judged = {
  by,
  sets: ['bodyDesignated', 'bodyList'],
  requires: ['bodyDesignated', 'bodyList'],
  law: '36.1',
} as const;
const tests = {
  testing: {
    reportTest: { to: 'testReported', by: owner, sets: reported, requires: reported, law: '36.1' },
    cancelTest: { to: 'accepted', by, clocks: [resumesClock('decision')], waits: false },
  },
  testReported: {
    admitTest: {
      ...judged,
      to: 'accepted',
      when: rules.testIsAdmissible,
      reads: [rules.productRead],
      clocks: [resumesClock('decision')],
    },
    rejectTest: { ...judged, to: 'testing', letter: 'testRejection' },
  },
} as const;

/**
 * Accepted, examined by a panel while the clock stands still, a decision proposed by one officer, its draft made public
 * with the right to object, decided by another officer.
 */
export const assessmentLifecycle = {
  ...acceptanceLifecycle(
    stated,
    'industry',
    {
      law,
      when: [rules.namesAHighRiskProduct, rules.renewsInTime],
      reads: ['disclosures.product', rules.renewedRead],
    },
    {
      reads: [rules.productRead],
      isComplete: rules.isComplete,
      tellsEverything: rules.tellsEverything,
      defects: 'defects',
    },
  ),
  accepted: {
    consultExperts: {
      to: 'panelForming',
      by,
      sets: ['panelSource', 'panelKnownOn', 'firstReviewers'],
      requires: ['panelSource', 'panelKnownOn'],
      when: rules.chanceLiesAhead,
      letter: 'specialProcedureNotice',
      clocks: [stopsClock('decision', 'goesOn')],
      effects: [gatherPool],
      law,
    },
    requestTest: {
      to: 'testing',
      by,
      sets: ['metricsAsked'],
      requires: ['metricsAsked'],
      letter: 'testNotice',
      clocks: [stopsClock('decision', 'goesOn')],
      waits: false,
      law: '36.1',
    },
    extend: { to: 'accepted', by, clocks: [extendsClock('decision')], waits: false },
    propose: {
      to: 'proposed',
      by,
      sets: proposedFacts,
      requires: ['outcome', 'reasons'],
      when: [rules.heedsThePanel, rules.conditionsFit],
      law,
    },
  },
  ...panel,
  ...tests,
  proposed: {
    publicise: {
      to: 'publicity',
      by,
      notBy: 'propose',
      when: rules.proposes('pass', 'conditional'),
      clocks: [startsClock('publicity')],
      law,
    },
    approveFail: { ...decides, to: 'failed', when: rules.proposes('fail') },
    returnToReview: backToReview,
  },
  publicity: {
    endPublicity: { to: 'deciding', by: clock, due: 'publicity', clocks: [endsClock('publicity')], law },
    returnToReview: { ...backToReview, waits: false },
  },
  deciding: {
    approvePass: {
      ...decides,
      to: 'passed',
      when: [rules.proposes('pass', 'conditional'), rules.objectionsAreAnswered],
      reads: [rules.objectionsRead],
      clocks: [...decides.clocks, startsClock('validity')],
      effects: [imposesConditions, replacesRenewed],
    },
    returnToReview: backToReview,
  },
  ...standing,
  failed: {},
  superseded: {},
  validityOver: {},
  revoked: {},
} as const;
