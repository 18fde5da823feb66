import type { RulesInForce, RuleTrace, RuleVersion } from '#kernel/rules.ts';
import type { RuleTableId } from './catalogue.ts';
import { firstRules } from './firstRules.ts';
import { type Reason, reasonOf } from './reasons.ts';

/** What a table in force says of a case, and why. */
export interface RuleDecision<V = unknown> {
  /** Undefined while facts are missing that can still change it. */
  readonly value: V | undefined;
  /** Every value still possible; undefined, that any may come. */
  readonly possible: readonly V[] | undefined;
  readonly missing: readonly string[];
  /** The rows that hold of the decision asked, and of those that it rests on. */
  readonly reasons: readonly Reason[];
  readonly ruleVersion: string;
  readonly provisional: boolean;
  /** Every decision with every row and cell, the asked one last. */
  readonly trace: readonly RuleTrace[];
}

/** The version of a table in force; the program's own first version where the city has none. */
export const ruleInForce = (table: RuleTableId, rules: RulesInForce): RuleVersion => rules[table] ?? firstRules[table];

/**
 * Decides a case by the table in force. A fact that is absent or null is unknown. Pure, but for a version that officers
 * wrote: it runs within limits, and one that exceeds them throws Refused `rules-exceeded`.
 */
export function decideBy<V = unknown>(
  table: RuleTableId,
  decision: string,
  facts: Readonly<Record<string, unknown>>,
  rules: RulesInForce,
): RuleDecision<V> {
  const version = ruleInForce(table, rules);
  const trace = version.run(decision, facts);
  const asked = trace.at(-1);
  const possible = asked?.possible as readonly V[] | undefined;
  return {
    value: possible?.length === 1 ? possible[0] : undefined,
    possible,
    missing: asked?.missing ?? [],
    reasons: trace.toReversed().flatMap((one) => holding(one).map((row) => reasonOf(table, one.decision, row))),
    ruleVersion: version.version,
    provisional: version.provisional,
    trace,
  };
}

/** The rows that hold; the one for want of others only where it alone holds. */
function holding({ rows }: RuleTrace) {
  const all = rows.filter((row) => row.matched === true);
  const speaking = all.filter((row) => row.cells.length > 0);
  return speaking.length > 0 ? speaking : all;
}
