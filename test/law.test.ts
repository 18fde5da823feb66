import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from './city.ts';

const { app } = await testCity();
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

test('search answers from the text in either language', async () => {
  const law = async (q: string, language = 'zh') =>
    JSON.parse((await get(`/api/search?q=${encodeURIComponent(q)}&language=${language}`)).body).law;
  assert.equal((await law('事前评估'))[0].ref, '66.2');
  const [hit] = await law('ex-ante', 'en');
  assert.deepEqual([hit.ref, hit.language, hit.citation.en], ['66.2', 'en', 'Article 66(2)']);
});
