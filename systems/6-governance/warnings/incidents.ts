import { namesTheOwnersProduct } from '#families/ownProduct.ts';
import { member, officer, owner, program } from '#kernel/access.ts';
import { type Guard, system } from '#kernel/system.ts';
import { happenedAt } from './happened.ts';
import { warnsOfAnIncident } from './incidentEffects.ts';
import { incidentFacts, stated } from './incidentFacts.ts';
import { incidentHours } from './settings.ts';

const by = officer('industry');
const inside = [owner, by] as const;

const hasHappened: Guard = ({ facts, now }) =>
  happenedAt(facts) <= now.getTime() || {
    field: 'happenedTime',
    message: { zh: '发生时间不能晚于现在', en: 'It cannot have happened later than now' },
  };

/** Article 66(2). What went wrong in use, reported by the operator within the hours that are set; late ones are marked. */
export const incidentReports = system({
  id: 'incident-reports',
  law: ['66.2b'],
  name: { zh: '事故报告', en: 'Incident reports', code: 'SG' },
  keeper: 'industry',
  settings: [incidentHours],
  facts: incidentFacts,
  create: [member, program],
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: stated },
      report: {
        to: 'reported',
        by: owner,
        sets: stated.filter((name) => name !== 'product'),
        requires: 'all',
        when: [namesTheOwnersProduct, hasHappened],
        reads: ['disclosures.product'],
        effects: [warnsOfAnIncident],
        law: '66.2',
      },
    },
    reported: {
      record: { to: 'reported', by: program, sets: ['hours', 'late', 'warning'] },
      addFollowUp: { to: 'reported', by: owner, adds: { fact: 'followUps' }, tells: by, waits: false },
      close: { to: 'closed', by },
    },
    closed: {},
  },
  read: { draft: owner, reported: inside, closed: inside },
  list: { title: 'title', columns: ['title', 'kind', 'severity', 'happenedOn', 'late'], filters: ['severity', 'late'] },
});
