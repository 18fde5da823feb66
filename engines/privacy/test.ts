import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { sm3 } from 'sm-crypto-v2';
import { boundsBy, coded } from './coding.ts';
import { epsilonOf, type Ledger, remaining, rhoOfEpsilon, scaleFor, spend, spent, varianceFor } from './ledger.ts';
import { mask } from './mask.ts';
import { NoPseudonym, pseudonymiser, reversiblePseudonyms } from './pseudonym.ts';

const key = new Uint8Array(32).fill(7);

test('a pseudonym is the same for the same value, key and column, and another for any other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const of = pseudonymiser(key, '证件号');
      assert.equal(of(one), of(one));
      assert.equal(of(one) === of(other), one === other);
      assert.notEqual(of(one), pseudonymiser(key, '手机')(one));
      assert.notEqual(of(one), pseudonymiser(randomBytes(32), '证件号')(one));
      assert.match(pseudonymiser(key, '证件号', 'SM3')(one), /^[0-9a-f]{32}$/u);
    }),
  );
  assert.throws(() => pseudonymiser(new Uint8Array(16), '证件号'), RangeError);
});

test('HMAC by SM3 is the same by another implementation', () => {
  assert.equal(
    createHmac('sm3', key).update('条例').digest('hex'),
    sm3(new TextEncoder().encode('条例'), { key, mode: 'hmac' }),
  );
});

test('a reversible pseudonym gives the value back with its key and column only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const whole = value.toWellFormed();
      const pseudonyms = reversiblePseudonyms(key, '证件号');
      const pseudonym = pseudonyms.of(whole);
      assert.equal(pseudonyms.of(whole), pseudonym);
      assert.equal(pseudonyms.open(pseudonym), whole);
      assert.throws(() => reversiblePseudonyms(key, '手机').open(pseudonym), NoPseudonym);
      assert.throws(() => reversiblePseudonyms(randomBytes(32), '证件号').open(pseudonym), NoPseudonym);
      const changed = `${pseudonym.startsWith('a') ? 'b' : 'a'}${pseudonym.slice(1)}`;
      assert.throws(() => pseudonyms.open(changed), NoPseudonym);
    }),
  );
  assert.throws(() => reversiblePseudonyms(key, 'x').open('*'), NoPseudonym);
});

test('masks keep what their kind allows and hide the rest', () => {
  assert.equal(mask('resident-id', '440399199001010018'), '440399********0018');
  assert.equal(mask('mobile', '138-0013-8000'), '138****8000');
  assert.equal(mask('mobile', '+86 13800138000'), '+86138****8000');
  assert.equal(mask('bank-card', '6222 0202 0011 2233 445'), '622202*********3445');
  assert.equal(mask('plate', '粤B·12345'), '粤B****5');
  assert.equal(mask('plate', '粤BD12345'), '粤B*****5');
  assert.equal(mask('email', 'li.na@example.com'), 'l***@example.com');
  assert.equal(mask('name', '张伟'), '张*');
  assert.equal(mask('name', '欧阳知远'), '欧阳**');
  assert.equal(mask('name', 'Li Na'), '*****');
  assert.equal(mask('address', '广东省深圳市南山区粤海街道科苑路15号'), '广东省深圳市南山区****');
  assert.equal(mask('address', '科苑路15号'), '****');
  assert.equal(mask('all', '𠮷野'), '**');
});

test('a masked value never shows one that is too short for its mask', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,10}$/u), (digits) =>
      assert.equal(mask('resident-id', digits), '*'.repeat(digits.length)),
    ),
  );
});

test('values beyond a bound are given as the bound', () => {
  const ages = Array.from({ length: 1000 }, (_, at) => at % 100);
  const bounds = boundsBy(ages, 0.02);
  assert.deepEqual(bounds, { bottom: 1, top: 98 });
  assert.deepEqual(
    [0, 50, 99].map((age) => coded(age, bounds)),
    [1, 50, 98],
  );
  assert.throws(() => coded(1, { top: 0, bottom: 2 }), RangeError);
  assert.throws(() => boundsBy([1, 2], 0.1), RangeError);
  assert.throws(() => boundsBy(ages, 0.5), RangeError);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6 }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      (values, share) => {
        const { top = 0, bottom = 0 } = boundsBy(values, share);
        assert.ok(bottom <= top);
        assert.ok(values.filter((one) => one >= top).length >= 3 && values.filter((one) => one <= bottom).length >= 3);
      },
    ),
  );
});

const charges = fc.array(
  fc.record({
    channel: fc.constantFrom('statistics' as const, 'rows' as const, 'download' as const),
    question: fc.constantFrom('甲', '乙', '丙', '丁'),
    rho: fc.nat(400),
  }),
);

test('the charges of all channels never exceed the budget, and the same question is charged once', () => {
  fc.assert(
    fc.property(charges, fc.nat(1000), (asked, budget) => {
      let ledger: Ledger = { budget, charges: [] };
      for (const charge of asked) {
        const before = ledger;
        const result = spend(ledger, charge);
        if (result.kind === 'charged') ledger = result.ledger;
        const known = before.charges.some((one) => one.channel === charge.channel && one.question === charge.question);
        assert.equal(result.kind === 'known', known);
        if (result.kind === 'refused')
          assert.ok(charge.rho > result.remaining && result.remaining === remaining(before));
      }
      assert.ok(spent(ledger) <= budget);
      assert.equal(new Set(ledger.charges.map((one) => one.channel + one.question)).size, ledger.charges.length);
    }),
  );
  assert.throws(() => spend({ budget: 1, charges: [] }, { channel: 'rows', question: '', rho: -1 }), RangeError);
  assert.throws(() => spend({ budget: 1, charges: [] }, { channel: 'rows', question: '', rho: 0.5 }), RangeError);
});

test('budgets and noise belong together as the papers say', () => {
  assert.equal(rhoOfEpsilon(1_000_000), 500_000);
  assert.equal(rhoOfEpsilon(1), 1);
  assert.deepEqual(varianceFor(500_000, 1n), { part: 1_000_000n, of: 1_000_000n });
  assert.deepEqual(scaleFor(100_000, 3n), { part: 3_000_000n, of: 100_000n });
  assert.ok(Math.abs(epsilonOf(500_000, 1e-6) - (0.5 + 2 * Math.sqrt(0.5 * Math.log(1e6)))) < 1e-12);
  assert.throws(() => epsilonOf(1, 0), RangeError);
});
