import { type Label, label } from '#kernel/label.ts';
import type { Choice, Outcome, Recusal, Seat, Share, Tally, VotingRule } from './tally.ts';

export const shares: Readonly<Record<Share, Label>> = {
  moreThanHalf: label('过半数', 'More than half'),
  twoThirds: label('三分之二以上', 'At least two thirds'),
};
export const choices: Readonly<Record<Choice, Label>> = {
  for: label('同意', 'For'),
  against: label('反对', 'Against'),
  abstain: label('弃权', 'Abstain'),
};
export const outcomes: Readonly<Record<Outcome, Label>> = {
  adopted: label('通过', 'Adopted'),
  notAdopted: label('未通过', 'Not adopted'),
  inquorate: label('不足法定人数', 'No quorum'),
};
export const seatOffices: Readonly<Record<Seat['office'], Label>> = {
  chair: label('主任委员', 'Chair'),
  viceChair: label('副主任委员', 'Vice chair'),
  member: label('委员', 'Member'),
};
export const grounds: Readonly<Record<Recusal['ground'], Label>> = {
  organisation: label('所在单位是当事单位', 'comes from the party concerned'),
  declared: label('本人申报有利害关系', 'declared an interest'),
};

/** The rule as a sentence, for whoever wants to know why a vote ended as it did. */
export const ruleInWords = ({ quorum, majority, atLeast }: VotingRule): Label =>
  label(
    `在任且无须回避的委员${shares[quorum].zh}、并且不少于${atLeast}人到会，方可表决；到会有表决权的委员${shares[majority].zh}同意的，议题通过。回避的委员不计入应到和实到人数，弃权和未投票不算同意。`,
    `A vote needs ${shares[quorum].en.toLowerCase()} of the members in term who need not stand aside to be present, and no fewer than ${atLeast}; an item is adopted if ${shares[majority].en.toLowerCase()} of those present and entitled agree. Whoever stands aside counts towards neither number; abstaining or not voting is not agreeing.`,
  );

/** A tally as a sentence, with each number that decides it. */
export const tallyInWords = (of: Tally): Label =>
  of.outcome === 'inquorate'
    ? label(
        `应到${of.entitled}人（另有${of.recused}人回避），实到${of.present}人，不足${of.quorumNeeded}人，不能表决`,
        `${of.present} of ${of.entitled} entitled are present (${of.recused} stand aside); ${of.quorumNeeded} are needed for a vote`,
      )
    : label(
        `应到${of.entitled}人（另有${of.recused}人回避），实到${of.present}人，须到${of.quorumNeeded}人；同意${of.for}票，反对${of.against}票，弃权${of.abstained}票${of.notVoting > 0 ? `，未投票${of.notVoting}人` : ''}；须${of.needed}票同意，${outcomes[of.outcome].zh}`,
        `${of.present} of ${of.entitled} entitled are present (${of.recused} stand aside), ${of.quorumNeeded} needed; ${of.for} for, ${of.against} against, ${of.abstained} abstaining${of.notVoting > 0 ? `, ${of.notVoting} not voting` : ''}; ${of.needed} must agree: ${outcomes[of.outcome].en.toLowerCase()}`,
      );
