import { resourcesOf } from '#families/opendata/formats/ckanPackage.ts';
import { addVersion } from '#families/opendata/ingest.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { findDataset, publishedCatalogue, resourceId } from '../published.ts';
import { type Action, type Asked, writing } from './asked.ts';
import { invalid } from './fault.ts';
import { datasetOfLink, linkIn, linksOf, saveSaid } from './said.ts';
import { mayChange, recordNamed, signedIn } from './write.ts';

async function changeable(asked: Asked, dataset: string): Promise<CaseRecord> {
  signedIn(asked);
  const record = await recordNamed(asked, dataset);
  if (!mayChange(record, asked)) throw new Refused('not-allowed');
  return record;
}
/** A resource of a dataset as CKAN shows it; one whose table is still loading is shown as it will be. */
async function shown({ city }: Asked, dataset: string, id: string): Promise<object> {
  const of = await findDataset(city, dataset);
  const found = of && resourcesOf(of).find((one) => one.id === id);
  return found ?? { id, package_id: dataset, state: 'active', datastore_active: false, format: 'CSV' };
}

/** The file becomes the next version of the dataset and is loaded in the background; another file leaves it as it is. */
async function load(asked: Asked, record: CaseRecord): Promise<object> {
  const { city, actor, upload } = asked;
  if (!upload) throw invalid('upload', 'Missing value', '缺少文件');
  const version = await addVersion(city, record.id, upload, actor.person ?? null);
  await city.as(actor).start('data-catalogue.ingest', { version: version.id });
  return shown(asked, record.id, resourceId(record.id, 'csv'));
}

async function create(asked: Asked): Promise<object> {
  const { given, city, upload } = asked;
  const record = await changeable(asked, given.needed('package_id'));
  if (upload) return load(asked, record);
  const link = linkIn(Object.fromEntries(['url', 'name', 'description', 'format'].map((one) => [one, given.raw(one)])));
  await saveSaid(city, record.id, { links: [...(await linksOf(city, record.id)), link] });
  return shown(asked, record.id, link.id);
}

/** The dataset of a resource: of a link from what is kept of it, of one of our own files from the catalogue. */
async function datasetOf({ city, given }: Asked): Promise<{ dataset: string; isLink: boolean }> {
  const id = given.needed('id');
  const own = (await publishedCatalogue(city)).resource.get(id);
  const linked = await datasetOfLink(city, id);
  const dataset = linked ?? own?.id ?? (given.has('package_id') ? given.needed('package_id') : undefined);
  if (!dataset) throw new Refused('not-found');
  return { dataset, isLink: linked !== null };
}
async function change(asked: Asked): Promise<object> {
  const { given, city } = asked;
  const { dataset, isLink } = await datasetOf(asked);
  const record = await changeable(asked, dataset);
  if (!isLink || asked.upload) return load(asked, record);
  const id = given.needed('id');
  const links = (await linksOf(city, record.id)).map((one) =>
    one.id === id
      ? linkIn({
          ...one,
          ...Object.fromEntries(
            ['url', 'name', 'description', 'format'].flatMap((name) =>
              given.has(name) ? [[name, given.raw(name)]] : [],
            ),
          ),
        })
      : one,
  );
  await saveSaid(city, record.id, { links });
  return shown(asked, record.id, id);
}
async function remove(asked: Asked): Promise<null> {
  const { given, city } = asked;
  const { dataset, isLink } = await datasetOf(asked);
  const record = await changeable(asked, dataset);
  if (!isLink)
    throw new Refused('not-allowed', {
      message: {
        zh: '已入库的版本不删除，可以撤下数据',
        en: 'Versions that were loaded are not deleted; the dataset may be withdrawn',
      },
    });
  await saveSaid(city, record.id, {
    links: (await linksOf(city, record.id)).filter((one) => one.id !== given.needed('id')),
  });
  return null;
}

/** Files and links of a dataset, by a key. */
export const writeResourceActions: Readonly<Record<string, Action>> = {
  resource_create: writing('a table as the next version (upload), or a link (url): package_id', create),
  resource_update: writing('the next version of a table (upload), or a link anew: id', change),
  resource_patch: writing('as resource_update', change),
  resource_delete: writing('takes a link away: id', remove),
};
