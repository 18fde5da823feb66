import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import * as sealing from './index.ts';

test('a receipt code has 16 digits in groups of four, every digit as likely as another', () => {
  const counts = new Map<string, number>();
  for (let made = 0; made < 4000; made++) {
    const code = sealing.newReceiptCode();
    assert.match(code, /^\d{4} \d{4} \d{4} \d{4}$/u);
    for (const digit of code.replaceAll(' ', '').slice(0, 15)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  }
  // χ² with 9 degrees of freedom exceeds 60 once in 10⁹ runs where the digits are even.
  const deviation = [...counts.values()].reduce((sum, n) => sum + (n - 6000) ** 2 / 6000, 0);
  assert.ok(counts.size === 10 && deviation < 60, String(deviation));
});

test('bytes that would favour some digits are thrown away', () => {
  const given = [255, 250, 249, 10, 0];
  let round = 0;
  const code = sealing.newReceiptCode((bytes) => bytes.fill(0).map((_, at) => (round++ < 5 ? (given[at] ?? 0) : 0)));
  assert.equal(code.slice(0, 4), '9000');
});

test('a code is read however it is typed; one slip of the finger is noticed', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 15 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('', ' ', '-', '—'),
      (at, by, between) => {
        const digits = sealing.newReceiptCode().replaceAll(' ', '');
        const fullWidth = [...digits].map((one) => String.fromCodePoint(0xff10 + Number(one))).join('');
        assert.equal(sealing.readReceiptCode(sealing.inGroups(digits).replaceAll(' ', between)), digits);
        assert.equal(sealing.readReceiptCode(fullWidth), digits);
        const slipped = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
        assert.equal(sealing.readReceiptCode(slipped), null);
      },
    ),
  );
  assert.equal(sealing.readReceiptCode('12'), null);
});

test('the keys of a code are scrypt’s, as Node computes it; access says nothing of unlock', async () => {
  const expected = scryptSync('0000000000000000', 'tiaoli/receipt/1', 64, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 });
  const keys = await sealing.keysOfReceipt('0000000000000000');
  assert.equal(keys.access + keys.unlock, expected.toString('hex'));
});

test('only the identity opens what was sealed, and only the passphrase its wrapping', async () => {
  const [one, other] = [await sealing.newKeyPair(), await sealing.newKeyPair()];
  const report = { what: '同一商品，新老账号价格不同', when: '2026-11-20' };
  const sealed = await sealing.sealValue(one.recipient, report);
  assert.ok(sealing.isSealed(sealed) && sealing.isRecipient(one.recipient));
  assert.deepEqual(await sealing.openValue(one.identity, sealed), report);
  await assert.rejects(sealing.openValue(other.identity, sealed), sealing.CannotOpen);
  await assert.rejects(sealing.openValue(one.identity, 'no age file'), sealing.CannotOpen);

  const wrapped = await sealing.wrapIdentity(one.identity, 'a passphrase', 10);
  assert.equal(await sealing.unwrapIdentity(wrapped, 'a passphrase'), one.identity);
  await assert.rejects(sealing.unwrapIdentity(wrapped, 'another'), sealing.CannotOpen);

  const bytes = crypto.getRandomValues(new Uint8Array(200_000).subarray(0, 65_000));
  assert.deepEqual(await sealing.open(one.identity, await sealing.seal(one.recipient, bytes)), new Uint8Array(bytes));
});

test('texts of different length within a kibibyte are sealed to the same length', async () => {
  const { recipient } = await sealing.newKeyPair();
  const [short, long] = [await sealing.sealValue(recipient, 'a'), await sealing.sealValue(recipient, 'a'.repeat(1000))];
  assert.equal(short.length, long.length);
});
