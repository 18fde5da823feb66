import type { Label } from './label.ts';

/** A calendar day in Shenzhen, `YYYY-MM-DD`. */
export type IsoDate = string;

const dayMs = 86_400_000;
const ordinal = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) &&
  !Number.isNaN(ordinal(text)) &&
  new Date(ordinal(text) * dayMs).toISOString().slice(0, 10) === text;

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date((ordinal(date) + days) * dayMs).toISOString().slice(0, 10);

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
