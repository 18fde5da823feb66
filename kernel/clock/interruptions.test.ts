import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../refusals.ts';
import { officialCalendar as calendar } from './calendar.ts';
import {
  type ClockRecord,
  countsFrom,
  endClock,
  extendClock,
  pauseClock,
  readClock,
  resumeClock,
  startClock,
  stopClock,
  type Term,
} from './clock.ts';
import { deemedAcceptance } from './deemedAcceptance.ts';

const reason = { zh: '材料不全', en: 'incomplete' };
const notice = '专家评审约需20日';
const started = (startedOn: string, days: number, kind: Term['kind'] = 'working', more: Partial<ClockRecord> = {}) =>
  startClock({ name: 'term', term: { kind, days }, startedOn, ...more });
const due = (clock: ClockRecord, on = clock.startedOn) => readClock(clock, calendar, on).dueOn;
const refuses = (code: string, does: () => unknown) =>
  assert.throws(does, (error) => error instanceof Refused && error.refusal.code === code);
const marked = (clock: ClockRecord, on: string) =>
  Object.fromEntries(readClock(clock, calendar, on).explained.map((day) => [day.date.slice(5), day.mark]));

test('补正: neither the day it is asked for nor the day it arrives is counted, nor those between', () => {
  const paused = pauseClock(started('2026-11-02', 5), { on: '2026-11-04', reason });
  const open = readClock(paused, calendar, '2026-11-20');
  assert.deepEqual([open.status, open.dueOn, open.actBy, open.counted, open.remaining], ['paused', null, null, 1, 4]);
  assert.equal(open.explained.at(-1)?.date, '2026-11-20');
  const resumed = resumeClock(paused, { on: '2026-11-16' });
  assert.equal(due(resumed), '2026-11-20');
  const view = readClock(resumed, calendar, '2026-11-16');
  assert.equal(view.explained.filter((day) => day.mark === 'pause').length, 13);
  assert.equal(view.status, 'running');
});

test('a pause of one day takes that day out; a pause on the day of the event takes nothing', () => {
  const onOneDay = (day: string) => resumeClock(pauseClock(started('2026-11-02', 5), { on: day, reason }), { on: day });
  assert.equal(due(started('2026-11-02', 5)), '2026-11-09');
  assert.equal(due(onOneDay('2026-11-04')), '2026-11-10');
  assert.equal(due(onOneDay('2026-11-07')), '2026-11-09');
  assert.equal(due(onOneDay('2026-11-02')), '2026-11-09');
  assert.equal(due(onOneDay('2026-11-09')), '2026-11-10');
});

test('补正 that restarts the term: it counts anew from the day the corrected materials arrive', () => {
  const paused = pauseClock(started('2026-11-02', 5, 'working', { afterCorrection: 'restart' }), {
    on: '2026-11-05',
    reason,
  });
  assert.equal(countsFrom(paused), null);
  const open = readClock(paused, calendar, '2026-11-11');
  assert.deepEqual([open.status, open.counted, open.remaining], ['paused', 0, 5]);
  const resumed = resumeClock(paused, { on: '2026-11-12' });
  assert.equal(countsFrom(resumed), '2026-11-12');
  assert.equal(due(resumed), '2026-11-19');
  const marks = marked(resumed, '2026-11-12');
  assert.deepEqual(
    [marks['11-03'], marks['11-05'], marks['11-12'], marks['11-13']],
    ['restarted', 'pause', 'pause', 'counted'],
  );
});

test('特别程序: stops from the day of its written notice, which stays with the day', () => {
  const at = { on: '2026-11-03', reason, notice, procedure: 'expertReview' } as const;
  const stopped = stopClock(started('2026-11-02', 20), at);
  const view = readClock(stopped, calendar, '2026-11-10');
  assert.deepEqual([view.status, view.counted, view.dueOn], ['stopped', 0, null]);
  assert.equal(view.text.zh, '特别程序（专家评审）中，已用0个工作日');
  assert.deepEqual(view.explained[1]?.notice, notice);
  assert.match(view.explained[1]?.why.zh ?? '', /专家评审/u);
  assert.equal(due(resumeClock(stopped, { on: '2026-11-06' })), due(started('2026-11-06', 20)));
  for (const none of ['', ' '])
    refuses('notice-required', () => stopClock(started('2026-11-02', 20), { ...at, notice: none }));
});

test('a stop while the end waits out a holiday keeps it waiting', () => {
  const stopped = stopClock(started('2026-08-03', 60, 'natural'), { on: '2026-10-05', reason, notice });
  assert.deepEqual([due(stopped), readClock(stopped, calendar, '2026-10-09').remaining], [null, 0]);
  assert.equal(due(resumeClock(stopped, { on: '2026-10-20' })), '2026-10-21');
});

test('interruptions follow one another and refuse what cannot be', () => {
  const paused = pauseClock(started('2026-11-02', 20), { on: '2026-11-04', reason });
  refuses('guard-failed', () => pauseClock(paused, { on: '2026-11-05', reason }));
  refuses('guard-failed', () => stopClock(paused, { on: '2026-11-05', reason, notice }));
  refuses('invalid-input', () => resumeClock(paused, { on: '2026-11-03' }));
  const resumed = resumeClock(paused, { on: '2026-11-06' });
  refuses('invalid-input', () => pauseClock(resumed, { on: '2026-11-05', reason }));
  refuses('invalid-input', () => pauseClock(started('2026-11-02', 20), { on: '2026-11-01', reason }));
  assert.equal(pauseClock(resumed, { on: '2026-11-06', reason }).interruptions.length, 2);
  refuses('guard-failed', () => pauseClock(endClock(resumed, { on: '2026-11-09' }), { on: '2026-11-10', reason }));
  assert.deepEqual(resumeClock(resumed, { on: '2026-11-30' }), resumed);
});

test('after the term ran out it can neither be paused nor extended', () => {
  const clock = started('2026-11-02', 5);
  assert.equal(due(pauseClock(clock, { on: '2026-11-09', reason }, calendar)), null);
  refuses('guard-failed', () => pauseClock(clock, { on: '2026-11-10', reason }, calendar));
  refuses('guard-failed', () => stopClock(clock, { on: '2026-11-10', reason, notice }, calendar));
  refuses('guard-failed', () => extendClock(clock, { days: 10, on: '2026-11-10', reason, notice }, calendar));
});

test('an extension adds its days, once or as far as the term allows, with its notice', () => {
  const by = { days: 10, on: '2026-11-20', reason, notice: '情况复杂' };
  const extended = extendClock(started('2026-11-02', 20), by, calendar);
  assert.equal(due(extended), due(started('2026-11-02', 30)));
  refuses('law-forbids', () => extendClock(extended, by));
  const allowed = started('2026-11-02', 20, 'working', { extendableBy: 15 });
  assert.equal(readClock(extendClock(extendClock(allowed, by), { ...by, days: 5 }), calendar, by.on).days, 35);
  refuses('law-forbids', () => extendClock(extendClock(allowed, by), { ...by, days: 6 }));
  refuses('notice-required', () => extendClock(allowed, { ...by, notice: '' }));
  for (const days of [0, -1, 1.5]) refuses('invalid-input', () => extendClock(allowed, { ...by, days }));
});

test('deemed acceptance: after five working days of silence, from the day of receipt', () => {
  const receipt = started('2026-11-02', 5, 'working', { afterCorrection: 'restart' });
  assert.equal(deemedAcceptance(receipt, calendar, '2026-11-09'), null);
  assert.deepEqual(deemedAcceptance(receipt, calendar, '2026-11-10'), {
    acceptedOn: '2026-11-02',
    silentUntil: '2026-11-09',
    effectiveOn: '2026-11-10',
  });
  assert.equal(deemedAcceptance(endClock(receipt, { on: '2026-11-04' }), calendar, '2026-11-30'), null);
  const asked = pauseClock(receipt, { on: '2026-11-06', reason });
  assert.equal(deemedAcceptance(asked, calendar, '2026-12-30'), null);
  const corrected = deemedAcceptance(resumeClock(asked, { on: '2026-11-16' }), calendar, '2026-11-24');
  assert.deepEqual([corrected?.acceptedOn, corrected?.silentUntil], ['2026-11-16', '2026-11-23']);
});
