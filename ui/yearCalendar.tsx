import { weekdayHeads } from '#kernel/clock/clock-view.ts';
import { weekdayOf } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { useLanguage } from './language.tsx';

export interface CalendarDay {
  readonly date: string;
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeup' | 'unannounced';
  readonly name?: Label;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A year on one page: days off and days worked in exchange are marked by a sign as well as by colour. */
export function YearCalendar({ days }: { days: readonly CalendarDay[] }) {
  const { t, say } = useLanguage();
  const signs: Readonly<Record<string, string>> = { holiday: t('休', 'off'), makeup: t('班', 'on') };
  return (
    <div className="year">
      {months.map((name, at) => {
        const month = String(at + 1).padStart(2, '0');
        const own = days.filter((one) => one.date.slice(5, 7) === month);
        const blanks = own[0] ? (weekdayOf(own[0].date) + 6) % 7 : 0;
        const cells: (CalendarDay | null)[] = [...Array.from({ length: blanks }, () => null), ...own];
        while (cells.length % 7 !== 0) cells.push(null);
        return (
          <table key={month}>
            <caption>{t(`${at + 1}月`, name)}</caption>
            <thead>
              <tr>
                {weekdayHeads.map((head) => (
                  <th key={head.en} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: cells.length / 7 }, (_, week) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: weeks of a month keep their place
                <tr key={week}>
                  {cells.slice(week * 7, week * 7 + 7).map((day, place) =>
                    day ? (
                      <td key={day.date} className={day.kind} title={say(day.name)}>
                        {Number(day.date.slice(8))}
                        {signs[day.kind] && <sup>{signs[day.kind]}</sup>}
                      </td>
                    ) : (
                      // biome-ignore lint/suspicious/noArrayIndexKey: blanks keep their place
                      <td key={place} />
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
