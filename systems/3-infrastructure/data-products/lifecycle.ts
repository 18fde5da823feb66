import { owner } from '#kernel/access.ts';
import { endsClock, pausesClock, resumesClock, startsClock } from '#kernel/system.ts';
import { keeper, statedNames } from './facts.ts';
import * as rules from './rules.ts';

const law = '33.1';
const fit = [rules.isDeidentified, rules.hasPrice, rules.sourcesAreOpen];
const requires = [
  'title',
  'summary',
  'form',
  'sector',
  'sources',
  'rights',
  'rightsProof',
  'personalData',
  'priceMode',
  'purposes',
  'limits',
] as const;
const reads = [rules.closedSources];
const strikeOff = {
  to: 'struckOff',
  by: keeper,
  sets: ['withdrawal'],
  requires: ['withdrawal'],
  waits: false,
} as const;

/** Registered by the office, then offered, repriced and taken off offer by its provider. */
export const productLifecycle = {
  draft: {
    save: { to: 'draft', by: owner, sets: statedNames },
    submit: {
      to: 'submitted',
      by: owner,
      sets: statedNames,
      requires,
      when: fit,
      reads,
      clocks: [startsClock('registration')],
      law,
    },
  },
  submitted: {
    registerProduct: {
      to: 'registered',
      by: keeper,
      when: fit,
      reads,
      sets: ['registeredOn'],
      requires: ['registeredOn'],
      letter: 'certificate',
      clocks: [endsClock('registration')],
      law,
    },
    requestCorrection: {
      to: 'correcting',
      by: keeper,
      sets: ['defects'],
      requires: ['defects'],
      letter: 'correction',
      clocks: [pausesClock('registration')],
    },
  },
  correcting: {
    correct: {
      to: 'submitted',
      by: owner,
      sets: statedNames,
      requires,
      when: fit,
      reads,
      clocks: [resumesClock('registration')],
    },
  },
  registered: { putOnOffer: { to: 'onOffer', by: owner, waits: false }, strikeOff },
  onOffer: {
    changePrice: {
      to: 'onOffer',
      by: owner,
      sets: ['priceMode', 'price'],
      requires: ['priceMode'],
      when: rules.hasPrice,
      waits: false,
    },
    takeOffOffer: { to: 'registered', by: owner, waits: false },
    strikeOff,
  },
  struckOff: {},
} as const;
