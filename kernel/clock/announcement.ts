import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import { type Label, label } from '../label.ts';
import { type Calendar, type DayKind, extendCalendar, isWeekend } from './calendar.ts';
import { statutoryDays } from './calendarBounds.ts';
import type { NoticedDay } from './noticeText.ts';

/** A year's calendar as the administrator announced it: the days of the notice, and no other. */
export interface Announcement {
  readonly year: number;
  readonly days: readonly NoticedDay[];
}

/** Faults that keep an announcement out, and doubts that whoever announces it must look at. */
export interface Checked {
  readonly faults: readonly Label[];
  readonly doubts: readonly Label[];
}

/** Days off that the Regulation on Public Holidays gives in a year, eleven before 2025. */
const daysOffIn = (year: number): number => (year < 2025 ? 11 : 13);

/**
 * Checks a year's days: dates of that year (or of the last days of the year before, which a notice may name), only
 * weekend days worked in exchange, nothing twice. Doubts are what no notice since 2008 has done: a statutory day that
 * is worked, weekdays off less days worked in exchange that are not the statutory number, a day worked far from any
 * day off.
 */
export function checkAnnouncement({ year, days }: Announcement, calendar: Calendar): Checked {
  const faults: Label[] = [];
  const doubts: Label[] = [];
  const seen = new Set<IsoDate>();
  if (days.length === 0) faults.push(label('没有读到任何日期', 'No date was found'));
  if (year > calendar.lastAnnouncedYear + 1)
    faults.push(
      label(
        `请先公布${calendar.lastAnnouncedYear + 1}年的日历`,
        `Announce the calendar of ${calendar.lastAnnouncedYear + 1} first`,
      ),
    );
  for (const { date, kind } of days) {
    if (seen.has(date)) faults.push(label(`${date}出现两次`, `${date} occurs twice`));
    seen.add(date);
    if (!(date >= `${year - 1}-12-20` && date <= `${year}-12-31`))
      faults.push(label(`${date}不在${year}年内`, `${date} does not lie in ${year}`));
    if (kind === 'makeup' && !isWeekend(date))
      faults.push(
        label(`${date}本来就是工作日，不能是调休上班日`, `${date} is a weekday: it cannot be worked in exchange`),
      );
  }
  const off = days.filter((one) => one.kind === 'holiday').map((one) => one.date);
  const worked = days.filter((one) => one.kind === 'makeup').map((one) => one.date);
  for (const date of statutoryDays(year))
    if (!off.includes(date))
      doubts.push(label(`法定节假日${date}未列为放假`, `The statutory holiday ${date} is not off`));
  const gained = off.filter((date) => !isWeekend(date)).length - worked.length;
  if (gained !== daysOffIn(year))
    doubts.push(
      label(
        `工作日放假天数减去调休上班天数为${gained}，通常为${daysOffIn(year)}`,
        `Weekdays off less days worked in exchange are ${gained}; they usually are ${daysOffIn(year)}`,
      ),
    );
  for (const date of worked)
    if (!off.some((one) => Math.abs(daysBetween(one, date)) <= 14))
      doubts.push(
        label(`调休上班日${date}与各假期相距两周以上`, `${date} is worked more than two weeks from any holiday`),
      );
  return { faults, doubts };
}

/** The official calendar with what was announced: each year's days stand for the whole of that year. */
export function withAnnouncements(base: Calendar, announcements: readonly Announcement[]): Calendar {
  const days: Record<IsoDate, DayKind> = {};
  let last = base.lastAnnouncedYear;
  for (const one of announcements.toSorted((a, b) => a.year - b.year)) {
    for (let date = `${one.year}-01-01`; date.startsWith(String(one.year)); date = addDays(date, 1))
      days[date] = { kind: isWeekend(date) ? 'weekend' : 'workday' };
    for (const { date, kind, name } of one.days) days[date] = { kind, name };
    if (one.year === last + 1) last = one.year;
  }
  return extendCalendar(base, days, last);
}
