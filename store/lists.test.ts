import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { type Actor, anonymous } from '#kernel/access.ts';
import { testCity } from '#test/city.ts';
import { type ListQuery, listRecords, listStatement } from './lists.ts';
import { systemOf } from './perform.ts';
import { refreshSearch } from './searchText.ts';

const city = await testCity({ demo: true });
const { around } = city;
const products = systemOf(around, 'products');
const { rows: firms } = await around.pool.query<{ id: string }>("select id from parties where name like '南芯%'");
const firm: Actor = { kind: 'person', person: 'x', name: 'x', parties: [String(firms[0]?.id)], offices: [] };

/** How the database would run a list, as text. */
async function planOf(direct: pg.Client, query: ListQuery, actor: Actor): Promise<string> {
  const of = query.systems ? null : products;
  const list = listStatement(of, query, actor);
  assert.ok(list);
  const { rows } = await direct.query<Record<string, string>>(`explain ${list.page}`, [...list.pageValues]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const lists: readonly (readonly [string, ListQuery])[] = [
  ['a register', {}],
  ['a common filter', { facts: { grade: 'high' } }],
  ['a rare filter', { facts: { field: 'tax' } }],
  ['two filters and a state', { facts: { grade: 'low', publicDecision: 'true' }, states: ['inUse'] }],
  ['by number', { sort: 'number' }],
  ['a search in Chinese', { q: '古籍' }],
  ['a search for what nothing holds', { q: '量子计算' }],
  ['a search everywhere', { q: '古籍', systems: [...around.systems.values()] }],
];

test('words that only the owner may read are found by the owner alone, numbers by everybody', async () => {
  const made = await (await city.signIn('nanxin'))('POST', '/api/products', {
    facts: { name: '可检索', trainingData: { zh: '琥珀档案' } },
  });
  const { id, number } = made.body.record;
  await around.pool.query("update records set state = 'registered' where id = $1", [id]);
  const found = async (q: string, actor: Actor) =>
    (await listRecords(around, products, { q }, actor)).items.some((one) => one.id === id);
  assert.deepEqual([await found('琥珀', firm), await found('琥珀', anonymous)], [true, false]);
  assert.deepEqual([await found('可检索 琥珀', firm), await found('可检索', anonymous)], [true, true]);
  assert.ok(await found(number, anonymous));
  assert.ok(await found(number.slice(0, -1), anonymous));
});

test('where a declaration changes, what its records are found by is written again, once', async () => {
  await refreshSearch(around);
  assert.equal(await refreshSearch(around), 0);
  const filters = [...(products.list.filters ?? []), 'humanControl'] as const;
  const changed = { ...products, list: { ...products.list, filters } };
  const other = { ...around, systems: new Map(around.systems).set('products', changed) };
  assert.ok((await refreshSearch(other)) > 0);
  const query = { facts: { humanControl: 'review' } };
  const { total } = await listRecords(around, changed, query, anonymous);
  assert.ok(total > 0);
  assert.equal(total, (await listRecords(around, products, query, anonymous)).total);
});

test('no list and no search reads all records once there are many', async () => {
  const direct = new pg.Client({ connectionString: city.url });
  await direct.connect();
  // As many as make it worth while: copies of the demo city's, each with another number and time.
  await direct.query(`set session_replication_role = replica`);
  await direct.query(`insert into records (id, system, number, state, revision, owner, facts, hands, head, search, search_owner, facets, created_at, updated_at)
    select gen_random_uuid(), system, number || '-' || n, state, revision, owner, facts, hands, head, search, search_owner, facets, created_at, updated_at - n * interval '1 hour'
    from records, generate_series(1, 150) n`);
  await direct.query('reset session_replication_role');
  await direct.query('vacuum analyze records');
  for (const actor of [anonymous, firm])
    for (const [name, query] of lists) {
      const plan = await planOf(direct, query, actor);
      assert.doesNotMatch(plan, /Seq Scan on records/u, `${name}:\n${plan}`);
    }
  assert.match(await planOf(direct, { mine: true }, firm), /records_owner/u);
  await direct.end();
});
