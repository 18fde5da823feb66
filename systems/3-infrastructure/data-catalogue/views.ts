import type { UseTotals } from '#families/opendata/uses.ts';
import type { DatasetVersion } from '#families/opendata/versions.ts';
import type { Bilingual } from '#kernel/fields/field.ts';

/** What the endpoints and the record's page send, as these pages read it. */
export interface DatasetFacts {
  readonly title?: string;
  readonly titleEn?: string;
  readonly abstract?: Bilingual;
  readonly office?: string;
  readonly provider?: string;
  readonly subject?: string;
  readonly source?: Bilingual;
  readonly generated?: boolean;
  readonly frequency?: string;
  readonly spatial?: string;
  readonly temporal?: { readonly from: string; readonly to: string | null };
  readonly licence?: string;
  readonly category?: string;
  readonly grade?: string;
  readonly personal?: boolean;
  readonly opening?: string;
  readonly closedReason?: Bilingual;
  readonly reviewOn?: string;
  readonly sharing?: Bilingual;
  readonly gradeRules?: string;
  readonly gradeReasons?: readonly {
    readonly decision: string;
    readonly articles: string;
    readonly reason: Bilingual;
    readonly basis?: Bilingual;
  }[];
  readonly fields?: readonly DatasetField[];
  readonly rows?: number;
  readonly latestVersion?: number;
  readonly updatedOn?: string;
  readonly nextDueOn?: string;
}
export interface DatasetField {
  readonly name: string;
  readonly label?: string;
  readonly type: string;
  readonly unit?: string;
  readonly meaning?: Bilingual;
  readonly sensitivity: string;
  readonly notPersonalBecause?: string;
}
export type ShownVersion = Omit<DatasetVersion, 'sourceFile' | 'parquetFile' | 'by'>;
export interface VersionsAnswer {
  readonly items: readonly ShownVersion[];
  readonly uses: UseTotals;
}
export const versionsPath = (id: string): string => `/api/data/${id}/versions`;
