import { rm } from 'node:fs/promises';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import type { FileReference } from '#kernel/fields/field.ts';
import { Refused } from '#kernel/refusals.ts';
import { type SettingOf, settingValue } from '#kernel/settings.ts';
import { withDuck } from './duck.ts';
import type { Sensitivity } from './identifiers.ts';
import { formatOf, loadTable } from './load.ts';
import { type Profile, profileOf } from './profile.ts';
import { checkTable, type FieldRules, fieldRulesOf } from './standard.ts';
import { type DatasetVersion, findCurrentVersion, findVersion } from './versions.ts';

const platform = {
  zh: '本平台技术限制，来源待确认',
  en: 'A technical limit of this platform, source to be confirmed',
};
const limit = (key: string, zh: string, en: string, value: number, max: number): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `data-catalogue.${key}`,
  label: { zh, en },
  value,
  min: 1,
  max,
  source: platform,
  confirmed: false,
});
export const mostColumns = limit('columns', '数据表的列数上限', 'Most columns of a table', 2_000, 10_000);
export const mostRows = limit('rows', '数据表的行数上限', 'Most rows of a table', 200_000_000, 2_000_000_000);

export interface SourceFile {
  /** Where the file lies; it is taken away from there. */
  readonly partial: string;
  readonly name: string;
}

/**
 * Keeps a file as the next version of a resource, still to be loaded (`ingestVersion`). `by`: the person who brings it.
 * Refuses a file that is no CSV, XLSX, JSON or Parquet file; it is then gone.
 */
export async function addVersion(
  city: City,
  dataset: string,
  { partial, name }: SourceFile,
  by: string | null,
): Promise<DatasetVersion> {
  try {
    const format = await formatOf(partial, name);
    const { sha256, size } = await city.files.keep(partial);
    const [made] = await city.query<{ id: string }>(
      `with locked as (select id from records where id = $1 and system = 'data-catalogue' for update)
       insert into dataset_versions (dataset, number, source_file, source_name, source_format, bytes, by, at)
       select id, (select coalesce(max(number), 0) + 1 from dataset_versions where dataset = $1), $2, $3, $4, $5, $6, $7 from locked
       returning id`,
      [dataset, sha256, plainName(name), format, size, by, city.now().toISOString()],
    );
    const version = made && (await findVersion(city, made.id));
    if (!version) throw new Refused('not-found');
    return version;
  } finally {
    await rm(partial, { force: true });
  }
}

/** A file's name without folders and control characters. */
const plainName = (name: string): string =>
  name
    .replace(/^.*[\\/]/su, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '_')
    .slice(0, 200) || 'file';

/** Hears how many of the columns have been profiled; stops the work by throwing. */
export type Told = (done: number, total: number | null) => Promise<void>;

/**
 * Loads a version that is `loading`: to Parquet, with its profile and what identifies people in it. It is then `ready`, or
 * `failed` with the refusal that is thrown; nothing of a failed one can be read. Done twice it is the same.
 */
export async function ingestVersion(city: City, id: string, told: Told = async () => {}): Promise<DatasetVersion> {
  const version = await findVersion(city, id);
  if (!version) throw new Refused('not-found');
  if (version.state !== 'loading') return recorded(city, version);
  const partial = await city.files.partial();
  const limits = {
    columns: settingValue(mostColumns, city.settings),
    rows: settingValue(mostRows, city.settings),
  };
  try {
    await told(0, null);
    const source = { path: city.files.path(version.sourceFile), format: version.sourceFormat };
    const rules = await rulesNamed(city, version.dataset);
    const { fields, profile, findings } = await withDuck(async (connection) => {
      const loaded = await loadTable(connection, source, partial, limits);
      const counted = await profileOf(connection, partial, loaded, (done) => told(done, loaded.length));
      const broken = rules && (await checkTable(connection, partial, loaded, rules));
      return { fields: loaded, profile: counted, findings: broken };
    });
    const { sha256 } = await city.files.keep(partial);
    const record = await city.get('data-catalogue', version.dataset);
    const dictionary = (record?.facts.fields ?? []) as readonly FieldFacts[];
    await city.query(
      `update dataset_versions set state = 'ready', parquet_file = $2, rows = $3, fields = $4, profile = $5, personal = $6, standard_findings = $7
       where id = $1 and state = 'loading'`,
      [
        id,
        sha256,
        profile.rows,
        JSON.stringify(fields),
        JSON.stringify(profile),
        holdsIdentifiers(profile, dictionary),
        JSON.stringify(findings),
      ],
    );
  } catch (error) {
    if (error instanceof Refused) await failed(city, id, error);
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
  return recorded(city, (await findVersion(city, id)) as DatasetVersion);
}

const largestSchema = 4 * 1024 * 1024;
/** What the data standard that a resource names asks of its columns; null where it names none, or none that is read. */
async function rulesNamed(city: City, dataset: string): Promise<readonly FieldRules[] | null> {
  const file = (await city.ask('standards.schemaNamed', 'data-catalogue', dataset)) as FileReference | null;
  if (!file || file.size > largestSchema) return null;
  try {
    return fieldRulesOf(JSON.parse(Buffer.from(await city.files.slice(file.sha256, 0, file.size)).toString('utf8')));
  } catch {
    return null;
  }
}

/** Checks a resource's newest version anew, after another standard was named. */
export async function checkAgainstStandard(city: City, dataset: string): Promise<void> {
  const version = await findCurrentVersion(city, dataset);
  if (!version?.parquetFile) return;
  const { parquetFile, fields } = version;
  const rules = await rulesNamed(city, dataset);
  const findings =
    rules && (await withDuck((connection) => checkTable(connection, city.files.path(parquetFile), fields, rules)));
  await city.query('update dataset_versions set standard_findings = $2 where id = $1', [
    version.id,
    JSON.stringify(findings),
  ]);
}

/** Tells the resource of a version that is ready: its fields with what is proposed for them, its rows and its day. */
async function recorded(city: City, version: DatasetVersion): Promise<DatasetVersion> {
  const { id, dataset, state, number, rows, fields, profile } = version;
  if (state !== 'ready') return version;
  const record = await city.get('data-catalogue', dataset);
  const known = new Map(((record?.facts.fields ?? []) as readonly FieldFacts[]).map((one) => [one.name, one]));
  await city.move(
    'data-catalogue',
    dataset,
    'recordVersion',
    {
      latestVersion: number,
      rows,
      updatedOn: today(city.now()),
      fields: fields.map(({ name, type }, index) => ({
        ...(known.get(name) ?? { sensitivity: profile?.columns[index]?.identifier?.proposed ?? 'none' }),
        name,
        type,
      })),
    },
    { key: `version-${id}` },
  );
  return version;
}

const failed = (city: City, id: string, { refusal }: Refused) =>
  city.query("update dataset_versions set state = 'failed', refusal = $2 where id = $1 and state = 'loading'", [
    id,
    JSON.stringify(refusal),
  ]);

/** What a resource says of one of its fields, as far as identifying people goes. */
export interface FieldFacts {
  readonly name: string;
  readonly sensitivity: Sensitivity;
  readonly notPersonalBecause?: string;
}

/** Columns found to identify people directly which nobody has explained not to. */
export const unexplained = (profile: Profile, fields: readonly FieldFacts[]): readonly string[] =>
  profile.columns
    .filter(({ identifier }) => identifier?.proposed === 'direct')
    .map(({ name }) => name)
    .filter((name) => {
      const said = fields.find((one) => one.name === name);
      return !said || said.sensitivity === 'direct' || !said.notPersonalBecause;
    });
const holdsIdentifiers = (profile: Profile, fields: readonly FieldFacts[]): boolean =>
  unexplained(profile, fields).length > 0;

/** Judges a resource's versions anew, after people have said what its fields are. */
export async function judgeVersions(city: City, dataset: string): Promise<void> {
  const record = await city.get('data-catalogue', dataset);
  const fields = (record?.facts.fields ?? []) as readonly FieldFacts[];
  const versions = await city.query<{ id: string; profile: Profile }>(
    "select id, profile from dataset_versions where dataset = $1 and state = 'ready'",
    [dataset],
  );
  for (const { id, profile } of versions)
    await city.query('update dataset_versions set personal = $2 where id = $1', [
      id,
      holdsIdentifiers(profile, fields),
    ]);
}
