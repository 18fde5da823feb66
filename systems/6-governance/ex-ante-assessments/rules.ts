import { addDays, today } from '#kernel/dates.ts';
import { type Setting, settingValue, termSetting } from '#kernel/settings.ts';
import type { Guard, GuardView } from '#kernel/system.ts';
import { checklistOf, missingOf } from './materials.ts';
import { type Drawn, shortKinds } from './panel.ts';
import { expertKinds } from './terms.ts';
import { testFaults } from './testing.ts';

/** What this room reads about a case from others, and about its objections. */
export const productRead = 'ex-ante-assessments.product';
export const objectionsRead = 'ex-ante-assessments.objections';
export const renewedRead = 'ex-ante-assessments.renewed';
export const renewalsRead = 'ex-ante-assessments.renewals';

interface Facts {
  readonly panelKnownOn?: string;
  readonly pool?: readonly Drawn[];
  readonly randomness?: string;
  readonly outcome?: string;
  readonly panelResult?: string;
  readonly conditions?: readonly { readonly due?: string }[];
  readonly departure?: unknown;
  readonly defects?: readonly { readonly material: string }[];
}
const factsOf = (view: GuardView): Facts => view.facts as Facts;

/** One applies for one's own product, and only where its grade is high. */
export const namesAHighRiskProduct: Guard = ({ record, reads }) => {
  const product = reads['disclosures.product'] as { owner: string | null; grade: string } | null;
  if (!product || product.owner !== record.owner)
    return { field: 'product', message: { zh: '须为本单位登记的产品', en: 'It must be a product of your own' } };
  return (
    product.grade === 'high' || {
      field: 'product',
      article: '66.2',
      message: {
        zh: '只有高风险应用须事前评估；中低风险应用须事前披露',
        en: 'Only high-risk applications are assessed beforehand; others are disclosed',
      },
    }
  );
};

const missingIn = (view: GuardView) =>
  missingOf(checklistOf((view.reads[productRead] ?? {}) as Record<string, unknown>, view.facts, view.rules));
const named = (items: ReturnType<typeof missingIn>, language: 'zh' | 'en') =>
  items.map((one) => one.name[language]).join(language === 'zh' ? '、' : ', ');

/** What lacks a required material is not accepted by an officer; silence accepts it all the same. */
export const isComplete: Guard = (view) => {
  const missing = missingIn(view);
  return (
    missing.length === 0 || {
      field: 'materials',
      article: '66.2',
      message: { zh: `缺少材料：${named(missing, 'zh')}`, en: `Materials missing: ${named(missing, 'en')}` },
    }
  );
};

/** The one notice tells everything that is missing. */
export const tellsEverything: Guard = (view) => {
  const told = (factsOf(view).defects ?? []).map((one) => one.material);
  const left = missingIn(view).filter((one) => !told.includes(one.material));
  return (
    left.length === 0 || {
      field: 'defects',
      message: {
        zh: `补正通知须一次告知全部内容，尚缺：${named(left, 'zh')}`,
        en: `The notice must tell everything at once; not told: ${named(left, 'en')}`,
      },
    }
  );
};

/** The chance that draws the panel must not be known to anybody when the pool is fixed. */
export const chanceLiesAhead: Guard = (view) =>
  String(factsOf(view).panelKnownOn) >= addDays(today(view.now), 1) || {
    field: 'panelKnownOn',
    message: { zh: '随机数须在名单锁定之后才公布', en: 'The public value must become known after the pool is fixed' },
  };

export const poolSuffices: Guard = (view) => {
  const { pool } = factsOf(view);
  if (!pool) return { message: { zh: '名单尚未锁定', en: 'The pool is not fixed yet' } };
  const short = shortKinds(pool, view.settings);
  return (
    short.length === 0 || {
      field: 'pool',
      message: {
        zh: `可以抽取的专家不足：${short.map((kind) => expertKinds[kind].zh).join('、')}`,
        en: `Too few experts to draw from: ${short.map((kind) => expertKinds[kind].en).join(', ')}`,
      },
    }
  );
};

export const chanceIsKnown: Guard = (view) => {
  const { panelKnownOn, randomness } = factsOf(view);
  if (String(panelKnownOn) > today(view.now))
    return { field: 'panelKnownOn', message: { zh: '随机数尚未公布', en: 'The public value is not known yet' } };
  return (
    randomness === undefined ||
    /\d/u.test(randomness) || {
      field: 'randomness',
      message: { zh: '请照公布的样子填写数字', en: 'Enter the digits as they were published' },
    }
  );
};

export const panelRequired: Setting = {
  kind: 'yesNo',
  key: 'ex-ante-assessments.panelRequired',
  label: { zh: '拟定结论前须经专家评审', en: 'An outcome is proposed only after an expert panel' },
  value: true,
  source: {
    zh: '条例第六十六条第二款未规定；专家评审是本平台的暂行做法',
    en: 'Article 66(2) is silent; the panel is a working rule of this platform',
  },
  confirmed: false,
};

/** The panel has given a result, and who proposes another says why. */
export const heedsThePanel: Guard = (view) => {
  const { panelResult, outcome, departure } = factsOf(view);
  if (panelResult === undefined || panelResult === 'insufficient')
    return (
      !settingValue(panelRequired, view.settings) || {
        message: { zh: '须先经专家评审并有结果', en: 'An expert panel must give its result first' },
      }
    );
  return (
    outcome === undefined ||
    outcome === panelResult ||
    departure !== undefined || {
      field: 'departure',
      message: {
        zh: '结论与专家组结果不一致的，须说明理由',
        en: 'An outcome other than the panel’s needs its reasons',
      },
    }
  );
};

/** Conditions go with a conditional outcome and no other; each has a day that lies ahead. */
export const conditionsFit: Guard = (view) => {
  const { outcome, conditions = [] } = factsOf(view);
  if (outcome === undefined) return true;
  if ((outcome === 'conditional') !== conditions.length > 0)
    return {
      field: 'conditions',
      message: {
        zh: '附条件通过的，须列明条件；其他结论不附条件',
        en: 'A conditional outcome lists its conditions; others have none',
      },
    };
  return (
    conditions.every(({ due }) => String(due) > today(view.now)) || {
      field: 'conditions',
      message: { zh: '条件的完成期限应在今日之后', en: 'The day of each condition must lie ahead' },
    }
  );
};

/** What was proposed is what is decided: the approving officer approves it or sends it back. */
export const proposes =
  (...which: string[]): Guard =>
  (view) =>
    which.includes(String(factsOf(view).outcome)) || {
      field: 'outcome',
      message: { zh: '与拟定结论不符', en: 'It is not what was proposed' },
    };

/** How the objections to a draft stand. */
export interface Objections {
  readonly open: number;
  readonly sustained: number;
}
/** Each objection has its answer before the decision; one that holds sends the case back. */
export const objectionsAreAnswered: Guard = ({ reads }) => {
  const { open, sustained } = (reads[objectionsRead] ?? { open: 0, sustained: 0 }) as Objections;
  if (open > 0)
    return {
      message: { zh: `尚有${open}件异议未答复`, en: `${open} objection(s) not answered yet` },
    };
  return (
    sustained === 0 || {
      message: { zh: '异议成立，须退回重新审查', en: 'An objection holds: the case goes back to review' },
    }
  );
};

/** Whether the report may be relied on: each thing that speaks against it, by the table in force. */
export const testIsAdmissible: Guard = (view) => {
  const faults = testFaults((view.reads[productRead] ?? {}) as Record<string, unknown>, view.facts, {
    owner: view.record.owner,
    on: today(view.now),
    rules: view.rules,
  });
  return (
    faults.length === 0 || {
      field: 'testReport',
      article: '36.1',
      message: {
        zh: `不予采信：${faults.map((one) => one.text.zh).join('；')}`,
        en: `Not admitted: ${faults.map((one) => one.text.en).join('; ')}`,
      },
    }
  );
};

const term = (key: string, zh: string, en: string, days: number, kind: 'working' | 'natural', law: string) =>
  termSetting(`ex-ante-assessments.${key}`, { zh, en }, days, kind, {
    zh: `${law}；是否适用待确认`,
    en: `${law}; whether it applies here is to be confirmed`,
  });
export const validity = term(
  'validity',
  '评估有效期',
  'Validity of an assessment',
  1095,
  'natural',
  '条例未规定有效期，本平台暂行做法',
);
export const renewal = term(
  'renewal',
  '申请延续的提前期',
  'How long before its end a renewal is applied for',
  30,
  'natural',
  '参照行政许可法第五十条',
);
export const hearingRequest = term(
  'hearingRequest',
  '申请听证的期限',
  'Term to ask for a hearing',
  5,
  'working',
  '参照行政许可法第四十七条',
);
export const hearing = term(
  'hearing',
  '组织听证的期限',
  'Term to hold the hearing',
  20,
  'working',
  '参照行政许可法第四十七条',
);

/** What a renewal renews, as it stands. */
interface Renewed {
  readonly holds: boolean;
  readonly owner: string | null;
  readonly product: string;
  readonly dueOn: string | null;
}
/** A renewal is of one's own assessment of the same product, while it holds, and early enough. */
export const renewsInTime: Guard = (view) => {
  if (view.facts.renews === undefined) return true;
  const renewed = view.reads[renewedRead] as Renewed | null;
  if (!renewed?.holds || renewed.owner !== view.record.owner || renewed.product !== view.facts.product)
    return {
      field: 'renews',
      message: { zh: '须为本单位同一产品的有效评估', en: 'It must be your own assessment of the product, in force' },
    };
  const { days } = settingValue(renewal, view.settings);
  return (
    renewed.dueOn === null ||
    addDays(today(view.now), days) <= renewed.dueOn || {
      field: 'renews',
      message: {
        zh: `应在届满${days}日前申请延续；已过此期限，请重新申请评估`,
        en: `A renewal is applied for ${days} days before the end; it is too late, apply anew`,
      },
    }
  );
};

/** What was applied for in time keeps the assessment in force until it is decided. */
export const noRenewalIsPending: Guard = ({ reads }) =>
  !reads[renewalsRead] || { message: { zh: '延续申请正在办理', en: 'A renewal is under way' } };

/** Seven days' notice of the hearing. */
export const hearingIsAnnounced: Guard = (view) =>
  String(view.facts.hearingOn) >= addDays(today(view.now), 7) || {
    field: 'hearingOn',
    message: { zh: '听证应提前七日通知', en: 'A hearing is announced seven days ahead' },
  };
