import { groupReference, packageDictionary, tagOf } from '#families/opendata/formats/ckanPackage.ts';
import type { PublishedDataset, Publisher } from '#families/opendata/formats/publishedDataset.ts';
import { subjects } from '#families/opendata/words.ts';
import type { City } from '#kernel/city.ts';
import type { Label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { officeIds } from '#law/offices.ts';
import { officePublisher, publishedCatalogue } from '../published.ts';
import { type Action, type Asked, reading, windowOf } from './asked.ts';

interface Group {
  readonly id: string;
  readonly name: string;
  readonly title: Label;
  readonly datasets: readonly PublishedDataset[];
}
type Kind = 'organization' | 'group';

/** The offices and whoever else publishes; or the subjects. */
async function groupsOf(kind: Kind, city: City): Promise<readonly Group[]> {
  const { datasets } = await publishedCatalogue(city);
  if (kind === 'group')
    return Object.entries(subjects).map(([name, title]) => ({
      id: name,
      name,
      title,
      datasets: datasets.filter((one) => one.subject?.name === name),
    }));
  const publishers = new Map<string, Publisher>(
    [...officeIds.map((id) => officePublisher(id) as Publisher), ...datasets.map((one) => one.publisher)].map((one) => [
      one.id,
      one,
    ]),
  );
  return [...publishers.values()].map((one) => ({
    ...one,
    datasets: datasets.filter(({ publisher }) => publisher.id === one.id),
  }));
}

const shown = (kind: Kind, group: Group) => ({
  ...groupReference(group),
  type: kind,
  is_organization: kind === 'organization',
  approval_status: 'approved',
  state: 'active',
  image_url: '',
  created: null,
  num_followers: 0,
  package_count: group.datasets.length,
});

async function list(kind: Kind, { given, city }: Asked): Promise<unknown> {
  const named = given.list(kind === 'group' ? 'groups' : 'organizations');
  const groups = (await groupsOf(kind, city)).filter((one) => named.length === 0 || named.includes(one.name));
  const sort = given.text('sort') ?? 'title asc';
  const key = ({ name, title, datasets }: Group): string | number =>
    sort.startsWith('package_count') ? datasets.length : sort.startsWith('name') ? name : title.zh;
  const sorted = groups.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const page = windowOf(/desc\s*$/u.test(sort) ? sorted.toReversed() : sorted, given);
  return given.yes('all_fields') ? page.map((one) => shown(kind, one)) : page.map((one) => one.name);
}

async function getGroup(kind: Kind, { given, city }: Asked): Promise<Group> {
  const id = given.needed('id');
  const found = (await groupsOf(kind, city)).find((one) => one.id === id || one.name === id);
  if (!found) throw new Refused('not-found');
  return found;
}

async function show(kind: Kind, asked: Asked): Promise<unknown> {
  const group = await getGroup(kind, asked);
  return {
    ...shown(kind, group),
    users: [],
    tags: [],
    extras: [],
    groups: [],
    ...(asked.given.yes('include_datasets') && {
      packages: group.datasets.slice(0, 1000).map((one) => packageDictionary(one, asked.city.address)),
    }),
  };
}

async function autocomplete(kind: Kind, { given, city }: Asked): Promise<unknown> {
  const q = given.needed('q').toLowerCase();
  const found = (await groupsOf(kind, city)).filter(({ name, title }) =>
    [name, title.zh, title.en].some((one) => one.toLowerCase().includes(q)),
  );
  return found.slice(0, given.whole('limit', 20)).map(({ id, name, title }) => ({ id, name, title: title.zh }));
}

async function tagsOf(city: City): Promise<ReadonlyMap<string, readonly PublishedDataset[]>> {
  const { datasets } = await publishedCatalogue(city);
  const tags = new Map<string, PublishedDataset[]>();
  for (const one of datasets) for (const tag of one.keywords) tags.set(tag, [...(tags.get(tag) ?? []), one]);
  return tags;
}
async function tagsLike({ given, city }: Asked): Promise<readonly string[]> {
  const q = (given.text('query') ?? given.text('q') ?? '').toLowerCase();
  return [...(await tagsOf(city)).keys()].filter((one) => one.toLowerCase().includes(q)).toSorted();
}

/** Publishers, subjects and tags. */
export const groupActions: Readonly<Record<string, Action>> = {
  organization_list: reading('offices and other publishers; all_fields, organizations, sort, limit, offset', (asked) =>
    list('organization', asked),
  ),
  organization_show: reading('a publisher by id or name; include_datasets', (asked) => show('organization', asked)),
  organization_autocomplete: reading('publishers by q', (asked) => autocomplete('organization', asked)),
  organization_list_for_user: reading('publishers in whose name one may act', async (asked) => {
    const own = new Set<string>([...asked.actor.offices, ...asked.actor.parties]);
    const groups = await groupsOf('organization', asked.city);
    return groups
      .filter((one) => own.has(one.id))
      .map((one) => ({ ...shown('organization', one), capacity: 'editor' }));
  }),
  group_list: reading('subjects; all_fields, groups, sort, limit, offset', (asked) => list('group', asked)),
  group_show: reading('a subject; include_datasets', (asked) => show('group', asked)),
  group_autocomplete: reading('subjects by q', (asked) => autocomplete('group', asked)),
  group_package_show: reading('datasets of a subject; limit', async (asked) => {
    const { datasets } = await getGroup('group', asked);
    return windowOf(datasets, asked.given).map((one) => packageDictionary(one, asked.city.address));
  }),
  tag_list: reading('tags; query, all_fields', async (asked) => {
    const tags = await tagsLike(asked);
    return asked.given.yes('all_fields') ? tags.map(tagOf) : tags;
  }),
  tag_show: reading('a tag; include_datasets', async ({ given, city }) => {
    const name = given.needed('id');
    const datasets = (await tagsOf(city)).get(name);
    if (!datasets) throw new Refused('not-found');
    return {
      ...tagOf(name),
      ...(given.yes('include_datasets') && { packages: datasets.map((one) => packageDictionary(one, city.address)) }),
    };
  }),
  tag_search: reading('tags by query; limit, offset', async (asked) => {
    const tags = await tagsLike(asked);
    return { count: tags.length, results: windowOf(tags, asked.given).map(tagOf) };
  }),
  tag_autocomplete: reading('tags by query; limit', async (asked) => windowOf(await tagsLike(asked), asked.given)),
  vocabulary_list: reading('none are kept', async () => []),
};
