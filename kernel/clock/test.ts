import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../refusals.ts';
import { officialCalendar as calendar } from './calendar.ts';
import { type ClockRecord, endClock, pauseClock, readClock, startClock, type Term } from './clock.ts';

const reason = { zh: '材料不全', en: 'incomplete' };
const started = (startedOn: string, days: number, kind: Term['kind'] = 'working', more: Partial<ClockRecord> = {}) =>
  startClock({ name: 'term', term: { kind, days }, startedOn, ...more });
const due = (clock: ClockRecord, on = clock.startedOn) => readClock(clock, calendar, on).dueOn;
const refuses = (code: string, does: () => unknown) =>
  assert.throws(does, (error) => error instanceof Refused && error.refusal.code === code);

test('working days: the published vectors', () => {
  for (const [start, days, end] of [
    ['2026-02-09', 5, '2026-02-14'],
    ['2026-02-09', 20, '2026-03-13'],
    ['2026-02-09', 30, '2026-03-27'],
    ['2026-09-21', 5, '2026-09-29'],
    ['2026-09-21', 20, '2026-10-26'],
    ['2026-09-21', 30, '2026-11-09'],
    ['2026-04-28', 10, '2026-05-14'],
    ['2025-09-24', 20, '2025-10-28'],
  ] as const)
    assert.equal(due(started(start, days)), end, `${start} + ${days}`);
});

test('each day says why it counts or not', () => {
  const { explained } = readClock(started('2026-02-12', 3), calendar, '2026-02-12');
  assert.deepEqual(
    explained.slice(0, 4).map((day) => [day.date, day.weekday, day.count, day.why.zh]),
    [
      ['2026-02-12', 4, undefined, '当日不计'],
      ['2026-02-13', 5, 1, '工作日'],
      ['2026-02-14', 6, 2, '调休上班'],
      ['2026-02-15', 0, undefined, '法定节假日：春节'],
    ],
  );
  assert.deepEqual([explained.at(-1)?.date, explained.at(-1)?.count], ['2026-02-24', 3]);
});

test('a 60-day reconsideration term that ends in the National Day holiday moves to the first working day', () => {
  const clock = started('2026-08-03', 60, 'natural');
  assert.equal(due(clock), '2026-10-08');
  const { explained } = readClock(clock, calendar, '2026-08-03');
  assert.deepEqual(
    explained.slice(-7).map((day) => [day.date.slice(5), day.mark, day.count]),
    [
      ['10-02', 'counted', 60],
      ['10-03', 'moved', undefined],
      ['10-04', 'moved', undefined],
      ['10-05', 'moved', undefined],
      ['10-06', 'moved', undefined],
      ['10-07', 'moved', undefined],
      ['10-08', 'moved', undefined],
    ],
  );
  assert.match(explained.at(-7)?.why.zh ?? '', /届满日遇节假日，顺延/u);
  assert.equal(due(started('2026-08-03', 60, 'natural', { endsOnHoliday: 'keep' })), '2026-10-02');
});

test('a natural term that ends on a Saturday worked in lieu ends there', () => {
  assert.equal(due(started('2026-02-11', 3, 'natural')), '2026-02-14');
  assert.equal(due(started('2026-03-04', 3, 'natural')), '2026-03-09');
});

test('an end stops the counting, closes what is open, and says how late it was', () => {
  const ended = readClock(endClock(started('2026-11-02', 20), { on: '2026-11-06' }), calendar, '2026-12-31');
  assert.deepEqual(
    [ended.status, ended.counted, ended.overdueBy, ended.text.zh],
    ['ended', 4, 0, '已办结，用时4个工作日'],
  );
  const late = readClock(endClock(started('2026-11-02', 5), { on: '2026-11-11' }), calendar, '2026-12-31');
  assert.deepEqual([late.overdueBy, late.text.en], [2, 'Done after 5 working days, 2 working days late']);
  const paused = endClock(pauseClock(started('2026-11-02', 5), { on: '2026-11-04', reason }), { on: '2026-11-06' });
  assert.equal(paused.interruptions[0]?.to, '2026-11-06');
  refuses('invalid-input', () => endClock(started('2026-11-02', 5), { on: '2026-11-01' }));
});

test('the line of a clock, day by day', () => {
  const line = (clock: ClockRecord, on: string) => Object.values(readClock(clock, calendar, on).text);
  const clock = started('2026-11-02', 7);
  assert.deepEqual(line(clock, '2026-11-02'), ['尚未起算，共7个工作日', 'Not counting yet, 7 working days in all']);
  assert.deepEqual(line(clock, '2026-11-05'), ['第3/7个工作日', 'Working day 3 of 7']);
  assert.deepEqual(line(clock, '2026-11-07'), ['第4/7个工作日', 'Working day 4 of 7']);
  assert.deepEqual(line(clock, '2026-11-13'), ['已逾期2个工作日', 'Overdue by 2 working days']);
  assert.deepEqual(line(started('2026-11-02', 7, 'natural'), '2026-11-05'), ['第3/7日', 'Day 3 of 7']);
  const paused = pauseClock(clock, { on: '2026-11-06', reason });
  assert.deepEqual(line(paused, '2026-11-20'), ['补正中，已用3个工作日', 'Awaiting correction, 3 working days used']);
});

test('overdue begins the day after the last day, also on a weekend', () => {
  const clock = started('2026-11-02', 4);
  const read = (on: string) => readClock(clock, calendar, on);
  assert.deepEqual([read('2026-11-06').status, read('2026-11-06').remaining], ['running', 0]);
  assert.deepEqual([read('2026-11-07').status, read('2026-11-07').overdueBy], ['overdue', 1]);
  assert.equal(read('2026-11-10').overdueBy, 2);
});

test('a term has at least one day', () => {
  for (const days of [0, -1, 1.5]) assert.throws(() => started('2026-11-02', days), RangeError);
});
