import assert from 'node:assert/strict';
import { test } from 'node:test';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import fc from 'fast-check';
import { addDays } from '../dates.ts';
import { officialCalendar as calendar } from './calendar.ts';
import {
  type ClockRecord,
  extendClock,
  pauseClock,
  readClock,
  resumeClock,
  startClock,
  stopClock,
  type Term,
} from './clock.ts';

const reason = { zh: '原因', en: 'reason' };

/** The second way: lists of days and sets, straight from the notices, without a walk and without our calendar. */
const holidays = new Set(Object.keys(published.holidays));
const makeups = new Set(Object.keys(published.workdays));
const everyDay = Array.from({ length: 3287 }, (_, n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10));
const worked = everyDay.filter((date) => {
  const weekend = [0, 6].includes(new Date(date).getUTCDay());
  return makeups.has(date) || (!weekend && !holidays.has(date));
});
const workedSet = new Set(worked);

function dueBySets(clock: ClockRecord): string | undefined {
  const out = new Set(
    clock.interruptions.flatMap(({ from, to }) => everyDay.filter((date) => date >= from && date <= (to ?? ''))),
  );
  const arrivals = clock.interruptions.filter((one) => one.kind === 'pause').map((one) => one.to ?? '');
  const base = clock.afterCorrection === 'restart' ? [clock.startedOn, ...arrivals].sort().at(-1)! : clock.startedOn;
  const total = clock.term.days + clock.extensions.map((one) => one.days).reduce((a, b) => a + b, 0);
  const list = (clock.term.kind === 'working' ? worked : everyDay).filter((date) => date > base && !out.has(date));
  const last = list[total - 1];
  if (clock.term.kind === 'working' || clock.endsOnHoliday === 'keep' || last === undefined) return last;
  return worked.find((date) => date >= last && !out.has(date));
}

const clocks: fc.Arbitrary<ClockRecord> = fc
  .record({
    startedOn: fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2018-01-01', n)),
    days: fc.integer({ min: 1, max: 90 }),
    kind: fc.constantFrom<Term['kind']>('working', 'natural'),
    endsOnHoliday: fc.constantFrom('extend', 'keep'),
    afterCorrection: fc.constantFrom('pause', 'restart', undefined),
    extension: fc.option(fc.integer({ min: 1, max: 30 })),
    // Each interruption: so many days after the one before, so many days long.
    gaps: fc.array(fc.tuple(fc.nat(20), fc.nat(40), fc.constantFrom('pause', 'stop')), { maxLength: 3 }),
  })
  .map(({ startedOn, days, kind, endsOnHoliday, afterCorrection, extension, gaps }) => {
    let clock = startClock({ name: 'term', term: { kind, days }, startedOn, endsOnHoliday, afterCorrection });
    if (extension) clock = extendClock(clock, { days: extension, on: startedOn, reason, notice: 'notice' });
    let last = startedOn;
    for (const [after, length, how] of gaps) {
      const on = addDays(last, after);
      last = addDays(on, length);
      const held =
        how === 'pause' ? pauseClock(clock, { on, reason }) : stopClock(clock, { on, reason, notice: 'notice' });
      clock = resumeClock(held, { on: last });
    }
    return clock;
  });

test('the end agrees with a second computation by sets, over interruptions, restarts and extensions', () => {
  fc.assert(
    fc.property(clocks, (clock) => {
      assert.equal(readClock(clock, calendar, clock.startedOn).dueOn, dueBySets(clock));
    }),
    { numRuns: 400 },
  );
});

test('the counted days sum to the term, are numbered without a gap, and the list has every day once', () => {
  fc.assert(
    fc.property(clocks, (clock) => {
      const { explained, days, dueOn } = readClock(clock, calendar, clock.startedOn);
      const counts = explained.filter((day) => day.counted).map((day) => day.count);
      assert.deepEqual(
        counts,
        Array.from({ length: days }, (_, n) => n + 1),
      );
      explained.forEach((day, at) => {
        assert.equal(day.date, addDays(clock.startedOn, at));
      });
      assert.equal(explained.at(-1)?.date, dueOn);
    }),
  );
});

test('a term of working days, and one that moves off days off, ends on a day worked; no natural term ends early', () => {
  fc.assert(
    fc.property(clocks, (clock) => {
      const { dueOn, days } = readClock(clock, calendar, clock.startedOn);
      if (clock.term.kind === 'working' || clock.endsOnHoliday === 'extend') assert.ok(workedSet.has(dueOn ?? ''));
      assert.ok((dueOn ?? '') >= addDays(clock.startedOn, days));
    }),
  );
});

test('an interruption more never brings the end forward', () => {
  fc.assert(
    fc.property(
      clocks,
      fc.nat(200),
      fc.nat(40),
      fc.constantFrom<'pause' | 'stop'>('pause', 'stop'),
      (clock, after, length, kind) => {
        const from = addDays(clock.startedOn, after);
        const more = { kind, from, to: addDays(from, length), reason };
        const held = { ...clock, interruptions: [...clock.interruptions, more] };
        const end = (one: ClockRecord) => readClock(one, calendar, clock.startedOn).dueOn ?? '';
        assert.ok(end(held) >= end(clock));
      },
    ),
  );
});

test('as the days pass what is counted only grows, and counted and remaining make up the term', () => {
  fc.assert(
    fc.property(clocks, fc.nat(120), (clock, after) => {
      const on = addDays(clock.startedOn, after);
      const now = readClock(clock, calendar, on);
      const then = readClock(clock, calendar, addDays(on, 1));
      assert.equal(now.counted + now.remaining, now.days);
      assert.ok(then.counted === now.counted || then.counted === now.counted + 1);
      assert.equal(now.status === 'overdue', now.dueOn !== null && now.dueOn < on);
    }),
  );
});
