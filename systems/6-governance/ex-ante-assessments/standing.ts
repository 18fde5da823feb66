import { reviewsTheProductsPath } from '#families/ownProduct.ts';
import { clock, officer, owner, program } from '#kernel/access.ts';
import { endsClock, startsClock } from '#kernel/system.ts';
import * as rules from './rules.ts';

const by = officer('industry');
const law = '66.2';
const beginRevocation = {
  to: 'revoking',
  by,
  sets: ['ground'],
  requires: ['ground'],
  letter: 'revocationAdvance',
  notBy: 'approvePass',
  clocks: [startsClock('hearingRequest')],
  waits: false,
  law,
} as const;
/** A decision that stands: renewed or over at its end; revoked only after the firm could ask for a hearing. */
export const standing = {
  passed: {
    beginRevocation,
    conditionBroken: { to: 'revocationDue', by: program, sets: ['ground'] },
    supersede: { to: 'superseded', by: program, clocks: [endsClock('validity')] },
    endValidity: {
      to: 'validityOver',
      by: clock,
      due: 'validity',
      when: rules.noRenewalIsPending,
      reads: [rules.renewalsRead],
      clocks: [endsClock('validity')],
      effects: [reviewsTheProductsPath],
    },
  },
  revocationDue: { beginRevocation: { ...beginRevocation, waits: true }, uphold: { to: 'passed', by } },
  revoking: {
    requestHearing: {
      to: 'hearing',
      by: owner,
      during: 'hearingRequest',
      clocks: [endsClock('hearingRequest'), startsClock('hearing')],
      waits: false,
    },
    waiveHearing: { to: 'heard', by: owner, clocks: [endsClock('hearingRequest')], waits: false },
    hearingLapses: { to: 'heard', by: clock, due: 'hearingRequest', clocks: [endsClock('hearingRequest')] },
  },
  hearing: {
    scheduleHearing: {
      to: 'hearing',
      by,
      sets: ['hearingOn'],
      requires: ['hearingOn'],
      when: rules.hearingIsAnnounced,
      letter: 'hearingNotice',
      waits: false,
    },
    recordHearing: {
      to: 'heard',
      by,
      sets: ['hearing'],
      requires: ['hearing', 'hearingOn'],
      clocks: [endsClock('hearing')],
    },
  },
  heard: {
    revoke: {
      to: 'revoked',
      by,
      letter: 'revocationNotice',
      notBy: 'beginRevocation',
      clocks: [endsClock('validity')],
      effects: [reviewsTheProductsPath],
      law,
    },
    uphold: { to: 'passed', by, notBy: 'beginRevocation' },
  },
} as const;
