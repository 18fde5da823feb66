import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, testCity } from '#test/city.ts';
import { demoExplanation } from './demoText.ts';
import { glossary } from './glossary.ts';
import { gapsIn, readingOf } from './reading.ts';

const city = await testCity({ demo: true });
const [firm, citizen] = (await Promise.all(['nanxin', ''].map((one) => city.signIn(one)))) as [Caller, Caller];
const move = async (who: Caller, path: string, name: string, facts: object = {}) =>
  who('POST', `${path}/${name}`, { facts }, { 'if-match': (await who('GET', path)).headers.etag as string });
const [product] = (await firm('GET', '/api/products?mine=1&state=inUse&limit=100')).body.items;
const plain = demoExplanation(product.title, { zh: '看影像，标出可疑的地方。' }, '0755-88001234');
const draft = async (changes: object = {}) => {
  const { version } = (await firm('GET', `/api/products/${product.id}`)).body.record.facts;
  const facts = { title: product.title, product: product.id, version, ...plain, ...changes };
  return `/api/explanations/${(await firm('POST', '/api/explanations', { facts })).body.record.id}`;
};
const stateOf = async (path: string) => (await citizen('GET', path)).body.record?.state;

test('an explanation is refused with each place that the public could not read, and published once it is mended', async () => {
  const path = await draft({
    how: { zh: '基于卷积神经网络对影像进行分割，低于阈值的不显示。' },
    object: { zh: '欢迎您提出宝贵意见。' },
  });
  const silent = await move(firm, path, 'publish');
  assert.deepEqual([silent.body.code, silent.body.article, silent.body.field], ['guard-failed', '71.1', 'object']);
  await move(firm, path, 'save', { object: plain.object });
  const refused = await move(firm, path, 'publish');
  assert.deepEqual(
    refused.body.fields.map((one: { field: string }) => one.field),
    ['how', 'how'],
    'two terms that are not explained',
  );
  assert.match(refused.body.fields[0].message.zh, /卷积神经网络.*由许多简单计算连成的程序/u);
  await move(firm, path, 'save', { how: plain.how });
  assert.equal((await move(firm, path, 'publish')).body.record.state, 'published');
});

test('points that are empty, repeated, too short or lead nowhere are not answered; which are asked for is a setting', () => {
  const gaps = (changes: object, settings = {}) => gapsIn({ ...plain, ...changes }, settings).map((one) => one.point);
  assert.deepEqual(gaps({}), []);
  assert.deepEqual(gaps({ effect: undefined, data: { zh: '不用。' }, control: plain.data }), ['data', 'effect']);
  assert.deepEqual(gaps({ control: plain.data }), ['control']);
  assert.deepEqual(gaps({ object: { zh: '我们会认真听取您的意见。' } }), ['object']);
  const off = { 'explanations.asks.effect': { value: false, source: { zh: '', en: '' }, confirmed: true } };
  assert.deepEqual(gaps({ effect: undefined }, off), []);
});

test('a new edition takes the place of the one before, which stays to be read', async () => {
  const [first, second] = [await draft(), await draft({ control: { zh: '两名医师查看每一个结果，可以不采用。' } })];
  for (const path of [first, second]) assert.equal((await move(firm, path, 'publish')).status, 200);
  await city.settle();
  assert.deepEqual([await stateOf(first), await stateOf(second)], ['superseded', 'published']);
});

test('a change of what the explanation rests on makes it out of date, with a term; the firm renews or confirms it', async () => {
  const path = await draft();
  await move(firm, path, 'publish');
  await city.settle();
  await move(firm, `/api/products/${product.id}`, 'change', { users: { zh: '本市医院的医师和护士。' } });
  await city.settle();
  assert.equal((await citizen('GET', path)).body.record.facts.outOfDate, undefined, 'for whom is not explained');
  await move(firm, `/api/products/${product.id}`, 'change', { complaints: '0755-88009999' });
  await city.settle();
  const page = (await firm('GET', path)).body;
  assert.deepEqual(page.record.facts.outOfDate, ['complaints']);
  assert.deepEqual([page.clocks[0].name, page.clocks[0].view.status === 'overdue'], ['renewal', false]);
  const notices = (await firm('GET', '/api/notices')).body.items;
  assert.ok(
    notices.some((one: { record: string }) => path.endsWith(one.record)),
    'the firm is told',
  );
  const still = { stillHolds: { zh: '电话已转接到新号码。' } };
  assert.equal((await move(firm, path, 'confirmCurrent', still)).status, 200);
  assert.equal((await move(firm, path, 'confirmCurrent', still)).body.code, 'no-such-move', 'only while its term runs');
});

test('the glossary explains each term once, in words that are none of its terms', () => {
  const forms = glossary.flatMap((one) => one.zh);
  assert.equal(new Set(forms).size, forms.length);
  for (const { plain: words } of glossary) {
    const read = readingOf({ what: { zh: `${words.zh}。`, en: `${words.en}.` } }, {});
    assert.deepEqual(
      read.findings.filter((one) => one.rule === 'unexplained-term').map((one) => one.text),
      [],
      words.zh,
    );
  }
});

test('readers are asked what the firm wrote and an officer approved; below the share asked for, an improvement is asked for', async () => {
  const officer = await city.signIn('officer');
  const explanation = await draft();
  await move(firm, explanation, 'publish');
  await city.settle();
  const said = (zh: string) => ({ zh });
  const one = { about: 'effect', question: said('谁决定？'), answer: said('医师决定'), wrong: said('程序决定') };
  const facts = { title: product.title, explanation: explanation.split('/').at(-1), questions: [one, one] };
  const made = (await firm('POST', '/api/comprehension-checks', { facts })).body.record.id;
  const path = `/api/comprehension-checks/${made}`;
  assert.equal((await move(firm, path, 'submit')).body.field, 'questions', 'too few');
  await move(firm, path, 'save', { questions: [one, { ...one, wrong: one.answer }, one] });
  assert.equal((await move(firm, path, 'submit')).body.field, 'questions', 'two answers alike');
  await move(firm, path, 'save', { questions: [one, { ...one, about: 'data' }, { ...one, about: 'object' }] });
  assert.equal((await move(firm, path, 'submit')).body.record.state, 'submitted');
  assert.equal((await citizen('POST', `${path}/answers`, { reader: made, answers: [0, 0, 0] })).status, 404);
  assert.equal((await move(officer, path, 'approve')).body.record.state, 'answering');

  const { check } = (await citizen('GET', `/api/comprehension-checks/of/${facts.explanation}`)).body;
  assert.deepEqual(Object.keys(check.questions[0]), ['about', 'question', 'options'], 'not which is right');
  assert.equal((await citizen('GET', path)).body.record.facts.questions, undefined);
  const right = check.questions[0].options.findIndex((option: { zh: string }) => option.zh === '医师决定');
  const readerOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const answer = (n: number, effect: number) =>
    citizen('POST', `${path}/answers`, { reader: readerOf(n), answers: [effect, right, right] });
  assert.equal(
    (await citizen('POST', `${path}/answers`, { reader: readerOf(1), answers: [right, 7, 0] })).body.field,
    'answers',
  );
  assert.deepEqual((await answer(1, 1 - right)).body.right, [false, true, true]);
  assert.equal((await answer(1, right)).body.results.readers, 1, 'the same answers twice count once');
  for (let n = 2; n < 30; n++) await answer(n, n % 2 === 0 ? right : 1 - right);
  assert.equal((await citizen('GET', path)).body.record.state, 'answering', 'too few readers to conclude anything');
  await answer(30, 1 - right);
  const page = (await firm('GET', path)).body;
  assert.deepEqual([page.record.state, page.record.facts.notUnderstood], ['improving', ['effect']]);
  assert.equal(page.clocks[0].name, 'improvement');

  const next = await draft({ effect: { zh: '医师看过以后才作决定，程序的结果只供医师参考。' } });
  await move(firm, next, 'publish');
  await city.settle();
  assert.equal((await citizen('GET', path)).body.record.state, 'closed');
  const [again] = (await firm('GET', '/api/comprehension-checks?mine=1&state=draft')).body.items;
  assert.equal((await firm('GET', `/api/comprehension-checks/${again.id}`)).body.record.facts.questions.length, 3);
});
