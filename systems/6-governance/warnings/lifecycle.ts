import { clock, officer, owner, program } from '#kernel/access.ts';
import { endsClock, runsFor, startsClock } from '#kernel/system.ts';
import { raisesTheLevel, stopsPilots, suspendsTheProduct } from './effects.ts';
import { levelled } from './facts.ts';
import * as rules from './rules.ts';

const by = officer('industry');
const law = '66.2';
const ends = [endsClock('notice'), endsClock('measures')];
/** A later sign of the same cause: noted where the level stays, and told anew where it rises. */
const signed = <const S extends string>(to: S) =>
  ({
    addSign: { to, by: program, sets: [...levelled, 'told'] },
    raiseLevel: {
      to: 'raised',
      by: program,
      sets: [...levelled, 'what', 'told'],
      clocks: [endsClock('measures'), startsClock('notice')],
      effects: [stopsPilots],
      law,
    },
    dismiss: {
      to: 'dismissed',
      by,
      sets: ['closing'],
      requires: ['closing'],
      letter: 'dismissalNotice',
      clocks: ends,
      waits: false,
      law,
    },
  }) as const;
/** Steps not taken within the term raise the level. */
const escalate = {
  to: 'escalating',
  by: clock,
  due: 'measures',
  when: rules.canRise,
  clocks: [endsClock('measures')],
  effects: [raisesTheLevel],
} as const;
const lift = {
  to: 'lifted',
  by,
  notBy: 'confirmMeasures',
  sets: ['closing'],
  requires: ['closing'],
  letter: 'liftingNotice',
  clocks: ends,
  law,
} as const;
const order = {
  to: 'measuresDue',
  by,
  notBy: 'notify',
  sets: ['restriction'],
  requires: ['restriction'],
  law,
} as const;

/** Raised by the program, notified by the office; the step that the table forces; its confirmation; its lifting. */
export const warningLifecycle = {
  draft: {
    raise: {
      to: 'raised',
      by: program,
      sets: [...levelled, 'what', 'told'],
      requires: ['level', 'step', 'what'],
      clocks: [startsClock('notice')],
      effects: [stopsPilots],
      law,
    },
  },
  raised: {
    notify: {
      to: 'notified',
      by,
      letter: 'warningNotice',
      clocks: [endsClock('notice'), runsFor('measures', 'workingDays')],
      law,
    },
    ...signed('raised'),
  },
  notified: {
    orderSuspension: {
      ...order,
      when: rules.mayBeSuspended,
      letter: 'suspensionOrder',
      effects: [suspendsTheProduct],
    },
    orderRestriction: { ...order, when: rules.mayBeRestricted, letter: 'restrictionOrder' },
    inspectOnSite: {
      to: 'measuresDue',
      by,
      when: rules.isInspected,
      sets: ['findings'],
      requires: ['findings'],
      law,
    },
    explain: {
      to: 'measuresReported',
      by: owner,
      when: rules.isForTheOperator,
      sets: ['measures', 'evidence'],
      requires: ['measures'],
      law,
    },
    escalate,
    ...signed('notified'),
  },
  measuresDue: {
    reportMeasures: {
      to: 'measuresReported',
      by: owner,
      sets: ['measures', 'evidence'],
      requires: ['measures'],
      law,
    },
    escalate,
    ...signed('measuresDue'),
  },
  escalating: {
    raiseLevel: { ...signed('raised').raiseLevel },
  },
  measuresReported: {
    confirmMeasures: { to: 'confirmed', by, clocks: [endsClock('measures')], law },
    rejectMeasures: { to: 'measuresDue', by, sets: ['answer'], requires: ['answer'], tells: owner },
    ...signed('measuresReported'),
  },
  confirmed: { lift, ...signed('confirmed') },
  lifted: {},
  dismissed: {},
} as const;
