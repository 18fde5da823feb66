import { today } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { settingValue } from '#kernel/settings.ts';
import type { Guard, GuardView } from '#kernel/system.ts';
import { memberKinds, neededKinds } from './committeeFacts.ts';
import type { Member } from './committeeRules.ts';
import { riskHeads, statedFacts } from './facts.ts';
import { checkedMaterials } from './materials.ts';
import { expertsAtLeast, followUpReviewers } from './settings.ts';
import * as sitting from './sitting.ts';
import { type Decision, simplifiedOutcome } from './tally.ts';

const review = (view: GuardView) => view.facts as sitting.Review;
const refusal = (field: string, zh: string, en: string) => ({ field, article: '72.1', message: { zh, en } });
const listed = (labels: readonly Label[]): Label => ({
  zh: labels.map((one) => one.zh).join('、'),
  en: labels.map((one) => one.en).join(', '),
});

interface Committee {
  readonly state: string;
  readonly owner: string | null;
  readonly kind?: string;
  readonly termTo?: string;
  readonly members?: readonly Member[];
}
const committeeOf = ({ reads }: GuardView) => reads['review-committees.reviewing'] as Committee | null | undefined;
const seatsOf = (view: GuardView): readonly Member[] => committeeOf(view)?.members ?? [];

/** One's own product, as it was when the application was bound to it, judged as the rules in force judge it today. */
export const productIsAsBound: Guard = (view) => {
  const { version, listed: kind, reReview } = review(view);
  const product = view.reads['ethics-reviews.product'] as {
    owner: string | null;
    version: string;
    facts: Readonly<Record<string, unknown>>;
  } | null;
  if (!product || product.owner !== view.record.owner)
    return refusal('product', '须为本单位登记的产品', 'It must be a product of your own');
  const now = sitting.reReviewOf(product.facts, view.rules);
  if (now.reReview === null)
    return refusal(
      'product',
      '产品事实不全，尚不能判断是否须经专家复核',
      'The product’s facts do not yet tell whether expert re-review is needed',
    );
  return (
    (product.version === version && now.listed === kind && now.reReview === reReview) ||
    refusal(
      'product',
      '产品的版本或者事实已变，请先重新读取',
      'The product’s version or facts have changed: read them again first',
    )
  );
};

/** Reviewed before it starts, not afterwards. */
export const hasNotStarted: Guard = (view) => {
  const { startsOn, acceptances = [] } = review(view);
  // Sent in again after a first round, the activity is still waiting for its approval.
  if (acceptances.length > 0 || startsOn === undefined || startsOn > today(view.now)) return true;
  return refusal('startsOn', '应当在活动开始前申请伦理审查', 'Apply before the activity starts');
};

/** Article 72(1): each of the four heads is looked at. */
export const everyHeadIsAssessed: Guard = (view) => {
  const { risks = [] } = review(view);
  const missing = Object.entries(riskHeads).filter(([head]) => !risks.some((one) => one.head === head));
  if (missing.length === 0) return true;
  const names = listed(missing.map(([, label]) => label));
  return refusal('risks', `风险评估尚缺：${names.zh}`, `Not assessed yet: ${names.en}`);
};

/** A claim to a lighter or faster procedure says on what it rests. */
export const claimsAreFounded: Guard = (view) => {
  const { smallChange, followUpUnchanged, earlier, emergency, emergencyGround } = review(view);
  if ((smallChange || followUpUnchanged) && earlier === undefined)
    return refusal(
      'earlier',
      '请写明所修改或者跟踪的已批准审查',
      'Name the approved review that this changes or follows',
    );
  return (
    !emergency ||
    emergencyGround !== undefined ||
    refusal('emergencyGround', '请写明紧急状态的事由', 'State the ground of the emergency')
  );
};
/** The review that a change or a follow-up rests on is approved, and of the same product. */
export const earlierIsApproved: Guard = (view) =>
  review(view).earlier === undefined ||
  view.reads['ethics-reviews.earlierApproved'] === true ||
  refusal(
    'earlier',
    '所引用的审查未经批准或者不是同一产品',
    'The review named is not approved, or is of another product',
  );

/** A unit’s own committee reviews its own activities; a hospital’s and a centre’s review what is put to them. */
export const committeeMayReview: Guard = (view) => {
  const committee = committeeOf(view);
  if (!committee || committee.owner !== review(view).reviewer)
    return refusal('body', '审查机构与所属单位不符', 'The committee does not belong to that unit');
  if (!['established', 'registered'].includes(committee.state) || (committee.termTo ?? '') < today(view.now))
    return refusal('body', '审查机构尚未设立或者委员任期已届满', 'The committee is not set up, or its term is over');
  return (
    committee.kind !== 'own' ||
    committee.owner === view.record.owner ||
    refusal('body', '单位自设的委员会只审查本单位的活动', 'A unit’s own committee reviews its own activities only')
  );
};

/** All that is missing is named at once. */
export const materialsAreComplete: Guard = (view) => {
  const missing = checkedMaterials(view.facts).flatMap((one) => one.missing);
  if (missing.length === 0) return true;
  const labels = listed(missing.map((name) => statedFacts[name as keyof typeof statedFacts].label));
  return refusal(missing[0] ?? 'overview', `申请材料不齐：${labels.zh}`, `Missing: ${labels.en}`);
};
export const procedureIsSettled: Guard = (view) =>
  review(view).procedure !== undefined ||
  refusal('minimalRisk', '尚不能确定适用的程序', 'The procedure is not settled yet');

/** The people present, by the kinds that their committee says; which kinds lack. */
const missingKinds = (view: GuardView) =>
  neededKinds.filter(
    (kind) => !seatsOf(view).some((one) => one.kind === kind && sitting.presentAt(review(view)).includes(one.person)),
  );

/** Enough members, of every kind where the committee meets. */
export const quorumIsThere: Guard = (view) => {
  const { procedure, quorum = 0 } = review(view);
  const present = sitting.presentAt(review(view)).length;
  if (present < quorum)
    return refusal(
      'members',
      `到会委员不足${quorum}人，现有${present}人`,
      `${quorum} members must be present, ${present} are`,
    );
  const missing = procedure === 'simplified' ? [] : missingKinds(view);
  if (missing.length === 0) return true;
  const names = listed(missing.map((kind) => memberKinds[kind]));
  return refusal('members', `缺少${names.zh}委员到会`, `Nobody present for: ${names.en}`);
};

/** Members of this committee only, none of the team; but for a unit’s own committee, nobody of the applicant’s. */
export const membersMaySit: Guard = (view) => {
  const { members = [], advisers = [], team = [] } = review(view);
  const seats = seatsOf(view).map((one) => one.person);
  if (!members.every((one) => seats.includes(one)))
    return refusal('members', '只有本委员会委员可以参加表决', 'Only members of this committee sit');
  if (advisers.some((one) => members.includes(one)))
    return refusal('advisers', '顾问不参加表决，不得同时列为委员', 'An adviser does not vote and is no member');
  const ties =
    committeeOf(view)?.kind === 'own' ? [] : ((view.reads['ethics-reviews.ties'] ?? []) as readonly string[]);
  const taking = [...sitting.presentAt(review(view)), ...advisers];
  return (
    !taking.some((one) => team.includes(one) || ties.includes(one)) ||
    refusal('members', '项目组成员和申请单位人员不得参加审查', 'Nobody of the team or of the applicant takes part')
  );
};
/** Whoever stood aside is not called to the next sitting either. */
export const recusedStayAway: Guard = (view) => {
  const { members = [] } = review(view);
  return (
    sitting.presentAt(review(view)).length === members.length ||
    refusal('members', '已回避的委员不得再参加审议', 'Whoever stood aside does not sit again')
  );
};

/** The decision is the one that the votes carry, by a sitting that could decide. */
export const decides =
  (wanted: Decision): Guard =>
  (view) => {
    const { missing, needed, present } = sitting.tallyOf(review(view), view.settings);
    if (missing > 0) return refusal('votes', `还有${missing}名委员没有表决`, `${missing} members have not voted yet`);
    const outcome = sitting.outcomeOf(review(view), view.settings);
    if (outcome === wanted) return true;
    return outcome === null
      ? refusal(
          'votes',
          `没有意见达到到会${present}人中的${needed}票，请休会后再议`,
          `Nothing has ${needed} of ${present} votes: adjourn and sit again`,
        )
      : refusal('votes', '与表决结果不符', 'It is not what the votes come to');
  };
/** Only the simplified procedure falls back, and only where its members did not agree to approve. */
export const simplifiedFails: Guard = (view) => {
  const { procedure, fallBacks = [], sittings } = review(view);
  const falling = fallBacks.length === 1 && (fallBacks[0]?.at ?? '') >= (sittings?.at(-1)?.at ?? '');
  return (
    ((procedure === 'simplified' || falling) &&
      simplifiedOutcome(sitting.tallyOf(review(view), view.settings)) === 'fallBack') ||
    refusal(
      'votes',
      '简易程序中有不同意、存疑或者意见不一致的，才转为一般程序',
      'It falls back only from a simplified procedure in which members do not agree to approve',
    )
  );
};
const reReviewIs =
  (needed: boolean): Guard =>
  (view) =>
    (review(view).reReview === 'required') === needed ||
    refusal(
      'reReview',
      needed ? '该活动不需专家复核' : '该活动须经专家复核，初审通过后方可申请',
      needed ? 'It needs no expert re-review' : 'It needs expert re-review after this first decision',
    );
export const needsNoReReview = reReviewIs(false);
export const needsReReview = reReviewIs(true);

export const followUpIsSoonEnough: Guard = (view) => {
  const most = sitting.followUpAtMost(review(view), view.settings);
  const months = review(view).followUpMonths;
  return (
    months === undefined ||
    months <= most ||
    refusal('followUpMonths', `跟踪审查间隔不得超过${most}个月`, `Followed up within ${most} months at most`)
  );
};
export const hasNotAppealed: Guard = (view) =>
  review(view).appealAnswer === undefined ||
  refusal('appealGrounds', '申诉已经答复', 'The appeal was answered already');

/** Enough experts, none of the first committee, none of the applicant’s, none of the team. */
export const expertsMayReview: Guard = (view) => {
  const { team = [] } = review(view);
  const experts = sitting.expertsOf(review(view));
  const fewest = settingValue(expertsAtLeast, view.settings);
  if (experts.length < fewest) return refusal('experts', `复核专家不少于${fewest}人`, `At least ${fewest} experts`);
  if (seatsOf(view).some((one) => experts.includes(one.person)))
    return refusal('experts', '初审委员会委员不得担任复核专家', 'No member of the first committee is an expert here');
  const barred = [...team, ...((view.reads['ethics-reviews.ties'] ?? []) as readonly string[])];
  return (
    !experts.some((one) => barred.includes(one)) ||
    refusal(
      'experts',
      '项目组成员和申请单位人员不得担任复核专家',
      'Nobody of the team or the applicant is an expert here',
    )
  );
};
/** A centre never reviews and re-reviews the same thing; `invariants.sql` says so once more. */
export const centreIsAnother: Guard = (view) => {
  const { reviewer, reReviewer } = review(view);
  const elsewhere = (view.reads['ethics-reviews.elsewhere'] ?? []) as readonly {
    reviewer?: string;
    reReviewer?: string;
  }[];
  const both = [{ reviewer, reReviewer }, ...elsewhere];
  const reviewed = both.some((one) => reReviewer !== undefined && one.reviewer === reReviewer);
  const reReviewed = both.some((one) => reviewer !== undefined && one.reReviewer === reviewer);
  return (
    !(reviewed || reReviewed) ||
    refusal('reReviewer', '服务中心不得对同一项目既审查又复核', 'A centre never reviews and re-reviews the same thing')
  );
};
/** An expert declares that nothing ties them to the project; who cannot stands aside. */
export const noInterestIsDeclared: Guard = (view) =>
  review(view).expertVotes?.at(-1)?.declared !== false ||
  refusal('expertVotes', '有利害关系的，应当回避', 'Whoever has an interest stands aside');
export const reReviewGives =
  (wanted: 'approve' | 'reject'): Guard =>
  (view) => {
    const { missing, needed, present, decision } = sitting.reReviewTally(review(view), view.settings);
    if (missing > 0)
      return refusal('expertVotes', `还有${missing}名专家没有表决`, `${missing} experts have not voted yet`);
    return (
      decision === wanted ||
      refusal(
        'expertVotes',
        `须有${present}名专家中的${needed}名以上持此意见`,
        `It takes ${needed} of ${present} experts`,
      )
    );
  };

/** A follow-up is looked at by members of the committee, enough of them. */
export const followUpIsReviewed: Guard = (view) => {
  const reviewers = new Set(review(view).followUps?.at(-1)?.reviewers ?? []);
  const fewest = settingValue(followUpReviewers, view.settings);
  const seats = seatsOf(view).map((one) => one.person);
  if (review(view).followUps === undefined) return true;
  return (
    (reviewers.size >= fewest && [...reviewers].every((one) => seats.includes(one))) ||
    refusal(
      'followUps',
      `跟踪审查由${fewest}名以上本委员会委员进行`,
      `At least ${fewest} members of the committee look at it`,
    )
  );
};
