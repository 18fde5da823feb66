import type { Label } from '#kernel/label.ts';
import type { Guard } from '#kernel/system.ts';

/** What the conditions look at: the application's facts, and the product's present grade. */
interface Applied {
  readonly nationalSecurity?: boolean;
  readonly publicInterest?: boolean;
  readonly personalSafety?: boolean;
  readonly standardExists?: boolean;
  readonly internationalStandard?: string;
  readonly conformity?: readonly unknown[];
  readonly grade?: string | null;
}
interface Condition {
  readonly id: string;
  readonly field: string;
  readonly holds: (of: Applied) => boolean;
  readonly otherwise: Label;
}

const says = (zh: string, en: string): Label => ({ zh, en });
const outside = [
  ['nationalSecurity', says('涉及国家安全', 'it concerns national security')],
  ['publicInterest', says('涉及公共利益', 'it concerns the public interest')],
  ['personalSafety', says('涉及公民人身安全', 'it concerns the personal safety of citizens')],
] as const;

/** Article 44, one row a condition. A fact that is not stated meets none. */
const conditions: readonly Condition[] = [
  {
    id: 'field',
    field: 'personalSafety',
    holds: (of) => outside.every(([name]) => of[name] === false),
    otherwise: says('所涉领域不得先行先试', 'its field is closed to pilots'),
  },
  {
    id: 'risk',
    field: 'product',
    holds: ({ grade }) => grade === 'low',
    otherwise: says('不是低风险产品或者服务', 'it is not of low risk'),
  },
  {
    id: 'standard',
    field: 'standardExists',
    holds: ({ standardExists }) => standardExists === false,
    otherwise: says('国家或者地方已制定标准', 'a national or local standard exists'),
  },
  {
    id: 'international',
    field: 'internationalStandard',
    holds: ({ internationalStandard }) => Boolean(internationalStandard),
    otherwise: says('未写明所符合的国际先进标准或者规范', 'no advanced international standard is named'),
  },
  {
    id: 'evidence',
    field: 'conformity',
    holds: ({ conformity }) => (conformity?.length ?? 0) > 0,
    otherwise: says('没有符合性证明', 'there is no evidence of conformity'),
  },
];

/** Every condition of Article 44 that is not met, each with the fact that it turns on and its reason; none: eligible. */
export function unmetConditions(of: Applied): readonly { id: string; field: string; reason: Label }[] {
  return conditions
    .filter(({ holds }) => !holds(of))
    .flatMap(({ id, field, otherwise }) => {
      if (id !== 'field') return [{ id, field, reason: otherwise }];
      return outside
        .filter(([name]) => of[name] !== false)
        .map(([name, reason]) => ({ id: name, field: name, reason }));
    });
}

/** A pilot is approved and begun only where every condition holds; all that fail are named at once. */
export const isEligible: Guard = ({ facts, reads }) => {
  const product = reads['disclosures.product'] as { grade: string | null } | null;
  const unmet = unmetConditions({ ...(facts as Applied), grade: product?.grade });
  const [first] = unmet;
  return (
    first === undefined || {
      field: first.field,
      article: '44.1',
      message: {
        zh: `不符合先行先试条件：${unmet.map(({ reason }) => reason.zh).join('；')}`,
        en: `Not eligible for a pilot: ${unmet.map(({ reason }) => reason.en).join('; ')}`,
      },
    }
  );
};

/** At the end each exit criterion has its result. */
export const everyCriterionIsMeasured: Guard = ({ facts }) => {
  const { criteria = [], results = [] } = facts as Readonly<Record<string, readonly { criterion?: string }[]>>;
  const missing = criteria.find(({ criterion }) => !results.some((one) => one.criterion === criterion));
  return (
    missing === undefined || {
      field: 'results',
      message: { zh: `没有结果：${missing.criterion}`, en: `No result for: ${missing.criterion}` },
    }
  );
};
