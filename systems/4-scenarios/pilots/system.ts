import { namesTheOwnersProduct } from '#families/ownProduct.ts';
import { clock, everyone, member, officer, owner, program } from '#kernel/access.ts';
import { always, exists, showing } from '#kernel/evidence.ts';
import { endsClock, runsUntil, system } from '#kernel/system.ts';
import { pilotDocuments } from './documents.ts';
import { pilotFacts, stated } from './facts.ts';
import { everyCriterionIsMeasured, isEligible } from './rules.ts';

const by = officer('industry');
const inside = [owner, by] as const;
const reads = ['disclosures.product'];
const stops = { sets: ['stopReason'], requires: ['stopReason'], clocks: [endsClock('pilotEnd')], law: '44.1' } as const;
const statesNoClosedField = `r.facts @> '{"nationalSecurity": false, "publicInterest": false, "personalSafety": false}'`;
const begun = ['running', 'stopped', 'ended', 'published'];
const measure = {
  to: 'ended',
  by: owner,
  sets: ['results'],
  requires: ['results'],
  when: everyCriterionIsMeasured,
} as const;

/** Article 44. A low-risk product without a standard of its own is tried within limits, and stops by itself at the end. */
export const pilots = system({
  id: 'pilots',
  law: ['44.1a', '44.1b'],
  name: { zh: '先行先试', en: 'Pilots', code: 'SD' },
  keeper: 'industry',
  facts: pilotFacts,
  create: [member, program],
  start: 'draft',
  documents: pilotDocuments,
  clocks: { pilotEnd: { label: { zh: '试点结束', en: 'End of the pilot' }, binds: 'owner' } },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: stated },
      submit: { to: 'submitted', by: owner, requires: 'all', when: namesTheOwnersProduct, reads, law: '44.1' },
    },
    submitted: {
      propose: { to: 'proposed', by, sets: ['reasons'], requires: ['reasons'], when: isEligible, reads, law: '44.1' },
      refuse: { to: 'refused', by, letter: 'refusalLetter', law: '44.1' },
      withdraw: { to: 'withdrawn', by: owner },
    },
    proposed: {
      approve: { to: 'approved', by, notBy: 'propose', letter: 'approvalLetter', when: isEligible, reads, law: '44.1' },
      returnToReview: { to: 'submitted', by, notBy: 'propose' },
    },
    approved: {
      begin: { to: 'running', by: owner, when: isEligible, reads, clocks: [runsUntil('pilotEnd', 'endsOn')] },
    },
    running: {
      stop: { to: 'stopped', by: inside, ...stops },
      stopOnWarning: { to: 'stopped', by: program, ...stops },
      stopAtEnd: { to: 'stopped', by: clock, due: 'pilotEnd', clocks: [endsClock('pilotEnd')], law: '44.1' },
    },
    stopped: { recordResults: measure },
    ended: { publish: { to: 'published', by } },
    published: {},
    refused: {},
    withdrawn: {},
  },
  read: {
    draft: owner,
    submitted: inside,
    proposed: by,
    approved: inside,
    running: everyone,
    stopped: everyone,
    ended: inside,
    published: everyone,
    refused: inside,
    withdrawn: inside,
  },
  list: { title: 'title', columns: ['title', 'endsOn'] },
  evidence: {
    '44.1a': showing(exists(...begun), '有产品获准先行先试', 'products have been let try'),
    '44.1b': showing(
      always(begun, statesNoClosedField),
      '获准的产品均由申请人申明不涉及国家安全、公共利益和公民人身安全',
      'each applicant let try stated that no closed field is concerned',
    ),
  },
});
