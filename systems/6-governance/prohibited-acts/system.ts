import { everyone, officer, partyIn, program } from '#kernel/access.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';
import { documents } from './documents.ts';
import { examine } from './effects.ts';
import { elements, foundFacts, stated, statedFacts } from './facts.ts';
import * as rules from './rules.ts';
import { treatmentFollows } from './treatment.ts';

const by = [officer('industry'), officer('market')] as const;
const decided = { by, notBy: 'propose', law: '72.2' } as const;

/** Article 72(2). Whether a prohibited act was committed, on evidence measured by criteria that were locked before. */
export const prohibitedActs = system({
  id: 'prohibited-acts',
  law: Object.keys(rules.evidence),
  name: { zh: '禁止行为判定', en: 'Prohibited acts', code: 'PD' },
  keeper: 'industry',
  facts: { ...statedFacts, ...foundFacts },
  create: [...by, program],
  start: 'draft',
  clocks: { rectification: rules.rectification },
  documents,
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: stated },
      lock: {
        to: 'locked',
        by,
        requires: ['title', 'target', 'act', 'question', 'evidence'],
        when: [rules.criteriaAreComplete, rules.evidenceCanBeRead],
        effects: [examine],
        law: '72.2',
      },
    },
    locked: {
      recordResult: { to: 'examined', by: program, sets: ['verdict', 'results'], requires: ['verdict'] },
      recordFailure: { to: 'draft', by: program, sets: ['fault'] },
    },
    examined: {
      propose: {
        to: 'proposed',
        by,
        sets: [...elements, 'conclusion', 'exception', 'reasons'],
        requires: ['conclusion', 'reasons'],
        when: [rules.conclusionFollows, treatmentFollows],
      },
    },
    proposed: {
      orderRectification: {
        ...decided,
        to: 'ordered',
        when: rules.isAViolation,
        letter: 'rectificationOrder',
        clocks: [startsClock('rectification')],
      },
      close: { ...decided, to: 'closed', when: rules.isNoViolation, letter: 'closingNotice' },
      returnToReview: { to: 'examined', by, notBy: 'propose' },
    },
    ordered: {
      rectify: { to: 'rectified', by: partyIn('target'), sets: ['rectification'], requires: ['rectification'] },
    },
    rectified: {
      acceptRectification: { to: 'closed', by, clocks: [endsClock('rectification')] },
      rejectRectification: { to: 'ordered', by },
    },
    closed: {},
  },
  read: {
    draft: by,
    locked: by,
    examined: by,
    proposed: by,
    ordered: [...by, partyIn('target')],
    rectified: [...by, partyIn('target')],
    closed: everyone,
  },
  list: {
    title: 'title',
    columns: ['title', 'act', 'verdict', 'conclusion'],
    filters: ['act', 'verdict', 'conclusion'],
  },
  evidence: rules.evidence,
});
