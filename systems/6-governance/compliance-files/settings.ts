import { type Label, label } from '#kernel/label.ts';
import { type SettingOf, type SettingValues, settingValue } from '#kernel/settings.ts';

const source = label(
  '条例第六十九条、第七十二条没有规定间隔和比例；本平台暂行做法',
  'Articles 69 and 72 set no interval and no share; a working rule of this platform',
);
const whole = (key: string, said: Label, value: number, min: number, max: number): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `compliance-files.${key}`,
  label: said,
  value,
  min,
  max,
  source,
  confirmed: false,
});
const trainingMonths = whole(
  'trainingMonths',
  label('同类培训的间隔（月）', 'Months between trainings of a kind'),
  12,
  1,
  60,
);
const reachedShare = whole(
  'reachedShare',
  label('培训覆盖从业人员的比例下限（%）', 'Least share of AI staff trained (%)'),
  90,
  1,
  100,
);
const exerciseMonths = whole(
  'exerciseMonths',
  label('高风险产品红队演练的间隔（月）', 'Months between red-team exercises for high-risk products'),
  12,
  1,
  60,
);
const dueMonth = whole(
  'dueMonth',
  label('年度确认的截止月份（月末）', 'Month by whose end the file is confirmed each year'),
  3,
  1,
  12,
);
export const complianceSettings = [trainingMonths, reachedShare, exerciseMonths, dueMonth];

/** The terms and shares in force. */
export const termsOf = (settings: SettingValues) => ({
  trainingMonths: settingValue(trainingMonths, settings),
  reachedShare: settingValue(reachedShare, settings) / 100,
  exerciseMonths: settingValue(exerciseMonths, settings),
});
export type Terms = ReturnType<typeof termsOf>;

/** The last day of the month set, in the year after the one in which the file was confirmed. */
export function nextDue(confirmedOn: string, settings: SettingValues): string {
  const month = settingValue(dueMonth, settings);
  return new Date(Date.UTC(Number(confirmedOn.slice(0, 4)) + 1, month, 0)).toISOString().slice(0, 10);
}
