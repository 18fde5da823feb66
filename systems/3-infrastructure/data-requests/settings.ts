import type { DisclosureLimits } from '#engines/disclosure/finding.ts';
import { type Label, label } from '#kernel/label.ts';
import {
  type ChoiceSetting,
  type Setting,
  type SettingOf,
  type SettingValues,
  settingValue,
  termSetting,
} from '#kernel/settings.ts';
import type { QueryLimits } from './sandboxJob.ts';

const ownRule = label('条例未规定；本平台暂行规则', 'The Regulation sets none; a provisional rule of this platform');
const outputs = label(
  '参照统计微观数据研究输出审查的通行做法（阈值10、最大值占比50%）；本市标准待确认',
  'After the usual rules of thumb for outputs of microdata research (10 units, the largest half); the city’s own are to be confirmed',
);
const magnitudes = label(
  '统计披露控制教科书中的p%规则；数值待确认',
  'The p%-rule of the textbooks on statistical disclosure control; the number is to be confirmed',
);
const anonymity = label(
  'GB/T 42460—2023附录D的K匿名；数值待确认',
  'K-anonymity of GB/T 42460-2023, annex D; the number is to be confirmed',
);

export const decisionTerm = termSetting(
  'data-requests.decision',
  label('审核期限', 'Term to decide'),
  10,
  'working',
  ownRule,
);
export const signingTerm = termSetting(
  'data-requests.signing',
  label('签署期限', 'Term to sign'),
  15,
  'natural',
  ownRule,
);
export const deletionTerm = termSetting(
  'data-requests.deletion',
  label('确认删除期限', 'Term to confirm the deletion'),
  10,
  'working',
  ownRule,
);
export const releaseTerm = termSetting(
  'data-exports.release',
  label('导出审核期限', 'Term to look at an export'),
  3,
  'working',
  ownRule,
);

const whole = (
  key: string,
  name: Label,
  value: number,
  min: number,
  max: number,
  unit: Label,
  source = ownRule,
): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `data-requests.${key}`,
  label: name,
  value,
  min,
  max,
  unit,
  source,
  confirmed: false,
});
const percent = label('%', '%');
const rows = label('条', 'rows');

export const longestTerm = whole(
  'longestTerm',
  label('最长使用期限', 'Longest term of use'),
  365,
  1,
  3650,
  label('日', 'days'),
);
const seconds = whole('seconds', label('单次查询时间上限', 'Longest query'), 30, 1, 600, label('秒', 'seconds'));
const megabytes = whole(
  'megabytes',
  label('单次查询内存上限', 'Most memory of a query'),
  512,
  64,
  16_384,
  label('兆字节', 'MB'),
);
const shownRows = whole('rows', label('查询显示行数上限', 'Most rows shown'), 1_000, 10, 10_000, rows);

const minimumCount = whole(
  'minimumCount',
  label('单元格最少条数', 'Fewest rows behind a cell'),
  10,
  2,
  1_000,
  rows,
  outputs,
);
const dominantPercent = whole(
  'dominantPercent',
  label('最大值占比上限', 'Largest share of one'),
  50,
  1,
  100,
  percent,
  outputs,
);
const dominantUnits = whole(
  'dominantUnits',
  label('合计占比的最大值个数', 'How many largest are added'),
  1,
  1,
  5,
  label('个', ''),
  outputs,
);
const protectionPercent = whole(
  'protectionPercent',
  label('p%规则的p', 'p of the p%-rule'),
  10,
  1,
  100,
  percent,
  magnitudes,
);
const fewest = whole('k', label('逐行数据的k', 'k of single rows'), 5, 2, 1_000, rows, anonymity);

/** Whether tables of groups that pass every check leave by themselves. */
export const release: ChoiceSetting<'rule' | 'officer'> = {
  kind: 'choice',
  key: 'data-requests.release',
  label: label('检查全部通过的汇总表', 'Tables of groups that pass every check'),
  value: 'rule',
  choices: {
    rule: label('自动放行', 'are released by the rule'),
    officer: label('由经办人员放行', 'are released by an officer'),
  },
  source: ownRule,
  confirmed: false,
};

export const requestSettings: readonly Setting[] = [longestTerm, seconds, megabytes, shownRows];
export const exportSettings: readonly Setting[] = [
  minimumCount,
  dominantUnits,
  dominantPercent,
  protectionPercent,
  fewest,
  release,
];

export const queryLimits = (values: SettingValues): QueryLimits => ({
  milliseconds: 1000 * settingValue(seconds, values),
  megabytes: settingValue(megabytes, values),
  threads: 1,
  rows: settingValue(shownRows, values),
});

export const disclosureLimits = (values: SettingValues): DisclosureLimits => ({
  minimumCount: settingValue(minimumCount, values),
  dominantUnits: settingValue(dominantUnits, values),
  dominantPercent: settingValue(dominantPercent, values),
  protectionPercent: settingValue(protectionPercent, values),
  k: settingValue(fewest, values),
});
