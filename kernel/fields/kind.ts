import type { Label, Language } from '../label.ts';
import type { Facts, Field, FieldOf, Kind, Kinds } from './field.ts';

/** A value as the kernel takes it in, or what is wrong with it; a warning lets it pass but is shown. */
export type Parsed<V> =
  | { readonly ok: true; readonly value: V; readonly warning?: Label }
  | { readonly ok: false; readonly problem: Label };

/**
 * What each kind of field must be able to do. `parse` checks one value that came from outside; `text` says it for
 * reading, for CSV and for search; `example` gives a valid value; `schema` its JSON Schema (draft 2020-12).
 */
export interface FieldKind<K extends Kind> {
  parse(value: unknown, field: FieldOf<K>, within: ParseFacts): Parsed<Kinds[K]['value']>;
  text(value: Kinds[K]['value'], field: FieldOf<K>, language: Language, within: DescribeFacts): string;
  example(field: FieldOf<K>, within: (field: Field) => unknown): Kinds[K]['value'];
  schema(field: FieldOf<K>, within: (field: Field) => Record<string, unknown>): Record<string, unknown>;
}

export interface FactProblem {
  readonly field: string;
  readonly message: Label;
}
export interface ParsedFacts {
  /** The facts taken; null means: clear this fact. */
  readonly facts: Record<string, unknown>;
  readonly problems: FactProblem[];
  readonly warnings: FactProblem[];
}
/** Handed to a kind that holds facts itself, so that kinds need not import the map that lists them. */
export type ParseFacts = (fields: Facts, given: unknown) => ParsedFacts;
export type DescribeFacts = (fields: Facts, facts: Readonly<Record<string, unknown>>, language: Language) => string;

export const taken = <V>(value: V, warning?: Label): Parsed<V> => ({ ok: true, value, warning });
export const wrong = (zh: string, en: string): Parsed<never> => ({ ok: false, problem: { zh, en } });
