import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, daysBetween, isDate, today, weekdayOf } from '../dates.ts';
import { type Calendar, officialCalendar as calendar, extendCalendar, isWorking } from './calendar.ts';
import { earliestCalendar, latestCalendar, lunarDay, pureBrightness } from './calendarBounds.ts';
import { pauseClock, readClock, resumeClock, startClock, type Term } from './clock.ts';
import { deemedAcceptance } from './deemedAcceptance.ts';

const year = calendar.lastAnnouncedYear;
const started = (startedOn: string, days: number, kind: Term['kind'] = 'working') =>
  startClock({ name: 'term', term: { kind, days }, startedOn });

test('the kinds of days, with the names of the holidays', () => {
  const kind = (date: string) => calendar.kindOf(date).kind;
  assert.deepEqual(['2026-11-23', '2026-11-22', '2026-10-01', '2026-02-14'].map(kind), [
    'workday',
    'weekend',
    'holiday',
    'makeup',
  ]);
  assert.deepEqual(calendar.kindOf('2026-10-01').name, { zh: '国庆节', en: 'National Day' });
  assert.deepEqual(
    [kind(`${year}-12-31`), kind(`${year + 1}-03-10`), kind('2003-06-04')],
    ['workday', 'unannounced', 'unannounced'],
  );
});

test('beyond the last announced year a term has a range and no last day, and counts no unannounced day', () => {
  const view = readClock(started(`${year}-12-25`, 20), calendar, `${year + 1}-01-20`);
  const certain = view.explained.filter((day) => day.counted);
  assert.equal(view.dueOn, null);
  assert.ok(view.range && view.range.earliest < view.range.latest);
  assert.equal(view.actBy, view.range.earliest);
  assert.ok(certain.length > 0 && certain.every((day) => day.date.startsWith(String(year))));
  assert.equal(view.counted, certain.length);
  assert.equal(view.explained.at(-1)?.date, view.range.latest);
  assert.equal(readClock(started(`${year}-12-25`, 20), calendar, addDays(view.range.latest, 1)).status, 'overdue');
});

test('a natural term hangs on the calendar only where its last day may move', () => {
  const within = readClock(started(`${year}-12-01`, 10, 'natural'), calendar, `${year}-12-01`);
  assert.equal(within.range, undefined);
  const clock = started(`${year}-12-01`, 60, 'natural');
  const beyond = readClock(clock, calendar, `${year}-12-01`);
  assert.deepEqual([beyond.dueOn, beyond.range?.earliest], [null, addDays(`${year}-12-01`, 60)]);
  const kept = readClock({ ...clock, endsOnHoliday: 'keep' }, calendar, `${year}-12-01`);
  assert.deepEqual([kept.dueOn, kept.range], [addDays(`${year}-12-01`, 60), undefined]);
});

test('while interrupted before unannounced days there is neither a last day nor a range', () => {
  const paused = pauseClock(started(`${year}-12-25`, 20), {
    on: `${year + 1}-01-06`,
    reason: { zh: '补正', en: 'correction' },
  });
  const open = readClock(paused, calendar, `${year + 1}-01-20`);
  assert.deepEqual([open.status, open.dueOn, open.range], ['paused', null, undefined]);
  assert.ok(readClock(resumeClock(paused, { on: `${year + 1}-01-20` }), calendar, `${year + 1}-01-20`).range);
});

test('silence has its effect only once its last day is certainly over', () => {
  const clock = started(`${year}-12-29`, 5);
  const { range } = readClock(clock, calendar, `${year}-12-29`);
  assert.ok(range);
  assert.equal(deemedAcceptance(clock, calendar, range.latest), null);
  assert.ok(deemedAcceptance(clock, calendar, addDays(range.latest, 1)));
});

test('days set by the administrator stand on top; a year is announced only when said so', () => {
  const next = year + 1;
  const set = {
    [`${next}-01-01`]: { kind: 'holiday', name: { zh: '元旦', en: 'New Year’s Day' } },
    [`${year}-11-24`]: { kind: 'holiday', name: { zh: '台风停工', en: 'Typhoon' } },
  } as const;
  const alone = extendCalendar(calendar, set);
  assert.deepEqual(
    [alone.lastAnnouncedYear, alone.kindOf(`${next}-01-01`).kind, alone.kindOf(`${next}-01-05`).kind],
    [year, 'holiday', 'unannounced'],
  );
  assert.equal(alone.kindOf(`${year}-11-24`).name?.zh, '台风停工');
  const announced = extendCalendar(calendar, set, next);
  const view = readClock(started(`${year}-12-25`, 20), announced, `${year}-12-25`);
  assert.ok(view.dueOn && view.range === undefined);
  assert.deepEqual(
    [`${next}-01-01`, `${next + 1}-01-05`, '2003-06-04'].map((date) => announced.kindOf(date).kind),
    ['holiday', 'unannounced', 'unannounced'],
  );
});

/** The calendar as somebody saw it who knew no notice after a year. */
const asKnownIn = (last: number): Calendar => ({
  lastAnnouncedYear: last,
  kindOf: (date) => (Number(date.slice(0, 4)) > last ? { kind: 'unannounced' } : calendar.kindOf(date)),
});
/** The only days off since 2008 that no rule foretold: the commemoration of 3 September 2015. */
const foretold = (date: string) => !(date >= '2015-09-03' && date <= '2015-09-06');

test('the bounds hold for every day that was ever announced since 2008', () => {
  const [earliest, latest] = [earliestCalendar(asKnownIn(2003)), latestCalendar(asKnownIn(2003))];
  let seen = 0;
  for (let date = '2008-01-01'; date < `${year}-12-20`; date = addDays(date, 1)) {
    if (!foretold(date)) continue;
    const works = isWorking(calendar.kindOf(date));
    assert.ok(!works || isWorking(earliest.kindOf(date)), `${date} was worked`);
    assert.ok(works || !isWorking(latest.kindOf(date)), `${date} was off`);
    seen += 1;
  }
  assert.ok(seen > 6000);
});

test('in every year since 2008 the true end lay within the range given before the notice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2008, max: year }),
      fc.integer({ min: -60, max: 250 }),
      fc.integer({ min: 1, max: 45 }),
      fc.constantFrom<Term['kind']>('working', 'natural'),
      (of, after, days, kind) => {
        const clock = started(addDays(`${of}-01-01`, after), days, kind);
        const truth = readClock(clock, calendar, clock.startedOn).dueOn ?? '';
        fc.pre(of !== 2015 || truth < '2015-09-03');
        const { dueOn, range } = readClock(clock, asKnownIn(of - 1), clock.startedOn);
        if (dueOn) assert.equal(dueOn, truth);
        else assert.ok(range && range.earliest <= truth && truth <= range.latest, `${JSON.stringify(range)} ${truth}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('the days of the traditional calendar agree with the package’s own tables', () => {
  // The package reckons in the time zone of the process.
  const zone = process.env.TZ;
  process.env.TZ = 'UTC';
  const tables = createRequire(import.meta.url)('chinese-days') as typeof import('chinese-days');
  for (let of = 2004; of <= 2060; of++) {
    for (const [month, day] of [
      [1, 1],
      [5, 5],
      [8, 15],
    ] as const)
      assert.equal(lunarDay(of, month, day), tables.getSolarDateFromLunar(`${of}-${month}-${day}`).date);
    assert.equal(pureBrightness(of), tables.getSolarTermDate(of, 4, 'pure_brightness'));
  }
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('dates', () => {
  assert.deepEqual(['2026-02-29', '2024-02-29', '2026-1-1', '2026-13-01', ''].map(isDate), [
    false,
    true,
    false,
    false,
    false,
  ]);
  assert.deepEqual(
    [addMonths('2026-08-31', 6), addMonths('2026-11-23', 6), addMonths('2023-08-31', 6), addMonths('2026-12-31', -1)],
    ['2027-02-28', '2027-05-23', '2024-02-29', '2026-11-30'],
  );
  assert.equal(today(new Date('2026-11-23T15:59:59Z')), '2026-11-23');
  assert.equal(today(new Date('2026-11-23T16:00:00Z')), '2026-11-24');
  assert.equal(weekdayOf('2026-11-23'), 1);
});

test('adding days agrees with the platform’s own dates, and can be undone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -800, max: 800 }), (from, days) => {
      const iso = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
      assert.equal(addDays(iso(from), days), iso(from + days));
      assert.equal(addDays(addDays(iso(from), days), -days), iso(from));
      assert.equal(daysBetween(iso(from), iso(from + days)), days);
    }),
    { numRuns: 1000 },
  );
});
