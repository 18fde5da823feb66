import type { Share } from '#families/committee/tally.ts';
import { shares } from '#families/committee/words.ts';
import { type Label, label } from '#kernel/label.ts';
import { type ChoiceSetting, type SettingOf, termSetting } from '#kernel/settings.ts';

const measure2023 = label(
  '科技伦理审查办法（试行）（国科发监〔2023〕167号）',
  'Measures for the ethics review of science and technology (trial), 2023 No. 167',
);
const measure2026 = label(
  '人工智能科技伦理审查与服务办法（试行）（工信部联科〔2026〕75号）',
  'AI ethics review and service measure (trial), MIIT 2026 No. 75',
);
const working = label('本平台暂行做法，来源待确认', 'A working rule of this platform, source to be confirmed');

const number = (
  key: string,
  name: Label,
  value: number,
  source: Label,
  confirmed = false,
  max = 100,
): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `ethics-reviews.${key}`,
  label: name,
  value,
  min: 1,
  max,
  source,
  confirmed,
});

/** What a committee must be made of. Only the number of members was read in its source. */
export const membersAtLeast = number(
  'members',
  label('委员会人数下限', 'Fewest members of a committee'),
  7,
  measure2023,
  true,
);
export const outsideAtLeast = number(
  'outsiders',
  label('外单位委员下限', 'Fewest members from outside'),
  1,
  measure2023,
);
export const yearsAtMost = number(
  'years',
  label('委员任期上限（年）', 'Longest term of members, in years'),
  5,
  measure2023,
);

/** Between two follow-ups, at most; the shorter one for activities that the table of expert re-review names. */
export const followUpMonths = number(
  'followUp',
  label('跟踪审查间隔上限（月）', 'Months between follow-ups, at most'),
  12,
  measure2023,
  true,
);
export const closeFollowUpMonths = number(
  'closeFollowUp',
  label('清单活动跟踪审查间隔上限（月）', 'Months between follow-ups of listed activities, at most'),
  6,
  measure2023,
  true,
);
/** A follow-up of an approved activity is looked at by so many members. */
export const followUpReviewers = number(
  'followUpReviewers',
  label('跟踪审查委员下限', 'Fewest members in a follow-up'),
  2,
  measure2023,
);
export const expertsAtLeast = number(
  'experts',
  label('复核专家人数下限', 'Fewest experts in a re-review'),
  5,
  measure2023,
  true,
);

/** The share of those present (of all experts, in a re-review) that carries a decision. */
export const majority: ChoiceSetting<Share> = {
  kind: 'choice',
  key: 'ethics-reviews.majority',
  label: label('作出决定所需的比例', 'Share that carries a decision'),
  value: 'twoThirds',
  choices: shares,
  source: measure2023,
  confirmed: true,
};

const term = (key: string, zh: string, en: string, days: number, kind: 'natural' | 'working', source: Label) =>
  termSetting(`ethics-reviews.${key}`, label(zh, en), days, kind, source);
export const committeeRegistration = term(
  'committeeRegistration',
  '委员会设立后登记期限',
  'Term to register a committee',
  30,
  'natural',
  measure2023,
);
export const acceptance = term(
  'acceptance',
  '伦理审查申请受理期限',
  'Term to accept an application',
  5,
  'working',
  label(`${working.zh}（参照行政许可法第三十二条）`, `${working.en} (by analogy with Administrative Licensing Law 32)`),
);
export const extension = term('extension', '伦理审查延长期限', 'Extension of a review', 30, 'natural', working);
export const reReview = term('reReview', '专家复核期限', 'Term of an expert re-review', 30, 'natural', measure2026);
export const activityRegistration = term(
  'activityRegistration',
  '清单活动获批后登记期限',
  'Term to register an approved listed activity',
  30,
  'natural',
  measure2026,
);

export const reviewSettings = [majority, followUpMonths, closeFollowUpMonths, followUpReviewers, expertsAtLeast];
export const committeeSettings = [membersAtLeast, outsideAtLeast, yearsAtMost];
