import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { poissonAt, poissonFrom } from '../statistics/poisson.ts';
import { seeded } from '../statistics/random.ts';
import { criticalCount, scanTail } from './cluster.ts';
import { lineFor, runLength, runLengthByChain } from './cusum.ts';
import { falseAlarmsOf, lineOf, see } from './detect.ts';
import { atRest, type Detector, type DetectorState, type Point } from './detector.ts';
import { casesPerTest } from './sequential.ts';

const day = 86_400_000;
/** Normal numbers from a seed (Box & Muller, 1958). */
const normals = (seed: number) => {
  const random = seeded(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
};
const cusum: Detector = {
  kind: 'cusum',
  worse: 1,
  target: 0,
  limit: 1,
  spread: { kind: 'measure', sd: 1 },
  usualN: 1,
  arl: 336,
};
const sensitivity: Detector = {
  kind: 'threshold',
  worse: -1,
  target: 0.94,
  limit: 0.91,
  spread: { kind: 'rate' },
  windowDays: 30,
  alpha: 0.01,
};
const sequential = { kind: 'sequential', worse: 1, target: 0.02, limit: 0.06, alpha: 0.01, beta: 0.1 } as const;
const detectors: readonly Detector[] = [
  cusum,
  sensitivity,
  sequential,
  { kind: 'cluster', rate: 0.1, windowDays: 30, alpha: 0.01 },
];
/** Feeds points until the first alarm, gives how many it took; `most` where none came. */
function untilAlarm(detector: Detector, next: (at: number) => Point, most: number): number {
  let state = atRest;
  for (let n = 1; n <= most; n++) {
    const seen = see(detector, state, next(n));
    if (seen.alarm !== null) return n;
    state = seen.state;
  }
  return most;
}
const mean = (of: readonly number[]) => of.reduce((a, b) => a + b, 0) / of.length;
const near = (is: number, should: number, within: number, what: string) =>
  assert.ok(Math.abs(is / should - 1) <= within, `${what}: ${is}, not ${should}`);

test('CUSUM: run lengths by two ways agree with each other and with the published table', () => {
  // Montgomery, Introduction to Statistical Quality Control, table 9.3, for one side: k = ½, h = 4 and 5.
  for (const [h, shift, published] of [
    [4, 0, 336],
    [4, 1, 8.38],
    [5, 0, 930],
    [5, 1, 10.4],
  ] as const) {
    near(runLength(0.5, h, shift), published, 0.02, `Siegmund, h ${h}, shift ${shift}`);
    near(runLengthByChain(0.5, h, shift), published, 0.02, `Brook & Evans, h ${h}, shift ${shift}`);
  }
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 1, noNaN: true }), fc.integer({ min: 50, max: 5000 }), (k, arl) => {
      near(runLength(k, lineFor(k, arl)), arl, 1e-6, 'the line gives the length asked for');
    }),
  );
});

test('CUSUM: false alarms come as rarely as is stated, by simulation', () => {
  const next = normals(20261124);
  const lengths = Array.from({ length: 1500 }, () => untilAlarm(cusum, (at) => ({ at, value: next() }), 20_000));
  const stated = falseAlarmsOf(cusum);
  assert.ok(stated.per === 'points');
  near(mean(lengths), stated.average, 0.08, 'points between false alarms');
  const shifted = Array.from({ length: 500 }, () => untilAlarm(cusum, (at) => ({ at, value: next() + 1 }), 20_000));
  near(mean(shifted), runLength(0.5, lineOf(cusum), 1), 0.08, 'points until a true shift is seen');
});

test('the sequential test alarms falsely less often than Wald’s bound, and ends when it should, by simulation', () => {
  const random = seeded(7);
  const stated = falseAlarmsOf(sequential);
  assert.ok(stated.per === 'test');
  let [alarms, cases] = [0, 0];
  const tests = 4000;
  for (let done = 0, state: DetectorState = atRest; done < tests; ) {
    const seen = see(sequential, state, { at: 0, value: random() < sequential.target ? 1 : 0, n: 1 });
    cases++;
    if (seen.alarm !== null) alarms++;
    if (seen.state.weight === 0) done++;
    state = seen.state.weight === 0 ? atRest : seen.state;
  }
  assert.ok(alarms / tests <= stated.chance, `${alarms} of ${tests}`);
  assert.ok(alarms > 0);
  near(cases / tests, casesPerTest(sequential), 0.15, 'cases a test');
});

test('a sensitivity that has not changed alarms no oftener than stated; three points lost are seen', () => {
  const random = seeded(99);
  const hits = (n: number, p: number) => Array.from({ length: n }, () => random()).filter((one) => one < p).length;
  const daily = (p: number, n = 10) => ({ value: hits(n, p) / n, n });
  // 300 cases in a full window: 0.91 lies 2.2 standard errors off, so that alpha is what holds alarms back.
  const alarmed = Array.from({ length: 600 }, () => {
    let state = atRest;
    for (let at = 0; at < 29; at++)
      state = { ...see(sensitivity, state, { at: at * day, ...daily(0.94) }).state, alarmed: 0 };
    return see(sensitivity, state, { at: 29 * day, ...daily(0.94) }).alarm !== null;
  }).filter(Boolean).length;
  assert.ok(alarmed / 600 <= 0.02, `${alarmed} of 600 looks`);
  const lost = untilAlarm(sensitivity, (at) => ({ at: at * day, ...daily(at <= 60 ? 0.94 : 0.88, 50) }), 120);
  assert.ok(lost > 60 && lost < 95, `day ${lost}`);
});

test('clusters: Poisson tails sum to one, and the scan approximation fits simulated years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.05, max: 20, noNaN: true }), (k, rate) => {
      const below = Array.from({ length: k }, (_, at) => poissonAt(at, rate)).reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(poissonFrom(k, rate) + below - 1) < 1e-9);
    }),
  );
  const [rate, windowDays] = [0.1, 30];
  const count = criticalCount({ kind: 'cluster', rate, windowDays, alpha: 0.01 });
  assert.ok(poissonFrom(count, 3) <= 0.01 && poissonFrom(count - 1, 3) > 0.01);
  const random = seeded(5);
  const years = 4000;
  let hit = 0;
  for (let year = 0; year < years; year++) {
    const events: number[] = [];
    for (let at = -Math.log(1 - random()) / rate; at < 365; at += -Math.log(1 - random()) / rate) events.push(at);
    if (events.some((at, i) => (events[i + count - 1] ?? Number.POSITIVE_INFINITY) - at <= windowDays)) hit++;
  }
  near(hit / years, scanTail(count, rate, windowDays, 365), 0.12, 'years with a cluster by chance');
});

test('a detector’s state can be saved and read at any point without changing what it says', () => {
  const points = fc.array(
    fc.record({ value: fc.double({ min: 0, max: 1, noNaN: true }), n: fc.integer({ min: 1, max: 40 }) }),
    {
      maxLength: 60,
    },
  );
  for (const detector of detectors)
    fc.assert(
      fc.property(points, (given) => {
        let [whole, saved] = [atRest, atRest];
        for (const [at, one] of given.entries()) {
          const point = { at: at * day, ...one };
          const [a, b] = [see(detector, whole, point), see(detector, JSON.parse(JSON.stringify(saved)), point)];
          assert.deepEqual([a.statistic, a.alarm], [b.statistic, b.alarm]);
          [whole, saved] = [a.state, b.state];
        }
      }),
      { numRuns: 50 },
    );
});

test('what is worse never lowers CUSUM’s statistic, and an alarm is told once until it grows or is over', () => {
  const value = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), value, value, (before, a, b) => {
      const state = before.reduce((one, value, at) => see(cusum, one, { at, value }).state, atRest);
      const [better, worse] = [Math.min(a, b), Math.max(a, b)].map((value) => see(cusum, state, { at: 99, value }));
      assert.ok(Number(better?.statistic) <= Number(worse?.statistic));
    }),
  );
  const steady = Array.from({ length: 30 }, (_, at) => ({ at, value: 1.5 }));
  let [state, told] = [atRest, 0];
  for (const point of steady) {
    const seen = see(cusum, state, point);
    if (seen.alarm !== null) told++;
    state = seen.state;
  }
  assert.equal(told, 1);
});
