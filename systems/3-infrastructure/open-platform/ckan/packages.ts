import { packageDictionary, resourcesOf } from '#families/opendata/formats/ckanPackage.ts';
import { searchPackages } from '#families/opendata/formats/ckanSearch.ts';
import type { PublishedDataset } from '#families/opendata/formats/publishedDataset.ts';
import { BadQuery } from '#families/opendata/formats/solrQuery.ts';
import { Refused } from '#kernel/refusals.ts';
import { publishedCatalogue } from '../published.ts';
import { type Action, type Asked, datasetNamed, reading, windowOf } from './asked.ts';

const mostRows = 1000;
const shown = (of: PublishedDataset, { city }: Asked) => packageDictionary(of, city.address);

async function search(asked: Asked): Promise<object> {
  const { given, city } = asked;
  const { datasets } = await publishedCatalogue(city);
  const { count, sort, found, facets, searchFacets } = searchPackages(datasets, {
    q: given.text('q') ?? '*:*',
    filters: [given.text('fq'), ...given.list('fq_list')].filter((one) => one !== undefined),
    sort: given.text('sort'),
    start: given.whole('start', 0),
    rows: given.whole('rows', 10, mostRows),
    facets: given.yes('facet', true) ? given.list('facet.field') : [],
    facetLimit: Number(given.text('facet.limit') ?? 50),
    facetMinimum: given.whole('facet.mincount', 1),
  });
  const wanted = given.list('fl');
  const results = found.map((one) => {
    const whole = shown(one, asked);
    return wanted.length === 0
      ? whole
      : Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.includes(name)));
  });
  return { count, facets, results, sort, search_facets: searchFacets };
}

/** `query` as `name:csv`, or several of them that must all hold; the field is one of a resource. */
async function searchResources({ given, city }: Asked): Promise<object> {
  const query = given.json('query');
  const terms = (Array.isArray(query) ? query : [query ?? '']).map((one) => {
    const [field = '', ...value] = String(one).split(':');
    if (value.length === 0) throw new BadQuery(`“${one}” is not of the form field:term`);
    return [field, value.join(':').toLowerCase()] as const;
  });
  const { datasets } = await publishedCatalogue(city);
  const found = datasets.flatMap(resourcesOf).filter((one) =>
    terms.every(([field, term]) =>
      String((one as unknown as Record<string, unknown>)[field] ?? '')
        .toLowerCase()
        .includes(term),
    ),
  );
  return { count: found.length, results: windowOf(found, given) };
}

/** What may be read of datasets and their resources. */
export const packageActions: Readonly<Record<string, Action>> = {
  package_list: reading('names of all public datasets; limit, offset', async ({ given, city }) => {
    const { datasets } = await publishedCatalogue(city);
    return windowOf(datasets.map((one) => one.name).toSorted(), given);
  }),
  current_package_list_with_resources: reading(
    'public datasets, the latest change first; limit, offset',
    async (asked) => {
      const { datasets } = await publishedCatalogue(asked.city);
      const latest = datasets.toSorted((a, b) => (a.modified < b.modified ? 1 : -1));
      const { given } = asked;
      const offset = given.whole('offset', 0);
      return latest.slice(offset, offset + given.whole('limit', mostRows, mostRows)).map((one) => shown(one, asked));
    },
  ),
  package_show: reading('a dataset by id or name', async (asked) =>
    shown(await datasetNamed(asked, asked.given.needed('id', 'name_or_id')), asked),
  ),
  package_search: reading(
    'datasets by q, fq, fq_list; sort, start, rows, facet.field, facet.limit, facet.mincount, fl',
    search,
  ),
  package_autocomplete: reading('datasets whose name or title holds q; limit', async ({ given, city }) => {
    const q = given.needed('q').toLowerCase();
    const { datasets } = await publishedCatalogue(city);
    return datasets
      .filter((one) => [one.name, one.title.zh, one.title.en].some((text) => text.toLowerCase().includes(q)))
      .slice(0, given.whole('limit', 10))
      .map(({ name, title }) => ({
        name,
        title: title.zh,
        match_field: name.includes(q) ? 'name' : 'title',
        match_displayed: name.includes(q) ? name : `${title.zh} (${name})`,
      }));
  }),
  package_relationships_list: reading('none are kept', async () => []),
  resource_show: reading('a resource by id', async ({ given, city }) => {
    const id = given.needed('id');
    const dataset = (await publishedCatalogue(city)).resource.get(id);
    const found = dataset && resourcesOf(dataset).find((one) => one.id === id);
    if (!found) throw new Refused('not-found');
    return found;
  }),
  resource_search: reading('resources by query field:term; limit, offset', searchResources),
  resource_view_list: reading('views of a resource; none are kept', async ({ given, city }) => {
    if (!(await publishedCatalogue(city)).resource.has(given.needed('id'))) throw new Refused('not-found');
    return [];
  }),
  format_autocomplete: reading('formats that begin with q; limit', async ({ given, city }) => {
    const q = given.needed('q').toLowerCase();
    const { datasets } = await publishedCatalogue(city);
    const formats = new Set(datasets.flatMap(resourcesOf).map((one) => one.format.toLowerCase()));
    return [...formats].filter((one) => one.includes(q)).slice(0, given.whole('limit', 5));
  }),
};
