import { type Actor, type RowRule, rowRule } from '#kernel/access.ts';
import type { Term } from '#kernel/search.ts';
import type { System } from '#kernel/system.ts';
import { isForTheOwner } from './searchText.ts';

/** Conditions of a statement with the values that they name. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly all: string[] = [];
  value(one: unknown): string {
    this.values.push(one);
    return `$${this.values.length}`;
  }
}

/** A term as a query for lexemes; its word holds letters and digits only. */
const queryOf = ({ word, beginning }: Term): string => `'${word}'${beginning ? ':*' : ''}`;

/** The records `r` of the systems that the actor may read, as a condition. */
export const visibleIn = (systems: readonly System[], actor: Actor, add: Conditions): string =>
  foundIn(systems, actor, add, []).visible;

/**
 * The records `r` that the actor may read and that hold the terms, as two conditions, both of which hold. Words that are
 * the owner's alone count where the actor's party owns the record; then `visible` says it all, and `matching` is null.
 */
export function foundIn(
  systems: readonly System[],
  actor: Actor,
  add: Conditions,
  terms: readonly Term[],
): { readonly visible: string; readonly matching: string | null } {
  const rules = systems.map((of) => ({ of, rule: rowRule(of.read, actor) }));
  const [first] = systems;
  const only = systems.length === 1 ? first : undefined;
  const inStates = (statesOf: (rule: RowRule) => readonly string[]): string | null => {
    const wanted = rules.flatMap(({ of, rule }) => statesOf(rule).map((state) => (only ? state : `${of.id}/${state}`)));
    return wanted.length === 0
      ? null
      : `${only ? 'r.state' : "r.system || '/' || r.state"} = any(${add.value(wanted)})`;
  };
  const ownersWords =
    terms.length > 0 &&
    actor.parties.length > 0 &&
    systems.some(({ facts }) => Object.values(facts).some(isForTheOwner));
  const matching = terms.length > 0 ? `r.search @@ ${add.value(terms.map(queryOf).join(' & '))}::tsquery` : '';
  const openly = ownersWords ? ` and ${matching}` : '';

  const parts: string[] = [];
  const open = inStates(({ states }) => states);
  if (open) parts.push(open + openly);
  const owned =
    actor.parties.length > 0 &&
    inStates(({ states, ownedStates }) => (ownersWords ? [...states, ...ownedStates] : ownedStates));
  if (owned) {
    const asOwner = terms.map((term) => {
      const one = add.value(queryOf(term));
      return ` and (r.search @@ ${one}::tsquery or r.search_owner @@ ${one}::tsquery)`;
    });
    parts.push(`r.owner = any(${add.value(actor.parties)}) and ${owned}${ownersWords ? asOwner.join('') : ''}`);
  }
  for (const { of, rule } of rules)
    for (const { state, fact, values } of rule.named)
      parts.push(
        `r.system = ${add.value(of.id)} and r.state = ${add.value(state)} and r.facts->${add.value(fact)}::text ?| ${add.value(values)}::text[]${openly}`,
      );
  if (parts.length === 0) return { visible: 'false', matching: null };
  const any = `(${parts.map((part) => `(${part})`).join(' or ')})`;
  return {
    visible: only ? `r.system = ${add.value(only.id)} and ${any}` : any,
    matching: matching && !ownersWords ? matching : null,
  };
}
