import { addDays, type IsoDate, isDate, weekdayOf } from '../dates.ts';
import { type Label, label } from '../label.ts';

/** A day off, or a Saturday or Sunday worked in exchange, with the festival that it belongs to. */
export interface NoticedDay {
  readonly date: IsoDate;
  readonly kind: 'holiday' | 'makeup';
  readonly name: Label;
}
/** `where`: the piece of text that is wrong. */
export interface NoticeProblem {
  readonly where: string;
  readonly message: Label;
}

const festivals: readonly (readonly [RegExp, Label])[] = [
  [/元旦/u, label('元旦', "New Year's Day")],
  [/春节|除夕/u, label('春节', 'Spring Festival')],
  [/清明/u, label('清明节', 'Tomb-sweeping Day')],
  [/劳动/u, label('劳动节', 'Labour Day')],
  [/端午/u, label('端午节', 'Dragon Boat Festival')],
  [/中秋/u, label('中秋节', 'Mid-Autumn Festival')],
  [/国庆/u, label('国庆节', 'National Day')],
];

/** The festivals that a text names, as one label; null where it names none. */
function festivalIn(text: string): Label | null {
  const named = festivals.flatMap(([word, name]) => (word.test(text) ? [name] : []));
  if (named.length === 0) return null;
  return label(named.map((one) => one.zh).join('、'), named.map((one) => one.en).join(', '));
}

/** `2027年2月5日（周五）`, `2月5日`, `2027-02-05`, and after 至 also `12日`. */
const dayPattern =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:（([^）]*)）|\(([^)]*)\))?|(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})日(?:（([^）]*)）|\(([^)]*)\))?/gu;
const between = /^\s*(?:至|到|-|–|—|~|～|\.\.)\s*$/u;
const week = '日一二三四五六';

interface Place {
  readonly date: IsoDate;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the State Council's yearly notice as it is published (“二、春节：2月15日（…周日）至23日（…周一）放假调休，共9天。
 * 2月14日（周六）、2月28日（周六）上班。”), or lines such as `2027-01-01 至 2027-01-03 元旦` and `2027-01-04 上班`.
 * A stated day of the week must be the date's own: that catches the notice of another year.
 */
export function readNotice(text: string, year: number): { days: NoticedDay[]; problems: NoticeProblem[] } {
  const days = new Map<IsoDate, NoticedDay>();
  const problems: NoticeProblem[] = [];
  let festival: Label = label('放假', 'Day off');
  for (const clause of clausesOf(text)) {
    festival = festivalIn(clause) ?? festival;
    const places = placesIn(clause, year, problems);
    const kind = /上班|补班|调班|\bwork/iu.test(clause) ? 'makeup' : 'holiday';
    for (const [at, place] of places.entries()) {
      const previous = places[at - 1];
      const first =
        previous && between.test(clause.slice(previous.to, place.from)) ? addDays(previous.date, 1) : place.date;
      if (first > place.date)
        problems.push({ where: clause, message: label('起止日期颠倒', 'The range runs backwards') });
      for (let date = first; date <= place.date; date = addDays(date, 1)) {
        const known = days.get(date);
        if (known && known.kind !== kind)
          problems.push({
            where: clause,
            message: label(`${date}既放假又上班`, `${date} is both off and worked`),
          });
        days.set(date, { date, kind, name: known?.name ?? festival });
      }
    }
  }
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), problems };
}

/** Sentences and their parts, never cut within parentheses. */
const clausesOf = (text: string): string[] =>
  (text.replaceAll('\r', '').match(/(?:（[^）]*）|\([^)]*\)|[^。；;，,\n（(])+/gu) ?? []).filter((one) =>
    /\d/u.test(one),
  );

function placesIn(clause: string, year: number, problems: NoticeProblem[]): Place[] {
  const places: Place[] = [];
  for (const match of clause.matchAll(dayPattern)) {
    const [whole, y, m, d, note, note2, isoY, isoM, isoD, bare, note3, note4] = match;
    const previous = places.at(-1);
    // “共9天” names no day, and “23日” is one only at the end of a range.
    if (bare && !(previous && between.test(clause.slice(previous.to, match.index)))) continue;
    const month = isoM ?? m ?? previous?.date.slice(5, 7) ?? '';
    const inYear = isoY ?? y ?? previous?.date.slice(0, 4) ?? String(year);
    const date = `${inYear}-${month.padStart(2, '0')}-${(isoD ?? d ?? bare ?? '').padStart(2, '0')}`;
    if (!isDate(date)) {
      problems.push({ where: whole, message: label('没有这一天', 'There is no such day') });
      continue;
    }
    const stated = /(?:周|星期)([日天一二三四五六])/u
      .exec(note ?? note2 ?? note3 ?? note4 ?? '')?.[1]
      ?.replace('天', '日');
    const weekday = stated === undefined ? null : week.indexOf(stated);
    if (weekday !== null && weekday !== weekdayOf(date))
      problems.push({
        where: whole,
        message: label(
          `${date}是周${week[weekdayOf(date)]}，不是周${stated}`,
          `${date} is not the day of the week that the text states`,
        ),
      });
    places.push({ date, from: match.index, to: match.index + whole.length });
  }
  return places;
}
