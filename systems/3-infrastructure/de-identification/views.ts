import type { Progress } from '#engines/anonymity/search.ts';
import type { Label } from '#kernel/label.ts';
import type { TaskState } from '#kernel/tasks.ts';
import type { JointCandidate, Measured, Searched, Spread } from './jobs.ts';
import type { ProposedColumn } from './proposal.ts';

/* The shapes that this room's endpoints send. */

export interface ColumnView extends ProposedColumn {
  readonly type: string;
  readonly distinct: number;
  readonly missing: number;
  readonly samples: readonly (string | number | boolean)[];
}
export interface ColumnsView {
  readonly version: number;
  readonly rows: number;
  readonly columns: readonly ColumnView[];
}
export interface Choice extends JointCandidate {
  /** The levels with a space between: what the record names. */
  readonly key: string;
}
export interface FindingsView {
  readonly measured: Measured | null;
  readonly searched: (Omit<Searched, 'candidates'> & { readonly candidates: readonly Choice[] }) | null;
  readonly spread: Spread | null;
  /** The smallest group that successive releases may leave together. */
  readonly smallestJoint: number;
}
export interface WorkView {
  readonly task: {
    readonly id: string;
    readonly state: TaskState;
    readonly done: number;
    readonly total: number | null;
    readonly progress: Progress | null;
  } | null;
}
export interface GateView {
  readonly id: string;
  readonly number: number;
  readonly passed: 'released' | 'exempt' | null;
  readonly record: {
    readonly system: string;
    readonly id: string;
    readonly number: string;
    readonly stateLabel: Label;
  } | null;
}
/** Whether a candidate may be chosen: it reaches the goal, and leaves no small group with earlier releases. */
export const mayBeChosen = ({ fits, joint }: JointCandidate, smallestJoint: number): boolean =>
  fits && (typeof joint !== 'number' || joint >= smallestJoint);

export const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)}%`;
