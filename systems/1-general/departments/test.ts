import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offices } from '#law/offices.ts';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [citizen, officer, health] = (await Promise.all(
  ['', 'officer', 'health'].map((account) => city.signIn(account)),
)) as [Caller, Caller, Caller];
const route = (body: object) => citizen('POST', '/api/departments/route', body);
const found = (answer: { body: { offices: { office: string; part: string; confirmed: boolean }[] } }) =>
  answer.body.offices.map(({ office, part, confirmed }) => [office, part, confirmed]);
const product = async (name: string) =>
  (await citizen('GET', `/api/products?q=${encodeURIComponent(name)}`)).body.items[0].id;

test('every office of the Regulation has published its remit, and no two say the same', async () => {
  const { body } = await citizen('GET', '/api/departments?limit=50');
  assert.equal(body.total, offices.length);
  const page = (await citizen('GET', `/api/departments/${body.items[0].id}`)).body;
  assert.match(page.record.facts.source, /待该部门确认/u);
  const remits = await Promise.all(
    body.items.map(
      async ({ id }: { id: string }) => (await citizen('GET', `/api/departments/${id}`)).body.record.facts.remit.zh,
    ),
  );
  assert.equal(new Set(remits).size, offices.length);
});

test('a product finds its offices; nobody learns of a product that they may not read', async () => {
  assert.deepEqual(found(await route({ kind: 'product', product: await product('澄影') })).slice(0, 2), [
    ['health', 'lead', false],
    ['industry', 'coordinate', true],
  ]);
  const { rows } = await city.around.pool.query("select id from records where system = 'products' and state = 'draft'");
  assert.equal((await route({ kind: 'product', product: rows[0].id })).status, 404);
});

test('a report, a provision and a plain question are answered too, each with reason and article', async () => {
  assert.deepEqual(found(await route({ kind: 'report', text: '商家大数据杀熟，新老账号价格不同' })), [
    ['industry', 'receive', true],
    ['market', 'lead', false],
  ]);
  assert.deepEqual(found(await route({ provision: '29.1' })), [['data', 'lead', true]]);
  const { offices: asked } = (await route({ text: '？' })).body;
  assert.deepEqual(
    [asked[0].office, asked[0].reasons[0].articles, asked[0].name.en],
    ['industry', ['6.1'], 'Municipal industry and information technology authority'],
  );
});

test('what cannot be asked is refused with its field', async () => {
  const field = async (body: object) => {
    const { status, body: answer } = await route(body);
    return [status, answer.field];
  };
  assert.deepEqual(await field({ kind: 'x' }), [422, 'kind']);
  assert.deepEqual(await field({ field: 'moon' }), [422, 'field']);
  assert.deepEqual(await field({ act: '72.2(8)' }), [422, 'act']);
  assert.deepEqual(await field({ text: '字'.repeat(2001) }), [422, 'text']);
  assert.deepEqual(await field({ provision: '74' }), [422, 'provision']);
  assert.deepEqual(await field({ product: '1' }), [422, 'product']);
  assert.equal((await route([])).status, 400);
});

test('an office confirms its own remit and no other; a change asks for a new confirmation', async () => {
  const { body } = await citizen('GET', `/api/departments?q=${encodeURIComponent('市卫生健康部门')}`);
  const path = `/api/departments/${body.items[0].id}`;
  const move = async (who: Caller, name: string, facts: object) =>
    (await who('POST', `${path}/${name}`, { facts }, { 'if-match': (await who('GET', path)).headers.etag as string }))
      .body;
  assert.equal((await move(officer, 'confirmRemit', {})).code, 'not-allowed');
  const confirmed = await move(health, 'confirmRemit', { source: '市卫生健康部门复函', contact: '12320' });
  assert.equal(confirmed.record.state, 'confirmed');
  const [first] = (await route({ field: 'medical' })).body.offices;
  assert.deepEqual([first.office, first.confirmed, first.department.contact], ['health', true, '12320']);
  await move(officer, 'change', { fields: ['medical', 'elderly-care'] });
  assert.deepEqual(found(await route({ field: 'elderly-care' })), [['health', 'lead', false]]);
});
