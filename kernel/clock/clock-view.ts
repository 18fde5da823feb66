import { addDays, type IsoDate, weekdayOf } from '../dates.ts';
import { type Label, label } from '../label.ts';
import type { DayExplained, DayMark } from './explain.ts';
import type { ClockView } from './readClock.ts';

/** A day of the calendar picture; `outside`: a day of the month that the term does not reach. */
export interface PictureDay {
  readonly date: IsoDate;
  /** 1 to 31. */
  readonly day: number;
  readonly mark: DayMark | 'outside';
  readonly isToday: boolean;
  readonly isDue: boolean;
  readonly count?: number;
  readonly why?: Label;
  readonly notice?: string;
}
export interface PictureMonth {
  /** `2026-11`. */
  readonly month: string;
  readonly label: Label;
  /** Weeks from Monday to Sunday; null where the week belongs to the month before or after. */
  readonly weeks: readonly (readonly (PictureDay | null)[])[];
}

/** The heads of the columns, Monday first. */
export const weekdayHeads: readonly Label[] = [
  label('一', 'Mo'),
  label('二', 'Tu'),
  label('三', 'We'),
  label('四', 'Th'),
  label('五', 'Fr'),
  label('六', 'Sa'),
  label('日', 'Su'),
];

/** What the marks mean, for the legend. */
export const markLabels: Readonly<Record<DayMark, Label>> = {
  start: label('当日（不计）', 'Day of the event'),
  counted: label('计入', 'Counted'),
  makeup: label('调休上班（计入）', 'Working day in lieu'),
  weekend: label('周末', 'Weekend'),
  holiday: label('节假日', 'Holiday'),
  pause: label('补正', 'Correction'),
  stop: label('特别程序', 'Special procedure'),
  restarted: label('重新计算前', 'Before the new start'),
  moved: label('顺延', 'Moved on'),
  unannounced: label('放假安排未公布', 'Not announced'),
};

/** The months that a term touches, as a wall calendar: weeks of seven days, each day with its mark. */
export function clockMonths(view: ClockView, on: IsoDate): readonly PictureMonth[] {
  const byDate = new Map(view.explained.map((day) => [day.date, day]));
  const months = new Set(view.explained.map((day) => day.date.slice(0, 7)));
  return [...months].sort().map((month) => ({
    month,
    label: monthLabel(month),
    weeks: weeksOf(month, (date) => pictured(date, byDate.get(date), view, on)),
  }));
}

/** The marks that occur in a term, in the order of the legend. */
export const marksOf = (view: ClockView): readonly DayMark[] =>
  (Object.keys(markLabels) as DayMark[]).filter((mark) => view.explained.some((day) => day.mark === mark));

function pictured(date: IsoDate, day: DayExplained | undefined, view: ClockView, on: IsoDate): PictureDay {
  return {
    date,
    day: Number(date.slice(8)),
    mark: day?.mark ?? 'outside',
    isToday: date === on,
    isDue: date === view.dueOn,
    ...(day && { why: day.why }),
    ...(day?.count !== undefined && { count: day.count }),
    ...(day?.notice && { notice: day.notice }),
  };
}

function weeksOf(month: string, dayOf: (date: IsoDate) => PictureDay): (PictureDay | null)[][] {
  const first = `${month}-01`;
  const blanks = (weekdayOf(first) + 6) % 7;
  const cells: (PictureDay | null)[] = Array.from({ length: blanks }, () => null);
  for (let date = first; date.startsWith(month); date = addDays(date, 1)) cells.push(dayOf(date));
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthLabel = (month: string): Label => {
  const [year, number] = month.split('-').map(Number);
  return label(`${year}年${number}月`, `${monthNames[(number ?? 1) - 1]} ${year}`);
};
