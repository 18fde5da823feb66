import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths } from './dates.ts';
import { standingByInterval, standingByYear, yearly } from './evidence.ts';

test('every so many months: kept, due in the last thirty days, overdue the day after', () => {
  const status = (on: string) => standingByInterval(['2025-08-31'], 6, on)?.status;
  assert.equal(standingByInterval(['2025-08-31'], 6, '2025-09-01')?.by, '2026-02-28');
  assert.deepEqual(['2025-08-31', '2026-01-28', '2026-01-29', '2026-02-28', '2026-03-01'].map(status), [
    'met',
    'met',
    'due',
    'due',
    'overdue',
  ]);
  assert.equal(status('2025-08-30'), undefined, 'what is still to come is not done yet');
  assert.equal(standingByInterval([], 6, '2026-01-01'), null);
});

test('intervals exceeded before are counted, though it is kept now', () => {
  const days = ['2024-01-10', '2024-07-10', '2025-01-11', '2026-01-01'];
  assert.deepEqual(standingByInterval(days, 6, '2026-02-01'), {
    status: 'met',
    by: '2026-07-01',
    last: '2026-01-01',
    missed: 2,
  });
});

test('a longer interval is never harsher', () => {
  const rank = { met: 0, due: 1, overdue: 2 };
  const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2023-01-01', n));
  fc.assert(
    fc.property(fc.array(day, { minLength: 1 }), fc.integer({ min: 1, max: 24 }), day, (unsorted, months, on) => {
      const days = unsorted.toSorted();
      const [short, long] = [months, months + 1].map((one) => standingByInterval(days, one, on));
      if (!short || !long) return assert.equal(short, long);
      assert.ok(rank[long.status] <= rank[short.status] && long.missed <= short.missed);
      assert.equal(short.status === 'overdue', on > addMonths(short.last ?? '', months));
    }),
  );
});

test('every year within a window, as Article 62 asks', () => {
  const on = (date: string, ...days: string[]) => standingByYear(days, '01-01', '06-30', date);
  assert.deepEqual(on('2026-06-30'), { status: 'due', by: '2026-06-30', last: null, missed: 0 });
  assert.equal(on('2026-07-01').status, 'overdue');
  assert.equal(on('2026-06-30', '2026-06-30').status, 'met');
  assert.equal(on('2026-12-31', '2026-01-01').status, 'met');
  assert.equal(on('2026-02-01', '2025-06-01').status, 'due', 'last year’s is not this year’s');
  assert.deepEqual(on('2026-08-09', '2026-08-01'), {
    status: 'overdue',
    by: '2026-06-30',
    last: '2026-08-01',
    missed: 0,
  });
});

test('before a window opens, last year’s counts', () => {
  const on = (date: string, ...days: string[]) => standingByYear(days, '03-01', '05-31', date);
  assert.deepEqual(on('2026-02-28', '2025-04-01'), { status: 'met', by: '2025-05-31', last: '2025-04-01', missed: 0 });
  assert.equal(on('2026-02-28').by, '2025-05-31');
  assert.equal(on('2026-03-01', '2025-04-01', '2026-02-15').status, 'due', 'before it opens is not within it');
  assert.throws(() => yearly('11-01', '02-28', 'published'), RangeError);
});
