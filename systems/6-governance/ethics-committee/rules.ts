import { seatsIn } from '#families/committee/chair.ts';
import { unansweredOn } from '#families/committee/comments.ts';
import type { Meeting } from '#families/committee/meetingFacts.ts';
import type { Seat } from '#families/committee/tally.ts';
import { today } from '#kernel/dates.ts';
import { type Evidence, exists, onceAll, showing } from '#kernel/evidence.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';

const commentTerm = label('公开征求意见期限', 'Term of public comment');
/** How long a norm is open to public comment. */
export const commenting = {
  label: commentTerm,
  term: termSetting(
    'ethics-norms.commenting',
    commentTerm,
    30,
    'natural',
    label(
      '参照规章制定程序条例的征求意见期限；伦理安全规范是否适用待确认',
      'By analogy with the term of comment on government rules; whether it applies to norms is to be confirmed',
    ),
  ),
};

export const termIsInOrder: Guard = ({ facts }) => {
  const { from, until } = facts as { from?: string; until?: string };
  return (
    String(from) < String(until) || {
      field: 'until',
      message: { zh: '任期的止日应在起日之后', en: 'A term ends after it begins' },
    }
  );
};

/** Nobody has come or gone since the members were called: whoever left does not count, whoever came does. */
export const rollIsCurrent: Guard = ({ facts, reads, now }) => {
  const people = (seats: readonly Seat[]) =>
    seats
      .map((one) => one.person)
      .sort()
      .join();
  const { roll = [] } = facts as Meeting;
  return (
    people(roll) === people(seatsIn(reads, today(now))) || {
      field: 'roll',
      message: {
        zh: '通知开会之后委员有变动，请秘书处重新核定名单',
        en: 'Members have changed since the meeting was called: the secretariat fixes the roll anew',
      },
    }
  );
};

/** Norms on the agenda have been commented on and are ready: a vote on anything else would bind nothing. */
export const normsAreReady: Guard = ({ reads }) => {
  const named = (reads['ethics-norms.onAgenda'] ?? []) as readonly { state: string; title: string }[];
  const unready = named.find((one) => one.state !== 'readyForVote');
  return (
    unready === undefined || {
      field: 'agenda',
      article: '65.1(1)',
      message: {
        zh: `“${unready.title}”尚未完成征求意见和答复，不能列入表决`,
        en: `“${unready.title}” is not through public comment with every comment answered`,
      },
    }
  );
};

/** The record of the meeting that adopted it is confirmed. */
export const minutesAreConfirmed: Guard = ({ reads }) =>
  ['minutesConfirmed', 'published'].includes(String(reads['ethics-committee.adopting'])) || {
    field: 'meeting',
    article: '65.1(1)',
    message: { zh: '表决会议的纪要尚未确认', en: 'The minutes of the meeting that adopted it are not confirmed yet' },
  };

/** What the last declared result of a meeting says about the item's norm, or null where the item names none. */
export function resultForNorm(facts: Readonly<Record<string, unknown>>) {
  const { agenda = [], closings = [], tallies = [] } = facts as Meeting;
  const item = closings.at(-1)?.item;
  const norm = item === undefined ? undefined : agenda[item - 1]?.norm;
  const counted = tallies.find((one) => one.item === item);
  return norm === undefined || !counted ? null : { norm, tally: counted };
}

/** What published norms show of the committee's first two duties. */
export const normEvidence: Readonly<Record<string, Evidence>> = {
  '65.1(1)': showing(exists('published'), '有伦理安全规范已经公布', 'norms have been published'),
  '65.1(2)': showing(
    onceAll(['published', 'superseded'], `r.facts ? 'meeting' and (${unansweredOn('ethics-norms-comments')}) = 0`),
    '已公布的规范均经公开征求意见、逐条答复和委员会表决',
    'each norm published went through public comment, an answer to each, and a vote of the committee',
  ),
};
