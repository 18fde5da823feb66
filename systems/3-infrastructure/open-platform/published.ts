import { createHash } from 'node:crypto';
import type {
  Licence,
  PublishedCatalogue,
  PublishedDataset,
  PublishedField,
  PublishedLink,
  PublishedResource,
  Publisher,
} from '#families/opendata/formats/publishedDataset.ts';
import { frequencies, licences, subjects } from '#families/opendata/words.ts';
import { dataCategories, dataGrades, openingClasses } from '#families/rules/dataFacts.ts';
import type { City } from '#kernel/city.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { type Label, label } from '#kernel/label.ts';
import { getOffice, isOfficeId } from '#law/offices.ts';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly facts: Facts;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly provider: string | null;
  readonly providerEn: string | null;
  readonly version: string | null;
  readonly versionNumber: number;
  readonly rows: number;
  readonly loadedAt: string;
  readonly personal: boolean;
  readonly cleared: boolean;
  readonly name: string | null;
  readonly tags: readonly string[] | null;
  readonly extras: Readonly<Record<string, string>> | null;
  readonly links: readonly PublishedLink[] | null;
}
interface Facts {
  readonly title: string;
  readonly titleEn?: string;
  readonly abstract?: Bilingual;
  readonly office?: string;
  readonly provider?: string;
  readonly subject?: keyof typeof subjects;
  readonly spatial?: string;
  readonly temporal?: { from: string; to: string | null };
  readonly frequency?: keyof typeof frequencies;
  readonly licence?: keyof typeof licences;
  readonly fields?: readonly (Omit<PublishedField, 'meaning' | 'label'> & { label?: string; meaning?: Bilingual })[];
  readonly source?: Bilingual;
  readonly generated?: boolean;
  readonly opening?: keyof typeof openingClasses;
  readonly category?: keyof typeof dataCategories;
  readonly grade?: keyof typeof dataGrades;
  readonly personal?: boolean;
}

/** The public catalogue at one moment, as stock formats tell of it. */
export interface Snapshot {
  readonly datasets: readonly PublishedDataset[];
  /** By id and by name. */
  readonly dataset: ReadonlyMap<string, PublishedDataset>;
  /** The dataset of each resource, links among them. */
  readonly resource: ReadonlyMap<string, PublishedDataset>;
  readonly modified: string;
}

const select = `select r.id, r.number, r.state, r.facts, r.created_at as "createdAt", r.updated_at as "updatedAt",
    p.name as provider, p.name_en as "providerEn", v.id as version, v.number as "versionNumber", v.rows::float8 as rows, v.at as "loadedAt",
    coalesce(v.personal, true) or coalesce(r.facts->>'personal', 'true') <> 'false' as personal,
    c.parquet_file is not null as cleared, k.name, k.tags, k.extras, k.links
  from records r left join parties p on p.id::text = r.facts->>'provider'
    left join lateral (select * from dataset_versions where dataset = r.id and state = 'ready' order by number desc limit 1) v on true
    left join version_clearances c on c.version = v.id and c.withdrawn_at is null
    left join ckan_packages k on k.dataset = r.id
  where r.system = 'data-catalogue'`;

let last: { readonly city: string; readonly stamp: string; readonly snapshot: Snapshot } | undefined;

/** The public catalogue; read anew only where something of it has changed. */
export async function publishedCatalogue(city: City): Promise<Snapshot> {
  const [row] = await city.query<{ stamp: string }>(
    `select concat_ws(' ', (select count(*) || ' ' || max(updated_at) from records where system = 'data-catalogue'),
       (select max(greatest(at, withdrawn_at)) from version_clearances), (select max(changed_at) from ckan_packages),
       current_database(), (select oid from pg_database where datname = current_database())) as stamp`,
  );
  const stamp = row?.stamp ?? '';
  if (last?.stamp === stamp && last.city === city.address) return last.snapshot;
  const rows = await city.query<Row>(`${select} and r.state = 'published' order by r.number`);
  const datasets = rows.map((one) => publishedOf(one, city.address));
  const snapshot = {
    datasets,
    dataset: new Map(datasets.flatMap((one) => [[one.id, one] as const, [one.name, one] as const])),
    resource: new Map(datasets.flatMap((one) => [...one.resources, ...one.links].map(({ id }) => [id, one] as const))),
    modified:
      datasets
        .map((one) => one.modified)
        .toSorted()
        .at(-1) ?? '1970-01-01T00:00:00.000Z',
  };
  last = { city: city.address, stamp, snapshot };
  return snapshot;
}

/** A dataset whatever its state, by its id or its name; whoever asks must be let to. */
export async function findDataset(city: City, name: string): Promise<PublishedDataset | null> {
  const [row] = await city.query<Row>(
    `${select} and (r.id::text = $1 or k.name = $1 or r.number = upper($1)) limit 1`,
    [name],
  );
  return row ? publishedOf(row, city.address) : null;
}

/** The id of one of a dataset's files: the same whichever version is current, and told by nothing else. */
export function resourceId(dataset: string, format: PublishedResource['format']): string {
  const digest = createHash('sha256').update(`${dataset}/${format}`).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

const both = (value: Bilingual | undefined): Label => label(value?.zh ?? '', value?.en ?? value?.zh ?? '');
const moment = (at: unknown): string => new Date(at as string).toISOString();

export const officePublisher = (id: string): Publisher | null =>
  isOfficeId(id) ? { id, name: id, title: getOffice(id).name } : null;

function publisherOf({ facts, provider, providerEn }: Row): Publisher {
  const office = facts.office === undefined ? null : officePublisher(facts.office);
  if (office) return office;
  const id = facts.provider ?? 'data';
  return { id, name: `party-${id}`, title: label(provider ?? '', providerEn ?? provider ?? '') };
}

export const licenceOf = (id: keyof typeof licences): Licence => ({
  id,
  title: licences[id].zh,
  open: id !== 'agreement',
  ...(id === 'cc-by-4.0' && { url: 'https://creativecommons.org/licenses/by/4.0/' }),
});

function publishedOf(row: Row, address: string): PublishedDataset {
  const { id, number, facts, version } = row;
  const { subject, frequency, licence, opening, category, grade } = facts;
  const page = `${address}/data-catalogue/${id}`;
  // Personal data are served as the de-identified table of the clearance, else not at all: the gate decides again.
  const served = version !== null && opening === 'unconditional' && (!row.personal || row.cleared);
  const file = (format: PublishedResource['format'], zh: string, en: string): PublishedResource => ({
    id: resourceId(id, format),
    name: label(zh, en),
    format,
    access: page,
    rows: served && format === 'csv',
    ...(served && { download: `${address}/api/data/${id}/download.${format}` }),
  });
  const offered = version !== null && opening !== 'closed';
  return {
    id,
    name: row.name ?? number.toLowerCase(),
    state: row.state === 'published' ? 'active' : row.state === 'withdrawn' ? 'deleted' : 'draft',
    title: label(facts.title, facts.titleEn ?? facts.title),
    abstract: both(facts.abstract),
    publisher: publisherOf(row),
    ...(subject && { subject: { name: subject, title: subjects[subject] } }),
    keywords: row.tags?.length ? row.tags : subject ? [subjects[subject].zh] : [],
    ...(licence && { licence: licenceOf(licence) }),
    spatial: facts.spatial,
    temporal: facts.temporal,
    frequency,
    issued: moment(row.createdAt),
    modified: moment(row.updatedAt),
    page,
    remarks: {
      ...row.extras,
      number,
      ...(frequency && { frequency_label: frequencies[frequency].zh }),
      ...(opening && { opening, opening_label: openingClasses[opening].zh }),
      ...(category && { category: dataCategories[category].zh }),
      ...(grade && { grade: dataGrades[grade].zh }),
      ...(facts.source && { source: facts.source.zh }),
      ...(facts.generated && { generated: '本数据由程序生成，纯属虚构' }),
    },
    fields: (facts.fields ?? []).map(({ name, type, unit, label: called, meaning }) => ({
      name,
      type,
      unit,
      label: called ?? name,
      meaning: meaning?.zh,
    })),
    ...(version && { version: { id: version, number: row.versionNumber, rows: row.rows, at: moment(row.loadedAt) } }),
    resources: offered
      ? [
          file('csv', 'CSV 文件', 'CSV file'),
          file('json', 'JSON 文件', 'JSON file'),
          file('parquet', 'Parquet 文件', 'Parquet file'),
        ]
      : [],
    links: row.links ?? [],
  };
}

/** The catalogue itself. */
export const catalogueOf = (city: City, modified: string): PublishedCatalogue => ({
  address: city.address,
  title: label('深圳市公共数据开放平台（条例 Tiaoli）', 'Public data open platform of Shenzhen (Tiaoli)'),
  abstract: label(
    '依《深圳经济特区人工智能产业促进条例》第三十一条公开的人工智能产业公共数据。',
    'Public data for the AI industry, opened under Article 31 of the Regulation.',
  ),
  publisher: officePublisher('data') as Publisher,
  modified,
});
