import { decideBy } from '#families/rules/decide.ts';
import { addDays, today } from '#kernel/dates.ts';
import { type Label, label } from '#kernel/label.ts';
import type { RefusalDetail } from '#kernel/refusals.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import { type Setting, settingValue, termSetting } from '#kernel/settings.ts';
import type { Guard, GuardView } from '#kernel/system.ts';
import { contradictionsWith, eligibilityOf, missingFacts } from './conditions.ts';
import type { comparisons } from './facts.ts';
import { percentOfCap, type Use } from './use.ts';

export const readsOfProduct = ['disclosures.product', 'products.gradedFacts'] as const;
const ownRule = label('条例未规定；本平台暂行规则', 'The Regulation sets none; a provisional rule of this platform');

export const longestDays: Setting = {
  kind: 'integer',
  key: 'pilots.longestDays',
  label: label('试点最长天数', 'Longest pilot'),
  value: 365,
  min: 1,
  max: 3650,
  unit: label('日', 'days'),
  source: ownRule,
  confirmed: false,
};
export const explanationTerm = termSetting(
  'pilots.explanation',
  label('说明用量超限', 'To explain use above the cap'),
  5,
  'working',
  ownRule,
);

type Product = Readonly<Record<string, unknown>> | null;
const productIn = ({ reads }: GuardView): Product => (reads['products.gradedFacts'] ?? null) as Product;
const listed = (all: readonly Label[]): Label =>
  label(all.map(({ zh }) => zh).join('；'), all.map(({ en }) => en).join('; '));

/** A product that is still a draft has no record to be judged by. */
export const isRegistered: Guard = (view) =>
  productIn(view) !== null || {
    field: 'product',
    message: label('产品尚未登记', 'The product has not been registered yet'),
  };

/** What the applicant states may not be other than what the product's record says; every fact that differs is named. */
export const agreesWithTheRecord: Guard = (view) => {
  const found = contradictionsWith(view.facts, productIn(view));
  const [first] = found;
  if (!first) return true;
  const { zh, en } = listed(found.map(({ message }) => message));
  return {
    field: first.field,
    fields: found,
    article: '44.1',
    message: label(`与产品登记的事实矛盾：${zh}`, `This contradicts the product’s record: ${en}`),
  };
};

/** Why a pilot is not eligible: the conditions that do not hold, each by the row that says so. */
function whyNot(view: GuardView): Label | null {
  const { eligible, verdicts } = eligibilityOf(view.facts, productIn(view), view.rules);
  if (eligible) return null;
  return listed(
    verdicts
      .filter(({ holds }) => holds !== true)
      .flatMap(({ reasons, missing }) =>
        reasons.length > 0 ? reasons.map(({ text }) => text) : [missingFacts(missing)],
      ),
  );
}

/** A pilot is approved and begun only where every condition of Article 44 holds; all that fail are named at once. */
export const isEligible: Guard = (view) => {
  const why = whyNot(view);
  return (
    why === null || {
      field: 'product',
      article: '44.1',
      message: label(`不符合先行先试条件：${why.zh}`, `Not eligible for a pilot: ${why.en}`),
    }
  );
};
/** The product or the rules have changed so that the pilot could not begin today. */
export const isNoLongerEligible: Guard = (view) =>
  whyNot(view) !== null ||
  agreesWithTheRecord(view) !== true || { message: label('五项条件仍然满足', 'The five conditions still hold') };

/** The plan ends, within the longest time that a pilot may take, and is insured to its last day. */
export const planIsSound: Guard = ({ facts, settings, now }): true | RefusalDetail => {
  const { endsOn = '', coverUntil = '' } = facts as { endsOn?: string; coverUntil?: string };
  const days = Number(settingValue(longestDays, settings));
  if (endsOn > addDays(today(now), days))
    return {
      field: 'endsOn',
      article: '44.1',
      message: label(
        `试点不得超过${days}日（来源待确认）`,
        `A pilot takes at most ${days} days (source to be confirmed)`,
      ),
    };
  return (
    coverUntil >= endsOn || {
      field: 'coverUntil',
      article: '44.1',
      message: label(
        `保险保障至${coverUntil}，早于试点结束日期${endsOn}`,
        `The cover ends on ${coverUntil}, before the pilot does on ${endsOn}`,
      ),
    }
  );
};

/** What follows from the newest report of use, by the table in force. */
function useDecided(facts: Use & { readonly uses?: readonly Use[] }, rules: RulesInForce) {
  const { uses = [] } = facts;
  const last = uses.at(-1);
  if (!last) return {};
  const percent = percentOfCap(last, facts);
  const earlierExcesses = uses.slice(0, -1).filter((one) => percentOfCap(one, facts) > 100).length;
  const { value, reasons } = decideBy('pilot-use', 'step', { percentOfCap: percent, earlierExcesses }, rules);
  const why = listed(reasons.map(({ text }) => text));
  return {
    percentOfCap: String(percent),
    earlierExcesses,
    useStep: value,
    useReason: label(`用量为上限的${percent}%：${why.zh}`, `Use is ${percent}% of the cap: ${why.en}`),
  };
}

export interface Criterion {
  readonly criterion: string;
  readonly comparison: keyof typeof comparisons;
  readonly threshold: string;
  readonly unit?: string;
}
interface Result {
  readonly criterion?: string;
  readonly measured?: string;
}
/** Each exit criterion beside what was measured; what was not measured is not met and not missed. */
export function outcomesOf(criteria: readonly Criterion[], results: readonly Result[]) {
  return criteria.map((one) => {
    const measured = results.find(({ criterion }) => criterion === one.criterion)?.measured;
    if (measured === undefined) return one;
    const [found, wanted] = [Number(measured), Number(one.threshold)];
    return { ...one, measured, met: one.comparison === 'atLeast' ? found >= wanted : found <= wanted };
  });
}

interface Running extends Use {
  readonly uses?: readonly Use[];
  readonly criteria?: readonly Criterion[];
  readonly results?: readonly Result[];
}
/** What follows from the reports of use and the results, computed within every step. */
export const pilotDerived = (facts: object, rules: RulesInForce): Readonly<Record<string, unknown>> => {
  const { criteria, results, ...use } = facts as Running;
  return { ...useDecided(use, rules), outcomes: criteria && results ? outcomesOf(criteria, results) : null };
};

export const excessLeadsTo =
  (step: 'explain' | 'stop'): Guard =>
  ({ facts }) =>
    facts.useStep === step || { message: label('用量报告没有要求这样办理', 'No report of use asks for this') };

/** At the end each exit criterion has its figure, or a note why there is none. */
export const everyCriterionIsMeasured: Guard = ({ facts }) => {
  const { criteria = [], results = [] } = facts as {
    criteria?: readonly Criterion[];
    results?: readonly (Result & { note?: string })[];
  };
  const missing = criteria.find(({ criterion }) => {
    const result = results.find((one) => one.criterion === criterion);
    return result?.measured === undefined && !result?.note;
  });
  const strange = results.find((one) => !criteria.some(({ criterion }) => criterion === one.criterion));
  if (strange)
    return {
      field: 'results',
      message: label(`方案中没有此标准：${strange.criterion}`, `The plan has no such criterion: ${strange.criterion}`),
    };
  return (
    missing === undefined || {
      field: 'results',
      message: label(
        `没有结果，也没有说明：${missing.criterion}`,
        `Neither a result nor why there is none: ${missing.criterion}`,
      ),
    }
  );
};
