import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from './city.ts';

const city = await testCity({ demo: true });
const anybody = await city.signIn('');
const { body: portal } = await anybody('GET', '/api/portal');
const total = async (address: string) =>
  (await anybody('GET', `${address}${address.includes('?') ? '&' : '?'}limit=1`)).body.total;

test('each number of the portal is what the register lists under its filter, as anybody sees it', async () => {
  for (const { id, count } of portal.systems) assert.equal(await total(`/api/${id}`), count, id);
  for (const [by, filter] of [
    ['grade', 'f.grade'],
    ['field', 'f.field'],
    ['state', 'state'],
  ]) {
    const counted: { value: string; n: number }[] = portal.products[by as string];
    assert.ok(counted.length > 1, by);
    for (const { value, n } of counted)
      assert.equal(await total(`/api/products?${filter}=${value}`), n, `${by} ${value}`);
  }
  assert.ok(!portal.products.state.some((one: { value: string }) => one.value === 'draft'), 'drafts are nobody else’s');
});

test('an officer is told the same: the portal is the public’s', async () => {
  const officer = await city.signIn('officer');
  assert.deepEqual((await officer('GET', '/api/portal')).body, portal);
});

test('decisions are published with their letter, and only those that everybody may read', async () => {
  assert.ok(portal.decided.length > 0);
  for (const { system, id, letter } of portal.decided) {
    const { status, body } = await anybody('GET', `/api/${system}/${id}`);
    assert.equal(status, 200);
    assert.ok(
      body.issued.some((one: { name: { zh: string } }) => one.name.zh === letter.zh),
      letter.zh,
    );
  }
});

test('each article with duties has the status of theirs that most wants attention', async () => {
  const { body } = await anybody('GET', '/api/duties');
  const worstFirst = ['overdue', 'due', 'no-evidence', 'met', 'not-built', 'principle'];
  const worst = new Map<number, number>();
  for (const { article, status } of body.duties)
    worst.set(article, Math.min(worst.get(article) ?? 9, worstFirst.indexOf(status)));
  assert.deepEqual(
    new Map(portal.articles.map((one: { article: number; status: string }) => [one.article, one.status])),
    new Map([...worst].map(([article, at]) => [article, worstFirst[at]])),
  );
});
