import { clock, officeIn, owner, program } from '#kernel/access.ts';
import { endsClock, pausesClock, resumesClock, runsUntil, startsClock } from '#kernel/system.ts';
import { checksExport } from './effects.ts';
import { asked, inside } from './facts.ts';
import * as rules from './rules.ts';

const by = officeIn('office');
const law = '31.1';
const settled = asked.filter((name) => name !== 'dataset');
const complete = {
  sets: settled,
  requires: 'all',
  when: [rules.isAskable, rules.endsInTime, rules.promises],
  reads: rules.readsOfDataset,
  law,
} as const;
const withdraws = { to: 'withdrawn', by: owner, clocks: [endsClock('decision')], waits: false } as const;
const ends = [endsClock('term'), startsClock('deletion')];

/** Asked for, decided within its term, agreed in writing by both, used while the term runs, deleted and confirmed. */
export const requestLifecycle = {
  draft: {
    save: { to: 'draft', by: owner, sets: asked },
    chooseVersion: { to: 'draft', by: owner, sets: ['version', 'office'], waits: false },
    submit: { to: 'submitted', by: owner, clocks: [startsClock('decision')], ...complete },
  },
  submitted: {
    grantAccess: {
      to: 'toBeSigned',
      by,
      sets: ['conditions', 'endsOn'],
      letter: 'agreement',
      when: [rules.isAskable, rules.passesTheGate, rules.endsInTime],
      reads: rules.readsOfDataset,
      clocks: [endsClock('decision'), startsClock('signing')],
      law,
    },
    requestCorrection: {
      to: 'correcting',
      by,
      sets: ['defects'],
      requires: ['defects'],
      letter: 'correctionNotice',
      clocks: [pausesClock('decision')],
      waits: false,
    },
    decline: { to: 'declined', by, letter: 'declineLetter', clocks: [endsClock('decision')], waits: false, law },
    withdraw: withdraws,
  },
  correcting: {
    save: { to: 'correcting', by: owner, sets: settled },
    correct: { to: 'submitted', by: owner, clocks: [resumesClock('decision')], ...complete },
    withdraw: withdraws,
  },
  toBeSigned: {
    signAgreement: {
      to: 'toBeCountersigned',
      by: owner,
      adds: { fact: 'userSignature' },
      when: rules.signsWhatWasIssued('userSignature'),
      reads: rules.readsOfAgreement,
      clocks: [endsClock('signing')],
    },
    withdraw: { ...withdraws, clocks: [endsClock('signing')] },
  },
  toBeCountersigned: {
    countersign: {
      to: 'accessOpen',
      by,
      adds: { fact: 'officeSignature' },
      when: [rules.signsWhatWasIssued('officeSignature'), rules.passesTheGate],
      reads: [...rules.readsOfAgreement, ...rules.readsOfDataset],
      clocks: [runsUntil('term', 'endsOn')],
      law,
    },
  },
  accessOpen: {
    endAccess: { to: 'deletionDue', by: clock, due: 'term', clocks: ends },
    giveUpAccess: { to: 'deletionDue', by: owner, clocks: ends, waits: false },
    withdrawAccess: {
      to: 'deletionDue',
      by,
      sets: ['breach'],
      requires: ['breach'],
      letter: 'breachNotice',
      clocks: ends,
      waits: false,
    },
  },
  deletionDue: {
    confirmDeletion: {
      to: 'closed',
      by: owner,
      sets: ['deletion', 'deletedOn'],
      requires: ['deletion', 'deletedOn'],
      clocks: [endsClock('deletion')],
    },
    fallOverdue: { to: 'deletionOverdue', by: clock, due: 'deletion' },
  },
  deletionOverdue: {
    confirmDeletion: {
      to: 'closed',
      by: owner,
      sets: ['deletion', 'deletedOn'],
      requires: ['deletion', 'deletedOn'],
      clocks: [endsClock('deletion')],
    },
  },
  closed: {},
  declined: {},
  withdrawn: {},
} as const;

export const requestReaders = {
  draft: owner,
  submitted: inside,
  correcting: inside,
  toBeSigned: inside,
  toBeCountersigned: inside,
  accessOpen: inside,
  deletionDue: inside,
  deletionOverdue: inside,
  closed: inside,
  declined: inside,
  withdrawn: inside,
} as const;

const found = ['form', 'findings', 'doubts', 'thresholds', 'rows', 'bytes', 'fingerprint', 'office'] as const;
const released = { to: 'leftSandbox', letter: 'releaseNotice', law: '33.2' } as const;

/** Checked cell by cell; held back, released by the rule, or released by an officer. */
export const exportLifecycle = {
  draft: {
    save: { to: 'draft', by: owner, sets: ['title', 'request', 'sql', 'note'] },
    submit: {
      to: 'checking',
      by: owner,
      requires: ['title', 'request', 'sql'],
      when: rules.comesFromAnOpenSandbox,
      reads: rules.readsOfRequest,
      effects: [checksExport],
    },
  },
  checking: {
    holdBack: { to: 'heldBack', by: program, sets: found },
    askForRelease: { to: 'awaitingRelease', by: program, sets: found, clocks: [startsClock('release')] },
    letOutByRule: { ...released, by: program, sets: found },
  },
  awaitingRelease: {
    letOut: {
      ...released,
      by,
      sets: ['reasons'],
      when: rules.comesFromAnOpenSandbox,
      reads: rules.readsOfRequest,
      clocks: [endsClock('release')],
    },
    keepIn: {
      to: 'notLetOut',
      by,
      sets: ['reasons'],
      requires: ['reasons'],
      clocks: [endsClock('release')],
      waits: false,
    },
  },
  heldBack: {},
  leftSandbox: {},
  notLetOut: {},
} as const;
export const exportReaders = {
  draft: owner,
  checking: inside,
  awaitingRelease: inside,
  heldBack: inside,
  leftSandbox: inside,
  notLetOut: inside,
} as const;
