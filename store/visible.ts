import { type Actor, type RowRule, rowRule } from '#kernel/access.ts';
import type { System } from '#kernel/system.ts';

/** Conditions of a statement with the values that they name. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly all: string[] = [];
  value(one: unknown): string {
    this.values.push(one);
    return `$${this.values.length}`;
  }
}

/** The row rule as SQL; the search column that goes with each half keeps restricted facts out of strangers' hits. */
function visible(of: System, rule: RowRule, tokens: readonly string[], add: Conditions): string {
  const parts: string[] = [];
  const matches = (column: string) => (tokens.length > 0 ? ` and r.${column} @> ${add.value(tokens)}` : '');
  const system = add.value(of.id);
  const restricted = Object.values(of.facts).some((field) => field.read !== undefined);
  if (rule.states.length > 0)
    parts.push(`(r.state = any(${add.value(rule.states)})${matches(restricted ? 'search_open' : 'search_all')})`);
  if (rule.parties.length > 0)
    parts.push(
      `(r.owner = any(${add.value(rule.parties)}) and r.state = any(${add.value([...rule.states, ...rule.ownedStates])})${matches('search_all')})`,
    );
  for (const { state, fact, values } of rule.named)
    parts.push(
      `(r.state = ${add.value(state)} and r.facts->${add.value(fact)}::text ?| ${add.value(values)}::text[]${matches('search_all')})`,
    );
  return parts.length === 0 ? 'false' : `(r.system = ${system} and (${parts.join(' or ')}))`;
}

/** The records `r` of the systems that the actor may read, and that hold the tokens, as a condition. */
export function visibleIn(
  systems: readonly System[],
  actor: Actor,
  add: Conditions,
  tokens: readonly string[] = [],
): string {
  const rules = systems.map((one) => visible(one, rowRule(one.read, actor), tokens, add));
  return rules.length === 1 ? String(rules[0]) : `(${rules.join(' or ') || 'false'})`;
}
