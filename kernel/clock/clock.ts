import { addDays, type IsoDate } from '../dates.ts';
import { type Label, label } from '../label.ts';
import type { Calendar } from './calendar.ts';
import { explain } from './explain.ts';

/** A term of so many working days (工作日) or natural days (自然日). */
export interface Term {
  readonly kind: 'working' | 'natural';
  readonly days: number;
}
/**
 * Days that are not counted: a pause for the applicant's correction (补正), or a stop for a special procedure
 * (特别程序: hearing, testing, expert review; Administrative Licensing Law 45), which carries its written notice.
 * The first and the last day of an interruption are both inside it, except that a day resumed is counted again.
 */
export interface Interruption {
  readonly kind: 'pause' | 'stop';
  readonly from: IsoDate;
  readonly to?: IsoDate;
  readonly reason: Label;
  readonly notice?: string;
}
export interface Extension {
  readonly days: number;
  readonly on: IsoDate;
  readonly reason: Label;
  readonly notice: string;
}
/** A running term as it is stored. `startedOn` is the day of the event, which is not counted. */
export interface ClockRecord {
  readonly name: string;
  readonly term: Term;
  readonly startedOn: IsoDate;
  readonly endsOnHoliday: 'extend' | 'keep';
  readonly extensions: readonly Extension[];
  readonly interruptions: readonly Interruption[];
  readonly endedOn?: IsoDate;
}

export interface DayExplained {
  readonly date: IsoDate;
  readonly counted: boolean;
  /** The how-manieth counted day it is. */
  readonly count?: number;
  readonly why: Label;
  readonly mark: 'start' | 'counted' | 'makeup' | 'weekend' | 'holiday' | 'pause' | 'stop' | 'moved' | 'unannounced';
}
export interface ClockView {
  readonly status: 'running' | 'paused' | 'stopped' | 'ended' | 'overdue';
  /** The last day of the term; null while an open interruption leaves it unknown. */
  readonly dueOn: IsoDate | null;
  /** Where the calendar is not announced yet: the term ends between these days. */
  readonly range?: { readonly earliest: IsoDate; readonly latest: IsoDate };
  readonly days: number;
  readonly counted: number;
  readonly remaining: number;
  readonly text: Label;
  readonly explained: readonly DayExplained[];
}

export const startClock = (given: {
  name: string;
  term: Term;
  startedOn: IsoDate;
  endsOnHoliday?: 'extend' | 'keep';
}): ClockRecord => ({
  name: given.name,
  term: given.term,
  startedOn: given.startedOn,
  endsOnHoliday: given.endsOnHoliday ?? 'extend',
  extensions: [],
  interruptions: [],
});

const interrupted = (clock: ClockRecord): boolean => clock.interruptions.some((one) => one.to === undefined);
const interrupt = (clock: ClockRecord, one: Interruption): ClockRecord =>
  interrupted(clock) ? clock : { ...clock, interruptions: [...clock.interruptions, one] };

/** 补正: not counted from this day until the correction arrives. A clock already interrupted stays as it is. */
export const pauseClock = (clock: ClockRecord, at: { on: IsoDate; reason: Label }): ClockRecord =>
  interrupt(clock, { kind: 'pause', from: at.on, reason: at.reason });
/** 特别程序: not counted until it ends; the written notice to the party goes with it. */
export const stopClock = (clock: ClockRecord, at: { on: IsoDate; reason: Label; notice: string }): ClockRecord =>
  interrupt(clock, { kind: 'stop', from: at.on, reason: at.reason, notice: at.notice });
/** The interruption ends: the day named is its last, counting goes on from the day after. */
export const resumeClock = (clock: ClockRecord, at: { on: IsoDate }): ClockRecord => ({
  ...clock,
  interruptions: clock.interruptions.map((one) => (one.to === undefined ? { ...one, to: at.on } : one)),
});
/** 延长: more days of the same kind, with the reason told to the party. */
export const extendClock = (clock: ClockRecord, by: Extension): ClockRecord => ({
  ...clock,
  extensions: [...clock.extensions, by],
});
export const endClock = (clock: ClockRecord, at: { on: IsoDate }): ClockRecord => ({
  ...resumeClock(clock, at),
  endedOn: at.on,
});

const totalDays = (clock: ClockRecord): number =>
  clock.extensions.reduce((sum, one) => sum + one.days, clock.term.days);

/**
 * Reads a clock on a day: when it ends, how much is counted, and every day of it with the reason why it counts or not.
 * Sources: Administrative Licensing Law 82 (working days, the first day not counted), 45 (special procedures);
 * Civil Procedure practice for natural days that end on a holiday (moved to the first working day after).
 */
export function readClock(clock: ClockRecord, calendar: Calendar, on: IsoDate): ClockView {
  const days = totalDays(clock);
  const explained = explain(clock, calendar, days, on);
  const open = clock.interruptions.find((one) => one.to === undefined);
  const dueOn = open ? null : (explained.at(-1)?.date ?? null);
  const until = clock.endedOn !== undefined && clock.endedOn < on ? clock.endedOn : on;
  const counted = explained.filter((day) => day.counted && day.date <= until).length;
  const guessed = explained.some((day) => day.mark === 'unannounced');
  const status = clock.endedOn
    ? 'ended'
    : open
      ? open.kind === 'pause'
        ? 'paused'
        : 'stopped'
      : dueOn !== null && dueOn < on
        ? 'overdue'
        : 'running';
  return {
    status,
    dueOn,
    // Offices never close for more than the weekends and about two weeks of holidays at a stretch.
    ...(guessed && dueOn && { range: { earliest: dueOn, latest: addDays(dueOn, 14) } }),
    days,
    counted,
    remaining: days - counted,
    text: textOf(clock, status, counted, days),
    explained,
  };
}

function textOf(clock: ClockRecord, status: ClockView['status'], counted: number, days: number): Label {
  const unit = clock.term.kind === 'working' ? label('个工作日', 'working day') : label('日', 'day');
  const place = label(`第${counted}/${days}${unit.zh}`, `${unit.en} ${counted} of ${days}`);
  if (status === 'paused')
    return label(`补正中，已计${counted}${unit.zh}`, `Awaiting correction, ${counted} of ${days} used`);
  if (status === 'stopped')
    return label(`特别程序中，已计${counted}${unit.zh}`, `Special procedure, ${counted} of ${days} used`);
  if (status === 'ended') return label(`已办结，用时${counted}${unit.zh}`, `Done after ${counted} of ${days}`);
  return status === 'overdue' ? label('已逾期', 'Overdue') : place;
}
