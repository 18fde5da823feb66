import type { DisclosureLimits } from '#engines/disclosure/finding.ts';
import type { Label } from '#kernel/label.ts';
import type { GrantedField } from './granted.ts';
import type { QueryLimits, QueryResult, ResultColumn } from './sandboxJob.ts';
import type { SandboxRefusal } from './sandboxRefusals.ts';

/** What the server tells of an open sandbox. */
export interface SandboxView {
  readonly version: string;
  readonly number: number;
  readonly rows: number | null;
  readonly dataset: string;
  readonly title: string;
  readonly fields: readonly GrantedField[];
  readonly request: { readonly id: string; readonly number: string; readonly title: string; readonly endsOn: string };
  readonly limits: QueryLimits;
  readonly disclosure: DisclosureLimits;
}
/** What comes while a query runs. */
export type QueryEvent =
  | { readonly progress: number }
  | { readonly result: QueryResult; readonly ms: number }
  | { readonly refused: SandboxRefusal & { readonly message: Label } };

/** An export as the page of its request lists it; `first`: what was found first. */
export interface ExportRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly stateLabel: Label;
  readonly rows: number | null;
  readonly first: { readonly cell: string; readonly reason: { readonly zh: string; readonly en?: string } } | null;
  readonly at: string;
}
const numeric = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL)/u;
export const isNumeric = ({ type }: ResultColumn): boolean => numeric.test(type);
