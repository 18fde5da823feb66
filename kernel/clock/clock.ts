import type { IsoDate } from '../dates.ts';
import type { Label } from '../label.ts';
import { Refused } from '../refusals.ts';
import type { Calendar } from './calendar.ts';
import { type ClockRecord, type Extension, type Interruption, totalDays } from './clockRecord.ts';
import type { Procedure } from './procedures.ts';
import { ranOut } from './readClock.ts';

export {
  type ClockRecord,
  type ClockStatus,
  countsFrom,
  type Extension,
  type Interruption,
  type Term,
  totalDays,
} from './clockRecord.ts';
export { type DayExplained, type DayMark, explainClock } from './explain.ts';
export { type ClockView, ranOut, readClock } from './readClock.ts';

type StartedWith = Pick<ClockRecord, 'name' | 'term' | 'startedOn'> &
  Partial<Pick<ClockRecord, 'endsOnHoliday' | 'afterCorrection' | 'extendableBy'>>;

/** A term begins: the day of the event is not counted. A term has 1 day or more, else RangeError. */
export function startClock(given: StartedWith): ClockRecord {
  if (!Number.isInteger(given.term.days) || given.term.days < 1)
    throw new RangeError(`${given.name}: a term of ${given.term.days} days`);
  return {
    name: given.name,
    term: given.term,
    startedOn: given.startedOn,
    endsOnHoliday: given.endsOnHoliday ?? 'extend',
    ...(given.afterCorrection && { afterCorrection: given.afterCorrection }),
    ...(given.extendableBy !== undefined && { extendableBy: given.extendableBy }),
    extensions: [],
    interruptions: [],
  };
}

const openInterruption = (clock: ClockRecord): Interruption | undefined =>
  clock.interruptions.find((one) => one.to === undefined);

/**
 * 补正: not counted from this day until the correction arrives. Refuses while another interruption is open, before the
 * last one ended and, where a calendar is given, after the term ran out.
 */
export function pauseClock(
  clock: ClockRecord,
  at: { on: IsoDate; reason: Label; notice?: string },
  calendar?: Calendar,
): ClockRecord {
  return interrupt(clock, { kind: 'pause', from: at.on, reason: at.reason, notice: at.notice }, calendar);
}

/** 特别程序: not counted from the day of the written notice, without which it is refused, until it ends. */
export function stopClock(
  clock: ClockRecord,
  at: { on: IsoDate; reason: Label; notice: string; procedure?: Procedure },
  calendar?: Calendar,
): ClockRecord {
  requireNotice(at.notice);
  const { on: from, reason, notice, procedure } = at;
  return interrupt(clock, { kind: 'stop', procedure, from, reason, notice }, calendar);
}

function interrupt(clock: ClockRecord, one: Interruption, calendar?: Calendar): ClockRecord {
  requireRunning(clock, one.from, calendar);
  if (openInterruption(clock)) refuse('guard-failed', '期限已在中止中，不能再次中止', 'The term stands still already');
  const earliest = clock.interruptions.reduce((last, { to }) => (to && to > last ? to : last), clock.startedOn);
  if (one.from < earliest)
    refuse('invalid-input', `中止日不得早于${earliest}`, `An interruption cannot begin before ${earliest}`);
  return { ...clock, interruptions: [...clock.interruptions, withoutBlanks(one)] };
}

/** The interruption ends: the day named is its last, counting goes on the day after. Nothing open: nothing changes. */
export function resumeClock(clock: ClockRecord, at: { on: IsoDate }): ClockRecord {
  const open = openInterruption(clock);
  if (!open) return clock;
  if (at.on < open.from)
    refuse('invalid-input', `恢复日不得早于${open.from}`, `It cannot end before it began on ${open.from}`);
  return { ...clock, interruptions: clock.interruptions.map((one) => (one === open ? { ...one, to: at.on } : one)) };
}

/**
 * 延长: more days of the same kind, with the reason told in writing. Refuses without notice, beyond what the term
 * allows (once where it says nothing: Administrative Licensing Law 42) and, with a calendar, after the term ran out.
 */
export function extendClock(clock: ClockRecord, by: Extension, calendar?: Calendar): ClockRecord {
  requireNotice(by.notice);
  requireRunning(clock, by.on, calendar);
  if (!Number.isInteger(by.days) || by.days < 1)
    refuse('invalid-input', '延长的天数应为正整数', 'An extension is a whole number of days');
  const extended = totalDays(clock) - clock.term.days;
  const allowed =
    clock.extendableBy === undefined ? clock.extensions.length === 0 : extended + by.days <= clock.extendableBy;
  if (!allowed) refuse('law-forbids', '期限不得再延长', 'The term may not be extended further');
  return { ...clock, extensions: [...clock.extensions, by] };
}

/** 办结: the term ends with what it waited for; an interruption still open ends with it. */
export function endClock(clock: ClockRecord, at: { on: IsoDate }): ClockRecord {
  if (at.on < clock.startedOn)
    refuse('invalid-input', `办结日不得早于${clock.startedOn}`, `It cannot end before ${clock.startedOn}`);
  return { ...resumeClock(clock, at), endedOn: at.on };
}

function requireRunning(clock: ClockRecord, on: IsoDate, calendar?: Calendar): void {
  if (clock.endedOn) refuse('guard-failed', '期限已办结', 'The term has ended');
  if (calendar && ranOut(clock, calendar, on)) refuse('guard-failed', '期限已届满', 'The term has run out');
}

function requireNotice(notice: string): void {
  if (!notice.trim())
    refuse(
      'notice-required',
      '须将理由和所需时间书面告知当事人',
      'The reason and the time needed must be told in writing',
    );
}

const withoutBlanks = (one: Interruption): Interruption =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as unknown as Interruption;

function refuse(
  code: 'guard-failed' | 'invalid-input' | 'law-forbids' | 'notice-required',
  zh: string,
  en: string,
): never {
  throw new Refused(code, { message: { zh, en } });
}
