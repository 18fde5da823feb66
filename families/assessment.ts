import { clock, officer, owner } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { type ChoiceSetting, termSetting } from '#kernel/settings.ts';
import { endsClock, type Guard, type Move, pausesClock, resumesClock, startsClock } from '#kernel/system.ts';
import type { OfficeId } from '#law/offices.ts';

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

/**
 * From the draft to acceptance: submission, acceptance within its term (or deemed), and one notice of everything that is
 * missing. What comes after the correction is accepted or refused: nothing more may be asked for.
 */
export const acceptanceLifecycle = <N extends string>(
  stated: readonly N[],
  keeper: OfficeId,
  submission: Pick<Move<string, N>, 'law' | 'when' | 'reads'>,
  /** What acceptance and the notice look at, the fact that holds what the notice lists, and what it may be corrected by. */
  completeness: {
    readonly reads: readonly string[];
    readonly isComplete: Guard;
    readonly tellsEverything: Guard;
    readonly defects: N;
  },
) => {
  const by = officer(keeper);
  // The guards read the product that the record names before the move, so a move they guard cannot name another.
  const settled = stated.filter((name) => name !== 'product');
  const begins = [startsClock('decision', 'acceptance'), endsClock('acceptance')];
  const ends = [endsClock('acceptance')];
  const { reads, defects } = completeness;
  const answers = {
    accept: {
      to: 'accepted',
      by,
      letter: 'acceptanceNotice',
      clocks: begins,
      when: completeness.isComplete,
      reads,
      law: submission.law,
    },
    deemAccepted: { to: 'accepted', by: clock, due: 'acceptance', clocks: begins },
    refuse: { to: 'refused', by, letter: 'refusalNotice', clocks: ends },
    withdraw: { to: 'withdrawn', by: owner, clocks: ends },
  } as const;
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
      ...answers,
      requestCorrection: {
        to: 'correcting',
        by,
        sets: [defects],
        requires: [defects],
        letter: 'correctionNotice',
        clocks: [pausesClock('acceptance')],
        when: completeness.tellsEverything,
        reads,
        law: submission.law,
      },
    },
    correcting: {
      save: { to: 'correcting', by: owner, sets: settled },
      correct: {
        to: 'resubmitted',
        by: owner,
        sets: settled,
        requires: 'all',
        clocks: [resumesClock('acceptance')],
        ...submission,
      },
      withdraw: { to: 'withdrawn', by: owner, clocks: ends },
    },
    resubmitted: answers,
    refused: {},
    withdrawn: {},
  } as const;
};
