import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Parser } from 'n3';
import { type Answer, type Caller, testCity } from '#test/city.ts';
import { refreshRegister, refreshRegisters } from './living/refresh.ts';
import { livingDatasets } from './living/registers.ts';
import { perMinuteWithoutKey } from './settings.ts';

const city = await testCity({ demo: true });
const [nobody, health, data, firm] = (await Promise.all(
  ['', 'health', 'data', 'nanxin'].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller];

/** As ckanapi 4 sends it: a POST of JSON, the key in both headers, no session. */
const action = (name: string, given: object = {}, key?: string): Promise<Answer> =>
  nobody('POST', `/api/action/${name}`, given, {
    'user-agent': 'ckanapi/4.9 (+https://github.com/ckan/ckanapi)',
    ...(key && { 'X-CKAN-API-Key': key, Authorization: key }),
  });
const result = async (name: string, given: object = {}, key?: string) => {
  const { status, body } = await action(name, given, key);
  assert.deepEqual([status, body.success, typeof body.help], [200, true, 'string'], JSON.stringify(body));
  return body.result;
};
const newKey = async (who: Caller): Promise<{ key: string; id: string }> =>
  (await who('POST', '/api/open-platform/keys', { name: '测试' })).body;
const tableOf = async (name: string): Promise<string> =>
  (await result('package_show', { id: name })).resources.find(
    (one: { datastore_active: boolean }) => one.datastore_active,
  ).id;

test('ckanapi search: pages of a thousand until one is empty', async () => {
  const first = await result('package_search', { q: '客流', start: 0, rows: 1000 });
  assert.deepEqual([first.count, first.results[0].name], [1, 'bus-stop-passengers']);
  assert.deepEqual((await result('package_search', { q: '客流', start: 1, rows: 1000 })).results, []);
  const faceted = await result('package_search', { fq: 'organization:transport', 'facet.field': ['groups'], rows: 0 });
  assert.deepEqual([faceted.count, faceted.search_facets.groups.items[0].count], [2, 2]);
  const got = await nobody('GET', '/api/3/action/package_search?q=tags:公交&rows=1&facet.field=["tags"]');
  assert.equal(got.body.result.count, 1);
  assert.equal(got.body.result.facets.tags.公交, 1);
});

test('ckanapi dump: each dataset by name with its data store fields, groups, organisations and users', async () => {
  const names: string[] = await result('package_list', { include_private: false, include_drafts: false });
  assert.ok(names.length >= 11 && names.includes('air-quality-daily'));
  for (const name of names) {
    const shown = await result('package_show', { id: name, include_datasets: false, include_password_hash: true });
    assert.equal(shown.name, name);
    for (const one of shown.resources.filter((each: { datastore_active: boolean }) => each.datastore_active)) {
      const { fields, records } = await result('datastore_search', { resource_id: one.id, limit: 0 });
      assert.deepEqual([fields[0], records], [{ id: '_id', type: 'int' }, []]);
      assert.deepEqual(await result('resource_view_list', { id: one.id, limit: 0 }), []);
    }
  }
  for (const kind of ['organization', 'group'])
    for (const name of await result(`${kind}_list`))
      assert.equal((await result(`${kind}_show`, { id: name })).name, name);
  assert.deepEqual(await result('user_list', { all_fields: false }), [], 'accounts are not told to strangers');
});

test('datastore_search: filters, words, columns, order, pages and formats, with and without the count', async () => {
  const id = await tableOf('road-works-permits');
  const asked = {
    resource_id: id,
    filters: { district: '南山区', lanes_closed: [2, 3] },
    sort: 'from desc, permit asc',
  };
  const page = await result('datastore_search', { ...asked, fields: ['permit', 'from'], limit: 3 });
  assert.deepEqual(Object.keys(page.records[0]), ['permit', 'from']);
  assert.ok(page.total > 3 && page.total_was_estimated === false);
  const second = await result('datastore_search', {
    ...asked,
    limit: 2,
    offset: 2,
    records_format: 'lists',
    include_total: false,
  });
  assert.equal(second.total, undefined);
  assert.equal(second.records[0][1], page.records[2].permit);
  const range = { resource_id: id, filters: { lanes_closed: { gt: 2 } }, limit: 1 };
  assert.equal((await result('datastore_search', range)).records[0].lanes_closed, 3);
  const words = await result('datastore_search', {
    resource_id: id,
    q: { purpose: '燃气' },
    records_format: 'csv',
    limit: 1,
  });
  assert.match(words.records, /^\d+,ZD2026\d{5},.*燃气管道.*\r\n$/u);
  const numbered = await result('datastore_search', { resource_id: id, filters: { _id: 7 } });
  assert.deepEqual([numbered.total, numbered.records[0].permit], [1, 'ZD202600007']);
  assert.equal((await result('datastore_search', { resource_id: id, limit: 99_999 })).limit, 32_000);
  const info = await result('datastore_info', { id });
  assert.deepEqual([info.meta.count, info.fields[0].schema.native_type], [1500, 'text']);
});

test('a dump of a table is the table, as CSV and as JSON', async () => {
  const id = await tableOf('library-loans-monthly');
  const csv = await nobody('GET', `/datastore/dump/${id}?bom=True`);
  const rows = parse(String(csv.body), { bom: true, columns: true });
  assert.equal(rows.length, (await result('datastore_info', { id })).meta.count);
  const json = await nobody('GET', `/datastore/dump/${id}?format=json&limit=2&filters={"class":"TP"}`);
  assert.deepEqual([json.body.records.length, json.body.fields[0].id], [2, '_id']);
  assert.equal((await nobody('GET', `/datastore/dump/${id}?format=exe`)).status, 409);
});

test('errors are CKAN’s own, so that its clients raise what fits', async () => {
  const faults: [Promise<Answer>, number, string | undefined][] = [
    [action('package_show', { id: 'nothing' }), 404, 'Not Found Error'],
    [action('package_show'), 409, 'Validation Error'],
    [action('package_search', { q: '(a' }), 400, 'Search Query Error'],
    [action('package_create', { name: 'a-b' }), 403, 'Authorization Error'],
    [action('organization_create', {}, (await newKey(firm)).key), 403, 'Authorization Error'],
    [action('package_list', {}, `szod_${'x'.repeat(43)}`), 403, 'Authorization Error'],
    [
      action('datastore_search', { resource_id: await tableOf('charging-stations'), filters: { nothing: 1 } }),
      409,
      'Validation Error',
    ],
    [action('no_such_action'), 400, undefined],
    [nobody('GET', '/api/3/action/package_create?name=x'), 400, undefined],
  ];
  for (const [asked, status, type] of faults) {
    const { status: got, body } = await asked;
    assert.deepEqual([got, body.error?.__type, body.success], [status, type, type && false], JSON.stringify(body));
  }
  const broken = await nobody('POST', '/api/3/action/package_list', Buffer.from('{"a":'), {
    'content-type': 'application/json',
  });
  assert.equal(broken.status, 400);
  assert.match(broken.body, /JSON Error/u);
});

test('ckanapi load: what is not there is created as a draft, what is there updated, and the office publishes', async () => {
  const { key } = await newKey(health);
  const loaded = {
    name: 'hospital-beds',
    title: '医院床位（测试）',
    notes: '各医院床位数。\n\nBeds by hospital.',
    owner_org: 'health',
    groups: [{ name: 'health' }],
    license_id: 'cc-by-4.0',
    tags: [{ name: '床位' }],
    extras: [
      { key: 'contact', value: 'x' },
      { key: 'frequency', value: 'yearly' },
    ],
    resources: [{ name: '说明', url: 'https://example.org/beds.pdf', format: 'PDF' }],
  };
  assert.equal((await action('package_show', { id: loaded.name }, key)).status, 404);
  const made = await result('package_create', loaded, key);
  assert.deepEqual([made.state, made.private, made.resources.length, made.tags[0].name], ['draft', true, 1, '床位']);
  assert.equal((await action('package_show', { id: loaded.name })).status, 404, 'a draft is not public');
  assert.equal((await result('package_show', { id: loaded.name }, key)).id, made.id);
  assert.equal((await action('package_create', loaded, key)).body.error.name.length, 1, 'a name is given once');
  const updated = await result('package_update', { ...made, title: '医院床位' }, key);
  assert.deepEqual(
    [updated.title, updated.extras.find((one: { key: string }) => one.key === 'contact').value],
    ['医院床位', 'x'],
  );
  assert.equal((await action('package_update', { ...made, title: '别人' }, (await newKey(firm)).key)).status, 404);

  const form = [
    '--b\r\ncontent-disposition: form-data; name="package_id"\r\n\r\nhospital-beds\r\n',
    '--b\r\ncontent-disposition: form-data; name="upload"; filename="beds.csv"\r\ncontent-type: text/csv\r\n\r\n',
    'hospital,beds\n滨海医院,900\n莲山医院,500\n\r\n--b--\r\n',
  ].join('');
  const headers = { 'content-type': 'multipart/form-data; boundary=b', authorization: key };
  const sent = await nobody('POST', '/api/action/resource_create', Buffer.from(form), headers);
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  await city.settle();
  const described = {
    about: 'thing',
    aggregated: true,
    tradeSecrets: false,
    importantData: false,
    opening: 'unconditional',
  };
  const path = `/api/data-catalogue/${made.id}`;
  const move = async (who: Caller, name: string, facts: object = {}) =>
    who('POST', `${path}/${name}`, { facts }, { 'if-match': (await who('GET', path)).headers.etag as string });
  await move(health, 'save', { ...described, source: { zh: '统计' }, sharing: { zh: '共享' } });
  assert.equal((await move(health, 'submit')).status, 200);
  assert.equal((await move(data, 'publish')).status, 200);
  const rows = await result('datastore_search', { resource_id: await tableOf(loaded.name) });
  assert.deepEqual([rows.total, rows.records[1].beds], [2, 500]);
  const whole = await result('package_show', { id: loaded.name });
  assert.equal(
    (await result('package_update', whole, key)).num_resources,
    whole.num_resources,
    'its files are no links',
  );
});

test('a key is shown once, calls as its owner, is counted, and is worth nothing once revoked', async () => {
  const { key, id } = await newKey(firm);
  assert.equal((await result('user_show', {}, key)).name, 'nanxin');
  const [row] = (await firm('GET', '/api/open-platform/keys')).body.keys;
  assert.deepEqual([row.id, row.calls, row.key, JSON.stringify(row).includes(key)], [id, 1, undefined, false]);
  assert.equal((await data('DELETE', `/api/open-platform/keys/${id}`)).status, 404, 'another’s key');
  assert.equal((await firm('DELETE', `/api/open-platform/keys/${id}`)).status, 200);
  assert.equal((await action('user_show', {}, key)).status, 403);
  assert.equal((await nobody('GET', '/api/open-platform/keys')).status, 401);
  const { days, actions } = (await nobody('GET', '/api/open-platform/usage')).body;
  assert.ok(days.at(-1).calls > 50 && actions.some((one: { action: string }) => one.action === 'datastore_search'));
});

test('the catalogue as DCAT by what is accepted, from a day on; a dataset’s page for people', async () => {
  const catalogue = await nobody('GET', '/catalog', undefined, { accept: 'application/rdf+xml;q=0.5, text/turtle' });
  assert.match(String(catalogue.headers['content-type']), /^text\/turtle/u);
  const quads = new Parser().parse(String(catalogue.body));
  const datasets = quads.filter((one) => one.object.value === 'http://www.w3.org/ns/dcat#Dataset');
  assert.ok(datasets.length >= 11);
  assert.doesNotMatch(String((await nobody('GET', '/catalog.ttl?modified_since=2999-01-01')).body), /dcat:Dataset/u);
  assert.equal((await nobody('GET', '/catalog.rdf?page=0')).status, 422);
  const page = await nobody('GET', '/dataset/air-quality-daily', undefined, { accept: 'text/html,*/*;q=0.8' });
  assert.deepEqual([page.status, /^\/data-catalogue\//u.test(String(page.headers.location))], [303, true]);
  assert.equal((await nobody('GET', '/dataset/air-quality-daily.jsonld')).status, 200);
  assert.equal((await nobody('GET', '/dataset/nothing.ttl')).status, 404);
});

test('a register as a dataset tells what anybody may read of it, is made anew where it changed, and weekly where not', async () => {
  for (const { system, facts } of livingDatasets)
    for (const name of facts) {
      const declared = city.around.systems.get(system)?.facts[name];
      assert.ok(declared && declared.read === undefined, `${system}.${name} is not open to everybody`);
    }
  const [products] = livingDatasets;
  assert.ok(products);
  const open = city.here;
  const [{ n } = { n: 0 }] = await open.query<{ n: number }>(
    "select count(*)::int as n from records where system = 'products' and state <> 'draft'",
  );
  const dataset = await refreshRegister(open, products);
  const versions = async () => (await nobody('GET', `/api/data/${dataset}/versions`)).body.items;
  const before = await versions();
  assert.equal(before[0].rows, n, 'drafts are not told');
  await refreshRegister(open, products);
  assert.equal((await versions()).length, before.length, 'nothing is new');
  await city.becomes('2026-12-05T02:20');
  await refreshRegisters.run({}, open);
  assert.equal((await versions()).length, before.length + 1);
});

test('what is open on condition, or not de-identified, is told of and not given by any way', async () => {
  const { results } = await result('package_search', { fq: 'opening:conditional' });
  assert.ok(results.length > 0);
  for (const one of results)
    for (const { id, datastore_active: active, url } of one.resources) {
      assert.deepEqual([active, url], [false, one.url], 'only the page on which it is asked for');
      assert.equal((await action('datastore_search', { resource_id: id })).body.error.__type, 'Authorization Error');
      assert.equal((await nobody('GET', `/datastore/dump/${id}`)).status, 403);
    }
});

test('so many calls a minute without a key and no more, told in CKAN’s shape; a key has an allowance of its own', async () => {
  const { key } = await newKey(firm);
  const few = { ...perMinuteWithoutKey, value: 1 };
  Object.assign(city.around, { settings: { ...city.around.settings, [few.key]: few } });
  const refused = await action('site_read');
  assert.deepEqual([refused.status, refused.body.error.__type], [429, 'Too Many Requests']);
  assert.ok(Number(refused.headers['retry-after']) > 0);
  assert.equal(await result('site_read', {}, key), true);
});
