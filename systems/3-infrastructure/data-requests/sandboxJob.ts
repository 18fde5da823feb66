import type { DisclosureFinding, DisclosureLimits } from '#engines/disclosure/finding.ts';
import type { Label } from '#kernel/label.ts';
import type { SandboxRefusal } from './sandboxRefusals.ts';

/** What a query may take. */
export interface QueryLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly threads: number;
  /** Rows that are shown; more are there and said to be. */
  readonly rows: number;
}

export interface EarlierExport {
  /** Its number and title, by which a finding names it. */
  readonly name: string;
  readonly sql: string;
  /** The keys of the groups that it showed. */
  readonly shown: readonly string[];
}
/** What is asked of the sandbox's process: one query over one file, or an export with its checks. */
export interface SandboxJob {
  /** The Parquet file of the granted version. */
  readonly file: string;
  readonly sql: string;
  readonly limits: QueryLimits;
  readonly export?: {
    readonly quasi: readonly string[];
    readonly direct: readonly string[];
    readonly limits: DisclosureLimits;
    readonly earlier: readonly EarlierExport[];
  };
}

export interface ResultColumn {
  readonly name: string;
  readonly type: string;
}
export type ResultValue = string | number | boolean | null;
export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly ResultValue[])[];
  /** There are more rows than are shown. */
  readonly more: boolean;
}
export interface CheckedExport extends QueryResult {
  readonly kind: 'aggregate' | 'rows';
  /** What keeps it in. */
  readonly findings: readonly DisclosureFinding[];
  /** What the program cannot see, so that a person looks. */
  readonly doubts: readonly Label[];
  readonly shown: readonly string[];
}

/** What the process says: how far it is, and once how it ended. */
export type SandboxMessage =
  | { readonly progress: number }
  | { readonly refused: SandboxRefusal }
  | { readonly result: QueryResult | CheckedExport };
