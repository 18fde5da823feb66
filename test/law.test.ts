import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from './city.ts';

const city = await testCity({ demo: true });
const { app } = city;
const get = async (url: string) => {
  const { statusCode, headers, body } = await app.inject({ url });
  return { status: statusCode, type: String(headers['content-type']).split(';')[0], body };
};

test('the Regulation is served in both languages, whole and by article', async () => {
  for (const [path, type, holds] of [
    ['/law/regulation.akn.xml', 'application/akn+xml', '<article eId="art_73">'],
    ['/law/regulation.en.akn.xml', 'application/akn+xml', 'This Regulation takes effect on 1 November 2022.'],
    ['/law/regulation.jsonld', 'application/ld+json', '"@language":"en"'],
    ['/law/regulation.json', 'application/json', '"permalink":"/law/73/1"'],
    ['/law/article/66.akn.xml', 'application/akn+xml', '事前评估'],
    ['/law/article/66.en.akn.xml', 'application/akn+xml', 'ex-ante assessment'],
    ['/law/article/66.jsonld', 'application/ld+json', '/~art_66__para_2'],
    ['/law/article/66.json', 'application/json', '"heading":{"zh":"分级分类监管"'],
  ] as const) {
    const answer = await get(path);
    assert.deepEqual([answer.status, answer.type], [200, type], path);
    assert.ok(answer.body.includes(holds), `${path} lacks ${holds}`);
  }
  const { duties } = JSON.parse((await get('/law/article/66.json')).body);
  assert.deepEqual(
    duties.map((one: { id: string }) => one.id),
    ['66.1a', '66.1b', '66.2a', '66.2b', '66.2c', '66.2d', '66.3'],
  );
});

test('what the Regulation has not is not found', async () => {
  for (const path of ['74.json', '0.json', '066.json', '66.pdf', '66', '66.en.json', 'x.akn.xml'])
    assert.equal((await get(`/law/article/${path}`)).status, 404, path);
});

test('the addresses in the data lead to what they name', async () => {
  const work = '/akn/cn-440300/act/tequ-fagui/2022-08-30/szrd-7-64';
  const to = async (path: string) => {
    const { statusCode, headers } = await app.inject({ url: path });
    return [statusCode, headers.location];
  };
  assert.deepEqual(await to(work), [303, '/law']);
  assert.deepEqual(await to(`${work}/~art_66__para_2`), [303, '/law/66/2']);
  assert.deepEqual(await to(`${work}/eng@2022-11-01/~art_65__para_1__list_1__point_3`), [303, '/law/65/1/3']);
  assert.ok((await get(`${work}/zho@2022-11-01.akn/~art_66`)).body.includes('事前评估'));
  assert.ok((await get(`${work}/eng@2022-11-01.akn`)).body.includes('<article eId="art_73">'));
  for (const path of [
    `${work}/~art_74`,
    `${work}/fra@2022-11-01`,
    `${work}/zho@2022-11-01.akn/~art_66__para_2`,
    '/akn/x',
  ])
    assert.equal((await to(path))[0], 404, path);
});

test('search answers from the text in either language', async () => {
  const law = async (q: string, language = 'zh') =>
    JSON.parse((await get(`/api/search?q=${encodeURIComponent(q)}&language=${language}`)).body).law;
  assert.equal((await law('事前评估'))[0].ref, '66.2');
  const [hit] = await law('ex-ante', 'en');
  assert.deepEqual([hit.ref, hit.language, hit.citation.en], ['66.2', 'en', 'Article 66(2)']);
});

test('an interval that the law leaves open is a setting; once set and confirmed, the duty says it', async () => {
  const admin = await city.signIn('admin');
  const path = '/api/settings/law.43.1b.interval';
  const source = { zh: '市产业主管部门公布的间隔', en: 'Interval published by the industry authority' };
  const listed = async () =>
    (await admin('GET', '/api/settings')).body.items.find((one: { key: string }) => one.key === 'law.43.1b.interval');
  const duty = async () => (await admin('GET', '/api/duties/43.1b')).body.duty;
  assert.deepEqual([(await listed()).value, (await listed()).confirmed], [6, false]);
  assert.match((await duty()).timeRule.zh, /每6个月一次（条例未规定间隔，来源待确认）/u);
  for (const value of [0, 61, 2.5, '3', { kind: 'natural', days: 30 }])
    assert.equal((await admin('PUT', path, { value, source })).body.field, 'value', JSON.stringify(value));
  assert.equal((await admin('PUT', path, { value: 3, source, confirmed: true })).status, 200);
  assert.deepEqual([(await listed()).value, (await listed()).confirmed], [3, true]);
  assert.deepEqual((await duty()).time, {
    kind: 'regular',
    word: '定期',
    setting: 'law.43.1b.interval',
    months: 3,
    confirmed: true,
  });
  assert.equal((await duty()).timeRule.en, 'every 3 months');
  const term = '/api/settings/law.67.2c.term';
  assert.equal((await admin('PUT', term, { value: 30, source })).body.field, 'value');
  assert.equal((await admin('PUT', term, { value: { kind: 'working', days: 30 }, source })).status, 200);
});
