import type { Term } from './clock/clock.ts';
import { type Label, label } from './label.ts';

/**
 * What each kind of setting holds, and within which bounds. A decimal is text, so that no digit is lost; its bounds
 * are inclusive.
 */
interface SettingKinds {
  term: { value: Term };
  integer: { value: number; min: number; max: number; unit?: Label };
  decimal: { value: string; min: number; max: number; places?: number; unit?: Label };
  choice: { value: string; choices: Readonly<Record<string, Label>> };
  yesNo: { value: boolean };
}
export type SettingKind = keyof SettingKinds;

/**
 * A number, term, choice or threshold that another instrument sets: policy, not code. The declaration holds the value
 * used until the keeper sets another; `confirmed: false` shows “source to be confirmed” wherever it is used.
 */
export type SettingOf<K extends SettingKind> = SettingKinds[K] & {
  readonly kind: K;
  readonly key: string;
  readonly label: Label;
  readonly source: Label;
  readonly confirmed: boolean;
};
export type Setting = { [K in SettingKind]: SettingOf<K> }[SettingKind];
export type TermSetting = SettingOf<'term'>;
export type ChoiceSetting<C extends string = string> = SettingOf<'choice'> & {
  readonly value: C;
  readonly choices: Readonly<Record<C, Label>>;
};

/** A term as a setting: `termSetting('assessment.decision', …, 20, 'working', 行政许可法 42, false)`. */
export const termSetting = (
  key: string,
  label: Label,
  days: number,
  kind: Term['kind'],
  source: Label,
  confirmed = false,
): TermSetting => ({ kind: 'term', key, label, value: { kind, days }, source, confirmed });

/** What the keeper has set, newest version of each key: the value with its source and whether it is confirmed. */
export type SettingValues = Readonly<Record<string, Pick<Setting, 'value' | 'source' | 'confirmed'>>>;

/** A setting as it is in force: the keeper's value, source and confirmation where set, else as declared. */
export const settingInForce = <S extends Setting>(setting: S, values: SettingValues): S => ({
  ...setting,
  ...values[setting.key],
});
export const settingValue = <S extends Setting>(setting: S, values: SettingValues): S['value'] =>
  settingInForce(setting, values).value;

/** What is wrong with a value meant for a setting, or null. Pure; values of every shape are looked at. */
export function settingProblem(setting: Setting, value: unknown): Label | null {
  switch (setting.kind) {
    case 'term':
      return isTerm(value)
        ? null
        : label('期限应为1至3650个工作日或自然日', 'a term is 1 to 3650 working or natural days');
    case 'integer':
      return Number.isInteger(value) && within(setting, Number(value))
        ? null
        : label(
            `应为${setting.min}至${setting.max}的整数`,
            `must be a whole number from ${setting.min} to ${setting.max}`,
          );
    case 'decimal': {
      const places = setting.places ?? 4;
      return typeof value === 'string' && isDecimal(value, places) && within(setting, Number(value))
        ? null
        : label(
            `应为${setting.min}至${setting.max}的数，小数不超过${places}位`,
            `must be a number from ${setting.min} to ${setting.max} with at most ${places} decimal places`,
          );
    }
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(setting.choices, value)
        ? null
        : label('应为所列选项之一', 'must be one of the choices');
    case 'yesNo':
      return typeof value === 'boolean' ? null : label('应为是或者否', 'must be yes or no');
  }
}

const within = ({ min, max }: { min: number; max: number }, value: number): boolean => min <= value && value <= max;
const isDecimal = (text: string, places: number): boolean =>
  /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/u.test(text) && (text.split('.')[1]?.length ?? 0) <= places;

function isTerm(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, days, ...more } = value as { kind?: unknown; days?: unknown };
  return (
    (kind === 'working' || kind === 'natural') &&
    Number.isInteger(days) &&
    within({ min: 1, max: 3650 }, Number(days)) &&
    Object.keys(more).length === 0
  );
}

/** Every setting that a declaration rests on: its own, and those of its clocks. */
export const settingsOf = (of: {
  readonly settings?: readonly Setting[];
  readonly clocks?: Readonly<
    Record<string, { readonly term?: Setting; readonly extension?: Setting; readonly afterCorrection?: Setting }>
  >;
}): readonly Setting[] => [
  ...(of.settings ?? []),
  ...Object.values(of.clocks ?? {}).flatMap(({ term, extension, afterCorrection }) =>
    [term, extension, afterCorrection].filter((one) => one !== undefined),
  ),
];
