import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween } from '../dates.ts';
import { officialCalendar as calendar, extendCalendar, isWorking } from './calendar.ts';
import {
  endClock,
  extendClock,
  pauseClock,
  readClock,
  resumeClock,
  startClock,
  stopClock,
  type Term,
} from './clock.ts';

const reason = { zh: '材料不全', en: 'incomplete' };
const started = (startedOn: string, days: number, kind: Term['kind'] = 'working') =>
  startClock({ name: 'term', term: { kind, days }, startedOn });
const due = (startedOn: string, days: number, kind: Term['kind'] = 'working') =>
  readClock(started(startedOn, days, kind), calendar, startedOn).dueOn;

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
    assert.equal(due(start, days), end, `${start} + ${days}`);
});

test('a 60-day reconsideration term that ends in the National Day holiday moves to the first working day', () => {
  assert.equal(due('2026-08-03', 60, 'natural'), '2026-10-08');
  const view = readClock(started('2026-08-03', 60, 'natural'), calendar, '2026-08-03');
  assert.equal(view.explained.filter((day) => day.counted).length, 60);
  assert.equal(view.explained.filter((day) => day.mark === 'moved').at(-1)?.date, '2026-10-08');
});

test('补正: the days until the correction arrives are not counted', () => {
  const paused = pauseClock(started('2026-11-02', 5), { on: '2026-11-04', reason });
  const open = readClock(paused, calendar, '2026-11-20');
  assert.deepEqual([open.status, open.dueOn, open.counted, open.remaining], ['paused', null, 2, 3]);
  const resumed = readClock(resumeClock(paused, { on: '2026-11-16' }), calendar, '2026-11-17');
  assert.equal(resumed.dueOn, '2026-11-19');
  assert.equal(resumed.explained.filter((day) => day.mark === 'pause').length, 12);
});

test('特别程序: expert review stops the clock and its notice is kept', () => {
  const stopped = stopClock(started('2026-11-02', 20), { on: '2026-11-03', reason, notice: '专家评审约需20日' });
  assert.equal(readClock(stopped, calendar, '2026-11-10').status, 'stopped');
  assert.equal(stopped.interruptions[0]?.notice, '专家评审约需20日');
  assert.ok(
    (readClock(resumeClock(stopped, { on: '2026-11-20' }), calendar, '2026-11-20').dueOn ?? '') >
      (due('2026-11-02', 20) ?? ''),
  );
});

test('an extension adds its days; an end stops the counting', () => {
  const extended = extendClock(started('2026-11-02', 20), { days: 10, on: '2026-11-20', reason, notice: '情况复杂' });
  assert.equal(readClock(extended, calendar, '2026-11-20').dueOn, due('2026-11-02', 30));
  const ended = readClock(endClock(extended, { on: '2026-11-06' }), calendar, '2026-12-31');
  assert.deepEqual([ended.status, ended.counted], ['ended', 4]);
});

test('beyond the last announced year the clock says so and gives a range', () => {
  const year = calendar.lastAnnouncedYear;
  const view = readClock(started(`${year}-12-25`, 20), calendar, `${year}-12-25`);
  assert.ok(view.range && view.range.earliest < view.range.latest);
  assert.ok(view.explained.some((day) => day.mark === 'unannounced'));
  const announced = extendCalendar(calendar, {}, year + 1);
  assert.equal(readClock(started(`${year}-12-25`, 20), announced, `${year}-12-25`).range, undefined);
});

const day = fc.integer({ min: 0, max: 600 }).map((n) => addDays('2025-01-02', n));

test('the counted days of the explanation always sum to the term, and agree with a second way of counting', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom<Term['kind']>('working', 'natural'),
      (start, days, kind) => {
        const view = readClock(started(start, days, kind), calendar, start);
        const end = view.explained.filter((one) => one.counted).at(-1)?.date ?? start;
        assert.equal(view.explained.filter((one) => one.counted).length, days);
        // Second way: count the set of days in (start, end] that qualify, without walking the clock.
        const span = Array.from({ length: daysBetween(start, end) }, (_, n) => addDays(start, n + 1));
        assert.equal(span.filter((one) => kind === 'natural' || isWorking(calendar.kindOf(one), one)).length, days);
        assert.ok(view.dueOn !== null && isWorking(calendar.kindOf(view.dueOn), view.dueOn));
      },
    ),
  );
});

test('an interruption never brings the end forward', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 40 }),
      (start, days, after, length) => {
        const from = addDays(start, after);
        const plain = due(start, days) ?? '';
        const held = resumeClock(pauseClock(started(start, days), { on: from, reason }), { on: addDays(from, length) });
        assert.ok((readClock(held, calendar, start).dueOn ?? '') >= plain);
      },
    ),
  );
});
