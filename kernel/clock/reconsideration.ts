import { addMonths, daysBetween, type IsoDate } from '../dates.ts';
import { type Label, label } from '../label.ts';
import type { Calendar } from './calendar.ts';
import { startClock, type Term } from './clock.ts';
import { explainClock } from './explain.ts';

/** A way to contest a decision: what it is, until when, and whose rule it is. */
export interface Remedy {
  readonly id: 'reconsideration' | 'lawsuit';
  readonly name: Label;
  /** The sentence for the letter, with the last day where it is known. */
  readonly text: Label;
  readonly source: Label;
  /** False: shown as “source to be confirmed”. */
  readonly confirmed: boolean;
  /** Null where the last day hangs on a calendar not announced yet; then `range`. */
  readonly dueOn: IsoDate | null;
  readonly range?: { readonly earliest: IsoDate; readonly latest: IsoDate };
}

/** The term within which to apply for reconsideration; natural days, moved off a day off. */
export const reconsiderationTerm: Term = { kind: 'natural', days: 60 };
/** The months within which to sue without reconsideration first. */
export const lawsuitMonths = 6;

/**
 * The remedies against a decision, for whoever learned of it on that day: both terms begin the day after. The months
 * end on the day of the same number, and both ends move off a day off.
 */
export function remediesAgainst(learnedOn: IsoDate, calendar: Calendar): readonly Remedy[] {
  const sixMonths = { kind: 'natural', days: daysBetween(learnedOn, addMonths(learnedOn, lawsuitMonths)) } as const;
  const reconsideration = endOf(learnedOn, reconsiderationTerm, calendar);
  const lawsuit = endOf(learnedOn, sixMonths, calendar);
  return [
    {
      id: 'reconsideration',
      name: label('行政复议', 'Administrative reconsideration'),
      text: label(
        `可以自知道本决定之日起60日内${untilZh(reconsideration)}，依法申请行政复议。`,
        `You may apply for administrative reconsideration within 60 days of learning of this decision${untilEn(reconsideration)}.`,
      ),
      source: label('《中华人民共和国行政复议法》第二十条', 'Administrative Reconsideration Law, Article 20'),
      confirmed: true,
      ...reconsideration,
    },
    {
      id: 'lawsuit',
      name: label('行政诉讼', 'Administrative lawsuit'),
      text: label(
        `也可以自知道本决定之日起六个月内${untilZh(lawsuit)}，依法直接向人民法院提起行政诉讼。`,
        `You may also bring an action before the people’s court within six months of learning of it${untilEn(lawsuit)}.`,
      ),
      source: label('《中华人民共和国行政诉讼法》第四十六条', 'Administrative Procedure Law, Article 46'),
      confirmed: false,
      ...lawsuit,
    },
  ];
}

type End = Pick<Remedy, 'dueOn' | 'range'>;

function endOf(learnedOn: IsoDate, term: Term, calendar: Calendar): End {
  const { dueOn, range } = explainClock(
    startClock({ name: 'remedy', term, startedOn: learnedOn }),
    calendar,
    learnedOn,
  );
  return { dueOn, ...(range && { range }) };
}

/** Where the end is not certain, the letter names the day that is certainly in time. */
const untilZh = ({ dueOn, range }: End): string =>
  dueOn ? `（至${dueOn}）` : range ? `（至少至${range.earliest}，放假安排公布后确定）` : '';
const untilEn = ({ dueOn, range }: End): string =>
  dueOn
    ? ` (until ${dueOn})`
    : range
      ? ` (at least until ${range.earliest}; the last day is fixed once the calendar is announced)`
      : '';
