import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, weekdayOf } from '../dates.ts';
import { checkAnnouncement, withAnnouncements } from './announcement.ts';
import { type Calendar, officialCalendar } from './calendar.ts';
import { type NoticedDay, readNotice } from './noticeText.ts';

const next = officialCalendar.lastAnnouncedYear + 1;
const week = '日一二三四五六';
const spoken = (date: string) =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（周${week[weekdayOf(date)]}）`;

/** The days of a year as the package holds them, festival by festival. */
function published(year: number): NoticedDay[] {
  const days: NoticedDay[] = [];
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    const { kind, name } = officialCalendar.kindOf(date);
    if ((kind === 'holiday' || kind === 'makeup') && name) days.push({ date, kind, name });
  }
  return days;
}

/** The same days in the words of a notice. */
function noticeOf(year: number): string {
  const days = published(year);
  return [...new Set(days.map((one) => one.name.zh))]
    .map((name, at) => {
      const own = days.filter((one) => one.name.zh === name);
      const off = own.filter((one) => one.kind === 'holiday').map((one) => one.date);
      const runs = off.filter((date) => !off.includes(addDays(date, -1)));
      const ends = off.filter((date) => !off.includes(addDays(date, 1)));
      const holidays = runs.map((from, place) =>
        from === ends[place]
          ? `${spoken(from)}放假`
          : `${spoken(from)}至${spoken(String(ends[place]))}放假调休，共${off.length}天`,
      );
      const worked = own.filter((one) => one.kind === 'makeup').map((one) => spoken(one.date));
      return `${at + 1}、${name}：${holidays.join('，')}。${worked.length > 0 ? `${worked.join('、')}上班。` : ''}`;
    })
    .join('\n');
}

test('the notices of all published years are read back to the same days, without fault', () => {
  for (let year = 2008; year < next; year++) {
    const { days, problems } = readNotice(noticeOf(year), year);
    assert.deepEqual(problems, [], String(year));
    assert.deepEqual(
      days.map(({ date, kind }) => [date, kind]),
      published(year).map(({ date, kind }) => [date, kind]),
      String(year),
    );
    // As a year not announced yet: every kind of day comes out as the package has it.
    const base: Calendar = {
      lastAnnouncedYear: year - 1,
      kindOf: (date) => (date < `${year}-01-01` ? officialCalendar.kindOf(date) : { kind: 'unannounced' }),
    };
    assert.deepEqual(checkAnnouncement({ year, days }, base).faults, [], String(year));
    const calendar = withAnnouncements(base, [{ year, days }]);
    for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1))
      assert.equal(calendar.kindOf(date).kind, officialCalendar.kindOf(date).kind, date);
    assert.equal(calendar.kindOf(`${year + 1}-01-04`).kind, 'unannounced');
  }
});

test('lines are read as well, and a short range keeps its month', () => {
  const { days, problems } = readNotice('2027-01-01 至 2027-01-03 元旦\n2027-01-09 上班\n5月1日至5日 劳动节', 2027);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    days.map((one) => `${one.date} ${one.kind} ${one.name.zh}`),
    [
      '2027-01-01 holiday 元旦',
      '2027-01-02 holiday 元旦',
      '2027-01-03 holiday 元旦',
      '2027-01-09 makeup 元旦',
      ...[1, 2, 3, 4, 5].map((day) => `2027-05-0${day} holiday 劳动节`),
    ],
  );
});

test('the notice of another year betrays itself by its days of the week', () => {
  const { problems } = readNotice(noticeOf(2026), 2027);
  assert.ok(problems.length > 10);
  assert.match(problems[0]?.message.zh ?? '', /2027-01-01是周五，不是周四/u);
});

test('what cannot be a calendar is refused', () => {
  const faults = (text: string, year = next) =>
    checkAnnouncement({ year, days: readNotice(text, year).days }, officialCalendar).faults.map((one) => one.zh);
  assert.deepEqual(faults('没有日期'), ['没有读到任何日期']);
  assert.match(faults(`${next}-01-04 上班`).join(), weekdayOf(`${next}-01-04`) % 6 === 0 ? /^$/u : /本来就是工作日/u);
  assert.match(faults(`${next + 1}-01-01 元旦`).join(), /不在/u);
  assert.match(faults(`${next + 1}-01-01 元旦`, next + 1).join(), /请先公布/u);
  assert.match(readNotice('2月30日 春节', next).problems[0]?.message.zh ?? '', /没有这一天/u);
  assert.match(readNotice('1月1日放假，1月1日上班', next).problems[0]?.message.zh ?? '', /既放假又上班/u);
});

test('what no notice has done is doubted: a statutory day worked, or days off that do not add up', () => {
  const doubts = (text: string) =>
    checkAnnouncement({ year: 2026, days: readNotice(text, 2026).days }, officialCalendar).doubts.map((one) => one.zh);
  assert.deepEqual(doubts(noticeOf(2026)), []);
  assert.match(doubts(noticeOf(2026).replace(/1、.*\n/u, '')).join(), /2026-01-01未列为放假.*通常为13/u);
});
