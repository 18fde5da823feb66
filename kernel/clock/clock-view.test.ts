import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officialCalendar as calendar } from './calendar.ts';
import { readClock, startClock, stopClock } from './clock.ts';
import { clockMonths, markLabels, marksOf } from './clock-view.ts';
import { remediesAgainst } from './reconsideration.ts';

const reason = { zh: '检测', en: 'testing' };

test('the calendar picture: whole months in weeks from Monday, each day with its mark', () => {
  const clock = startClock({ name: 'decision', term: { kind: 'working', days: 5 }, startedOn: '2026-09-29' });
  const view = readClock(clock, calendar, '2026-09-30');
  const months = clockMonths(view, '2026-09-30');
  assert.deepEqual(
    months.map((one) => [one.month, one.label.zh, one.weeks.length]),
    [
      ['2026-09', '2026年9月', 5],
      ['2026-10', '2026年10月', 5],
    ],
  );
  for (const { weeks, month } of months) {
    assert.ok(weeks.every((week) => week.length === 7));
    const days = weeks.flat().filter((day) => day !== null);
    assert.deepEqual(
      days.map((day) => day.day),
      Array.from({ length: month === '2026-09' ? 30 : 31 }, (_, n) => n + 1),
    );
    weeks.forEach((week) => {
      week.forEach((day, at) => {
        if (day) assert.equal((new Date(day.date).getUTCDay() + 6) % 7, at);
      });
    });
  }
  const days = months.flatMap((one) => one.weeks.flat()).filter((day) => day !== null);
  const on = (date: string) => days.find((day) => day.date === date);
  assert.deepEqual(
    ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-10', '2026-10-12', '2026-10-13'].map(
      (date) => on(date)?.mark,
    ),
    ['outside', 'start', 'counted', 'holiday', 'makeup', 'counted', 'outside'],
  );
  assert.deepEqual([on('2026-09-30')?.isToday, on('2026-10-12')?.isDue, on('2026-10-12')?.count], [true, true, 5]);
  assert.equal(days.filter((day) => day.isDue).length, 1);
  assert.deepEqual(marksOf(view), ['start', 'counted', 'makeup', 'weekend', 'holiday']);
  assert.ok(marksOf(view).every((mark) => markLabels[mark].zh && markLabels[mark].en));
});

test('the picture carries the notice that stopped the clock', () => {
  const clock = startClock({ name: 'decision', term: { kind: 'working', days: 20 }, startedOn: '2026-11-02' });
  const stopped = stopClock(clock, { on: '2026-11-04', reason, notice: '告知书第7号', procedure: 'testing' });
  const days = clockMonths(readClock(stopped, calendar, '2026-11-06'), '2026-11-06').flatMap((one) => one.weeks.flat());
  const noticed = days.filter((day) => day?.notice === '告知书第7号').map((day) => day?.date);
  assert.deepEqual(noticed, ['2026-11-04', '2026-11-05', '2026-11-06']);
  assert.ok(days.every((day) => !day?.isDue));
});

test('remedies: 60 days to reconsideration and six months to sue, both moved off days off', () => {
  const [reconsideration, lawsuit] = remediesAgainst('2026-08-03', calendar);
  assert.equal(reconsideration?.dueOn, '2026-10-08');
  assert.match(reconsideration?.text.zh ?? '', /60日内（至2026-10-08）/u);
  assert.equal(reconsideration?.confirmed, true);
  assert.deepEqual([lawsuit?.dueOn, lawsuit?.confirmed], [null, false]);
  assert.equal(lawsuit?.range?.earliest, '2027-02-03');
  assert.match(lawsuit?.text.en ?? '', /at least until 2027-02-03/u);
  assert.deepEqual(
    remediesAgainst('2025-03-31', calendar).map((one) => one.dueOn),
    ['2025-05-30', '2025-09-30'],
  );
  assert.equal(remediesAgainst('2025-04-04', calendar)[1]?.dueOn, '2025-10-09');
});
