import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type IsoDate, weekdayOf } from '../dates.ts';
import type { Label } from '../label.ts';

export interface DayKind {
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeup' | 'unannounced';
  readonly name?: Label;
}

/** Which days the State Council's notices make working days; silent beyond the last year announced. */
export interface Calendar {
  readonly lastAnnouncedYear: number;
  kindOf(date: IsoDate): DayKind;
}

const holidays: Readonly<Record<string, string>> = published.holidays;
const makeups: Readonly<Record<string, string>> = published.workdays;

/** `National Day,国庆节,3` as the package writes it. */
const nameOf = (entry: string): Label => {
  const [en = '', zh = ''] = entry.split(',');
  return { zh, en };
};

const weekly = (date: IsoDate): DayKind => ({ kind: weekdayOf(date) % 6 === 0 ? 'weekend' : 'workday' });

/** The official calendar as the npm package chinese-days publishes it. */
export const officialCalendar: Calendar = {
  lastAnnouncedYear: Number(Object.keys(holidays).sort().at(-1)?.slice(0, 4)),
  kindOf(date) {
    if (Number(date.slice(0, 4)) > this.lastAnnouncedYear) return { kind: 'unannounced' };
    const makeup = makeups[date];
    if (makeup) return { kind: 'makeup', name: nameOf(makeup) };
    const holiday = holidays[date];
    return holiday ? { kind: 'holiday', name: nameOf(holiday) } : weekly(date);
  },
};

/** A calendar with days set by the administrator on top, and with it the years that they announce. */
export const extendCalendar = (
  base: Calendar,
  days: Readonly<Record<IsoDate, DayKind>>,
  lastAnnouncedYear = base.lastAnnouncedYear,
): Calendar => ({
  lastAnnouncedYear: Math.max(base.lastAnnouncedYear, lastAnnouncedYear),
  kindOf(date) {
    const set = days[date];
    if (set) return set;
    const known = base.kindOf(date);
    return known.kind === 'unannounced' && Number(date.slice(0, 4)) <= this.lastAnnouncedYear ? weekly(date) : known;
  },
});

/** Whether a day is one on which offices work; beyond the announced years the weekday alone, which is a guess. */
export const isWorking = (kind: DayKind, date: IsoDate): boolean =>
  kind.kind === 'unannounced' ? weekly(date).kind === 'workday' : kind.kind === 'workday' || kind.kind === 'makeup';
