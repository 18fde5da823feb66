import { type Count, countVotes, type Share } from '#families/committee/tally.ts';

/** What a committee may decide on an application. */
export const decisions = ['approve', 'approveAfterChange', 'reviewAgain', 'reject'] as const;
export type Decision = (typeof decisions)[number];
export type Ballot = Decision | 'abstain';

export interface Tally extends Count<Ballot> {
  /** Null: nothing has the votes it needs, and while some are missing nothing is decided. */
  readonly decision: Decision | null;
}

/** Counts a sitting as other committees count: a decision needs its share of those present. */
export function tally(
  present: readonly string[],
  votes: readonly { readonly by?: string; readonly vote?: Ballot }[],
  share: Share = 'twoThirds',
): Tally {
  const cast = votes.map(({ by, vote }) => ({ by, choice: vote }));
  const counted = countVotes([...decisions, 'abstain'], present, cast, share);
  const carried = decisions.find((one) => counted.counts[one] >= Math.max(1, counted.needed));
  return { ...counted, decision: counted.missing === 0 ? (carried ?? null) : null };
}

/**
 * The simplified procedure ends only where all agree to approve: a vote against, a doubt, an abstention or two different
 * votes send it to the general one. Null while votes are missing.
 */
export function simplifiedOutcome({ present, counts, missing }: Tally): Decision | 'fallBack' | null {
  if (missing > 0 || present === 0) return null;
  const agreed = (['approve', 'approveAfterChange'] as const).find((one) => counts[one] === present);
  return agreed ?? 'fallBack';
}
