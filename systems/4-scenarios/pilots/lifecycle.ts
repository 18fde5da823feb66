import { namesTheOwnersProduct } from '#families/ownProduct.ts';
import { clock, everyone, officer, owner, program } from '#kernel/access.ts';
import { endsClock, runsUntil, startsClock } from '#kernel/system.ts';
import { actsOnExcess, recordsVerdicts, saysUnexplained } from './effects.ts';
import { inside, stated } from './facts.ts';
import * as rules from './rules.ts';

const by = officer('industry');
const reads = rules.readsOfProduct;
const holds = { when: [rules.agreesWithTheRecord, rules.isEligible, rules.planIsSound], reads, law: '44.1' } as const;
const stops = { to: 'stopped', clocks: [endsClock('pilotEnd'), endsClock('explanation')], law: '44.1' } as const;
const saysWhy = { ...stops, sets: ['stopReason'], requires: ['stopReason'] } as const;
const recordVerdicts = { by: program, sets: ['verdicts', 'routes', 'ruleVersion'] } as const;

/** Applied for, judged condition by condition, approved by a second officer, run within its caps, stopped, measured. */
export const pilotLifecycle = {
  draft: {
    save: { to: 'draft', by: owner, sets: stated },
    submit: {
      to: 'submitted',
      by: owner,
      requires: 'all',
      when: [namesTheOwnersProduct, rules.isRegistered, rules.agreesWithTheRecord, rules.planIsSound],
      reads,
      effects: [recordsVerdicts],
      law: '44.1',
    },
  },
  submitted: {
    recordVerdicts: { to: 'submitted', ...recordVerdicts },
    propose: { to: 'proposed', by, sets: ['reasons'], effects: [recordsVerdicts], ...holds },
    decline: { to: 'declined', by, letter: 'declineLetter', requires: ['verdicts'], law: '44.1' },
    withdraw: { to: 'withdrawn', by: owner },
  },
  proposed: {
    recordVerdicts: { to: 'proposed', ...recordVerdicts },
    approve: { to: 'approved', by, notBy: 'propose', letter: 'approvalLetter', requires: ['verdicts'], ...holds },
    returnToReview: { to: 'submitted', by, notBy: 'propose' },
  },
  approved: { begin: { to: 'running', by: owner, clocks: [runsUntil('pilotEnd', 'endsOn')], ...holds } },
  running: {
    reportUse: { to: 'running', by: [owner, program], adds: { fact: 'uses' }, effects: [actsOnExcess], waits: false },
    requireExplanation: {
      to: 'running',
      by: program,
      when: rules.excessLeadsTo('explain'),
      clocks: [startsClock('explanation')],
    },
    explainUse: {
      to: 'running',
      by: owner,
      during: 'explanation',
      sets: ['explanation'],
      requires: ['explanation'],
      clocks: [endsClock('explanation')],
    },
    stop: { by: owner, ...saysWhy, waits: false },
    orderStop: { by, letter: 'stopOrder', ...saysWhy, waits: false },
    stopOnWarning: { by: program, ...saysWhy },
    stopOnChange: { by: program, when: rules.isNoLongerEligible, reads, ...saysWhy },
    stopOnExcess: { by: program, when: rules.excessLeadsTo('stop'), ...saysWhy },
    stopUnexplained: { by: clock, due: 'explanation', effects: [saysUnexplained], ...stops },
    stopAtEnd: { by: clock, due: 'pilotEnd', ...stops },
  },
  stopped: {
    recordStopReason: { to: 'stopped', by: program, sets: ['stopReason'] },
    recordResults: {
      to: 'ended',
      by: owner,
      sets: ['results', 'summary'],
      requires: ['results', 'summary'],
      when: rules.everyCriterionIsMeasured,
    },
  },
  ended: { publish: { to: 'published', by, letter: 'resultNotice' } },
  published: {},
  declined: {},
  withdrawn: {},
} as const;

export const pilotReaders = {
  draft: owner,
  submitted: inside,
  proposed: inside,
  approved: inside,
  running: everyone,
  stopped: everyone,
  ended: everyone,
  published: everyone,
  declined: inside,
  withdrawn: inside,
} as const;
