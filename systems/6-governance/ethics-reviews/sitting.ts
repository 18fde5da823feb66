import { decideBy } from '#families/rules/decide.ts';
import type { Reason } from '#families/rules/reasons.ts';
import { addDays, addMonths, today } from '#kernel/dates.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import { type SettingValues, settingValue } from '#kernel/settings.ts';
import { closeFollowUpMonths, followUpMonths, majority } from './settings.ts';
import { type Ballot, type Decision, simplifiedOutcome, tally } from './tally.ts';

/** An entry that a move stamped with who and when. */
export interface Stamped {
  readonly by?: string;
  readonly at?: string;
}
/** A review as its rules look at it. */
export interface Review {
  readonly product?: string;
  readonly version?: string;
  readonly reviewer?: string;
  readonly reReviewer?: string;
  readonly listed?: string;
  readonly reReview?: string;
  readonly closeFollowUp?: boolean;
  readonly startsOn?: string;
  readonly earlier?: string;
  readonly team?: readonly string[];
  readonly minimalRisk?: boolean;
  readonly smallChange?: boolean;
  readonly followUpUnchanged?: boolean;
  readonly emergency?: boolean;
  readonly emergencyGround?: unknown;
  readonly risks?: readonly { readonly head?: string }[];
  readonly procedure?: string;
  readonly quorum?: number;
  readonly acceptances?: readonly Stamped[];
  readonly fallBacks?: readonly Stamped[];
  readonly members?: readonly string[];
  readonly advisers?: readonly string[];
  readonly sittings?: readonly Stamped[];
  readonly recusals?: readonly Stamped[];
  readonly votes?: readonly (Stamped & { readonly vote?: Ballot; readonly grounds?: { zh: string; en?: string } })[];
  readonly decisions?: readonly Stamped[];
  readonly confirmations?: readonly Stamped[];
  readonly appealAnswer?: unknown;
  readonly experts?: readonly string[];
  readonly panels?: readonly Stamped[];
  readonly expertRecusals?: readonly Stamped[];
  readonly expertVotes?: readonly (Stamped & { readonly vote?: 'agree' | 'disagree'; readonly declared?: boolean })[];
  readonly conclusions?: readonly Stamped[];
  readonly followUps?: readonly (Stamped & { readonly reviewers?: readonly string[] })[];
  readonly followUpMonths?: number;
}

const since = <T extends Stamped>(all: readonly T[] | undefined, begun: Stamped | undefined): readonly T[] =>
  (all ?? []).filter((one) => begun?.at !== undefined && (one.at ?? '') >= begun.at);
const by = (all: readonly Stamped[]) => new Set(all.map((one) => one.by));
const shareIn = (settings: SettingValues) => settingValue(majority, settings);

/** The members who sit and may vote: convened, and not recused from this review. */
export const presentAt = ({ members = [], recusals = [] }: Review): readonly string[] =>
  members.filter((one) => !by(recusals).has(one));
/** The votes of the sitting that is going on, or was last. */
export const votesOf = (review: Review) => since(review.votes, review.sittings?.at(-1));
/** The count of that sitting. */
export const tallyOf = (review: Review, settings: SettingValues) =>
  tally(presentAt(review), votesOf(review), shareIn(settings));
/** What the sitting comes to by its procedure: a decision, `fallBack` out of the simplified one, or nothing yet. */
export function outcomeOf(review: Review, settings: SettingValues): Decision | 'fallBack' | null {
  const counted = tallyOf(review, settings);
  return review.procedure === 'simplified' ? simplifiedOutcome(counted) : counted.decision;
}

/** The experts who take part: appointed, and not recused. */
export const expertsOf = ({ experts = [], expertRecusals = [] }: Review): readonly string[] =>
  experts.filter((one) => !by(expertRecusals).has(one));
export const expertVotesOf = (review: Review) => since(review.expertVotes, review.panels?.at(-1));
/** The count of a re-review: a conclusion needs its share of all experts. */
export const reReviewTally = (review: Review, settings: SettingValues) =>
  tally(
    expertsOf(review),
    expertVotesOf(review).map((one) => ({ by: one.by, vote: one.vote === 'agree' ? 'approve' : 'reject' })),
    shareIn(settings),
  );

const reasonsFor = (reasons: readonly Reason[]) =>
  reasons.map(({ text, source, row }) => ({ reason: text, ...(source && { source }), rule: row }));

/** The procedure by the table in force, with its members, term and reasons; general once it fell out of the simplified. */
function procedureOf(review: Review, rules: RulesInForce) {
  const fell = (review.fallBacks ?? []).length > 0;
  const listedActivity = review.reReview === undefined ? undefined : review.reReview === 'required';
  const asked = fell
    ? { emergency: false, listedActivity: false, minimalRisk: false, smallChange: false, followUpUnchanged: false }
    : { ...review, listedActivity };
  const procedure = decideBy<'simplified' | 'general' | 'emergency'>('ethics-procedure', 'procedure', asked, rules);
  const terms = decideBy<{ membersAtLeast: number; term: number; unit: 'naturalDays' | 'hours' }>(
    'ethics-procedure',
    'terms',
    asked,
    rules,
  );
  const accepted = review.acceptances?.at(-1)?.at;
  const { membersAtLeast, term = 0, unit } = terms.value ?? {};
  const ends =
    accepted && unit === 'hours' ? new Date(Date.parse(accepted) + term * 3_600_000).toISOString() : undefined;
  return {
    procedure: procedure.value ?? null,
    procedureReasons: procedure.value ? reasonsFor(terms.reasons) : null,
    procedureRules: terms.ruleVersion,
    quorum: membersAtLeast ?? null,
    dueAt: ends ?? null,
    dueOn: ends ? today(new Date(ends)) : accepted && terms.value ? addDays(today(new Date(accepted)), term) : null,
  };
}

/** The longest time to the next follow-up, in months. */
export const followUpAtMost = (review: Review, settings: SettingValues): number =>
  settingValue(review.closeFollowUp ? closeFollowUpMonths : followUpMonths, settings);

/** Everything that follows from what was entered: procedure and term, who still votes, when a follow-up is due. */
export function derivedOf(review: Review, rules: RulesInForce, settings: SettingValues) {
  const voted = by(votesOf(review));
  const toVote = presentAt(review).filter((one) => !voted.has(one));
  const expertVoted = by(expertVotesOf(review));
  const expertsToVote = expertsOf(review).filter((one) => !expertVoted.has(one));
  const decided = since(review.decisions, review.sittings?.at(-1)).length > 0;
  const outcome = decided ? outcomeOf(review, settings) : null;
  const concluded = since(review.conclusions, review.panels?.at(-1)).at(-1);
  const agreed = concluded && reReviewTally(review, settings).decision === 'approve';
  const decision =
    outcome === 'approve' ? review.decisions : outcome === 'approveAfterChange' ? review.confirmations : [];
  const granted = review.reReview === 'required' ? (agreed ? concluded : undefined) : decision?.at(-1);
  const last =
    granted &&
    [granted.at, review.followUps?.at(-1)?.at]
      .flatMap((at) => at ?? [])
      .sort()
      .at(-1);
  const months = review.followUpMonths ?? followUpAtMost(review, settings);
  return {
    ...procedureOf(review, rules),
    toVote: toVote.length > 0 ? toVote : null,
    expertsToVote: expertsToVote.length > 0 ? expertsToVote : null,
    outcome: outcome === 'fallBack' ? null : outcome,
    agreed: concluded ? agreed === true : null,
    followUpBy: last ? addMonths(today(new Date(last)), months) : null,
  };
}

/** What the tables say of the product about expert re-review, as facts that an application is bound to. */
export function reReviewOf(product: Readonly<Record<string, unknown>>, rules: RulesInForce) {
  const kind = decideBy<string>('expert-re-review', 'listedActivity', product, rules);
  const asked = decideBy<readonly string[] | null>('expert-re-review', 'reReview', product, rules);
  const settled = kind.value !== undefined && asked.possible?.length === 1;
  const named = asked.value ?? [];
  const reReview = named.includes('expert-re-review-exempt')
    ? 'exempt'
    : named.includes('expert-re-review')
      ? 'required'
      : 'none';
  return {
    listed: settled ? kind.value : null,
    reReview: settled ? reReview : null,
    closeFollowUp: settled ? named.includes('ethics-follow-up') : null,
    reReviewReasons: settled ? reasonsFor(asked.reasons) : null,
    reReviewRules: asked.ruleVersion,
  };
}
