import { type Bilingual, citation } from './regulation.ts';

/**
 * When a duty is to be done. Only Article 62 sets dates. Where the law says 定期 (regularly) or 及时 (promptly) it sets
 * no interval: the number is a published setting, a default of ours until the city confirms one.
 */
export type DutyTime =
  | { readonly kind: 'none'; readonly remark?: Bilingual }
  /** A window every year, month-day to month-day, both included. */
  | {
      readonly kind: 'deadline';
      readonly word: string;
      readonly from: string;
      readonly to: string;
      readonly about: 'previous year';
    }
  /** Every so many months; without a word of its own the interval is inferred from another provision. */
  | {
      readonly kind: 'regular';
      readonly word?: string;
      readonly inferredFrom?: string;
      readonly setting: string;
      readonly months: number;
      readonly confirmed: boolean;
    }
  | {
      readonly kind: 'prompt';
      readonly word: string;
      readonly setting: string;
      readonly within: { readonly kind: 'working' | 'natural'; readonly days: number };
      readonly confirmed: boolean;
    }
  | { readonly kind: 'before' | 'when' | 'during' | 'after'; readonly event: Bilingual }
  /** At all times; 持续 (continuously) where the law has the word. */
  | { readonly kind: 'always'; readonly word?: string }
  /** Set by other rules, which the law points to. */
  | { readonly kind: 'elsewhere'; readonly by: Bilingual };

/** What the city has set, by key: for 定期 a number of months, for 及时 a term. */
type SettingsInForce = Readonly<Record<string, { readonly value: unknown; readonly confirmed: boolean }>>;

/** The time with the interval that the city has set, where it has; else as published by default. */
export function timeInForce(time: DutyTime, settings: SettingsInForce): DutyTime {
  if (time.kind !== 'regular' && time.kind !== 'prompt') return time;
  const set = settings[time.setting];
  if (!set) return time;
  return time.kind === 'regular'
    ? { ...time, months: Number(set.value), confirmed: set.confirmed }
    : { ...time, within: set.value as typeof time.within, confirmed: set.confirmed };
}

/** The time in words, null where the law has none; an interval that no instrument is known to set says so. */
export function timeText(time: DutyTime): Bilingual | null {
  switch (time.kind) {
    case 'none':
      return time.remark ?? null;
    case 'deadline':
      return {
        zh: `每年${dayText(time.from).zh}至${dayText(time.to).zh}，就上一年度`,
        en: `each year from ${dayText(time.from).en} to ${dayText(time.to).en}, on the previous year`,
      };
    case 'regular': {
      const from = time.inferredFrom ? citation(time.inferredFrom) : null;
      const every = { zh: `每${time.months}个月一次`, en: `every ${time.months} months` };
      if (time.confirmed) return every;
      return from
        ? {
            zh: `${every.zh}（条例未规定间隔，按${from.zh}推定，来源待确认）`,
            en: `${every.en} (no interval in the law, inferred from ${from.en}; source to be confirmed)`,
          }
        : {
            zh: `${time.word}：${every.zh}（条例未规定间隔，来源待确认）`,
            en: `regularly: ${every.en} (no interval in the law; source to be confirmed)`,
          };
    }
    case 'prompt': {
      const { kind, days } = time.within;
      const within = {
        zh: `${days}${kind === 'working' ? '个工作日' : '日'}内`,
        en: `within ${days} ${kind === 'working' ? 'working' : 'natural'} days`,
      };
      if (time.confirmed) return within;
      return {
        zh: `${time.word}：${within.zh}（条例未规定期限，来源待确认）`,
        en: `promptly: ${within.en} (no term in the law; source to be confirmed)`,
      };
    }
    case 'always':
      return time.word ? { zh: time.word, en: 'continuously' } : { zh: '任何时候', en: 'at all times' };
    case 'elsewhere':
      return { zh: `依照${time.by.zh}`, en: `under ${time.by.en}` };
    default:
      return time.event;
  }
}

const months = 'January February March April May June July August September October November December'.split(' ');
/** `06-30` as 6月30日 | 30 June. */
function dayText(monthDay: string): Bilingual {
  const [month = 0, day = 0] = monthDay.split('-').map(Number);
  return { zh: `${month}月${day}日`, en: `${day} ${months[month - 1]}` };
}
