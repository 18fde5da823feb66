import type { City } from '#kernel/city.ts';
import { isId } from '#kernel/fields/reference.ts';
import type { Refusal } from '#kernel/refusals.ts';
import type { Profile } from './profile.ts';

/** What a column of a version holds. Nested values of JSON files are kept as JSON text. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}
export type SourceFormat = 'csv' | 'xlsx' | 'json' | 'parquet';

/** What the table breaks of the data standard that its resource names. */
export interface StandardFinding {
  readonly field: string | null;
  readonly rule: string;
  readonly wanted: string;
  /** In how many rows; null where it is the column itself. */
  readonly rows: number | null;
  readonly firstRow: number | null;
}

/** A table that was loaded for a data resource; `rows`, `parquetFile` and `profile` only once it is ready. */
export interface DatasetVersion {
  readonly id: string;
  readonly dataset: string;
  readonly number: number;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly sourceFile: string;
  readonly sourceName: string;
  readonly sourceFormat: SourceFormat;
  readonly parquetFile: string | null;
  readonly rows: number | null;
  /** Size of the file that was loaded. */
  readonly bytes: number;
  readonly fields: readonly Column[];
  readonly profile: Profile | null;
  readonly standardFindings: readonly StandardFinding[] | null;
  /** Whether it holds personal data by itself; the gate looks at the resource's grade as well. */
  readonly personal: boolean | null;
  readonly refusal: Refusal | null;
  readonly by: string | null;
  readonly at: string;
}

const columns = `id, dataset, number, state, source_file as "sourceFile", source_name as "sourceName", source_format as "sourceFormat",
  parquet_file as "parquetFile", rows::float8 as rows, bytes::float8 as bytes, fields, profile, standard_findings as "standardFindings",
  personal, refusal, by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;

export async function findVersion(city: City, id: string): Promise<DatasetVersion | null> {
  if (!isId(id)) return null;
  const [found] = await city.query<DatasetVersion>(`select ${columns} from dataset_versions where id = $1`, [id]);
  return found ?? null;
}

/** The newest version that loaded whole: what is read where no version is named. */
export async function findCurrentVersion(city: City, dataset: string): Promise<DatasetVersion | null> {
  const [found] = await city.query<DatasetVersion>(
    `select ${columns} from dataset_versions where dataset = $1 and state = 'ready' order by number desc limit 1`,
    [dataset],
  );
  return found ?? null;
}

/** A resource's versions, the newest first, those that did not load among them. */
export function versionsOf(
  city: City,
  dataset: string,
  { limit = 50, before }: { limit?: number; before?: number } = {},
): Promise<DatasetVersion[]> {
  return city.query<DatasetVersion>(
    `select ${columns} from dataset_versions where dataset = $1 and ($2::int is null or number < $2) order by number desc limit $3`,
    [dataset, before ?? null, limit],
  );
}
