import type { SettingOf } from '#kernel/settings.ts';

const process = {
  zh: 'GB/T 37964、GB/T 42460 的具体取值未经核对，来源待确认',
  en: 'The values of GB/T 37964 and GB/T 42460 have not been checked, source to be confirmed',
};

/** The greatest risk of a row that is accepted: above it a release has not passed. */
export const riskThreshold: SettingOf<'decimal'> = {
  kind: 'decimal',
  key: 'de-identification.risk-threshold',
  label: { zh: '可接受的最高重标识风险', en: 'Highest risk of re-identification accepted' },
  value: '0.2',
  min: 0.001,
  max: 1,
  source: process,
  confirmed: false,
};
export const smallestK: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'de-identification.smallest-k',
  label: { zh: 'k 匿名的最低要求', en: 'Smallest k that a goal may name' },
  value: 5,
  min: 2,
  max: 1000,
  source: process,
  confirmed: false,
};
export const mostSuppressed: SettingOf<'decimal'> = {
  kind: 'decimal',
  key: 'de-identification.most-suppressed',
  label: { zh: '抑制比例上限', en: 'Largest share of rows suppressed' },
  value: '0.1',
  min: 0,
  max: 1,
  source: process,
  confirmed: false,
};
export const smallestJoint: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'de-identification.smallest-joint-group',
  label: { zh: '多次发布合并后最小的人群', en: 'Smallest group that successive releases leave together' },
  value: 5,
  min: 2,
  max: 1000,
  source: process,
  confirmed: false,
};
export const settings = [riskThreshold, smallestK, mostSuppressed, smallestJoint] as const;
