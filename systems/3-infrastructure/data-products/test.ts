import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [provider, user, stranger, keeper, nobody] = (await Promise.all(
  ['pengsao', 'nanxin', 'zhixing', 'data', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller, Caller];
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const [open] = (await nobody('GET', '/api/data-catalogue?state=published&f.opening=unconditional&limit=1')).body.items;
const [conditional] = (await nobody('GET', '/api/data-catalogue?state=published&f.opening=conditional&limit=1')).body
  .items;

const facts = {
  title: '测试产品',
  summary: { zh: '说明' },
  form: 'dataset',
  sector: '测试',
  sources: [{ origin: 'open', dataset: open.id, description: '开放数据' }],
  rights: ['process'],
  rightsProof: { zh: '开放数据' },
  personalData: false,
  priceMode: 'perUse',
  price: 150,
  purposes: { zh: '研究' },
  limits: { zh: '不得转售' },
};
const create = async (changes: object = {}) =>
  `/api/data-products/${(await provider('POST', '/api/data-products', { facts: { ...facts, ...changes } })).body.record.id}`;

test('Article 33: what is made from personal data tells how they were de-identified, and no closed source is built on', async () => {
  const refused = async (changes: object) => (await move(provider, await create(changes), 'submit')).body;
  assert.equal((await refused({ personalData: true })).article, '33.2');
  assert.equal((await refused({ price: null })).field, 'price');
  const onCondition = [{ origin: 'open', dataset: conditional.id, description: '有条件开放' }];
  assert.deepEqual(
    [(await refused({ sources: onCondition })).field, (await refused({ priceMode: 'free' })).field],
    ['sources', 'price'],
  );
});

test('Article 33(1): registered by the office with a certificate, offered, contracted, billed, disputed, settled', async () => {
  const path = await create();
  assert.equal((await move(provider, path, 'submit')).status, 200);
  const registered = { registeredOn: '2026-11-24' };
  assert.equal((await move(provider, path, 'registerProduct', { facts: registered })).status, 403);
  const letter = (await keeper('POST', `${path}/documents/certificate`, { facts: registered })).body;
  assert.equal((await move(keeper, path, 'registerProduct', { facts: registered, letter })).status, 200);
  const asked = { purpose: { zh: '测算' }, endsOn: '2099-01-01' };
  assert.equal((await user('POST', `${path}/contracts`, asked)).status, 409, 'it is not on offer yet');
  await move(provider, path, 'putOnOffer');
  assert.equal((await provider('POST', `${path}/contracts`, asked)).body.field, 'party', 'not with oneself');
  assert.equal((await user('POST', `${path}/contracts`, { ...asked, endsOn: '2020-01-01' })).body.field, 'endsOn');
  const made = await user('POST', `${path}/contracts`, asked);
  const contract = `/api/data-contracts/${made.body.id}`;
  assert.equal((await user('GET', contract)).body.record.facts.price, 150, 'the price is the product’s');
  assert.equal((await stranger('GET', contract)).status, 404);
  const bill = { months: { from: '2026-11-01', to: '2026-11-30' }, units: 4, amount: 600 };
  assert.equal((await provider('POST', `${contract}/settlements`, bill)).status, 409, 'nothing is signed');
  assert.equal((await move(user, contract, 'signContract')).status, 403);
  const text = (await provider('POST', `${contract}/documents/contract`, {})).body;
  assert.equal((await move(provider, contract, 'signContract', { letter: text })).status, 200);
  assert.equal((await user('POST', `${contract}/settlements`, bill)).status, 404, 'the provider states it');
  const settlement = `/api/data-settlements/${(await provider('POST', `${contract}/settlements`, bill)).body.id}`;
  assert.equal((await move(provider, settlement, 'confirmSettlement')).status, 403);
  await move(user, settlement, 'objectSettlement', { facts: { objection: { zh: '少了一次' } } });
  await move(provider, settlement, 'billAgain', { facts: { units: 3, amount: 450 } });
  assert.equal((await move(user, settlement, 'confirmSettlement')).body.record.state, 'settledUp');
  assert.deepEqual((await nobody('GET', `${path}/circulation`)).body, { contracts: 1, inForce: 1, settled: 450 });
  const duties = (await nobody('GET', '/api/duties')).body.duties ?? [];
  assert.ok(duties.some((one: { id: string; status: string }) => one.id === '33.1' && one.status === 'met'));
});

test('the term over, the contract has run its term', async () => {
  const [running] = (await provider('GET', '/api/data-contracts?state=performing&sort=number&limit=1')).body.items;
  await city.becomes('2027-12-01T09:00');
  assert.equal((await provider('GET', `/api/data-contracts/${running.id}`)).body.record.state, 'fulfilled');
});
