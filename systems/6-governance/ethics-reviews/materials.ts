import type { Label } from '#kernel/label.ts';

/** The materials that Article 9 of the 2023 measure asks for, each with the facts that hold it. */
const materials: readonly { readonly label: Label; readonly facts: readonly string[] }[] = [
  { label: { zh: '活动概况', en: 'Outline of the activity' }, facts: ['overview'] },
  {
    label: { zh: '实施方案、风险防控和应急预案', en: 'Plan, control of risks, emergency plan' },
    facts: ['plan', 'riskControl', 'emergencyPlan'],
  },
  {
    label: {
      zh: '资质、人员、伦理培训、经费和利益冲突声明',
      en: 'Qualifications, staff, training, funding, interests',
    },
    facts: ['qualifications', 'funding', 'interests'],
  },
  {
    label: { zh: '知情同意书、样本和数据来源', en: 'Consent form, sources of samples and data' },
    facts: ['consent', 'dataSources'],
  },
  { label: { zh: '承诺书', en: 'Written commitment' }, facts: ['commitment'] },
];
const given = (value: unknown) => value !== undefined && value !== null && (!Array.isArray(value) || value.length > 0);

/** The list with what is there and the facts that still lack of each. */
export const checkedMaterials = (facts: Readonly<Record<string, unknown>>) =>
  materials.map((one) => ({ label: one.label, missing: one.facts.filter((name) => !given(facts[name])) }));
