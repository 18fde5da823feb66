import { randomUUID } from 'node:crypto';
import { mediaTypes, type PublishedLink } from '#families/opendata/formats/publishedDataset.ts';
import type { City } from '#kernel/city.ts';
import { isId } from '#kernel/fields/reference.ts';
import { resourceId } from '../published.ts';
import { invalid } from './fault.ts';
import type { Given } from './given.ts';

/** What a client of CKAN says of a dataset beyond its record's facts; absent: as it was. */
export interface Said {
  readonly name?: string;
  readonly tags?: readonly string[];
  readonly extras?: Readonly<Record<string, string>>;
  readonly links?: readonly PublishedLink[];
}
const formats = Object.keys(mediaTypes) as (keyof typeof mediaTypes)[];
const most = { tags: 50, extras: 100, links: 100 } as const;
/** What the record itself tells: not kept a second time. */
const ofTheRecord: ReadonlySet<string> = new Set([
  'title_en',
  'spatial_text',
  'temporal_start',
  'temporal_end',
  'frequency',
  'frequency_label',
  'source',
  'number',
  'opening',
  'opening_label',
  'category',
  'grade',
  'generated',
]);

const bounded = <T>(all: readonly T[], name: keyof typeof most): readonly T[] => {
  if (all.length > most[name]) throw invalid(name, `At most ${most[name]}`, `最多${most[name]}项`);
  return all;
};

/** Tags and extras as CKAN's dictionaries have them. Throws Invalid. */
export function saidOf(given: Given): { readonly tags: readonly string[]; readonly extras: Record<string, string> } {
  const tags = (given.json('tags') ?? []) as readonly (string | { name?: string })[];
  const extras = (given.json('extras') ?? []) as readonly { key?: unknown; value?: unknown }[];
  if (!Array.isArray(tags) || !Array.isArray(extras)) throw invalid('tags', 'Not a list', '应为列表');
  const names = tags.map((one) => String(typeof one === 'string' ? one : one?.name).trim());
  if (names.some((one) => !/^[^,\p{Cc}]{2,100}$/u.test(one)))
    throw invalid('tags', 'A tag has 2 to 100 signs and no comma', '标签为2至100字，不含逗号');
  const own = extras.filter((one) => !ofTheRecord.has(String(one?.key)));
  return {
    tags: [...new Set(bounded(names, 'tags'))],
    extras: Object.fromEntries(
      bounded(own, 'extras').map((one) => [String(one.key).slice(0, 100), String(one.value ?? '').slice(0, 2000)]),
    ),
  };
}

/** A link from a resource's dictionary. Throws Invalid where its address is none. */
export function linkIn(resource: Readonly<Record<string, unknown>>): PublishedLink {
  const url = String(resource.url ?? '');
  if (!/^https?:\/\/[^\s<>"]{3,2000}$/u.test(url)) throw invalid('url', 'Not an http(s) address', '应为 http(s) 网址');
  const text = (name: string, length: number) => String(resource[name] ?? '').slice(0, length);
  return {
    id: typeof resource.id === 'string' && isId(resource.id) ? resource.id : randomUUID(),
    name: text('name', 200) || url,
    description: text('description', 2000),
    url,
    format: text('format', 40),
  };
}
/** The links among a package's resources: not its own files, which a client repeats as it was shown them. */
export const linksIn = (resources: readonly unknown[], dataset?: string): readonly PublishedLink[] => {
  const own = dataset === undefined ? [] : formats.map((one) => resourceId(dataset, one));
  return bounded(resources, 'links')
    .map((one) => (one ?? {}) as Readonly<Record<string, unknown>>)
    .filter(({ id, url, datastore_active: rows }) => url && rows !== true && !own.some((one) => one === id))
    .map(linkIn);
};

/** Keeps what was said. Throws Invalid where the name is another dataset's. */
export async function saveSaid(city: City, dataset: string, { name, tags, extras, links }: Said): Promise<void> {
  try {
    await city.query(
      `insert into ckan_packages (dataset, name, tags, extras, links, changed_at)
         values ($1, $2, coalesce($3::text[], '{}'), coalesce($4::jsonb, '{}'), coalesce($5::jsonb, '[]'), $6)
       on conflict (dataset) do update set name = coalesce($2, ckan_packages.name), tags = coalesce($3::text[], ckan_packages.tags),
         extras = coalesce($4::jsonb, ckan_packages.extras), links = coalesce($5::jsonb, ckan_packages.links), changed_at = $6`,
      [
        dataset,
        name ?? null,
        tags ?? null,
        extras ? JSON.stringify(extras) : null,
        links ? JSON.stringify(links) : null,
        city.now().toISOString(),
      ],
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    throw invalid('name', 'That URL is already in use.', '该名称已被使用');
  }
}
export async function linksOf(city: City, dataset: string): Promise<readonly PublishedLink[]> {
  const [row] = await city.query<{ links: readonly PublishedLink[] }>(
    'select links from ckan_packages where dataset = $1',
    [dataset],
  );
  return row?.links ?? [];
}
/** The dataset that a link stands with; null where there is no such link. */
export async function datasetOfLink(city: City, link: string): Promise<string | null> {
  const [row] = await city.query<{ dataset: string }>(
    `select dataset from ckan_packages where links @> jsonb_build_array(jsonb_build_object('id', $1::text)) limit 1`,
    [link],
  );
  return row?.dataset ?? null;
}
