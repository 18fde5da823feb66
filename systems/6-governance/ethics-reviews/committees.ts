import { clock, everyone, member, owner, program } from '#kernel/access.ts';
import { endsClock, runsUntil, startsClock, system } from '#kernel/system.ts';
import { committeeFacts, statedOfCommittee } from './committeeFacts.ts';
import { compositionIsLawful, derivedOfCommittee, reportsAPastYear } from './committeeRules.ts';
import { committeeRegistration, committeeSettings } from './settings.ts';

const law = '72.1';
const untilTermEnds = runsUntil('termEnd', 'termTo');
const expire = { to: 'expired', by: clock, due: 'termEnd', clocks: [endsClock('termEnd')], law } as const;
const changes = {
  by: owner,
  sets: statedOfCommittee,
  when: compositionIsLawful,
  clocks: [untilTermEnds],
  law,
} as const;

/** Article 72(1). The committees that review the ethics of AI activities: a unit's own, a hospital's, a service centre's. */
export const reviewCommittees = system({
  id: 'review-committees',
  law: ['72.1c'],
  name: { zh: '伦理审查机构登记', en: 'Ethics review committees', code: 'LW' },
  keeper: 'industry',
  facts: committeeFacts,
  create: [member, program],
  start: 'draft',
  derived: derivedOfCommittee as never,
  settings: committeeSettings,
  clocks: {
    registration: {
      label: { zh: '委员会登记期限', en: 'Term to register' },
      term: committeeRegistration,
      binds: 'owner',
    },
    annualReport: { label: { zh: '年度报告', en: 'Annual report' }, binds: 'owner' },
    termEnd: { label: { zh: '委员任期届满', en: 'End of the members’ term' }, binds: 'owner' },
  },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: statedOfCommittee },
      establish: {
        to: 'established',
        by: owner,
        requires: 'all',
        when: compositionIsLawful,
        clocks: [startsClock('registration'), untilTermEnds],
        law,
      },
    },
    established: {
      register: {
        to: 'registered',
        by: owner,
        adds: { fact: 'registrations' },
        clocks: [endsClock('registration'), runsUntil('annualReport', 'reportBy')],
        law,
      },
      change: { to: 'established', ...changes },
      expire,
    },
    registered: {
      change: { to: 'registered', ...changes },
      reportYear: {
        to: 'registered',
        by: owner,
        adds: { fact: 'annualReports' },
        when: reportsAPastYear,
        clocks: [runsUntil('annualReport', 'reportBy')],
        waits: false,
        law,
      },
      expire,
    },
    expired: { renew: { to: 'registered', ...changes } },
  },
  read: { draft: owner, established: everyone, registered: everyone, expired: everyone },
  list: { title: 'name', columns: ['name', 'kind', 'termTo', 'reportBy'], filters: ['kind'] },
  answers: {
    // The committee that the asking record names, with its members' names.
    reviewing: `select jsonb_build_object('state', c.state, 'owner', c.owner, 'kind', c.facts->'kind', 'termTo', c.facts->'termTo', 'members', c.facts->'members')
      from records c where c.system = 'review-committees' and c.id = (r.facts->>'body')::uuid`,
  },
});
