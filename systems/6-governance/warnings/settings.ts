import { clusterAlpha } from '#families/warning/cluster.ts';
import { autonomousFrom } from '#families/warning/raise.ts';
import type { Setting, SettingOf } from '#kernel/settings.ts';

const working = { zh: '本平台暂行做法，来源待确认', en: 'A working rule of this platform, source to be confirmed' };

/** Points that one token may send a minute: 5,000 a second. */
export const pointsAMinute: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'warnings.pointsAMinute',
  label: { zh: '每个推送令牌每分钟的数据点上限', en: 'Points a minute that one token may push' },
  value: 300_000,
  min: 60,
  max: 10_000_000,
  source: working,
  confirmed: false,
};
/** How far ahead of the city's clock a point may be dated. */
export const minutesAhead: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'warnings.minutesAhead',
  label: { zh: '数据点时间可以超前的分钟数', en: 'Minutes by which a point may be dated ahead' },
  value: 10,
  min: 0,
  max: 1440,
  source: working,
  confirmed: false,
};
/** How long points are kept; older ones are neither taken nor there. */
export const daysKept: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'warnings.daysKept',
  label: { zh: '数据点保存天数', en: 'Days for which points are kept' },
  value: 730,
  min: 60,
  max: 3650,
  source: working,
  confirmed: false,
};
export const warningSettings: readonly Setting[] = [
  autonomousFrom,
  clusterAlpha,
  pointsAMinute,
  minutesAhead,
  daysKept,
];

/** Within how many hours of its happening an incident is reported. */
export const incidentHours: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'incident-reports.hours',
  label: { zh: '事故报告时限（小时）', en: 'Hours to report an incident' },
  value: 24,
  min: 1,
  max: 720,
  source: {
    zh: '参照网络数据安全管理条例的报告时限；对人工智能应用事故是否适用待确认',
    en: 'By analogy with the network data security regulation; whether it applies to incidents of AI is to be confirmed',
  },
  confirmed: false,
};
