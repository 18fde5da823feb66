import { addDays, daysBetween, today } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import type { RefusalDetail } from '#kernel/refusals.ts';
import { type SettingOf, settingValue } from '#kernel/settings.ts';
import type { Guard, GuardView } from '#kernel/system.ts';
import { itemInVote, type Meeting, presentFor, standingOf } from './meetingFacts.ts';
import { isInTerm } from './tally.ts';
import { tallyInWords } from './words.ts';

const refuse = (zh: string, en: string, field?: string): RefusalDetail => ({ field, message: { zh, en } });
const because = (message: Label, field?: string): RefusalDetail => ({ field, message });
const meetingOf = ({ facts }: GuardView): Meeting => facts as Meeting;

/**
 * The entry that this very move adds, or undefined where the page only asks which moves are open: then there is no
 * entry yet, and nothing to be said against it.
 */
const entryAdded = <E extends { readonly at?: string }>(list: readonly E[] | undefined, now: Date): E | undefined => {
  const last = list?.at(-1);
  return last?.at === now.toISOString() ? last : undefined;
};

/** Members are called so many days before. */
export const isCalledInTime =
  (notice: SettingOf<'integer'>): Guard =>
  ({ facts, settings, now }) => {
    const days = settingValue(notice, settings);
    const { heldOn } = facts as Meeting;
    return (
      (heldOn !== undefined && daysBetween(today(now), heldOn) >= days) ||
      refuse(
        `须提前${days}日通知委员，最早可定于${addDays(today(now), days)}`,
        `Members are called ${days} days before: ${addDays(today(now), days)} at the earliest`,
        'heldOn',
      )
    );
  };

export const isHeldToday: Guard = (view) => {
  const { heldOn } = meetingOf(view);
  return (
    heldOn === today(view.now) || refuse(`会议定于${heldOn}召开`, `The meeting is to be held on ${heldOn}`, 'heldOn')
  );
};

/** The chair presides, or a vice chair. */
export const chairPresides: Guard = (view) => {
  const { roll = [], presiding } = meetingOf(view);
  const seat = roll.find((one) => one.person === presiding);
  return (
    (seat !== undefined && seat.office !== 'member' && isInTerm(seat, today(view.now))) ||
    refuse('会议由在任的主任委员或者副主任委员主持', 'The chair or a vice chair in term presides', 'presiding')
  );
};

/** Enough members have signed in for at least one item of the agenda. */
export const aQuorumIsPresent: Guard = (view) => {
  const meeting = meetingOf(view);
  const standings = (meeting.agenda ?? []).map((_, at) => standingOf(meeting, at + 1));
  const first = standings[0];
  return (
    standings.some((one) => one.outcome !== 'inquorate') ||
    because(first ? tallyInWords(first) : { zh: '没有议题', en: 'There is no item' }, 'present')
  );
};

const recusedPresiding = refuse(
  '主持人须回避本议题，请先将主持移交副主任委员或者主任委员',
  'Whoever presides stands aside from this item: pass the chair on first',
  'presiding',
);

/** One item at a time, each once, with a quorum, and not by somebody who stands aside from it. */
export const mayBePutToVote: Guard = (view) => {
  const meeting = meetingOf(view);
  const added = entryAdded(meeting.votings, view.now);
  if (!added) return true;
  const before = (meeting.votings ?? []).slice(0, -1);
  const open = itemInVote({ votings: before, closings: meeting.closings });
  if (open !== null) return refuse(`议题${open}正在表决`, `Item ${open} is being voted on`, 'votings');
  const { item } = added;
  if (!meeting.agenda?.[item - 1])
    return refuse(`没有议题${item}`, `There is no item ${item} on the agenda`, 'votings');
  if (before.some((one) => one.item === item))
    return refuse(`议题${item}已经表决过`, `Item ${item} has been voted on already`, 'votings');
  if (meeting.recusals?.some((one) => one.item === item && one.person === meeting.presiding)) return recusedPresiding;
  const standing = standingOf(meeting, item);
  return standing.outcome !== 'inquorate' || because(tallyInWords(standing), 'votings');
};

/** A member in term, present, not recused, who has not voted on the item; whoever is against says why. */
export const mayVote: Guard = (view) => {
  const meeting = meetingOf(view);
  const vote = entryAdded(meeting.votes, view.now);
  if (!vote) return true;
  const open = itemInVote(meeting);
  if (open === null) return refuse('没有正在表决的议题', 'No item is being voted on', 'votes');
  if (vote.item !== open) return refuse(`正在表决的是议题${open}`, `Item ${open} is the one being voted on`, 'votes');
  const seat = meeting.roll?.find((one) => one.person === vote.by);
  if (!seat || !isInTerm(seat, today(view.now)))
    return refuse('任期已满，不能表决', 'Your term is over: you do not vote', 'votes');
  if (meeting.recusals?.some((one) => one.item === open && one.person === vote.by))
    return refuse('您须回避本议题', 'You stand aside from this item', 'votes');
  if (!presentFor(meeting, open).includes(vote.by)) return refuse('请先签到', 'Please sign in first', 'present');
  if ((meeting.votes ?? []).slice(0, -1).some((one) => one.item === open && one.by === vote.by))
    return refuse('您已就本议题投票', 'You have voted on this item', 'votes');
  return (
    vote.choice !== 'against' ||
    (vote.reason ?? '') !== '' ||
    refuse('反对的请写明理由，理由写入纪要', 'Say why you are against: it stands in the minutes', 'votes')
  );
};

/** Nobody stands aside once the vote on the item has begun. */
export const mayBeDeclared: Guard = (view) => {
  const meeting = meetingOf(view);
  const added = entryAdded(meeting.declared, view.now);
  if (!added) return true;
  if (!meeting.agenda?.[added.item - 1])
    return refuse(`没有议题${added.item}`, `There is no item ${added.item} on the agenda`, 'declared');
  return (
    !meeting.votings?.some((one) => one.item === added.item) ||
    refuse('本议题已经开始表决', 'The vote on this item has begun', 'declared')
  );
};

/** The result is declared of the item that is being voted on. */
export const isInVote: Guard = (view) => {
  const meeting = meetingOf(view);
  const added = entryAdded(meeting.closings, view.now);
  if (!added) return true;
  const open = itemInVote({ votings: meeting.votings, closings: (meeting.closings ?? []).slice(0, -1) });
  if (open === null) return refuse('没有正在表决的议题', 'No item is being voted on', 'closings');
  return added.item === open || refuse(`正在表决的是议题${open}`, `Item ${open} is the one`, 'closings');
};

export const nothingIsInVote: Guard = (view) => {
  const open = itemInVote(meetingOf(view));
  return open === null || refuse(`议题${open}正在表决`, `Item ${open} is being voted on`, 'votings');
};
