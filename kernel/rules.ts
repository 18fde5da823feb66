/** A cell of a decision table as it looked at the facts. */
export interface RuleCell {
  readonly input: string;
  readonly text: string;
  /** The value looked at, where it is known. */
  readonly value: unknown;
  /** Null: the facts do not tell yet. */
  readonly matched: boolean | null;
  /** The missing facts that the cell waits for. */
  readonly missing: readonly string[];
}
export interface RuleRow {
  readonly id: string;
  readonly annotation: Readonly<Record<string, string>>;
  /** Only cells that test something. */
  readonly cells: readonly RuleCell[];
  readonly matched: boolean | null;
  readonly missing: readonly string[];
  readonly output: unknown;
}
/** A decision with every row and cell of its table. Facts may be missing: then more than one value is possible. */
export interface RuleTrace {
  readonly decision: string;
  /** One value means that it is settled; undefined, that any may come. */
  readonly possible: readonly unknown[] | undefined;
  readonly rows: readonly RuleRow[];
  readonly missing: readonly string[];
}

/** A version of a decision table, ready to run. */
export interface RuleVersion {
  /** Which table of the platform, such as `grading`. */
  readonly table: string;
  /** The name by which results cite it: `暂行规则 v1`. */
  readonly version: string;
  /** True until it is issued under an instrument of the city. */
  readonly provisional: boolean;
  /** Its record in the rule library; null where the program's own first version is used without one. */
  readonly record: string | null;
  /** The SHA-256 of its text. */
  readonly text: string;
  /** Its text: a DMN model. */
  readonly dmn: string;
  /** The decision and those that it requires, the asked one last. Throws Refused `rules-exceeded`. */
  run(decision: string, facts: Readonly<Record<string, unknown>>): readonly RuleTrace[];
}

/**
 * The decision tables in force, by table. They reach steps as settings do: guards and derived facts ask them by
 * families/rules, which knows how they are written; the kernel only hands them on.
 */
export type RulesInForce = Readonly<Record<string, RuleVersion>>;
