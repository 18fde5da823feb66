import { label } from '#kernel/label.ts';
import type { SettingOf } from '#kernel/settings.ts';

const perMinute = (key: string, zh: string, en: string, value: number): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `open-platform.${key}`,
  label: label(zh, en),
  value,
  min: 1,
  max: 100_000,
  unit: label('次', 'calls'),
  source: label('条例未规定；本平台暂行做法', 'The Regulation sets none; a working rule of this platform'),
  confirmed: false,
});
export const perMinuteWithKey = perMinute(
  'perMinuteWithKey',
  '开放平台接口每个密钥每分钟调用次数上限',
  'Calls a minute of the open platform’s interface by one key',
  1200,
);
export const perMinuteWithoutKey = perMinute(
  'perMinuteWithoutKey',
  '开放平台接口无密钥时每个地址每分钟调用次数上限',
  'Calls a minute of the open platform’s interface by one address without a key',
  300,
);
