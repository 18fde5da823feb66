import { ckanMoment } from './ckanPackage.ts';
import type { PublishedDataset } from './publishedDataset.ts';
import { BadQuery, readSolrQuery, type SolrQuery } from './solrQuery.ts';
import { type Searched, scoreOf } from './solrScore.ts';

/** What `package_search` asks for. */
export interface PackageSearch {
  readonly q: string;
  readonly filters: readonly string[];
  readonly sort?: string;
  readonly start: number;
  readonly rows: number;
  readonly facets: readonly string[];
  /** Values of a facet at most; negative: all. */
  readonly facetLimit: number;
  readonly facetMinimum: number;
}
export interface FacetItem {
  readonly name: string;
  readonly display_name: string;
  readonly count: number;
}
export interface PackageSearchResult {
  readonly count: number;
  readonly sort: string;
  readonly found: readonly PublishedDataset[];
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly searchFacets: Readonly<Record<string, { readonly title: string; readonly items: readonly FacetItem[] }>>;
}

const byDefault = 'score desc, metadata_modified desc';

const known = new WeakMap<PublishedDataset, Searched>();
/** What of a dataset is searched, and under which names; made once for each. */
export function searchedOf(of: PublishedDataset): Searched {
  const made = known.get(of) ?? makeSearched(of);
  known.set(of, made);
  return made;
}
function makeSearched(of: PublishedDataset): Searched {
  const remarks = Object.values(of.remarks);
  const fields: Readonly<Record<string, readonly (string | undefined)[]>> = {
    id: [of.id],
    name: [of.name],
    title: [of.title.zh, of.title.en],
    notes: [of.abstract.zh, of.abstract.en],
    tags: of.keywords,
    groups: [of.subject?.name],
    organization: [of.publisher.name],
    owner_org: [of.publisher.id],
    author: [of.publisher.title.zh],
    license_id: [of.licence?.id ?? 'notspecified'],
    res_format: [...new Set([...of.resources, ...of.links].map((one) => one.format.toUpperCase()))],
    state: [of.state],
    capacity: [of.state === 'active' ? 'public' : 'private'],
    private: [String(of.state !== 'active')],
    dataset_type: ['dataset'],
    type: ['dataset'],
    metadata_created: [ckanMoment(of.issued)],
    metadata_modified: [ckanMoment(of.modified)],
    ...Object.fromEntries(Object.entries(of.remarks).map(([name, value]) => [name, [value]])),
    ...Object.fromEntries(Object.entries(of.remarks).map(([name, value]) => [`extras_${name}`, [value]])),
  };
  return {
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, some]) => [name, some.filter((one) => one !== undefined)]),
    ),
    text: [
      { weight: 8, value: `${of.title.zh}\n${of.title.en}\n${of.name}` },
      { weight: 4, value: of.keywords.join('\n') },
      { weight: 2, value: `${of.abstract.zh}\n${of.abstract.en}` },
      {
        weight: 1,
        value: [
          of.publisher.title.zh,
          of.publisher.title.en,
          of.subject?.title.zh ?? '',
          ...remarks,
          ...of.fields.flatMap((one) => [one.name, one.label]),
        ].join('\n'),
      },
    ],
  };
}

const sorted = ['score', 'metadata_modified', 'metadata_created', 'name', 'title_string', 'title'] as const;
/** The ways to sort by, as `name asc, score desc`. BadQuery names one that is not there. */
function orders(sort: string): readonly { readonly by: (typeof sorted)[number]; readonly down: boolean }[] {
  return sort.split(',').map((one) => {
    const [name = '', direction = 'asc'] = one.trim().split(/\s+/u);
    const by = sorted.find((known) => known === name);
    if (!by || !['asc', 'desc'].includes(direction.toLowerCase()))
      throw new BadQuery(`cannot sort by “${one.trim()}”; by ${sorted.join(', ')} only`);
    return { by, down: direction.toLowerCase() === 'desc' };
  });
}

interface Scored {
  readonly of: PublishedDataset;
  readonly searched: Searched;
  readonly score: number;
}
const keyOf = ({ of, score }: Scored, by: (typeof sorted)[number]): string | number => {
  if (by === 'score') return score;
  if (by === 'metadata_modified') return of.modified;
  if (by === 'metadata_created') return of.issued;
  return by === 'name' ? of.name : of.title.zh;
};

/** Searches datasets as CKAN's `package_search` does. Throws BadQuery. */
export function searchPackages(all: readonly PublishedDataset[], asked: PackageSearch): PackageSearchResult {
  const query = readSolrQuery(asked.q);
  const filters: readonly SolrQuery[] = asked.filters.map(readSolrQuery);
  const sort = asked.sort && asked.sort !== 'rank' ? asked.sort : byDefault;
  const by = orders(sort);
  const found = all
    .map((of): Scored => {
      const searched = searchedOf(of);
      const passes = filters.every((one) => scoreOf(one, searched) > 0);
      return { of, searched, score: passes ? scoreOf(query, searched) : 0 };
    })
    .filter((one) => one.score > 0)
    .sort((a, b) => {
      for (const one of by) {
        const [first, second] = [keyOf(a, one.by), keyOf(b, one.by)];
        if (first !== second) return first < second === one.down ? 1 : -1;
      }
      return a.of.id < b.of.id ? -1 : 1;
    });
  const facets = Object.fromEntries(asked.facets.map((name) => [name, facetOf(found, name, asked)]));
  return {
    count: found.length,
    sort,
    found: found.slice(asked.start, asked.start + asked.rows).map(({ of }) => of),
    facets,
    searchFacets: Object.fromEntries(
      Object.entries(facets).map(([title, counts]) => [
        title,
        {
          title,
          items: Object.entries(counts)
            .map(([name, count]) => ({ name, count, display_name: displayName(found, title, name) }))
            .sort((a, b) => (a.display_name < b.display_name ? 1 : -1)),
        },
      ]),
    ),
  };
}

function facetOf(
  found: readonly Scored[],
  name: string,
  { facetLimit, facetMinimum }: PackageSearch,
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { searched } of found)
    for (const value of searched.fields[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ordered = [...counts].filter(([, n]) => n >= facetMinimum).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return Object.fromEntries(facetLimit < 0 ? ordered : ordered.slice(0, facetLimit));
}

function displayName(found: readonly Scored[], facet: string, name: string): string {
  const of = found.map((one) => one.of);
  if (facet === 'organization') return of.find((one) => one.publisher.name === name)?.publisher.title.zh ?? name;
  if (facet === 'groups') return of.find((one) => one.subject?.name === name)?.subject?.title.zh ?? name;
  if (facet === 'license_id') return of.find((one) => one.licence?.id === name)?.licence?.title ?? name;
  return name;
}
