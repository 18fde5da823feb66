import { addDays, type IsoDate } from '../dates.ts';
import { type Calendar, type DayKind, isWeekend } from './calendar.ts';

type Reach = readonly [from: number, to: number];
interface Festival {
  readonly day: (year: number) => IsoDate;
  readonly rest: Reach;
  readonly makeup: Reach;
  readonly statutory: (year: number) => Reach;
}

const onlyItsDay = (): Reach => [0, 0];

/**
 * How far, in days from each festival's own day, the yearly notices of 2008 to 2026 reach, with a day to spare: `rest`,
 * days that may be off; `makeup`, the widest, Saturdays and Sundays that may be worked; `statutory`, days off in every
 * year by the Regulation on Public Holidays (全国年节及纪念日放假办法, amended for 2025 on), whatever the notice says.
 */
const festivals: readonly Festival[] = [
  { day: (year) => `${year}-01-01`, rest: [-3, 3], makeup: [-7, 7], statutory: onlyItsDay },
  { day: (year) => lunarDay(year, 1, 1), rest: [-3, 9], makeup: [-9, 13], statutory: (y) => [y < 2025 ? 0 : -1, 2] },
  { day: (year) => pureBrightness(year), rest: [-3, 3], makeup: [-7, 7], statutory: onlyItsDay },
  { day: (year) => `${year}-05-01`, rest: [-3, 5], makeup: [-9, 11], statutory: (y) => [0, y < 2025 ? 0 : 1] },
  { day: (year) => lunarDay(year, 5, 5), rest: [-3, 3], makeup: [-7, 7], statutory: onlyItsDay },
  { day: (year) => lunarDay(year, 8, 15), rest: [-3, 3], makeup: [-7, 7], statutory: onlyItsDay },
  { day: (year) => `${year}-10-01`, rest: [-3, 8], makeup: [-12, 12], statutory: () => [0, 2] },
];

/**
 * The calendar with each unannounced day such that a term ends as early as it can: every weekday worked but the
 * statutory days off, and every weekend day worked that a notice may call in. Empirical, not law.
 */
export const earliestCalendar = (base: Calendar): Calendar =>
  decided(base, (date) => {
    const reach = reachesOf(date);
    return !reach.statutory && (!isWeekend(date) || reach.makeup);
  });

/** The same such that a term ends as late as it can: every weekday off that a notice may give, no weekend worked. */
export const latestCalendar = (base: Calendar): Calendar =>
  decided(base, (date) => !isWeekend(date) && !reachesOf(date).rest);

/** The days that are off in every year by the Regulation on Public Holidays, whatever the year's notice says. */
export const statutoryDays = (year: number): IsoDate[] =>
  [...reachesIn(year)].flatMap(([date, reaches]) => (reaches.statutory ? [date] : [])).sort();

const decided = (base: Calendar, works: (date: IsoDate) => boolean): Calendar => ({
  lastAnnouncedYear: base.lastAnnouncedYear,
  kindOf(date): DayKind {
    const known = base.kindOf(date);
    if (known.kind !== 'unannounced') return known;
    return { kind: works(date) ? 'workday' : 'holiday' };
  },
});

interface Reaches {
  readonly rest: boolean;
  readonly makeup: boolean;
  readonly statutory: boolean;
}
const beyondAll: Reaches = { rest: false, makeup: false, statutory: false };

/** Which reaches of any festival the day lies in; New Year's Day reaches back into the December before it. */
const reachesOf = (date: IsoDate): Reaches => {
  const year = Number(date.slice(0, 4));
  return reachesIn(year).get(date) ?? reachesIn(year + 1).get(date) ?? beyondAll;
};

const known = new Map<number, ReadonlyMap<IsoDate, Reaches>>();
/** The days near a year's festivals; computed once a year, for the search in the traditional calendar is slow. */
function reachesIn(year: number): ReadonlyMap<IsoDate, Reaches> {
  const found = known.get(year);
  if (found) return found;
  const days = new Map<IsoDate, Reaches>();
  for (const festival of festivals) {
    const festivalDay = festival.day(year);
    const statutory = festival.statutory(year);
    const lies = (apart: number, [from, to]: Reach): boolean => from <= apart && apart <= to;
    for (let apart = festival.makeup[0]; apart <= festival.makeup[1]; apart++) {
      const date = addDays(festivalDay, apart);
      const so = days.get(date) ?? beyondAll;
      days.set(date, {
        rest: so.rest || lies(apart, festival.rest),
        makeup: true,
        statutory: so.statutory || lies(apart, statutory),
      });
    }
  }
  known.set(year, days);
  return days;
}

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** Where the new moon falls within minutes of midnight in China, the platform's calendar is a day off. */
const corrected: Readonly<Record<string, IsoDate>> = { '2027-1-1': '2027-02-06', '2030-1-1': '2030-02-03' };

/** A day of the traditional calendar, never of a leap month: it lies 18 days to two months after its namesake. */
export function lunarDay(year: number, month: number, day: number): IsoDate {
  const known = corrected[`${year}-${month}-${day}`];
  if (known) return known;
  const from = addDays(`${year}-${String(month).padStart(2, '0')}-01`, 15 + day);
  for (let ahead = 0; ahead < 50; ahead++) {
    const date = addDays(from, ahead);
    const parts = chinese.formatToParts(new Date(`${date}T00:00:00Z`));
    const part = (type: string) => parts.find((one) => one.type === type)?.value;
    if (part('month') === String(month) && part('day') === String(day)) return date;
  }
  throw new RangeError(`the platform's traditional calendar has no day ${month}/${day} in ${year}`);
}

/** 清明, 4 or 5 April: the usual formula for this solar term in the years 2000 to 2099. */
export function pureBrightness(year: number): IsoDate {
  const inCentury = year % 100;
  return `${year}-04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`;
}
