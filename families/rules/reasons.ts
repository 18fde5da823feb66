import type { Label } from '#kernel/label.ts';
import type { RuleRow } from '#kernel/rules.ts';
import { readCitation } from '../citation.ts';
import { type RuleTableId, ruleTables } from './catalogue.ts';

/** The facts that a row's cell looked at; `value` is undefined while they are missing. */
export interface FactTested<F extends string = string> {
  readonly facts: readonly F[];
  readonly test: string;
  readonly value: unknown;
}

/** A row of a decision table that speaks for an outcome. */
export interface Reason<F extends string = string> {
  readonly decision: string;
  readonly row: string;
  readonly outcome: string;
  readonly facts: readonly FactTested<F>[];
  /** Paragraphs of the Regulation, such as `66.2` or `72.2(5)`. */
  readonly articles: readonly string[];
  readonly text: Label;
  /** The rule beside the Regulation that the row rests on, as its author wrote it. */
  readonly source?: Label;
}

/** A row as a reason, with the facts that its cells look at and the provisions that it cites. */
export function reasonOf<F extends string = string>(table: RuleTableId, decision: string, row: RuleRow): Reason<F> {
  return {
    decision,
    row: row.id,
    outcome: typeof row.output === 'string' ? row.output : JSON.stringify(row.output),
    facts: row.cells.map(({ input, text, value }) => ({ facts: factsIn(table, input) as F[], test: text, value })),
    ...(readCitation(row.annotation) ?? { articles: [], text: { zh: '', en: '' } }),
  };
}

const named = new Map<string, readonly string[]>();

/** The facts of a table that a column's text names. */
function factsIn(table: RuleTableId, text: string): readonly string[] {
  const key = `${table} ${text}`;
  const known = named.get(key);
  if (known) return known;
  const words = new Set(text.match(/\w+/gu));
  const found = Object.keys(ruleTables[table].facts).filter((name) => words.has(name));
  named.set(key, found);
  return found;
}
