import { warnsOfACluster } from '#families/warning/cluster.ts';
import { assigned, partyIn, program } from '#kernel/access.ts';
import { endsClock, extendsClock, runsUntil, startsClock } from '#kernel/system.ts';
import { reopensTheGrade, requestsAnAudit } from './effects.ts';
import { handlers, received } from './facts.ts';
import { allegesABreach, isWhatWasFound, liesWithOne, mayBeOrdered, namesItsException } from './rules.ts';

/** Steps are made by whoever handles the report; people of the organisation reported are recused. */
const handled = { by: handlers, barred: partyIn('firm') } as const;
/** What may be done in any state, without leaving it: opening what is sealed, answering, and writing once more. */
const inAnyState = <const S extends string>(to: S) =>
  ({
    unseal: { ...handled, to, adds: { fact: 'openings' }, waits: false },
    reply: { ...handled, to, adds: { fact: 'messages' }, tells: assigned('reporter'), waits: false },
    record: { to, by: program, sets: ['audit'] },
    addMessage: { to, by: program, adds: { fact: 'messages' }, tells: handlers },
  }) as const;
const passOn = {
  ...handled,
  to: 'submitted',
  sets: ['office', 'organisation'],
  adds: { fact: 'transfers' },
  when: liesWithOne,
  tells: assigned('reporter'),
  waits: false,
} as const;

/** Received, accepted, verified, decided by a second person, told; where it proves true, rectified by order. */
export const reportLifecycle = {
  draft: {
    submit: {
      to: 'submitted',
      by: program,
      sets: received,
      requires: ['act', 'receivedOn', 'subject'],
      when: liesWithOne,
      clocks: [startsClock('acceptance')],
      effects: [warnsOfACluster],
      law: '70.1',
    },
  },
  submitted: {
    accept: {
      ...handled,
      to: 'verifying',
      clocks: [endsClock('acceptance'), startsClock('verification')],
      tells: assigned('reporter'),
    },
    refuse: {
      ...handled,
      to: 'refused',
      sets: ['reasons'],
      requires: ['reasons'],
      letter: 'refusalNotice',
      tells: assigned('reporter'),
      clocks: [endsClock('acceptance')],
    },
    transfer: { ...passOn, clocks: [startsClock('acceptance')] },
    ...inAnyState('submitted'),
  },
  verifying: {
    propose: {
      ...handled,
      to: 'proposed',
      sets: ['finding', 'reasons', 'exception'],
      requires: ['finding', 'reasons'],
      when: namesItsException,
    },
    requestAudit: {
      ...handled,
      to: 'verifying',
      requires: ['product', 'firm'],
      when: allegesABreach,
      effects: [requestsAnAudit],
      waits: false,
    },
    extend: { ...handled, to: 'verifying', clocks: [extendsClock('verification')], waits: false },
    transfer: { ...passOn, clocks: [endsClock('verification'), startsClock('acceptance')] },
    ...inAnyState('verifying'),
  },
  proposed: {
    approve: {
      ...handled,
      to: 'decided',
      notBy: 'propose',
      sets: ['outcome'],
      requires: ['outcome'],
      when: isWhatWasFound,
      effects: [reopensTheGrade],
      clocks: [endsClock('verification'), startsClock('telling')],
    },
    returnToReview: { ...handled, to: 'verifying', notBy: 'propose' },
    ...inAnyState('proposed'),
  },
  decided: {
    tell: {
      ...handled,
      to: 'told',
      letter: 'outcomeNotice',
      clocks: [endsClock('telling')],
      tells: assigned('reporter'),
    },
    ...inAnyState('decided'),
  },
  told: {
    order: {
      ...handled,
      to: 'rectifying',
      sets: ['orders', 'rectifyBy'],
      requires: ['orders', 'rectifyBy'],
      when: mayBeOrdered,
      letter: 'rectificationOrder',
      clocks: [runsUntil('rectification', 'rectifyBy')],
      law: '72.3',
    },
    close: { ...handled, to: 'closed' },
    ...inAnyState('told'),
  },
  rectifying: {
    reportRectified: {
      to: 'rectifying',
      by: partyIn('firm'),
      sets: ['rectified'],
      requires: ['rectified'],
      tells: handlers,
    },
    confirmRectified: {
      ...handled,
      to: 'closed',
      requires: ['rectified'],
      clocks: [endsClock('rectification')],
    },
    ...inAnyState('rectifying'),
  },
  refused: inAnyState('refused'),
  closed: inAnyState('closed'),
} as const;
