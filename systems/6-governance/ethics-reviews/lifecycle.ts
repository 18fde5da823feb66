import { assigned, clock, officer, owner, partyIn, program } from '#kernel/access.ts';
import {
  type ClockChange,
  endsClock,
  extendsClock,
  type FactChange,
  type Guard,
  pausesClock,
  resumesClock,
  runsUntil,
  runsWhile,
  startsClock,
} from '#kernel/system.ts';
import { boundFacts, member, reviewer, stated } from './facts.ts';
import * as rules from './rules.ts';
import type { Decision } from './tally.ts';

const law = '72.1';
const bound = Object.keys(boundFacts) as readonly (keyof typeof boundFacts)[];
const committee = 'review-committees.reviewing';
const product = 'ethics-reviews.product';
const ties = 'ethics-reviews.ties';
const earlier = 'ethics-reviews.earlierApproved';
const bind = (to: 'draft' | 'correcting' | 'amending') => ({ to, by: program, sets: bound }) as const;
const save = (to: 'draft' | 'correcting' | 'amending') => ({ to, by: owner, sets: stated }) as const;
const withdraw = { to: 'withdrawn', by: owner, clocks: [endsClock('acceptance'), endsClock('review')] } as const;

const handsIn = {
  to: 'submitted',
  by: owner,
  requires: ['title', 'principal', 'startsOn', 'minimalRisk', 'smallChange', 'followUpUnchanged', 'emergency', 'risks'],
  when: [
    rules.hasNotStarted,
    rules.everyHeadIsAssessed,
    rules.claimsAreFounded,
    rules.earlierIsApproved,
    rules.productIsAsBound,
    rules.committeeMayReview,
  ],
  reads: [product, committee, earlier],
  law,
} as const;

const isEmergency = ({ after }: FactChange) => after.procedure === 'emergency';
/** The 72 hours of an emergency hold the re-review as well: their clock runs on, and no other begins. */
const reviewGoesOn = runsWhile('review', isEmergency);
const reReviewBegins = runsWhile('reReview', (change) => !isEmergency(change));
const sits = [rules.membersMaySit, rules.quorumIsThere] as const;
/** A decision of the committee, as the votes of its sitting carry it, by the opinion that tells it. */
const decide = <S extends string>(
  to: S,
  outcome: Decision,
  more: readonly Guard[] = [],
  clocks: readonly ClockChange[] = [endsClock('review')],
) =>
  ({
    to,
    by: reviewer,
    adds: { fact: 'decisions' },
    sets: ['followUpMonths'],
    requires: ['decisions'],
    when: [...sits, rules.decides(outcome), ...more, rules.followUpIsSoonEnough],
    reads: [committee, ties],
    letter: 'opinion',
    clocks,
    law,
  }) as const;

const followsUp = runsUntil('followUp', 'followUpBy');
/** Only an activity of the list is registered by itself, within its term from the approval. */
const registersIfListed = runsWhile(
  'activityRegistration',
  ({ after }) => after.listed !== 'none' && ((after.activityRegistrations ?? []) as readonly unknown[]).length === 0,
);
const approved = [followsUp, registersIfListed] as const;
const ended = [endsClock('followUp'), endsClock('activityRegistration')] as const;

/** What the committee answers to what was handed in. */
const answers = {
  accept: {
    to: 'accepted',
    by: reviewer,
    adds: { fact: 'acceptances' },
    when: [rules.productIsAsBound, rules.committeeMayReview, rules.materialsAreComplete, rules.procedureIsSettled],
    reads: [product, committee],
    letter: 'acceptanceNotice',
    clocks: [endsClock('acceptance'), runsUntil('review', 'dueOn')],
    law,
  },
  refuse: { to: 'refused', by: reviewer, letter: 'refusalNotice', clocks: [endsClock('acceptance')], law },
  withdraw,
} as const;

/** From the application to the committee’s decision. One notice tells all that is missing: there is no second. */
const firstReview = {
  draft: {
    save: save('draft'),
    bind: bind('draft'),
    submit: { ...handsIn, clocks: [startsClock('acceptance')] },
    withdraw,
  },
  submitted: {
    ...answers,
    requestCorrection: {
      to: 'correcting',
      by: reviewer,
      letter: 'correctionNotice',
      clocks: [pausesClock('acceptance')],
      law,
    },
  },
  correcting: {
    save: save('correcting'),
    bind: bind('correcting'),
    correct: { ...handsIn, to: 'resubmitted', clocks: [resumesClock('acceptance')] },
    withdraw,
  },
  resubmitted: answers,
  accepted: {
    convene: {
      to: 'deliberating',
      by: reviewer,
      sets: ['members', 'advisers'],
      adds: { fact: 'sittings' },
      requires: ['members'],
      when: [...sits, rules.recusedStayAway],
      reads: [committee, ties],
      law,
    },
    extend: { to: 'accepted', by: reviewer, letter: 'extensionNotice', clocks: [extendsClock('review')], law },
    withdraw,
  },
  deliberating: {
    vote: { to: 'deliberating', by: assigned('toVote'), adds: { fact: 'votes' }, law },
    recuse: { to: 'deliberating', by: member, adds: { fact: 'recusals', once: true }, waits: false, law },
    advise: { to: 'deliberating', by: assigned('advisers'), adds: { fact: 'advice', once: true }, waits: false, law },
    approve: decide('approved', 'approve', [rules.needsNoReReview], [endsClock('review'), ...approved]),
    passInitial: decide('initiallyPassed', 'approve', [rules.needsReReview], [reviewGoesOn]),
    approveAfterChange: decide('changing', 'approveAfterChange'),
    reviewAgain: decide('amending', 'reviewAgain'),
    reject: decide('rejected', 'reject'),
    fallBack: {
      to: 'accepted',
      by: reviewer,
      adds: { fact: 'fallBacks' },
      when: rules.simplifiedFails,
      law,
    },
    adjourn: { to: 'accepted', by: reviewer, waits: false, law },
  },
} as const;

/** What follows a decision that is no plain approval. */
const afterDecision = {
  changing: {
    submitChange: {
      to: 'changed',
      by: owner,
      sets: ['amendment', 'amended'],
      requires: ['amendment'],
      law,
    },
    withdraw,
  },
  changed: {
    confirmChange: {
      to: 'approved',
      by: reviewer,
      adds: { fact: 'confirmations' },
      when: rules.needsNoReReview,
      clocks: approved,
      law,
    },
    confirmInitial: {
      to: 'initiallyPassed',
      by: reviewer,
      adds: { fact: 'confirmations' },
      when: rules.needsReReview,
      law,
    },
    returnChange: { to: 'changing', by: reviewer, waits: false, law },
  },
  amending: {
    save: save('amending'),
    bind: bind('amending'),
    resubmit: {
      ...handsIn,
      sets: ['amendment', 'amended'],
      requires: [...handsIn.requires, 'amendment'],
      clocks: [startsClock('acceptance')],
    },
    withdraw,
  },
  rejected: {
    appeal: {
      to: 'appealed',
      by: owner,
      sets: ['appealGrounds'],
      requires: ['appealGrounds'],
      when: rules.hasNotAppealed,
      law,
    },
  },
  appealed: {
    hearAppeal: {
      to: 'accepted',
      by: reviewer,
      sets: ['appealAnswer'],
      adds: { fact: 'acceptances' },
      requires: ['appealAnswer'],
      letter: 'appealAnswerLetter',
      clocks: [runsUntil('review', 'dueOn')],
      law,
    },
    dismissAppeal: {
      to: 'rejected',
      by: reviewer,
      sets: ['appealAnswer'],
      requires: ['appealAnswer'],
      letter: 'appealAnswerLetter',
      law,
    },
  },
} as const;

const authority = officer('industry');
const organiser = [authority, partyIn('reReviewer')] as const;
const appoint = {
  to: 'reReviewing',
  sets: ['experts', 'reReviewer'],
  adds: { fact: 'panels' },
  requires: ['experts'],
  when: [rules.centreIsAnother, rules.expertsMayReview],
  reads: [committee, ties, 'ethics-reviews.elsewhere'],
  law,
} as const;
const conclude = {
  by: organiser,
  adds: { fact: 'conclusions' },
  letter: 'reReviewOpinion',
  reads: [committee, ties],
  law,
} as const;
const expertsEnd = [endsClock('reReview'), endsClock('review')] as const;

/** A listed activity is looked at once more, by experts whom the authority appoints. */
const reReview = {
  initiallyPassed: {
    applyReReview: { to: 'reReviewRequested', by: owner, clocks: [reReviewBegins], law },
    withdraw,
  },
  reReviewRequested: { appointExperts: { ...appoint, by: authority } },
  reReviewing: {
    voteReReview: {
      to: 'reReviewing',
      by: assigned('expertsToVote'),
      adds: { fact: 'expertVotes' },
      when: rules.noInterestIsDeclared,
      law,
    },
    declareInterest: {
      to: 'reReviewing',
      by: assigned('experts'),
      adds: { fact: 'expertRecusals', once: true },
      waits: false,
      law,
    },
    replaceExperts: { ...appoint, by: authority, waits: false },
    agreeReReview: {
      ...conclude,
      to: 'approved',
      when: [rules.expertsMayReview, rules.reReviewGives('approve')],
      clocks: [...expertsEnd, ...approved],
    },
    disagreeReReview: {
      ...conclude,
      to: 'disagreed',
      when: [rules.expertsMayReview, rules.reReviewGives('reject')],
      clocks: expertsEnd,
    },
  },
  disagreed: {
    amend: { to: 'amending', by: owner, waits: false, law },
  },
} as const;

const terminate = {
  to: 'terminated',
  by: reviewer,
  letter: 'terminationNotice',
  clocks: ended,
  waits: false,
  law,
} as const;
const reportProgress = { to: 'followingUp', by: owner, adds: { fact: 'progress' }, law } as const;
const continues = {
  to: 'approved',
  by: reviewer,
  adds: { fact: 'followUps' },
  sets: ['followUpMonths'],
  when: [rules.followUpIsReviewed, rules.followUpIsSoonEnough],
  reads: [committee],
  clocks: [followsUp],
  law,
} as const;

/** What is approved is registered and followed up; followed up too late, it stands still until that is done. */
const followUp = {
  approved: {
    registerActivity: {
      to: 'approved',
      by: owner,
      adds: { fact: 'activityRegistrations' },
      during: 'activityRegistration',
      clocks: [registersIfListed],
      law,
    },
    reportProgress: { ...reportProgress, waits: false },
    missFollowUp: { to: 'followUpMissed', by: clock, due: 'followUp', law },
    terminate,
    close: { to: 'closed', by: owner, waits: false, clocks: ended },
  },
  followUpMissed: { reportProgress, terminate },
  followingUp: {
    continueApproval: continues,
    suspendActivity: {
      to: 'halted',
      by: reviewer,
      letter: 'haltNotice',
      clocks: [endsClock('followUp')],
      waits: false,
      law,
    },
    terminate,
  },
  halted: { reportProgress: { ...reportProgress, waits: false }, terminate },
} as const;

export const reviewLifecycle = {
  ...firstReview,
  ...afterDecision,
  ...reReview,
  ...followUp,
  refused: {},
  withdrawn: {},
  terminated: {},
  closed: {},
} as const;
