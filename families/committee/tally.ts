import type { IsoDate } from '#kernel/dates.ts';

/** Somebody's seat on a committee. `organisation` is the party that they come from; both days belong to the term. */
export interface Seat {
  readonly person: string;
  readonly name: string;
  readonly office: 'chair' | 'viceChair' | 'member';
  readonly organisation?: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
}
/** How large a part must be: of those entitled to be there, or of those who are there. */
export type Share = 'moreThanHalf' | 'twoThirds';
/** The rule of a committee: the part that must be present, the fewest who must, and the part that must agree. */
export interface VotingRule {
  readonly quorum: Share;
  readonly majority: Share;
  readonly atLeast: number;
}
export type Choice = 'for' | 'against' | 'abstain';
/** One member's vote on the item of that number, counted from 1. */
export interface Vote {
  readonly item: number;
  readonly choice: Choice;
  readonly by: string;
}
/** Why a member stands aside from an item: their organisation is the party concerned, or they have said so themselves. */
export interface Recusal {
  readonly item: number;
  readonly person: string;
  readonly ground: 'organisation' | 'declared';
}
export type Outcome = 'adopted' | 'notAdopted' | 'inquorate';
/** What a vote on one item came to, with every number that decides it. */
export interface Tally {
  readonly item: number;
  readonly seats: number;
  readonly recused: number;
  readonly entitled: number;
  readonly present: number;
  readonly quorumNeeded: number;
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  readonly notVoting: number;
  readonly needed: number;
  readonly outcome: Outcome;
}

/** The fewest of so many that are a share of them, in whole numbers: no rounding decides a vote. */
export const fewest = (share: Share, of: number): number =>
  share === 'moreThanHalf' ? Math.floor(of / 2) + 1 : Math.ceil((of * 2) / 3);

/** Whether a seat's term runs on the day. */
export const isInTerm = (seat: Pick<Seat, 'from' | 'until'>, on: IsoDate): boolean =>
  seat.from <= on && on <= seat.until;

/** Who stands aside from which item, each once: whoever comes from the party concerned, and whoever declared an interest. */
export function recusals(
  agenda: readonly { readonly concerned?: string }[],
  roll: readonly Seat[],
  declared: readonly { readonly item: number; readonly by?: string }[],
): Recusal[] {
  return agenda.flatMap(({ concerned }, at) =>
    roll.flatMap(({ person, organisation }): Recusal[] => {
      const item = at + 1;
      if (concerned !== undefined && organisation === concerned) return [{ item, person, ground: 'organisation' }];
      const own = declared.some((one) => one.item === item && one.by === person);
      return own ? [{ item, person, ground: 'declared' }] : [];
    }),
  );
}

/** The votes on one question, whatever may be chosen. */
export interface Count<C extends string> {
  /** Who may vote: everybody present, whether they have voted or not. */
  readonly present: number;
  /** So many votes for one thing carry it. */
  readonly needed: number;
  readonly counts: Readonly<Record<C, number>>;
  /** Present and not voted yet. */
  readonly missing: number;
}

/**
 * Counts votes: of several of one person the first counts, and those of people who are not present count for nothing.
 * The share is reckoned from all who are present, so not choosing is not agreeing.
 */
export function countVotes<C extends string>(
  choices: readonly C[],
  present: readonly string[],
  votes: readonly { readonly by?: string; readonly choice?: C }[],
  majority: Share,
): Count<C> {
  const voters = new Set(present);
  const cast = new Map<string, C>();
  for (const { by, choice } of votes)
    if (by !== undefined && choice !== undefined && voters.has(by) && !cast.has(by)) cast.set(by, choice);
  const all = [...cast.values()];
  const counts = Object.fromEntries(choices.map((one) => [one, all.filter((choice) => choice === one).length]));
  return {
    present: voters.size,
    needed: fewest(majority, voters.size),
    counts: counts as Record<C, number>,
    missing: voters.size - cast.size,
  };
}

/**
 * Counts the vote on one item. Only members in their term on the day count; whoever is recused counts neither towards
 * those entitled nor towards those present; of several votes of one member the first counts. Abstaining, or being there
 * without voting, is not agreeing: the majority is reckoned from all who are present and entitled.
 */
export function tally(
  item: number,
  meeting: {
    readonly on: IsoDate;
    readonly roll: readonly Seat[];
    readonly present: readonly string[];
    readonly recusals: readonly Recusal[];
    readonly votes: readonly Vote[];
    readonly rule: VotingRule;
  },
): Tally {
  const seats = new Set(meeting.roll.filter((seat) => isInTerm(seat, meeting.on)).map(({ person }) => person));
  const aside = new Set(meeting.recusals.filter((one) => one.item === item).map(({ person }) => person));
  const entitled = new Set([...seats].filter((person) => !aside.has(person)));
  const { present, needed, counts, missing } = countVotes(
    ['for', 'against', 'abstain'],
    meeting.present.filter((person) => entitled.has(person)),
    meeting.votes.filter((one) => one.item === item),
    meeting.rule.majority,
  );
  const quorumNeeded = Math.max(fewest(meeting.rule.quorum, entitled.size), meeting.rule.atLeast);
  return {
    item,
    seats: seats.size,
    recused: seats.size - entitled.size,
    entitled: entitled.size,
    present,
    quorumNeeded,
    for: counts.for,
    against: counts.against,
    abstained: counts.abstain,
    notVoting: missing,
    needed,
    outcome: present < quorumNeeded ? 'inquorate' : counts.for >= needed ? 'adopted' : 'notAdopted',
  };
}
