import { addDays, type IsoDate } from '../dates.ts';
import { label } from '../label.ts';
import { type Calendar, type DayKind, isWorking } from './calendar.ts';
import type { ClockRecord, DayExplained, Term } from './clock.ts';

/** Every day of a term from the day of the event on, counted or not, and why. */
export function explain(clock: ClockRecord, calendar: Calendar, days: number, on: IsoDate): DayExplained[] {
  const listed: DayExplained[] = [
    {
      date: clock.startedOn,
      counted: false,
      mark: 'start',
      why: label('当日不计', 'The day of the event is not counted'),
    },
  ];
  const interruptionAt = (date: IsoDate) =>
    clock.interruptions.find((one) => one.from < date && (one.to === undefined || date <= one.to));
  const openSince = clock.interruptions.find((one) => one.to === undefined)?.from;
  let count = 0;
  for (let date = addDays(clock.startedOn, 1); count < days; date = addDays(date, 1)) {
    // An open interruption has no end to count to: list up to the day of reading and no further.
    if (openSince !== undefined && date > openSince && date > on) return listed;
    const interruption = interruptionAt(date);
    const kind = calendar.kindOf(date);
    if (interruption)
      listed.push({
        date,
        counted: false,
        mark: interruption.kind,
        why:
          interruption.kind === 'pause'
            ? label('补正期间不计', 'Not counted: correction by the applicant')
            : label('特别程序不计', 'Not counted: special procedure'),
      });
    else if (clock.term.kind === 'working' && !isWorking(kind, date))
      listed.push({ date, counted: false, ...freeDay(kind) });
    else listed.push({ date, counted: true, count: ++count, ...countedDay(clock.term, kind) });
  }
  if (clock.term.kind === 'natural' && clock.endsOnHoliday === 'extend')
    for (let date = listed.at(-1)?.date ?? clock.startedOn; !isWorking(calendar.kindOf(date), date); ) {
      date = addDays(date, 1);
      listed.push({
        date,
        counted: false,
        mark: 'moved',
        why: label('期限届满日为节假日，顺延', 'The last day is a holiday: moved on'),
      });
    }
  return listed;
}

function freeDay(kind: DayKind): Pick<DayExplained, 'mark' | 'why'> {
  if (kind.kind === 'holiday')
    return {
      mark: 'holiday',
      why: label(`法定节假日：${kind.name?.zh ?? ''}`, `Public holiday: ${kind.name?.en ?? ''}`),
    };
  return { mark: 'weekend', why: label('周末', 'Weekend') };
}

function countedDay(term: Term, kind: DayKind): Pick<DayExplained, 'mark' | 'why'> {
  if (kind.kind === 'unannounced')
    return {
      mark: 'unannounced',
      why: label('日历尚未公布，暂按星期推算', 'Calendar not yet announced; counted by weekday'),
    };
  if (term.kind === 'natural') return { mark: 'counted', why: label('自然日', 'Natural day') };
  return kind.kind === 'makeup'
    ? { mark: 'makeup', why: label('调休上班', 'Working day in lieu') }
    : { mark: 'counted', why: label('工作日', 'Working day') };
}
