import type { Plan } from '#engines/anonymity/build.ts';
import type { Candidate } from '#engines/anonymity/candidates.ts';
import type { Risks } from '#engines/anonymity/risk.ts';
import type { Goal, Progress, Solution } from '#engines/anonymity/search.ts';
import type { Levels } from '#engines/anonymity/table.ts';
import type { Narrowing } from '#families/deidentification/successive.ts';
import type { Refusal } from '#kernel/refusals.ts';

/** What a column is to a release: only what is named `kept` leaves as it is. */
export type ColumnRole = 'direct' | 'quasi' | 'sensitive' | 'kept';

/** How a column is generalised: built by a plan, only taken away whole (`whole`), or by an uploaded file. */
export type HierarchyPlan = Plan | { readonly kind: 'whole' } | { readonly kind: 'file'; readonly path: string };

export interface ColumnSpec {
  readonly name: string;
  readonly role: ColumnRole;
  readonly plan?: HierarchyPlan;
}
/** A table in a Parquet file and what its columns are. */
export interface DataSpec {
  readonly file: string;
  readonly columns: readonly ColumnSpec[];
}
export interface Asked {
  readonly goal: Goal;
  /** Whether suppressed rows are recoded among themselves. */
  readonly local: boolean;
  readonly population?: number;
  readonly threshold: number;
}
/** An earlier release, as it was asked for. */
export interface PastSpec {
  readonly data: DataSpec;
  readonly asked: Asked;
  readonly levels: Levels;
}

/** Work on a table that may take long; done in a thread of its own. */
export type Job =
  | { readonly kind: 'measure'; readonly data: DataSpec; readonly asked: Asked }
  | { readonly kind: 'search'; readonly data: DataSpec; readonly asked: Asked; readonly past: readonly PastSpec[] }
  | { readonly kind: 'spread'; readonly data: DataSpec; readonly asked: Asked; readonly levels: Levels }
  | {
      readonly kind: 'release';
      readonly data: DataSpec;
      readonly asked: Asked;
      readonly levels: Levels;
      readonly past: readonly PastSpec[];
      readonly out: string;
    };

export interface Measured {
  readonly rows: number;
  /** Distinct combinations of the quasi-identifiers. */
  readonly tuples: number;
  readonly risks: Risks;
  /** How many rows stand in classes of so many. */
  readonly sizes: readonly { readonly from: number; readonly to: number | null; readonly rows: number }[];
  /** By quasi-identifier, how many values each level leaves. */
  readonly hierarchies: readonly { readonly column: string; readonly values: readonly number[] }[];
}
export interface JointCandidate extends Candidate {
  /** The smallest group that it leaves together with earlier releases; absent where there are none. */
  readonly joint?: number | null;
}
export interface Searched {
  readonly rows: number;
  readonly nodes: number;
  readonly checked: number;
  readonly best: Solution;
  readonly candidates: readonly JointCandidate[];
  /** By quasi-identifier and level: some of the values that it leaves. */
  readonly shown: readonly { readonly column: string; readonly levels: readonly (readonly string[])[] }[];
  readonly milliseconds: number;
}
/** By quasi-identifier, its values with their rows before and as released at some levels. */
export type Spread = readonly {
  readonly column: string;
  readonly before: readonly (readonly [value: string, rows: number])[];
  readonly after: readonly (readonly [value: string, rows: number])[];
}[];
export interface Released {
  readonly rows: number;
  readonly suppressed: number;
  /** Classes that break the goal when the written file is counted again. */
  readonly breaches: number;
  readonly before: Risks;
  readonly after: Risks;
  readonly rounds: number;
  /** How many earlier releases it was laid over. */
  readonly past: number;
  readonly narrowing: Narrowing | null;
}
export interface Answers {
  measure: Measured;
  search: Searched;
  spread: Spread;
  release: Released;
}

/** What the thread says while it works, and at its end. */
export type Said =
  | { readonly progress: Progress }
  | { readonly answer: Answers[Job['kind']] }
  | { readonly refusal: Refusal }
  | { readonly halted: true };
