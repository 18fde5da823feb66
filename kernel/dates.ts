import type { Label } from './label.ts';

/** A calendar day in Shenzhen, `YYYY-MM-DD`; two of them compare as text. */
export type IsoDate = string;

const dayMs = 86_400_000;
const ordinal = (date: IsoDate): number => Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8)) / dayMs;

/** Whether the text is a day that exists. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && new Date(ordinal(text) * dayMs).toISOString().slice(0, 10) === text;

export function addDays(date: IsoDate, days: number): IsoDate {
  const day = +date.slice(8) + days;
  // Within a month there is nothing to reckon; terms walk day by day, so this is the common case.
  if (day >= 10 && day <= 28) return `${date.slice(0, 8)}${day}`;
  return new Date((ordinal(date) + days) * dayMs).toISOString().slice(0, 10);
}

/** The same day so many months later, or the month's last day where it has no such day (Civil Code 202). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Days from the first to the second; negative when the second lies before. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => ordinal(to) - ordinal(from);

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (date: IsoDate): number => (((ordinal(date) + 4) % 7) + 7) % 7;

/** The day it is in Shenzhen (UTC+8 all year) at a moment. */
export const today = (now: Date): IsoDate => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** `2026-11-23 (一)`. */
export const dateLabel = (date: IsoDate): Label => ({
  zh: `${date} (${'日一二三四五六'[weekdayOf(date)]})`,
  en: `${date} (${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekdayOf(date)]})`,
});
