import { fewest, type Share } from '#families/committee/tally.ts';

/** What a committee may decide on an application. */
export const decisions = ['approve', 'approveAfterChange', 'reviewAgain', 'reject'] as const;
export type Decision = (typeof decisions)[number];
export type Ballot = Decision | 'abstain';

export interface Tally {
  /** Who may vote: everybody present, whether they have voted or not. */
  readonly present: number;
  /** So many votes for one thing carry it. */
  readonly needed: number;
  readonly counts: Readonly<Record<Ballot, number>>;
  /** Present and not voted yet. */
  readonly missing: number;
  /** Null: nothing has the votes it needs, and while some are missing nothing is decided. */
  readonly decision: Decision | null;
}

/**
 * Counts a sitting: a decision needs its share of those present, so an abstention counts against every one. Each person
 * present has one vote, the last that they cast; votes of others are not counted (advisers, members recused).
 */
export function tally(
  present: readonly string[],
  votes: readonly { readonly by?: string; readonly vote?: Ballot }[],
  share: Share = 'twoThirds',
): Tally {
  const cast = new Map<string, Ballot>();
  for (const { by, vote } of votes) if (by !== undefined && vote && present.includes(by)) cast.set(by, vote);
  const counts = { approve: 0, approveAfterChange: 0, reviewAgain: 0, reject: 0, abstain: 0 };
  for (const vote of cast.values()) counts[vote] += 1;
  const needed = Math.max(1, fewest(share, present.length));
  const missing = present.length - cast.size;
  const carried = decisions.find((one) => counts[one] >= needed);
  return { present: present.length, needed, counts, missing, decision: missing === 0 ? (carried ?? null) : null };
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
