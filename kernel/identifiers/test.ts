import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filingCheckFits, parseCacFilingNumber } from './cac-filing-number.ts';
import { certificateId, parseCertificateId } from './certificate-id.ts';
import { parseResidentId } from './resident-id.ts';
import { parseUscc, usccCheck } from './uscc.ts';

test('unified social credit codes: a published one and those of the demo city', () => {
  for (const code of [
    '91440300708461136T',
    '91440399MAT000018R',
    '124403999T00001166',
    '91440399MAT000026L',
    '91440399MAT000034F',
    '91440399MAT000042A',
    '91440399MAT000077W',
    '114403999T0000132Y',
    '91440399MAT000085P',
    '91440399MAT000122X',
    '124403999T00001241',
  ])
    assert.equal(parseUscc(code).ok, true, code);
  assert.equal(parseUscc(' ９1440300708461136t ').ok, true);
  for (const bad of ['', '91440300708461136', '91440300708461137T', '9144030070846113IT'])
    assert.equal(parseUscc(bad).ok, false, bad);
});

test('one changed character of a unified social credit code is always found', () => {
  const code = '91440300708461136T';
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...signs), (at, sign) => {
      fc.pre(code[at] !== sign);
      assert.equal(parseUscc(code.slice(0, at) + sign + code.slice(at + 1)).ok, false);
    }),
  );
  assert.equal(usccCheck(code), 'T');
});

test('filing numbers: the check is a warning only', () => {
  const right = parseCacFilingNumber('网信算备440305295988702220015号');
  assert.ok(right.ok && right.value.warning === undefined && right.value.algorithmClass.zh === '个性化推送类');
  const odd = parseCacFilingNumber('网信算备440305295988702220055号');
  assert.ok(odd.ok && odd.value.warning);
  assert.ok(right.ok && odd.ok && right.value.entity === odd.value.entity);
  for (const demo of ['网信算备440399000000101260011号', '网信算备440399000000206260015号']) {
    const parsed = parseCacFilingNumber(demo);
    assert.ok(parsed.ok && !parsed.value.warning, demo);
  }
  const long = parseCacFilingNumber('1101082242366066220017');
  assert.ok(!long.ok && long.reason.zh.includes('22'));
});

test('the filing check computed with powers of two agrees', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{21}$/u), (digits) => {
      const sum = [...digits].reduce((total, digit, at) => total + BigInt(digit) * 2n ** BigInt(20 - at), 0n);
      assert.equal(filingCheckFits(digits), sum % 10n === 1n);
    }),
  );
});

test('resident identity numbers', () => {
  for (const number of ['11010519491231002X', '440399199001010018', '44039919850615002X', '440399201203200039'])
    assert.equal(parseResidentId(number).ok, true, number);
  for (const bad of ['110105194912310021', '11010519491331002X', 'abc'])
    assert.equal(parseResidentId(bad).ok, false, bad);
});

test('electronic certificate identifiers round-trip', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{18}$/u), fc.stringMatching(/^\d{1,11}$/u), (holder, serial) => {
      assert.equal(parseCertificateId(certificateId('11440300W011', holder, serial, '001')).ok, true);
    }),
  );
});
