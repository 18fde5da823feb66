import { clock, everyone, officer } from '#kernel/access.ts';
import { endsClock, runsUntil, system } from '#kernel/system.ts';
import { documents } from './documents.ts';
import { consultationFacts, stated } from './facts.ts';
import { answered, byQuestion, evidence, outcomesCanBeFound, unanswered } from './rules.ts';

const by = officer('industry');

/** Articles 63 and 64. Government, industry, firms and the public govern together: asked openly, answered one by one. */
export const governanceForum = system({
  id: 'governance-forum',
  law: ['64.1a', '64.1b', '64.1c'],
  name: { zh: '多元共治征询', en: 'Governance consultations', code: 'ZX' },
  keeper: 'industry',
  facts: consultationFacts,
  create: by,
  start: 'draft',
  documents,
  clocks: { consultation: { label: { zh: '征询期限', en: 'Term of the consultation' } } },
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: stated },
      openConsultation: {
        to: 'consulting',
        by,
        requires: stated,
        clocks: [runsUntil('consultation', 'closesOn')],
        law: '64.1',
      },
    },
    consulting: {
      closeConsultation: { to: 'reporting', by: clock, due: 'consultation', clocks: [endsClock('consultation')] },
    },
    reporting: {
      publishReport: {
        to: 'published',
        by,
        sets: ['report'],
        requires: ['report'],
        when: answered,
        reads: [unanswered, byQuestion],
        letter: 'report',
        law: '64.1',
      },
    },
    published: {
      recordOutcome: { to: 'published', by, adds: { fact: 'outcomes' }, when: outcomesCanBeFound, waits: false },
    },
  },
  read: { draft: by, consulting: everyone, reporting: everyone, published: everyone },
  list: { title: 'title', columns: ['title', 'closesOn'] },
  evidence,
});
