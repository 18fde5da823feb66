import { gradeProduct } from '#families/grading/grade.ts';
import { factNames } from '#families/grading/input.ts';
import type { Guard } from '#kernel/system.ts';

const pick = (facts: object) =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => (factNames as readonly string[]).includes(name)));

/** The grade that follows from the facts, computed within every step so that it is never older than they are. */
export function gradeOf(facts: object): Readonly<Record<string, unknown>> {
  const graded = gradeProduct(pick(facts));
  return { grade: graded.grade, gradeBetween: graded.between, ruleVersion: graded.ruleVersion };
}

export const gradeIsDetermined: Guard = ({ facts }) =>
  facts.grade !== 'undetermined' || {
    field: 'grade',
    article: '66.1',
    message: { zh: '事实不足，尚不能分级', en: 'Facts are missing: the grade is undetermined' },
  };

/** Article 66(2): high risk needs a passed assessment and a warning plan, the others a published disclosure. */
export const pathIsFollowed: Guard = ({ facts, reads }) => {
  const { grade, warningPlan } = facts as { grade?: string; warningPlan?: readonly unknown[] };
  if (grade === 'high' && !reads['ex-ante-assessments.passedFor'])
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
  if (grade === 'undetermined' || grade === undefined)
    return {
      article: '66.1',
      field: 'grade',
      message: { zh: '尚未分级，不得投入使用', en: 'It has no grade yet and must not be put in use' },
    };
  if (grade !== 'high' && !reads['disclosures.publishedFor'])
    return {
      article: '66.2',
      message: { zh: '中低风险应用须先公开披露', en: 'A medium- or low-risk application must first be disclosed' },
    };
  return true;
};

/** What use rested on is gone: the product may be suspended for it, and only then. */
export const pathIsBroken: Guard = (view) =>
  pathIsFollowed(view) !== true || { message: { zh: '使用依据仍然有效', en: 'What its use rests on still holds' } };

/** Whoever takes over a filed product must be the provider that the filing names. */
export const isTheProvider: Guard = ({ record, reads }) => {
  const providers = (reads['products.providerParties'] ?? []) as readonly string[];
  return (
    (record.owner !== null && providers.includes(record.owner)) || {
      field: 'providerName',
      message: { zh: '只有备案主体可以认领', en: 'Only the provider that the filing names may take it over' },
    }
  );
};

/** A change while in use may not raise the grade beyond the path already followed: then use is suspended first. */
export const changeKeepsPath: Guard = (view) =>
  view.record.state !== 'inUse' ||
  pathIsFollowed(view) === true || {
    article: '66.2',
    message: {
      zh: '变更后的等级须走新的路径，请先暂停使用',
      en: 'The new grade asks for another path: suspend use first',
    },
  };
