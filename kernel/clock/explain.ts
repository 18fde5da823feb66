import { addDays, type IsoDate, weekdayOf } from '../dates.ts';
import { type Label, label } from '../label.ts';
import { type Calendar, type DayKind, isWorking } from './calendar.ts';
import { earliestCalendar, latestCalendar } from './calendarBounds.ts';
import { type ClockRecord, countsFrom, type Interruption, totalDays } from './clockRecord.ts';
import { procedures } from './procedures.ts';

/** How a day stands in a term. `restarted`: before the correction that made the term count anew. */
export type DayMark =
  | 'start'
  | 'counted'
  | 'makeup'
  | 'weekend'
  | 'holiday'
  | 'pause'
  | 'stop'
  | 'restarted'
  | 'moved'
  | 'unannounced';

export interface DayExplained {
  readonly date: IsoDate;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  readonly counted: boolean;
  /** The how-manieth counted day it is; absent once days before it are unannounced. */
  readonly count?: number;
  readonly why: Label;
  readonly mark: DayMark;
  /** The written notice of the interruption that the day lies in. */
  readonly notice?: string;
}

/**
 * `dueOn` is null, and `range` given, where the term's end hangs on days that no calendar has announced yet; both are
 * missing while an open interruption leaves the end unknown.
 */
export interface Explained {
  readonly days: readonly DayExplained[];
  readonly dueOn: IsoDate | null;
  readonly range?: { readonly earliest: IsoDate; readonly latest: IsoDate };
}

/** What a day is, before it is known which counted day it makes. `last`: the term ends with it; `unsure`: it may. */
interface Judged {
  readonly mark: DayMark;
  readonly why: Label;
  readonly counted?: boolean;
  readonly last?: boolean;
  readonly unsure?: boolean;
}

/**
 * Every day of a term from the day of the event to its last day, counted or not, and why; while interrupted, to the day
 * of reading; where the calendar is not announced, to the latest day on which it can end. Where the last day is known,
 * the counted days are as many as the term has. A day that is not announced is never counted.
 */
export function explainClock(clock: ClockRecord, calendar: Calendar, on: IsoDate): Explained {
  const total = totalDays(clock);
  const from = countsFrom(clock);
  const days = [explained(clock.startedOn, startDay)];
  let count = 0;
  let unsure = false;
  let range: Explained['range'];
  for (let date = addDays(clock.startedOn, 1); ; date = addDays(date, 1)) {
    const interruption = interruptionOn(clock, date);
    // An open interruption has no end to count to: list up to the day of reading and no further.
    if (interruption && !interruption.to && date > on && date > interruption.from) return { days, dueOn: null };
    const judged = interruption
      ? interruptedDay(interruption)
      : from === null || date <= from
        ? restartedDay
        : clock.term.kind === 'working'
          ? workingTermDay(calendar.kindOf(date), total - count)
          : naturalTermDay(calendar.kindOf(date), total - count, clock.endsOnHoliday);
    if (judged.counted) count += 1;
    if (judged.unsure && !unsure) {
      unsure = true;
      range = rangeOf(clock, calendar, on);
    }
    days.push(explained(date, judged, unsure ? undefined : count, interruption?.notice));
    if (judged.last && !unsure) return { days, dueOn: date };
    if (range && date >= range.latest) return { days, dueOn: null, range };
  }
}

function rangeOf(clock: ClockRecord, calendar: Calendar, on: IsoDate): Explained['range'] {
  const earliest = explainClock(clock, earliestCalendar(calendar), on).dueOn;
  const latest = explainClock(clock, latestCalendar(calendar), on).dueOn;
  return earliest && latest ? { earliest, latest } : undefined;
}

function interruptionOn(clock: ClockRecord, date: IsoDate): Interruption | undefined {
  const covers = (one: Interruption) => one.from <= date && (one.to === undefined || date <= one.to);
  return clock.interruptions.find((one) => !one.to && covers(one)) ?? clock.interruptions.find(covers);
}

const explained = (date: IsoDate, judged: Judged, count?: number, notice?: string): DayExplained => ({
  date,
  weekday: weekdayOf(date),
  counted: judged.counted ?? false,
  ...(judged.counted && count !== undefined && { count }),
  mark: judged.mark,
  why: judged.why,
  ...(notice && { notice }),
});

const startDay: Judged = { mark: 'start', why: label('当日不计', 'The day of the event is not counted') };
const restartedDay: Judged = {
  mark: 'restarted',
  why: label('补正后重新计算，此前不计', 'Not counted: the term began anew with the correction'),
};
const unannouncedDay: Judged = {
  mark: 'unannounced',
  unsure: true,
  why: label('放假安排尚未公布', 'Calendar not yet announced'),
};

function interruptedDay(one: Interruption): Judged {
  if (one.kind === 'pause')
    return { mark: 'pause', why: label('补正期间不计', 'Not counted: correction by the applicant') };
  const name = one.procedure && procedures[one.procedure];
  return {
    mark: 'stop',
    why: name
      ? label(`特别程序不计：${name.zh}`, `Not counted: special procedure (${name.en})`)
      : label('特别程序不计', 'Not counted: special procedure'),
  };
}

function workingTermDay(day: DayKind, left: number): Judged {
  const last = left === 1;
  if (day.kind === 'unannounced') return unannouncedDay;
  if (day.kind === 'workday') return { mark: 'counted', counted: true, last, why: label('工作日', 'Working day') };
  if (day.kind === 'makeup')
    return { mark: 'makeup', counted: true, last, why: label('调休上班', 'Working day in lieu') };
  return dayOff(day);
}

const dayOff = (day: DayKind): Judged =>
  day.kind === 'holiday'
    ? {
        mark: 'holiday',
        why: label(`法定节假日：${day.name?.zh ?? '放假'}`, `Public holiday: ${day.name?.en ?? 'day off'}`),
      }
    : { mark: 'weekend', why: label('周末', 'Weekend') };

/** Every natural day counts; the calendar matters only from the last one on, which may move. */
function naturalTermDay(day: DayKind, left: number, onHoliday: ClockRecord['endsOnHoliday']): Judged {
  const moves = onHoliday === 'extend';
  if (left > 1 || (left === 1 && (!moves || isWorking(day))))
    return { mark: 'counted', counted: true, last: left === 1, why: label('自然日', 'Natural day') };
  if (day.kind === 'unannounced') return left === 1 ? { ...unannouncedDay, counted: true } : unannouncedDay;
  if (left === 1)
    return {
      mark: 'counted',
      counted: true,
      why: label('期限届满日遇节假日，顺延', 'The last day is a day off: the term moves on'),
    };
  if (isWorking(day))
    return { mark: 'moved', last: true, why: label('期限顺延至此日届满', 'The term, moved on, ends here') };
  return { ...dayOff(day), mark: 'moved' };
}
