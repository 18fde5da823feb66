import { program } from '#kernel/access.ts';
import { clears, measures, releases, searches, withdraws } from './effects.ts';
import { goal, inside, office, outcome, stated } from './facts.ts';
import * as rules from './rules.ts';

const law = '33.2';
const ofVersion = ['de-identification.version'] as const;
const ofCandidates = ['de-identification.candidates'] as const;
/** Work that came to nothing, or is broken off by hand. */
const fails = <const S extends string>(to: S) => ({
  recordFault: { to, by: program, sets: ['fault'] as const },
  stopWork: { to, by: inside },
});

/** Identify, measure, set a goal, search, compare, approve, release. */
export const lifecycle = {
  draft: {
    save: { to: 'draft', by: inside, sets: stated },
    measure: {
      to: 'measuring',
      by: inside,
      sets: ['columns'],
      requires: ['title', 'dataset', 'version', 'columns'],
      when: [rules.isOwnVersion, rules.columnsAreTold, rules.identifiersLeave],
      reads: ofVersion,
      effects: [measures],
      law,
    },
  },
  measuring: {
    recordMeasure: {
      to: 'measured',
      by: program,
      sets: ['versionNumber', 'rows', 'riskBefore', 'uniquesBefore', 'fault'],
    },
    ...fails('draft'),
  },
  measured: {
    save: { to: 'measured', by: inside, sets: goal },
    search: {
      to: 'searching',
      by: inside,
      sets: goal,
      requires: ['criteria', 'suppression', 'metric'],
      when: rules.goalSuffices,
      effects: [searches],
      law,
    },
    reviseColumns: { to: 'draft', by: inside, waits: false },
  },
  searching: { recordCandidates: { to: 'comparing', by: program, sets: ['fault'] }, ...fails('measured') },
  comparing: {
    choose: {
      to: 'proposed',
      by: inside,
      sets: ['levels', 'reason'],
      requires: ['levels', 'reason'],
      when: rules.candidateFits,
      reads: ofCandidates,
      law,
    },
    reviseGoal: { to: 'measured', by: inside, waits: false },
  },
  proposed: {
    approve: { to: 'releasing', by: office, notBy: 'choose', effects: [releases], law },
    returnToRevision: { to: 'comparing', by: office },
  },
  releasing: {
    recordRelease: {
      to: 'cleared',
      by: program,
      sets: outcome,
      requires: ['output', 'report', 'grade'],
      effects: [clears],
      law,
    },
    ...fails('comparing'),
  },
  cleared: {
    withdraw: {
      to: 'withdrawn',
      by: office,
      sets: ['withdrawal'],
      requires: ['withdrawal'],
      effects: [withdraws],
      waits: false,
    },
  },
  withdrawn: {},
} as const;
