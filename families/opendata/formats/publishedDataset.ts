import type { Label } from '#kernel/label.ts';

export interface PublishedField {
  readonly name: string;
  readonly label: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';
  readonly unit?: string;
  readonly meaning?: string;
}
/** A file in which the current version can be had, or the page on which access is asked for. */
export interface PublishedResource {
  readonly id: string;
  readonly name: Label;
  readonly format: 'csv' | 'json' | 'parquet';
  /** Where the bytes are, absolute; absent where access must be asked for first. */
  readonly download?: string;
  /** The page about it, absolute. */
  readonly access: string;
  /** Whether its rows can be asked for one by one (`datastore_search`). */
  readonly rows: boolean;
  /** In bytes, where it is known. */
  readonly size?: number;
}
/** A file or page elsewhere that the publisher names beside the data. */
export interface PublishedLink {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly url: string;
  /** As its publisher calls it: `PDF`, `WMS`. */
  readonly format: string;
}
export interface Publisher {
  readonly id: string;
  /** Short and fit for an address: `market`. */
  readonly name: string;
  readonly title: Label;
}
/** What stock formats tell of a dataset; every address is absolute, every moment ISO 8601 in UTC. */
export interface PublishedDataset {
  readonly id: string;
  /** Short and fit for an address: `sj-2026-0007`. */
  readonly name: string;
  readonly state: 'active' | 'draft' | 'deleted';
  readonly title: Label;
  readonly abstract: Label;
  readonly publisher: Publisher;
  readonly subject?: { readonly name: string; readonly title: Label };
  readonly keywords: readonly string[];
  readonly licence?: Licence;
  readonly spatial?: string;
  readonly temporal?: { readonly from: string; readonly to: string | null };
  readonly frequency?: string;
  readonly issued: string;
  readonly modified: string;
  /** The page that tells of it to people. */
  readonly page: string;
  /** What is said of it beyond what the formats have words for: grade, opening, source. */
  readonly remarks: Readonly<Record<string, string>>;
  readonly fields: readonly PublishedField[];
  readonly version?: { readonly id: string; readonly number: number; readonly rows: number; readonly at: string };
  readonly resources: readonly PublishedResource[];
  readonly links: readonly PublishedLink[];
}
export interface Licence {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly open: boolean;
}
/** The catalogue as a whole. */
export interface PublishedCatalogue {
  /** The public address of the platform, no stroke at the end. */
  readonly address: string;
  readonly title: Label;
  readonly abstract: Label;
  readonly publisher: Publisher;
  readonly modified: string;
}
export const mediaTypes = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
} as const satisfies Record<PublishedResource['format'], string>;
