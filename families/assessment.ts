import { clock, everyone, officer, owner } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { type ChoiceSetting, termSetting } from '#kernel/settings.ts';
import {
  endsClock,
  extendsClock,
  type Guard,
  type Move,
  pausesClock,
  resumesClock,
  startsClock,
  stopsClock,
} from '#kernel/system.ts';
import type { OfficeId } from '#law/offices.ts';
import { reviewsTheProductsPath } from './ownProduct.ts';

const byAnalogy = (article: number) =>
  label(
    `参照行政许可法第${article}条；事前评估是否适用待确认`,
    `By analogy with Administrative Licensing Law ${article}; whether it applies here is to be confirmed`,
  );

/** The five working days are to answer what is complete: read so, a correction starts them again. */
const correctionSetting = (key: string): ChoiceSetting<'pause' | 'restart'> => ({
  kind: 'choice',
  key,
  label: label('补正后受理期限的计算', 'The term to accept after a correction'),
  value: 'restart',
  choices: {
    restart: label('自收到补正材料之日起重新计算', 'It begins anew when the corrected materials arrive'),
    pause: label('扣除补正时间后接续计算', 'It goes on, less the time of the correction'),
  },
  source: byAnalogy(32),
  confirmed: false,
});

/** The two terms of a case that is accepted, examined and decided. They are settings, not the Regulation's own. */
export const assessmentClocks = (system: string) => ({
  acceptance: {
    label: label('受理期限', 'Term to accept'),
    term: termSetting(`${system}.acceptance`, label('受理期限', 'Term to accept'), 5, 'working', byAnalogy(32)),
    afterCorrection: correctionSetting(`${system}.correction`),
  },
  decision: {
    label: label('审查期限', 'Term to decide'),
    term: termSetting(`${system}.decision`, label('审查期限', 'Term to decide'), 20, 'working', byAnalogy(42)),
    extension: termSetting(`${system}.extension`, label('延长期限', 'Extension'), 10, 'working', byAnalogy(42)),
  },
});

/** What was proposed is what is decided: the approving officer approves it or sends it back. */
const wasProposed =
  (outcome: 'pass' | 'fail'): Guard =>
  ({ facts }) =>
    (facts as { outcome?: string }).outcome === outcome || {
      field: 'outcome',
      message: { zh: '与拟定结论不符', en: 'It is not what was proposed' },
    };

/**
 * Draft, submission, acceptance within its term (or deemed), one correction notice, examination, experts while the
 * clock stands still, a decision proposed by one officer and approved by another.
 */
export const assessmentLifecycle = <N extends string>(
  stated: readonly N[],
  keeper: OfficeId,
  submission: Pick<Move, 'law' | 'when' | 'reads'>,
) => {
  const by = officer(keeper);
  // The guards read the product that the record names before the move, so a move they guard cannot name another.
  const settled = stated.filter((name) => name !== 'product');
  const begins = [startsClock('decision', 'acceptance'), endsClock('acceptance')];
  const ends = [endsClock('acceptance')];
  const decided = {
    by,
    notBy: 'propose',
    letter: 'decisionLetter',
    clocks: [endsClock('decision')],
    law: submission.law,
  };
  return {
    draft: {
      save: { to: 'draft', by: owner, sets: stated },
      submit: {
        to: 'submitted',
        by: owner,
        sets: settled,
        requires: 'all',
        clocks: [startsClock('acceptance')],
        ...submission,
      },
    },
    submitted: {
      accept: { to: 'accepted', by, letter: 'acceptanceNotice', clocks: begins },
      deemAccepted: { to: 'accepted', by: clock, due: 'acceptance', clocks: begins },
      requestCorrection: { to: 'correcting', by, letter: 'correctionNotice', clocks: [pausesClock('acceptance')] },
      refuse: { to: 'refused', by, letter: 'refusalNotice', clocks: ends },
      withdraw: { to: 'withdrawn', by: owner, clocks: ends },
    },
    correcting: {
      correct: {
        to: 'submitted',
        by: owner,
        sets: settled,
        requires: 'all',
        clocks: [resumesClock('acceptance')],
        ...submission,
      },
      withdraw: { to: 'withdrawn', by: owner, clocks: ends },
    },
    accepted: {
      consultExperts: { to: 'expertReview', by, clocks: [stopsClock('decision')] },
      extend: { to: 'accepted', by, clocks: [extendsClock('decision')] },
      propose: {
        to: 'proposed',
        by,
        sets: ['outcome' as N, 'reasons' as N, 'conditions' as N],
        requires: ['outcome' as N, 'reasons' as N],
      },
    },
    expertReview: { concludeExperts: { to: 'accepted', by, clocks: [resumesClock('decision')] } },
    proposed: {
      approvePass: { ...decided, to: 'passed', when: wasProposed('pass') },
      approveFail: { ...decided, to: 'failed', when: wasProposed('fail') },
      returnToReview: { to: 'accepted', by, notBy: 'propose' },
    },
    passed: {
      revoke: {
        to: 'revoked',
        by,
        letter: 'revocationNotice',
        notBy: 'approvePass',
        effects: [reviewsTheProductsPath],
      },
    },
    failed: {},
    refused: {},
    revoked: {},
    withdrawn: {},
  } as const;
};

/** What is under way is the owner's and the office's; what passed, and what was revoked, is everybody's. */
export const assessmentReaders = (keeper: OfficeId) => {
  const inside = [owner, officer(keeper)];
  return {
    draft: owner,
    submitted: inside,
    correcting: inside,
    accepted: inside,
    expertReview: inside,
    proposed: officer(keeper),
    passed: everyone,
    failed: inside,
    refused: inside,
    revoked: everyone,
    withdrawn: inside,
  };
};
