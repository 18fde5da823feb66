import type { Label } from '#kernel/label.ts';
import {
  mediaTypes,
  type PublishedDataset,
  type PublishedField,
  type PublishedLink,
  type PublishedResource,
} from './publishedDataset.ts';

/** CKAN's moments: UTC, without a zone's letter. */
export const ckanMoment = (moment: string): string => `${new Date(moment).toISOString().slice(0, -1)}000`;
/** CKAN has one title and one description: Chinese first, English behind it where it says something of its own. */
const notes = ({ zh, en }: Label): string => (en === zh ? zh : `${zh}\n\n${en}`);

/** The types that CKAN's data store gives its columns. */
export const datastoreTypes: Readonly<Record<PublishedField['type'], string>> = {
  string: 'text',
  integer: 'numeric',
  number: 'numeric',
  boolean: 'bool',
  date: 'date',
  datetime: 'timestamp',
};

/** The columns as `datastore_search` tells them, the row's own number first. */
export const datastoreFields = (fields: readonly PublishedField[]) => [
  { id: '_id', type: 'int' },
  ...fields.map(({ name, label, type, unit, meaning }) => ({
    id: name,
    type: datastoreTypes[type],
    info: { label, notes: [meaning, unit && `单位：${unit}`].filter(Boolean).join('；') },
  })),
];

/** Groups and organisations as packages name them. */
export const groupReference = (group: { readonly name: string; readonly title: Label }) => ({
  id: group.name,
  name: group.name,
  title: group.title.zh,
  display_name: group.title.zh,
  description: group.title.en,
  image_display_url: '',
});

export const tagOf = (name: string) => ({ id: name, name, display_name: name, state: 'active', vocabulary_id: null });

const nowhere = { cache_last_updated: null, cache_url: null, mimetype_inner: null, url_type: null } as const;

export function resourceDictionary(of: PublishedDataset, resource: PublishedResource, position: number) {
  const { id, name, format, download, access, size } = resource;
  return {
    ...nowhere,
    id,
    package_id: of.id,
    name: name.zh,
    description: name.en,
    url: download ?? access,
    format: format.toUpperCase(),
    mimetype: download ? mediaTypes[format] : 'text/html',
    size: size ?? null,
    hash: '',
    position,
    state: 'active',
    created: ckanMoment(of.issued),
    last_modified: of.version ? ckanMoment(of.version.at) : null,
    metadata_modified: ckanMoment(of.modified),
    datastore_active: resource.rows,
    resource_type: download ? 'file' : 'api',
  };
}
export type CkanResource = Omit<ReturnType<typeof resourceDictionary>, 'mimetype'> & {
  readonly mimetype: string | null;
};

export const linkDictionary = (of: PublishedDataset, link: PublishedLink, position: number): CkanResource => ({
  ...nowhere,
  id: link.id,
  package_id: of.id,
  name: link.name,
  description: link.description ?? '',
  url: link.url,
  format: link.format,
  mimetype: null,
  size: null,
  hash: '',
  position,
  state: 'active',
  created: ckanMoment(of.issued),
  last_modified: null,
  metadata_modified: ckanMoment(of.modified),
  datastore_active: false,
  resource_type: 'file',
});

/** Every resource of a dataset: its own files, then what its publisher links to. */
export const resourcesOf = (of: PublishedDataset): readonly CkanResource[] => [
  ...of.resources.map((one, at) => resourceDictionary(of, one, at)),
  ...of.links.map((one, at) => linkDictionary(of, one, of.resources.length + at)),
];

/** The dataset as CKAN's `package_show` gives it; what CKAN has no word for stands among its `extras`. */
export function packageDictionary(of: PublishedDataset, address: string) {
  const { publisher, licence } = of;
  const organization = {
    id: publisher.id,
    name: publisher.name,
    title: publisher.title.zh,
    type: 'organization',
    description: publisher.title.en,
    image_url: '',
    created: ckanMoment(of.issued),
    is_organization: true,
    approval_status: 'approved',
    state: 'active',
  };
  const told: Readonly<Record<string, string | undefined>> = {
    title_en: of.title.en,
    spatial_text: of.spatial,
    temporal_start: of.temporal?.from,
    temporal_end: of.temporal?.to ?? undefined,
    frequency: of.frequency,
    ...of.remarks,
  };
  const tags = of.keywords.map(tagOf);
  return {
    id: of.id,
    name: of.name,
    title: of.title.zh,
    notes: notes(of.abstract),
    url: of.page,
    type: 'dataset',
    state: of.state,
    private: of.state !== 'active',
    isopen: licence?.open ?? false,
    license_id: licence?.id ?? 'notspecified',
    license_title: licence?.title ?? '',
    ...(licence?.url && { license_url: licence.url }),
    version: of.version ? String(of.version.number) : '',
    author: publisher.title.zh,
    author_email: '',
    maintainer: '',
    maintainer_email: '',
    creator_user_id: null,
    owner_org: publisher.id,
    organization,
    metadata_created: ckanMoment(of.issued),
    metadata_modified: ckanMoment(of.modified),
    num_resources: of.resources.length + of.links.length,
    num_tags: tags.length,
    resources: resourcesOf(of),
    tags,
    groups: of.subject ? [groupReference(of.subject)] : [],
    extras: Object.entries(told).flatMap(([key, value]) => (value ? [{ key, value }] : [])),
    relationships_as_object: [],
    relationships_as_subject: [],
    ckan_url: `${address}/dataset/${of.name}`,
  };
}
export type CkanPackage = ReturnType<typeof packageDictionary>;
