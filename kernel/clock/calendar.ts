import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type IsoDate, weekdayOf } from '../dates.ts';
import type { Label } from '../label.ts';

/** `makeup`: a Saturday or Sunday worked in exchange for a holiday (调休). `unannounced`: nobody knows yet. */
export interface DayKind {
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeup' | 'unannounced';
  readonly name?: Label;
}

/** Which days the State Council's yearly notices make working days; silent about years that have no notice. */
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

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));
export const isWeekend = (date: IsoDate): boolean => weekdayOf(date) % 6 === 0;
const weekly = (date: IsoDate): DayKind => ({ kind: isWeekend(date) ? 'weekend' : 'workday' });

/**
 * The years whose notice the package holds, known by their National Day: the notice of one year also names days at
 * the turn of the year, so a single January day says nothing about the rest of its year.
 */
const announcedYears = Object.keys(holidays)
  .filter((date) => date.slice(5, 7) === '10')
  .map(yearOf);
const firstAnnouncedYear = Math.min(...announcedYears);
const lastAnnouncedYear = Math.max(...announcedYears);

/** The official calendar as the npm package chinese-days publishes it. */
export const officialCalendar: Calendar = {
  lastAnnouncedYear,
  kindOf(date) {
    const makeup = makeups[date];
    if (makeup) return { kind: 'makeup', name: nameOf(makeup) };
    const holiday = holidays[date];
    if (holiday) return { kind: 'holiday', name: nameOf(holiday) };
    const announced = yearOf(date) >= firstAnnouncedYear && yearOf(date) <= lastAnnouncedYear;
    return announced ? weekly(date) : { kind: 'unannounced' };
  },
};

/**
 * A calendar with days that the administrator set on top. `lastAnnouncedYear` says up to which year the added days are
 * complete; without it an added day stands alone and the rest of its year stays unannounced.
 */
export function extendCalendar(
  base: Calendar,
  days: Readonly<Record<IsoDate, DayKind>>,
  lastAnnouncedYear = base.lastAnnouncedYear,
): Calendar {
  const last = Math.max(base.lastAnnouncedYear, lastAnnouncedYear);
  return {
    lastAnnouncedYear: last,
    kindOf(date) {
      const set = days[date];
      if (set) return set;
      const known = base.kindOf(date);
      const covered = yearOf(date) > base.lastAnnouncedYear && yearOf(date) <= last;
      return known.kind === 'unannounced' && covered ? weekly(date) : known;
    },
  };
}

/** Whether offices certainly work on a day of this kind. */
export const isWorking = (day: DayKind): boolean => day.kind === 'workday' || day.kind === 'makeup';
