import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { certificateId, mod37Check, parseCertificateId } from './certificate-id.ts';
import { ageAt, completeResidentId, parseResidentId } from './resident-id.ts';
import { allSigns, changed, digits, of, some, wrong } from './samples.ts';
import { parseUscc } from './uscc.ts';

const on = '2026-11-23';

test('resident identity numbers: the standard’s own example and the fictional ones', () => {
  for (const number of ['11010519491231002X', '440399199001010018', '44039919850615002X', '440399201203200039']) {
    assert.equal(of(parseResidentId(number, on)).number, number);
    assert.equal(completeResidentId(number.slice(0, 17)), number);
  }
  assert.deepEqual(of(parseResidentId('11010519491231002x', on)), {
    number: '11010519491231002X',
    division: '110105',
    bornOn: '1949-12-31',
    sex: 'female',
  });
  const at = (text: string) => wrong(parseResidentId(text, on)).at;
  assert.deepEqual(
    ['110105194912310021', '11010519491331002X', '1101051949X2310021', completeResidentId('44039920261124001')].map(at),
    [17, 6, 10, 6],
  );
  assert.match(wrong(parseResidentId('110105491231002', on)).reason.zh, /18位，此为15位/u);
  assert.ok(parseResidentId(completeResidentId('44039920261124001'), '2026-11-24').ok);
  assert.throws(() => completeResidentId('11010519491231002X'), RangeError);
});

test('ages: full on the birthday', () => {
  const child = of(parseResidentId('440399201203200039', on)).bornOn;
  assert.deepEqual([ageAt(child, '2026-03-19'), ageAt(child, '2026-03-20'), ageAt(child, on)], [13, 14, 14]);
  assert.deepEqual([ageAt('2012-02-29', '2026-02-28'), ageAt('2012-02-29', '2026-03-01')], [13, 14]);
});

const residentIds = fc
  .tuple(
    some(digits, 6),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
    some(digits, 3),
  )
  .map(([division, born, sequence]) =>
    completeResidentId(division + born.toISOString().slice(0, 10).replaceAll('-', '') + sequence),
  );

test('one changed digit of a resident identity number is always found; a second way of checking agrees', () => {
  fc.assert(
    fc.property(residentIds, fc.nat(17), fc.constantFrom(...digits), (number, at, digit) => {
      assert.ok(parseResidentId(number, on).ok);
      // ISO 7064 MOD 11-2: doubling from the left, the whole comes to 1.
      const total = [...number].reduce((sum, sign) => (sum * 2 + (sign === 'X' ? 10 : Number(sign))) % 11, 0);
      assert.equal(total, 1);
      fc.pre(number[at] !== digit);
      assert.equal(parseResidentId(changed(number, at, digit), on).ok, false);
    }),
  );
});

/** Identifiers as found in published interface documents. */
const published = [
  '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S',
  '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
  '1.2.156.3005.2.11100000000013338W087.11370800MB28559184.37080001202411010001.001.3',
  '1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0',
];

test('electronic certificate identifiers: published ones are read and built again', () => {
  for (const id of published) {
    const { type, issuer, serial, version } = of(parseCertificateId(id));
    assert.equal(certificateId(type, issuer, serial, version), id);
    assert.ok(parseUscc(issuer).ok && parseUscc(type.slice(0, 18)).ok);
  }
  assert.equal(of(parseCertificateId(` ${published[0]?.toLowerCase()} `)).id, published[0]);
  for (const bad of [
    '',
    '1.2.156.3005.3.A.B.C.D.E',
    published[0]?.slice(0, -2),
    `${published[0]}.1`,
    published[0]?.replace('.001.', '.01.'),
  ])
    assert.equal(parseCertificateId(bad ?? '').ok, false, bad);
  assert.throws(() => certificateId('440300W011', '91440399MAT000018R', '1', '001'), RangeError);
  assert.throws(() => certificateId('11100000000013338W011', '91440399MAT000018R', '', '001'), RangeError);
});

test('one changed character of a certificate identifier is always found; a second way of checking agrees', () => {
  fc.assert(
    fc.property(
      some(allSigns, 21),
      some(allSigns, 18),
      some(allSigns, 8),
      fc.nat(47),
      fc.constantFrom(...allSigns),
      (type, issuer, serial, at, sign) => {
        const joined = `${type}${issuer}${serial}001`;
        const check = mod37Check(joined);
        // The recursion of the standard run over the whole, check included, comes to 1 (mod 36).
        let product = 36;
        for (const one of joined) product = (((product + allSigns.indexOf(one)) % 36 || 36) * 2) % 37;
        assert.equal((product + allSigns.indexOf(check)) % 36, 1);
        fc.pre(joined[at] !== sign);
        assert.notEqual(mod37Check(changed(joined, at, sign)), check);
      },
    ),
  );
});
