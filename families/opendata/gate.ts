import type { City } from '#kernel/city.ts';
import { isId } from '#kernel/fields/reference.ts';
import { Refused } from '#kernel/refusals.ts';
import type { DatasetVersion } from './versions.ts';

interface Standing {
  readonly state: string;
  readonly opening: string | null;
  readonly parquetFile: string;
  readonly personal: boolean;
  readonly cleared: boolean;
  readonly clearedFile: string | null;
  readonly ground: string | null;
}

/** What stands between a version and its reader, read anew each time: a grade or a clearance may have changed. */
async function standingOf(city: City, version: string): Promise<Standing | null> {
  if (!isId(version)) return null;
  const [found] = await city.query<Standing>(
    `select r.state, r.facts->>'opening' as opening, v.parquet_file as "parquetFile",
       coalesce(v.personal, true) or coalesce(r.facts->>'personal', 'true') <> 'false' as personal,
       c.version is not null as cleared, c.parquet_file as "clearedFile", c.ground
     from dataset_versions v join records r on r.id = v.dataset and r.system = 'data-catalogue'
       left join version_clearances c on c.version = v.id and c.withdrawn_at is null
     where v.id = $1 and v.state = 'ready'`,
    [version],
  );
  return found ?? null;
}

/**
 * The one way to a version's rows: the path of the Parquet file that may be served. `open`: to anybody, so the resource
 * must be published and open without condition; `granted`: to whom an agreement in force grants it. Data graded personal
 * are served only by a clearance of exactly this version, as the de-identified table that was verified; under a statutory
 * exemption as they are, and then never to everybody. Refused `not-found`, `not-open` or `not-cleared` (Articles 31, 33(2)).
 */
export async function assertServed(
  city: City,
  version: Pick<DatasetVersion, 'id'>,
  opening: 'open' | 'granted',
): Promise<string> {
  const standing = await standingOf(city, version.id);
  if (standing?.state !== 'published') throw new Refused('not-found');
  const { opening: openingClass, parquetFile, personal, cleared, clearedFile, ground } = standing;
  if (openingClass !== 'unconditional' && !(openingClass === 'conditional' && opening === 'granted'))
    throw new Refused('not-open', {
      field: 'opening',
      article: '31.1',
      message:
        openingClass === 'conditional'
          ? { zh: '该数据有条件开放，须先申请并签订协议', en: 'These data are open on condition: ask for them first' }
          : { zh: '该数据不予开放', en: 'These data are not open' },
    });
  if (!personal) return city.files.path(parquetFile);
  if (cleared && clearedFile) return city.files.path(clearedFile);
  if (cleared && ground && opening === 'granted') return city.files.path(parquetFile);
  throw new Refused('not-cleared', { article: '33.2' });
}

export interface Clearance {
  readonly version: string;
  /** The record of `de-identification` that passed. */
  readonly assessment: string;
  readonly reportSha256?: string;
  /** The verified, de-identified table; without it there must be a ground. */
  readonly parquetFile?: string;
  /** The statutory exemption by which the table may be given as it is. */
  readonly ground?: string;
}

/** Lets a version pass the gate. For de-identification alone to call, once its assessment has passed. */
export async function clearVersion(city: City, clearance: Clearance): Promise<void> {
  const { version, assessment, reportSha256, parquetFile, ground } = clearance;
  if (!parquetFile && !ground) throw new RangeError('a clearance names a de-identified table or a ground');
  await city.query(
    `insert into version_clearances (version, assessment, report_sha256, parquet_file, ground, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (version) do update set assessment = excluded.assessment, report_sha256 = excluded.report_sha256,
       parquet_file = excluded.parquet_file, ground = excluded.ground, at = excluded.at, withdrawn_at = null`,
    [version, assessment, reportSha256 ?? null, parquetFile ?? null, ground ?? null, city.now().toISOString()],
  );
}

/** Closes the gate again: the release no longer stands, such as after a risk found by intersection. */
export async function withdrawClearance(city: City, version: string): Promise<void> {
  await city.query('update version_clearances set withdrawn_at = $2 where version = $1 and withdrawn_at is null', [
    version,
    city.now().toISOString(),
  ]);
}
