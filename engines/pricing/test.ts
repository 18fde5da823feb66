import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../statistics/random.ts';
import { type AuditCriteria, auditPrices, type PricePair } from './pairedAudit.ts';

const criteria: AuditCriteria = {
  pairsAtLeast: 50,
  minutesApartAtMost: 15,
  alpha: 0.05,
  shareOfNoAccount: 0.1,
  seed: 1,
};
const pair = (priceA: number, priceB: number, more: Partial<PricePair> = {}): PricePair => ({
  item: '货品',
  priceA,
  priceB,
  minutesApart: 12,
  sameConditions: true,
  ...more,
});
const many = (n: number, make: (at: number) => PricePair) => Array.from({ length: n }, (_, at) => make(at));

test('regulars who pay more in most of fifty pairs: a difference', () => {
  const result = auditPrices(
    many(50, (at) => (at < 40 ? pair(10_000, 11_200) : pair(10_000, 10_000))),
    criteria,
  );
  assert.equal(result.verdict, 'difference');
  assert.deepEqual([result.bPaysMore, result.aPaysMore, result.equal], [40, 0, 10]);
  assert.ok(Math.abs(result.medianDifference - 0.12) < 1e-12);
  assert.ok(result.shareBMore.interval.low > 0.66);
});

test('a difference that a new user’s coupon explains is left out, pair by pair', () => {
  const result = auditPrices(
    many(60, () => pair(9_000, 10_000, { couponA: '新人券' })),
    criteria,
  );
  assert.equal(result.pairs, 0);
  assert.equal(result.excluded.length, 60);
  assert.ok(result.excluded.every((one) => one.why === 'other coupon'));
  assert.equal(result.verdict, 'inconclusive');
});

test('what is not alike is named', () => {
  const { excluded } = auditPrices(
    [pair(1, 2, { minutesApart: 16 }), pair(1, 2, { sameConditions: false }), pair(0, 2), pair(1.5, 2)],
    criteria,
  );
  assert.deepEqual(
    excluded.map((one) => one.why),
    ['too far apart', 'other conditions', 'not a price', 'not a price'],
  );
});

test('equal prices are no difference; few pairs decide nothing', () => {
  assert.equal(
    auditPrices(
      many(60, () => pair(10_000, 10_000)),
      criteria,
    ).verdict,
    'no difference',
  );
  assert.equal(
    auditPrices(
      many(20, () => pair(10_000, 12_000)),
      criteria,
    ).verdict,
    'inconclusive',
  );
  assert.equal(auditPrices([], criteria).verdict, 'inconclusive');
});

test('all arrangements and the seeded sample agree; the same seed gives the same result', () => {
  const random = seeded(3);
  const pairs = many(16, () => pair(10_000, 10_000 + Math.round((random() - 0.35) * 2_000)));
  const exact = auditPrices(pairs, criteria).permutation;
  assert.ok(exact.exact);
  const padded = auditPrices([...pairs, pair(10_000, 10_001)], criteria).permutation;
  assert.ok(!padded.exact && Math.abs(padded.p - exact.p) < 0.03, `${padded.p} ${exact.p}`);
  assert.deepEqual(auditPrices([...pairs, pair(1, 2)], criteria), auditPrices([...pairs, pair(1, 2)], criteria));
});

test('prices that differ by chance are called a difference no oftener than alpha says', () => {
  const random = seeded(20261124);
  let called = 0;
  for (let audit = 0; audit < 100; audit++) {
    const pairs = many(50, () => pair(10_000, 10_000 + Math.round((random() - 0.5) * 1_000)));
    if (auditPrices(pairs, { ...criteria, seed: audit }).verdict === 'difference') called++;
  }
  // 100 audits at 5%: more than 13 would be a one-in-a-thousand surprise.
  assert.ok(called <= 13, `${called} of 100`);
});
