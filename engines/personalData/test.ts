import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generatedCorpus, scoreOf } from './corpus.ts';
import { findPersonalData } from './find.ts';

const kindsIn = (text: string) => findPersonalData(text).map((one) => `${one.kind}:${one.text}`);

test('each kind of Chinese personal data is found where it stands', () => {
  assert.deepEqual(kindsIn('患者：张伟，身份证440399199001010018，电话138-0013-8000。'), [
    'name:张伟',
    'residentId:440399199001010018',
    'mobile:138-0013-8000',
  ]);
  assert.deepEqual(kindsIn('车牌粤B·12345，新能源粤BD12345，邮箱 li.na@example.com'), [
    'plate:粤B·12345',
    'plate:粤BD12345',
    'email:li.na@example.com',
  ]);
  assert.deepEqual(kindsIn('卡号6222 0202 0011 2233 000？护照E12345678，总机0755-88001000'), [
    'passport:E12345678',
    'landline:0755-88001000',
  ]);
  assert.deepEqual(kindsIn('住址：广东省深圳市南山区粤海街道科苑路15号3栋802室'), [
    'address:广东省深圳市南山区粤海街道科苑路15号3栋802室',
  ]);
});

test('a number whose check character does not fit is no identity', () => {
  assert.deepEqual(kindsIn('订单440399199001010019，流水6222020200112233445'), []);
  assert.deepEqual(kindsIn('版本1.13.9，编号ABC13800138000X，第六十六条第二款'), []);
  assert.deepEqual(kindsIn('王者归来，张冠李戴，陈年旧事，周一上线'), []);
});

test('places are right and do not overlap', () => {
  const { text } = generatedCorpus(7, 200);
  let end = 0;
  for (const one of findPersonalData(text)) {
    assert.equal(text.slice(one.from, one.to), one.text);
    assert.ok(one.from >= end);
    end = one.to;
  }
});

test('full-width digits are read, a number named an order is no card, and titles do not make a name of any word', () => {
  assert.deepEqual(kindsIn('手机１３８００１３８０００'), ['mobile:１３８００１３８０００']);
  assert.deepEqual(kindsIn('订单号6222020200112233445，运单号13800138000，型号E12345678'), []);
  assert.deepEqual(kindsIn('请高级教授确认，患者：高血压，负责人：金融局。请王知远医生确认'), ['name:王知远']);
  assert.deepEqual(kindsIn('致电(0755)86543210，身份证440399 19900101 0018'), [
    'landline:(0755)86543210',
    'residentId:440399 19900101 0018',
  ]);
});

test('precision and recall on a generated corpus', () => {
  const corpus = generatedCorpus(20261124, 4000);
  const { name, ...others } = scoreOf(findPersonalData(corpus.text), corpus.truth);
  for (const [kind, { precision, recall }] of Object.entries(others))
    assert.ok(precision >= 0.95 && recall >= 0.95, `${kind}: precision ${precision}, recall ${recall}`);
  // A quarter of its names stand in running text, where no sign says that they are names.
  assert.ok(name && name.precision >= 0.9 && name.recall >= 0.6, JSON.stringify(name));
});
