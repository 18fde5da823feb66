import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';

export type UseKind = 'preview' | 'rows' | 'download' | 'ckan' | 'sandbox' | 'export';
export interface Use {
  readonly dataset: string;
  readonly version: string | null;
  readonly kind: UseKind;
  /** A person, a party or a key, as the caller knows them; null where nobody is signed in. */
  readonly reader: string | null;
}

/** Counts one read of a resource on the day that it is. */
export async function countUse(city: City, { dataset, version, kind, reader }: Use): Promise<void> {
  await city.query(
    `insert into dataset_uses (dataset, version, kind, day, reader) values ($1, $2, $3, $4, $5)
     on conflict (dataset, version, kind, day, reader) do update set count = dataset_uses.count + 1`,
    [dataset, version, kind, today(city.now()), reader],
  );
}

export type UseTotals = Readonly<Partial<Record<UseKind, number>>>;
/** How often a resource was read in each way, over the last so many days; all days where absent. */
export async function usesOf(city: City, dataset: string, days?: number): Promise<UseTotals> {
  const rows = await city.query<{ kind: UseKind; n: number }>(
    `select kind, sum(count)::float8 as n from dataset_uses
     where dataset = $1 and ($2::int is null or day > $3::date - $2::int) group by kind`,
    [dataset, days ?? null, today(city.now())],
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}
