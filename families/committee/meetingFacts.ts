import type { Roles } from '#kernel/access.ts';
import { type Facts, field, group } from '#kernel/fields/field.ts';
import { type Recusal, recusals, type Seat, type Tally, tally, type Vote, type VotingRule } from './tally.ts';
import { choices, grounds, outcomes, seatOffices, shares } from './words.ts';

const item = field.integer('议题', 'Item', { min: 1, max: 40 });
const stamped = {
  by: field.person('委员', 'Member', { optional: true }),
  at: field.text('时间', 'Time', { optional: true }),
};
const number = (zh: string, en: string) => field.integer(zh, en);

/**
 * What the record of a committee's meeting holds. `matters`: what an item of this committee's agenda names besides its
 * title and the party concerned; `inside`: who reads what members said and how each one voted.
 */
export const meetingFacts = <const M extends Facts>(matters: M, inside: Roles) => ({
  ...group('会议', 'The meeting', {
    title: field.text('会议名称', 'Meeting', { max: 120 }),
    heldOn: field.date('开会日期', 'Held on'),
    place: field.text('地点或者方式', 'Place or way', { max: 120 }),
    presiding: field.person('主持人', 'Presiding'),
  }),
  ...group('议程', 'Agenda', {
    agenda: field.groups('议题', 'Items', {
      atLeast: 1,
      most: 40,
      facts: {
        title: field.text('议题', 'Item', { max: 200 }),
        concerned: field.party('当事单位', 'Party concerned', { optional: true }),
        ...matters,
      },
    }),
  }),
  ...group('委员与规则（召集时核定）', 'Members and rule (fixed when convened)', {
    members: field.people('应到委员', 'Members called', { optional: true }),
    roll: field.groups('委员名单', 'Roll', {
      optional: true,
      facts: {
        person: field.person('委员', 'Member'),
        name: field.text('姓名', 'Name'),
        office: field.choice('职务', 'Office', seatOffices),
        organisation: field.party('单位', 'Organisation', { optional: true }),
        from: field.date('任期自', 'Term from'),
        until: field.date('任期至', 'Term to'),
      },
    }),
    quorum: field.choice('到会法定人数', 'Quorum', shares, { optional: true }),
    atLeast: field.integer('到会不少于', 'Present at least', { optional: true, min: 1 }),
    majority: field.choice('通过所需', 'Majority', shares, { optional: true }),
    ruleSource: field.longText('规则来源', 'Source of the rule', { optional: true }),
    ruleConfirmed: field.yesNo('规则来源已确认', 'Source confirmed', { optional: true }),
  }),
  ...group('会议记录', 'Record of the meeting', {
    present: field.groups('签到', 'Signed in', { optional: true, facts: stamped }),
    departed: field.groups('退席', 'Left', { optional: true, facts: stamped }),
    declared: field.groups('申报的利害关系', 'Interests declared', {
      optional: true,
      facts: { item, reason: field.text('理由', 'Reason', { max: 300 }), ...stamped },
    }),
    recusals: field.groups('回避', 'Recusals', {
      optional: true,
      facts: { item, person: field.person('委员', 'Member'), ground: field.choice('原因', 'Ground', grounds) },
    }),
    votings: field.groups('提请表决', 'Put to the vote', { optional: true, facts: { item, ...stamped } }),
    votes: field.groups('投票', 'Votes', {
      optional: true,
      most: 1000,
      read: inside,
      facts: {
        item,
        choice: field.choice('意见', 'Vote', choices),
        reason: field.text('理由（反对的须写明）', 'Reason (needed for a vote against)', { optional: true, max: 500 }),
        ...stamped,
      },
    }),
    closings: field.groups('宣布结果', 'Results declared', { optional: true, facts: { item, ...stamped } }),
    tallies: field.groups('表决结果', 'Results', {
      optional: true,
      facts: {
        item,
        seats: number('在任', 'In term'),
        recused: number('回避', 'Standing aside'),
        entitled: number('应到', 'Entitled'),
        present: number('实到', 'Present'),
        quorumNeeded: number('须到', 'Needed present'),
        for: number('同意', 'For'),
        against: number('反对', 'Against'),
        abstained: number('弃权', 'Abstaining'),
        notVoting: number('未投票', 'Not voting'),
        needed: number('须同意', 'Needed for'),
        outcome: field.choice('结果', 'Outcome', outcomes),
      },
    }),
    dissent: field.groups('不同意见', 'Dissent', {
      optional: true,
      facts: { item, reason: field.text('不同意见', 'Dissent', { max: 500 }) },
    }),
    discussion: field.longText('讨论情况', 'Discussion', { optional: true, max: 8000, read: inside }),
  }),
});

/** The facts of a meeting that its rules look at. */
export interface Meeting extends Partial<VotingRule> {
  readonly heldOn?: string;
  readonly presiding?: string;
  readonly agenda?: readonly { readonly title: string; readonly concerned?: string; readonly norm?: string }[];
  readonly roll?: readonly Seat[];
  readonly present?: readonly { readonly by?: string; readonly at?: string }[];
  readonly departed?: readonly { readonly by?: string; readonly at?: string }[];
  readonly declared?: readonly { readonly item: number; readonly by?: string; readonly at?: string }[];
  readonly recusals?: readonly Recusal[];
  readonly votings?: readonly { readonly item: number; readonly at?: string }[];
  readonly votes?: readonly (Vote & { readonly reason?: string; readonly at?: string })[];
  readonly closings?: readonly { readonly item: number; readonly at?: string }[];
  readonly tallies?: readonly Tally[];
}

/** The item that is being voted on: put to the vote, its result not yet declared. Null where there is none. */
export function itemInVote({ votings = [], closings = [] }: Pick<Meeting, 'votings' | 'closings'>): number | null {
  const last = votings.at(-1)?.item;
  return last === undefined || closings.some((one) => one.item === last) ? null : last;
}

/**
 * Who is there for an item: signed in before its result was declared, and not gone before it was put to the vote. So
 * whoever comes or goes later changes no result.
 */
export function presentFor(meeting: Meeting, item: number): readonly string[] {
  const { present = [], departed = [], votings = [], closings = [] } = meeting;
  const [put, closed] = [votings, closings].map((all) => all.find((one) => one.item === item)?.at);
  const gone = departed.filter(({ at = '' }) => put === undefined || at < put).map((one) => one.by);
  return present.flatMap(({ by, at = '' }) =>
    by !== undefined && !gone.includes(by) && (closed === undefined || at <= closed) ? [by] : [],
  );
}

/** How the vote on an item stands, or would stand: by the meeting's own roll, day and rule. */
export const standingOf = (meeting: Meeting, item: number): Tally =>
  tally(item, {
    on: meeting.heldOn ?? '',
    roll: meeting.roll ?? [],
    present: presentFor(meeting, item),
    recusals: recusals(meeting.agenda ?? [], meeting.roll ?? [], meeting.declared ?? []),
    votes: meeting.votes ?? [],
    rule: {
      quorum: meeting.quorum ?? 'twoThirds',
      majority: meeting.majority ?? 'twoThirds',
      atLeast: meeting.atLeast ?? 1,
    },
  });

/** What follows from a meeting's other facts: who stands aside, the tally of each item put to the vote, its dissent. */
export function derivedFromMeeting(facts: unknown): Readonly<Record<string, unknown>> {
  const meeting = facts as Meeting;
  if (!meeting.roll) return {};
  const put = [...new Set((meeting.votings ?? []).map((one) => one.item))];
  return {
    recusals: recusals(meeting.agenda ?? [], meeting.roll, meeting.declared ?? []),
    tallies: put.map((one) => standingOf(meeting, one)),
    dissent: (meeting.votes ?? [])
      .filter((one) => one.choice === 'against' && one.reason !== undefined)
      .map(({ item: of, reason }) => ({ item: of, reason })),
  };
}
