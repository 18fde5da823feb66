import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packageDictionary } from './ckanPackage.ts';
import { type PackageSearch, searchPackages } from './ckanSearch.ts';
import { dataPackage } from './dataPackage.ts';
import { exampleDataset } from './exampleDataset.ts';
import { BadQuery, readSolrQuery } from './solrQuery.ts';

const air = exampleDataset(2, {
  title: { zh: '空气质量监测', en: 'Air quality' },
  abstract: { zh: '各监测站读数', en: 'Readings of the stations' },
  publisher: { id: 'ecology', name: 'ecology', title: { zh: '市生态环境部门', en: 'Ecology authority' } },
  subject: { name: 'environment', title: { zh: '生态环境', en: 'Environment' } },
  keywords: ['环境', 're-use'],
});
const all = [exampleDataset(1), air, exampleDataset(3)];
const asked: PackageSearch = { q: '*:*', filters: [], start: 0, rows: 10, facets: [], facetLimit: 50, facetMinimum: 1 };
const found = (q: string, ...filters: string[]) =>
  searchPackages(all, { ...asked, q, filters, sort: 'name asc' }).found.map((one) => Number(one.name.slice(-4)));

for (const [query, wanted] of [
  ['*:*', [1, 2, 3]],
  ['', [1, 2, 3]],
  ['空气', [2]],
  ['AIR quality', [2]],
  ['客流 OR 空气', [1, 2, 3]],
  ['公交 -name:sj-2026-0001', [3]],
  ['NOT 公交', [2]],
  ['tags:re-use', [2]],
  ['tags:re', []],
  ['title:"bus stops"', [1, 3]],
  ['name:sj-2026-000?', [1, 2, 3]],
  ['name:*3', [3]],
  ['organization:(ecology OR market)', [2]],
  ['res_format:CSV +groups:transport', [1, 3]],
  ['metadata_modified:[2026-10-02T00:00:00Z TO NOW]', [2, 3]],
  ['opening:conditional', []],
  ['nothing:here', []],
] as const)
  test(`the query ${query || '(none)'} finds ${wanted.join(', ') || 'nothing'}`, () =>
    assert.deepEqual(found(query), wanted));

test('filters narrow, and what is found in a title stands before what is found in a text', () => {
  assert.deepEqual(found('*:*', 'groups:transport', '+name:*1'), [1]);
  const mentioned = exampleDataset(4, { abstract: { zh: '与空气质量监测对照', en: 'Beside air quality' } });
  const { found: ranked } = searchPackages([mentioned, air], { ...asked, q: '空气质量' });
  assert.deepEqual([ranked[0], ranked[1]], [air, mentioned]);
});

test('facets count what was found, beyond the page that is shown', () => {
  const {
    count,
    found: page,
    facets,
    searchFacets,
  } = searchPackages(all, {
    ...asked,
    rows: 0,
    facets: ['organization', 'tags'],
  });
  assert.deepEqual([count, page], [3, []]);
  assert.deepEqual(facets.organization, { transport: 2, ecology: 1 });
  assert.deepEqual(
    searchFacets.organization?.items.find((one) => one.name === 'ecology'),
    {
      name: 'ecology',
      display_name: '市生态环境部门',
      count: 1,
    },
  );
});

test('what is no query, and no way to sort, is told', () => {
  for (const query of ['(a', 'a)', '"a', 'a:', ':a', 'AND', 'a:[1 TO', '('.repeat(50), 'x'.repeat(3000)])
    assert.throws(() => readSolrQuery(query), BadQuery, query);
  assert.throws(() => searchPackages(all, { ...asked, sort: 'password desc' }), BadQuery);
});

test('any text is a query or is refused as none', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a*?:()[]{}"+-! \\TOANDR公1'), maxLength: 60 }), (query) => {
      try {
        found(query);
      } catch (error) {
        assert.ok(error instanceof BadQuery, String(error));
      }
    }),
  ));

test('a package has what ckanapi makes a data package of', () => {
  const made = packageDictionary(air, 'http://127.0.0.1:3000');
  assert.equal(made.metadata_modified, '2026-10-02T02:03:04.000000');
  assert.deepEqual(
    [made.name, made.owner_org, made.organization.name, made.num_resources, made.resources[0]?.format],
    ['sj-2026-0002', 'ecology', 'ecology', 1, 'CSV'],
  );
  assert.ok(made.resources[0]?.datastore_active);
  assert.equal(made.extras.find((one) => one.key === 'title_en')?.value, 'Air quality');
});

test('a Frictionless package carries the schema of its table', () => {
  const made = dataPackage(air) as { resources: { schema: object; path: string }[]; licenses: object[] };
  assert.deepEqual(made.resources[0]?.schema, {
    fields: [
      { name: 'stop', type: 'string', title: '站点' },
      { name: 'boarding', type: 'integer', title: '上车', description: '一小时内刷卡；单位：人次' },
    ],
    missingValues: [''],
  });
  assert.equal(made.licenses.length, 1);
});
