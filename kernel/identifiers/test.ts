import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completeAigcProviderCode, parseAigcProviderCode } from './aigc-provider-code.ts';
import { completeCacFilingNumber, filingCheckFits, parseCacFilingNumber } from './cac-filing-number.ts';
import { byFilingEntity, parseFilingEntity } from './filing-entity.ts';
import { allSigns, changed, digits, of, some, wrong } from './samples.ts';
import { completeUscc, organisationCheck, parseUscc } from './uscc.ts';

const usccSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Codes of the demonstration's fictional organisations, in a division that does not exist. */
const fictional = [
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
];

test('unified social credit codes: a published one and the fictional ones', () => {
  for (const code of ['91440300708461136T', ...fictional]) {
    assert.equal(of(parseUscc(code)).code, code);
    assert.equal(completeUscc(code.slice(0, 16)), code);
  }
  assert.deepEqual(of(parseUscc(' ９1440300708461136ｔ\u200B')), {
    code: '91440300708461136T',
    registrar: { zh: '市场监管', en: 'Market regulation' },
    division: '440300',
    organisation: '708461136',
  });
});

test('a unified social credit code that is wrong is told where', () => {
  assert.match(wrong(parseUscc('')).reason.zh, /18位，此为0位/u);
  assert.match(wrong(parseUscc('91440300708461136')).reason.en, /this has 17/u);
  assert.deepEqual([wrong(parseUscc('9144030070846113IT')).at, wrong(parseUscc('9144A300708461136T')).at], [16, 4]);
  assert.equal(wrong(parseUscc('91440300708461137T')).at, 17);
  assert.throws(() => completeUscc('9144030070846113O'), RangeError);
  assert.throws(() => completeUscc('914403007084611I'), RangeError);
});

const usccs = fc
  .tuple(fc.constantFrom('91', '12', '52'), some(digits, 6), some(usccSigns, 8))
  .map((parts) => completeUscc(parts.join('')));

test('one changed character, or two neighbours exchanged, in a unified social credit code is always found', () => {
  fc.assert(
    fc.property(usccs, fc.nat(17), fc.constantFrom(...usccSigns), (code, at, sign) => {
      assert.ok(parseUscc(code).ok);
      fc.pre(code[at] !== sign);
      assert.equal(parseUscc(changed(code, at, sign)).ok, false);
    }),
  );
  fc.assert(
    fc.property(usccs, fc.nat(16), (code, at) => {
      fc.pre(code[at] !== code[at + 1]);
      const exchanged = changed(changed(code, at, code[at + 1] ?? ''), at + 1, code[at] ?? '');
      assert.equal(parseUscc(exchanged).ok, false);
    }),
  );
});

test('the checks of a unified social credit code computed a second way: powers of three, and the sum to nought', () => {
  fc.assert(
    fc.property(usccs, (code) => {
      const sum = [...code].reduce(
        (total, sign, at) => total + BigInt(usccSigns.indexOf(sign)) * (at < 17 ? 3n ** BigInt(at) : 1n),
        0n,
      );
      assert.equal(sum % 31n, 0n);
      const organisation = [...code.slice(8, 16)].map((sign) => allSigns.indexOf(sign));
      const check = code[16] === 'X' ? 10 : Number(code[16]);
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = organisation;
      assert.equal((3 * a + 7 * b + 9 * c + 10 * d + 5 * e + 8 * f + 4 * g + 2 * h + check) % 11, 0);
    }),
  );
  assert.equal(organisationCheck('70846113'), '6');
});

test('filing numbers are taken apart; the check is a warning only', () => {
  const right = of(parseCacFilingNumber('网信算备440305295988702220015号'));
  assert.deepEqual(
    [right.division, right.entity, right.classCode, right.algorithmClass.zh, right.year, right.sequence, right.check],
    ['440305', '4403052959887', '02', '个性化推送类', 2022, '001', '5'],
  );
  assert.equal(right.warning, undefined);
  const odd = of(parseCacFilingNumber('网信算备440305295988702220055号'));
  assert.ok(odd.warning);
  assert.equal(right.entity, odd.entity);
  assert.equal(completeCacFilingNumber('44030529598870222005'), '440305295988702220057');
  for (const number of ['网信算备440399000000101260011号', '网信算备440399000000206260015号'])
    assert.equal(of(parseCacFilingNumber(number)).warning, undefined, number);
  for (const written of ['440305295988702220015', ' 网信算备 ４４0305295988702220015 号 ', '440305295988702220015号'])
    assert.equal(of(parseCacFilingNumber(written)).number, right.number);
  const unknown = of(parseCacFilingNumber(completeCacFilingNumber('44030529598870922001')));
  assert.match(unknown.warning?.zh ?? '', /09/u);
});

test('a filing number that is wrong is told how long it is, or where it goes wrong', () => {
  assert.match(wrong(parseCacFilingNumber('1101082242366066220017')).reason.zh, /21位数字，此为22位/u);
  assert.equal(wrong(parseCacFilingNumber('网信算备44030529598870222O015号')).at, 21);
  for (const none of ['', '网信算备号', '粤网信算备']) assert.equal(parseCacFilingNumber(none).ok, false, none);
  assert.throws(() => completeCacFilingNumber('123'), RangeError);
});

test('the filing check computed with powers of two agrees; completed digits are odd; a last digit changed is found', () => {
  fc.assert(
    fc.property(some(digits, 20), fc.constantFrom(...digits), (first20, last) => {
      const sum = [...first20, last].reduce((total, digit, at) => total + BigInt(digit) * 2n ** BigInt(20 - at), 0n);
      assert.equal(filingCheckFits(first20 + last), sum % 10n === 1n);
      const whole = completeCacFilingNumber(first20);
      assert.equal(Number(whole[20]) % 2, 1);
      assert.equal(filingCheckFits(first20 + last), whole === first20 + last);
    }),
  );
});

test('the first 13 digits link the filings of one firm', () => {
  const numbers = [
    '网信算备440399000000101260011号',
    completeCacFilingNumber('44039900000010226002'),
    '网信算备440399000000206260015号',
    '未取得',
  ];
  assert.deepEqual(
    [...byFilingEntity(numbers).entries()],
    [
      ['4403990000001', [numbers[0], numbers[1]]],
      ['4403990000002', [numbers[2]]],
      ['', ['未取得']],
    ],
  );
  assert.deepEqual(of(parseFilingEntity('4403990000001')), { entity: '4403990000001', division: '440399' });
  assert.deepEqual(of(parseFilingEntity('网信算备440399000000101260011号')).entity, '4403990000001');
  assert.match(wrong(parseFilingEntity('44039900000')).reason.zh, /13位，此为11位/u);
});

test('provider codes of generated content', () => {
  const code = '001191440300708461136T1XGW3';
  const read = of(parseAigcProviderCode(code));
  assert.deepEqual([read.uscc, read.role?.zh, read.own], ['91440300708461136T', '生成合成服务', 'XGW3']);
  assert.equal(completeAigcProviderCode('91440300708461136T', 'generates', 'XGW3'), code);
  for (const uscc of fictional) {
    assert.equal(
      of(parseAigcProviderCode(completeAigcProviderCode(uscc, 'propagates', 'A001'))).role?.en,
      'Propagates content',
    );
    assert.equal(of(parseAigcProviderCode(completeAigcProviderCode(uscc))).role, null);
  }
  const at = (text: string) => wrong(parseAigcProviderCode(text)).at;
  assert.deepEqual(
    [
      code.replace('0011', '0021'),
      changed(code, 22, '3'),
      changed(code, 12, '9'),
      changed(code, 22, '0'),
      `${code}1`,
    ].map(at),
    [2, 22, 21, 22, undefined],
  );
  assert.throws(() => completeAigcProviderCode('91440300708461137T', 'generates'), RangeError);
});
