/** One condition of one row: the fact it looked at, the test as written, and whether it held. */
export interface CellTrace {
  readonly input: string;
  readonly value: unknown;
  readonly text: string;
  readonly matched: boolean;
}

export interface RowTrace {
  /** Counted from 0, in rule order. */
  readonly index: number;
  readonly id: string;
  readonly annotation: Readonly<Record<string, string>>;
  /** Only cells that test something. */
  readonly cells: readonly CellTrace[];
  readonly matched: boolean;
}

/** One decision, or one table within it, with every row of the table. */
export interface DecisionTrace {
  readonly decision: string;
  readonly value: unknown;
  readonly rows: readonly RowTrace[];
}

export interface Decided {
  /** The decision's value: one output's value, a context of outputs, or a list of either, as the hit policy says. */
  readonly outputs: unknown;
  /** The rows that matched, in rule order. */
  readonly rows: readonly RowTrace[];
  /** Every decision that was evaluated, required ones first. */
  readonly trace: readonly DecisionTrace[];
  readonly warnings: readonly string[];
}
