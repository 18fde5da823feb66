import { isAssessedInItsVersion } from '#families/assessedVersion.ts';
import { gradeProduct } from '#families/grading/grade.ts';
import { factNames } from '#families/grading/input.ts';
import { mustBeExplained } from '#families/grading/obligations.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import { type Setting, settingValue } from '#kernel/settings.ts';
import type { Guard, GuardView } from '#kernel/system.ts';

const pick = (facts: object) =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => (factNames as readonly string[]).includes(name)));

/** The grade that follows from the facts by the rules in force, computed within every step so that it is never older than they are. */
export function gradeOf(facts: object, rules: RulesInForce): Readonly<Record<string, unknown>> {
  const { grade, between: gradeBetween, ruleVersion, ruleRecord } = gradeProduct(pick(facts), rules);
  return { grade, gradeBetween, ruleVersion, ruleRecord };
}

export const gradeIsDetermined: Guard = ({ facts }) =>
  facts.grade !== 'undetermined' || {
    field: 'grade',
    article: '66.1',
    message: { zh: '事实不足，尚不能分级', en: 'Facts are missing: the grade is undetermined' },
  };

/**
 * Article 71 asks for an explanation and names no moment. That it comes before use is a working rule of this platform,
 * until the city says otherwise.
 */
export const explanationBeforeUse: Setting = {
  kind: 'yesNo',
  key: 'products.explanationBeforeUse',
  label: { zh: '投入使用前须公开算法说明', en: 'The explanation is published before use' },
  value: true,
  source: {
    zh: '条例第七十一条规定应当说明，未规定时点；投入使用前公开是本平台的暂行做法',
    en: 'Article 71 asks for the explanation and names no moment; before use is a working rule of this platform',
  },
  confirmed: false,
};

/** What other systems answer about the grounds of a product's use: each names the versions that it holds for. */
export const groundsOfUse = [
  'ex-ante-assessments.passedFor',
  'disclosures.publishedFor',
  'explanations.publishedFor',
  'warnings.suspends',
  'warning-metrics.watchedOf',
] as const;

const holdsForVersion = ({ reads, facts }: GuardView, ground: (typeof groundsOfUse)[number]): boolean =>
  ((reads[ground] ?? []) as readonly string[]).includes((facts as { version?: string }).version ?? '');

/** Article 66(2): high risk needs a passed assessment and a warning plan that is live, the others a published disclosure. */
const followsItsGrade: Guard = (view) => {
  const { grade, warningPlan } = view.facts as { grade?: string; warningPlan?: readonly unknown[] };
  if (grade === 'undetermined' || grade === undefined)
    return {
      article: '66.1',
      field: 'grade',
      message: { zh: '尚未分级，不得投入使用', en: 'It has no grade yet and must not be put in use' },
    };
  if (grade === 'high' && !view.reads['ex-ante-assessments.passedFor'])
    return {
      article: '66.2',
      message: {
        zh: '高风险应用须先通过事前评估',
        en: 'A high-risk application must first pass an ex-ante assessment',
      },
    };
  if (grade === 'high' && !(warningPlan && warningPlan.length > 0))
    return {
      article: '66.2',
      field: 'warningPlan',
      message: { zh: '高风险应用须有风险预警方案', en: 'A high-risk application needs a risk warning plan' },
    };
  if (grade === 'high' && !view.reads['warning-metrics.watchedOf'])
    return {
      article: '66.2',
      message: {
        zh: '高风险应用的预警方案须已运行：请先在“风险预警”中设监测指标并开始监测',
        en: 'The warning plan of a high-risk application must be live: declare a metric under “Risk warnings” and begin to watch it',
      },
    };
  if (grade !== 'high' && !holdsForVersion(view, 'disclosures.publishedFor'))
    return {
      article: '66.2',
      field: 'version',
      message: {
        zh: '中低风险应用须先公开披露该版本',
        en: 'A medium- or low-risk application must first be disclosed, in this version',
      },
    };
  return true;
};

/** Article 71: public decisions, and business touching the public interest, are explained in the version in use. */
const isExplained: Guard = (view) =>
  !mustBeExplained(view.facts) ||
  !settingValue(explanationBeforeUse, view.settings) ||
  holdsForVersion(view, 'explanations.publishedFor') || {
    article: '71.1',
    field: 'version',
    message: {
      zh: '用于公共决策或者涉及公共利益的商业领域，须先公开该版本的算法说明',
      en: 'It serves public decisions or business touching the public interest: its algorithm must first be explained to the public, in this version',
    },
  };

/** A red warning whose suspension is ordered holds until it is lifted. */
const suspension = ({ reads }: GuardView) =>
  reads['warnings.suspends'] as { readonly number: string } | null | undefined;
const isUnderNoSuspension: Guard = (view) => {
  const by = suspension(view);
  return (
    !by || {
      article: '66.2',
      message: {
        zh: `红色预警 ${by.number} 尚未解除，不得使用`,
        en: `The red warning ${by.number} is not lifted: it must not be used`,
      },
    }
  );
};
export const isUnderSuspension: Guard = (view) =>
  Boolean(suspension(view)) || {
    message: { zh: '没有生效中的暂停使用决定', en: 'No order of suspension is in force' },
  };

export const pathIsFollowed: Guard = (view) => {
  for (const guard of [followsItsGrade, isAssessedInItsVersion, isExplained, isUnderNoSuspension]) {
    const followed = guard(view);
    if (followed !== true) return followed;
  }
  return true;
};

/** What use rested on is gone: the product may be suspended for it, and only then. */
export const pathIsBroken: Guard = (view) =>
  pathIsFollowed(view) !== true || { message: { zh: '使用依据仍然有效', en: 'What its use rests on still holds' } };

/** A change while in use may not leave the path already followed, by its grade or its version: use is suspended first. */
export const changeKeepsPath: Guard = (view) => {
  const followed = view.record.state === 'inUse' ? pathIsFollowed(view) : true;
  return followed === true
    ? true
    : {
        ...followed,
        message: {
          zh: `${followed.message?.zh}；未具备前请先暂停使用`,
          en: `${followed.message?.en}. Suspend use until it is there`,
        },
      };
};
