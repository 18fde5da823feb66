import { settingValue } from '#kernel/settings.ts';
import type { Guard, GuardView } from '#kernel/system.ts';
import { type Ground, grounds, groundsAgainst, type InspectionBody, type InspectionReport } from './admission.ts';
import { answerFacts, suitability } from './facts.ts';
import { silence } from './settings.ts';

const refusal = (field: string, zh: string, en: string) => ({ field, article: '46.1', message: { zh, en } });

const groundsOf = ({ facts, reads }: GuardView): readonly Ground[] =>
  groundsAgainst(facts as InspectionReport, (reads['inspection-bodies.named'] ?? null) as InspectionBody | null);
/** While a change of the list waits for a second officer, nothing is decided on it. */
export const listIsConfirmed: Guard = ({ reads }) =>
  !['changeProposed', 'retirementProposed'].includes(
    String((reads['inspection-bodies.named'] as InspectionBody | null)?.state),
  ) ||
  refusal(
    'body',
    '该机构的名录变更待另一名工作人员复核，复核后再作决定',
    'A change of this body’s entry waits for a second officer: decide once it is confirmed',
  );
/** Admitted only as the list tells, on the day it is decided, of the day of the report. */
export const isAdmissible: Guard = (view) => {
  const against = groundsOf(view);
  if (against.length === 0) return true;
  const named = against.map((one) => grounds[one]);
  return refusal(
    'grounds',
    `不予采信：${named.map((one) => one.zh).join('；')}`,
    `Not admitted: ${named.map((one) => one.en).join('; ')}`,
  );
};
/** A report that the list admits is not refused. */
export const isNotAdmissible: Guard = (view) =>
  groundsOf(view).length > 0 || refusal('grounds', '该报告符合采信条件', 'The report may be admitted');

interface Asked {
  readonly lead?: string;
  readonly leadReview?: string;
  readonly leadOpinion?: readonly unknown[];
  readonly leadReviewedOn?: string;
  readonly partners?: readonly { readonly partner?: string }[];
}
/** Each partner once, and none of them the lead hospital. */
export const partnersAreOthers: Guard = ({ facts }) => {
  const { lead, partners = [] } = facts as Asked;
  const named = partners.map((one) => one.partner);
  return (
    (!named.includes(lead) && new Set(named).size === named.length) ||
    refusal('partners', '合作医院不得重复，也不得是组长单位', 'Partners are others than the lead hospital, each once')
  );
};
/** There is a full review to recognise: one made here that holds and is the lead’s, or the lead’s own opinion. */
export const leadHasReviewed: Guard = ({ facts, reads }) => {
  const { leadReview, leadOpinion = [], leadReviewedOn } = facts as Asked;
  if (leadReview === undefined)
    return (
      (leadOpinion.length > 0 && leadReviewedOn !== undefined) ||
      refusal('leadOpinion', '请附组长单位的审查意见和日期', 'Attach the lead hospital’s opinion with its date')
    );
  return (
    reads['medical-recognition.leadHolds'] === true ||
    refusal(
      'leadReview',
      '所引用的伦理审查不是组长单位对该产品作出的，或者未获批准',
      'The review named is not the lead hospital’s of this product, or it is not approved',
    )
  );
};
/** What a partner recognises must still hold when it answers. */
export const leadStillHolds: Guard = ({ reads }) =>
  reads['recognition-answers.leadHolds'] === true ||
  refusal('recognition', '组长单位的审查已不再有效', 'The lead hospital’s review no longer holds');

const unsuitable = (facts: GuardView['facts']) =>
  suitability.filter((name) => (facts as Readonly<Record<string, unknown>>)[name] === false);
/** A site recognises where it is suitable itself; the review as such is not made again. */
export const siteSuits: Guard = ({ facts }) => {
  const [first] = unsuitable(facts);
  return (
    first === undefined ||
    refusal(
      first,
      `不具备“${answerFacts[first].label.zh}”的条件，不能认可`,
      `“${answerFacts[first].label.en}” is answered no: it cannot be recognised`,
    )
  );
};
/** Declined for the site’s own unsuitability only; the move itself asks that all three are answered. */
export const siteDoesNotSuit: Guard = ({ facts }) =>
  suitability.some((name) => (facts as Readonly<Record<string, unknown>>)[name] === undefined) ||
  unsuitable(facts).length > 0 ||
  refusal(
    'principalSuits',
    '只能因本院的研究者、设备场地或者知情同意书不适宜而不予认可',
    'Declined only where investigator, facility or consent form do not suit this site',
  );

const silenceMeans =
  (wanted: 'recognised' | 'notRecognised'): Guard =>
  ({ settings }) =>
    settingValue(silence, settings) === wanted ||
    refusal('partner', '与逾期处理规则不符', 'Not by the rule of silence');
export const silenceRecognises = silenceMeans('recognised');
export const silenceDoesNot = silenceMeans('notRecognised');

/** Closed once every partner has answered or let its term pass. */
export const everyoneAnswered: Guard = ({ reads }) => {
  const left = Number(reads['medical-recognition.pending'] ?? 0);
  return (
    left === 0 ||
    refusal(
      'partners',
      `还有${left}家医院没有答复`,
      left === 1 ? '1 hospital has not answered yet' : `${left} hospitals have not answered yet`,
    )
  );
};
