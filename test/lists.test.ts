import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from './city.ts';

const city = await testCity({ demo: true });
const anybody = await city.signIn('');
interface Row {
  id: string;
  number: string;
  updatedAt: string;
}

for (const sort of ['number', '-number', 'updatedAt', '-updatedAt'])
  test(`pages by ${sort} run through the whole register and back`, async () => {
    const page = async (cursor?: string) =>
      (await anybody('GET', `/api/products?limit=7&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)).body;
    const forth: Row[][] = [];
    let at = await page();
    assert.equal(at.previous, null);
    for (; ; at = await page(at.next)) {
      forth.push(at.items);
      if (!at.next) break;
    }
    assert.equal(forth.flat().length, at.total);
    const key = sort.endsWith('number') ? 'number' : 'updatedAt';
    const keys = forth.flat().map((row) => row[key]);
    assert.deepEqual(keys, sort.startsWith('-') ? keys.toSorted().toReversed() : keys.toSorted());
    const back: Row[][] = [at.items];
    while (at.previous) {
      at = await page(at.previous);
      back.unshift(at.items);
    }
    assert.deepEqual(back, forth);
    assert.deepEqual((await page(at.next)).items, forth[1]);
  });

test('a list shows the columns asked for, with the names of what they refer to, and no fact that is not theirs', async () => {
  const { body } = await anybody('GET', '/api/disclosures?limit=1&cols=product,version');
  const [row] = body.items;
  assert.deepEqual(Object.keys(row.facts).toSorted(), ['product', 'title', 'version']);
  assert.match(body.names[row.facts.product], /^CP-/u);
  const restricted = await anybody('GET', '/api/products?limit=1&cols=trainingData,version');
  assert.deepEqual(Object.keys(restricted.body.items[0].facts).toSorted(), ['name', 'version']);
  assert.equal((await anybody('GET', '/api/products?cols=nothing')).status, 422);
});

test('a fact that one may not read is not filtered by either: its value cannot be guessed', async () => {
  const by = (who: typeof anybody) => who('GET', '/api/products?f.trainingData=x');
  assert.equal((await by(anybody)).status, 422);
  assert.equal((await by(await city.signIn('nanxin'))).status, 422);
  assert.equal((await by(await city.signIn('officer'))).status, 200);
});
