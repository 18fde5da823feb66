import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { addVersion, ingestVersion } from '#families/opendata/ingest.ts';
import { findCurrentVersion } from '#families/opendata/versions.ts';
import type { City } from '#kernel/city.ts';
import type { Job } from '#kernel/effects.ts';
import { type Described, factsOf } from '../described.ts';
import { csvOf } from '../generated/dataset.ts';
import { type LivingDataset, livingDatasets } from './registers.ts';

/** Unchanged, a register is told anew after so many days: that it was looked at is news as well. */
const atLeastEvery = 6;

const described = (of: LivingDataset): Described => ({
  ...of,
  frequency: 'weekly',
  generated: false,
  source: {
    zh: '由本平台的登记记录自动生成，只含公众可以查阅的内容',
    en: 'Made from the records of this platform, of what anybody may read of them',
  },
});

/** The dataset of a register; made as a draft of its office where there is none yet. */
async function datasetOf(city: City, of: LivingDataset): Promise<string> {
  const [kept] = await city.query<{ dataset: string }>('select dataset from living_datasets where key = $1', [of.key]);
  if (kept) return kept.dataset;
  const { id } = await city.create('data-catalogue', factsOf(described(of)), { key: `living-dataset-${of.key}` });
  await city.query('insert into living_datasets (key, dataset) values ($1, $2) on conflict do nothing', [of.key, id]);
  return id;
}

/** Loads what a register tells now as the next version of its dataset, where it is news. Gives the dataset. */
export async function refreshRegister(city: City, of: LivingDataset): Promise<string> {
  const dataset = await datasetOf(city, of);
  const text = csvOf(of.fields, await of.rows(city));
  const current = await findCurrentVersion(city, dataset);
  const age = current ? (city.now().getTime() - Date.parse(current.at)) / 86_400_000 : Number.POSITIVE_INFINITY;
  if (current?.sourceFile === createHash('sha256').update(text).digest('hex') && age < atLeastEvery) return dataset;
  await loadText(city, dataset, `${of.key}.csv`, text);
  return dataset;
}

/** Loads a text as the next version of a dataset. */
export async function loadText(city: City, dataset: string, name: string, text: string): Promise<void> {
  const partial = await city.files.partial();
  await writeFile(partial, text, { mode: 0o600 });
  const { id } = await addVersion(city, dataset, { partial, name }, null);
  await ingestVersion(city, id);
}

/** Every night at twenty past two in Shenzhen. */
export const refreshRegisters: Job = {
  name: 'open-platform.refreshRegisters',
  times: '20 18 * * *',
  async run(_payload, city) {
    for (const one of livingDatasets) await refreshRegister(city, one);
  },
};
