import type { Term } from './clock/clock.ts';
import type { Label } from './label.ts';

/**
 * A number, term or threshold that another instrument sets: policy, not code. The declaration holds the value used
 * until the keeper sets another; `confirmed: false` shows “source to be confirmed” wherever it is used.
 */
export interface Setting<V = unknown> {
  readonly key: string;
  readonly label: Label;
  readonly value: V;
  readonly source: Label;
  readonly confirmed: boolean;
}
export type TermSetting = Setting<Term>;

/** A term as a setting: `termSetting('assessment.decision', …, 20, 'working', 行政许可法 42, false)`. */
export const termSetting = (
  key: string,
  label: Label,
  days: number,
  kind: Term['kind'],
  source: Label,
  confirmed = false,
): TermSetting => ({ key, label, value: { kind, days }, source, confirmed });

/** The value in force: the keeper's where set, else the declared one. */
export type SettingValues = Readonly<Record<string, unknown>>;
export const settingValue = <V>(setting: Setting<V>, values: SettingValues): V =>
  (values[setting.key] as V) ?? setting.value;
