import { add } from './feel/arithmetic.ts';
import { compare } from './feel/comparison.ts';
import { isNumber } from './feel/decimal.ts';
import type { FeelValue } from './feel/values.ts';
import { type HitPolicy, isBlank, type Table } from './model.ts';

/** A matched row: its place, and its output entries' values in column order. */
export interface Hit {
  readonly index: number;
  readonly values: readonly unknown[];
}

export interface Verdict {
  readonly value: unknown;
  /** A sentence for each breach of the hit policy, such as two hits where one was promised. */
  readonly breaches: readonly string[];
}

/**
 * Applies a table's hit policy to its matched rows (in rule order). `priorities` holds each output's allowed
 * values, highest first, and `fallback` the value when nothing matched.
 */
export function applyHitPolicy(
  table: Table,
  hits: readonly Hit[],
  priorities: readonly (readonly unknown[])[],
  fallback: unknown,
): Verdict {
  const shape = (hit: Hit): unknown => shapeOutputs(table, hit.values);
  const [first] = hits;
  if (!first) return fine(table.hitPolicy === 'C#' ? (fallback ?? 0) : fallback);
  switch (table.hitPolicy) {
    case 'U':
      return hits.length === 1 ? fine(shape(first)) : breach(`UNIQUE, but ${rows(hits)} match together`);
    case 'A':
      return hits.length === 1 || hits.every((hit) => sameValue(hit.values, first.values))
        ? fine(shape(first))
        : breach(`ANY, but ${rows(hits)} match with different outputs`);
    case 'F':
      return fine(shape(first));
    case 'P':
      return fine(shape(byPriority(hits, priorities)[0] ?? first));
    case 'O':
      return fine(byPriority(hits, priorities).map(shape));
    case 'R':
    case 'C':
      return fine(hits.map(shape));
    default:
      return aggregate(table.hitPolicy, hits.map(shape) as FeelValue[]);
  }
}

/** One value for a table with one output, else a context of the outputs by name. */
export function shapeOutputs(table: Table, values: readonly unknown[]): unknown {
  if (table.outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(table.outputs.map((output, i) => [output.name ?? `output ${i + 1}`, values[i] ?? null]));
}

/** Rows with the higher output value first: the first output decides, then the second; equal rows keep their order. */
export function byPriority(hits: readonly Hit[], priorities: readonly (readonly unknown[])[]): readonly Hit[] {
  if (hits.length < 2) return hits;
  const rank = (hit: Hit, output: number): number => {
    const at = (priorities[output] ?? []).findIndex((value) => sameValue(value, hit.values[output]));
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  const ranked = hits.map((hit) => ({ hit, ranks: priorities.map((_, output) => rank(hit, output)) }));
  return ranked
    .sort((a, b) => {
      const differing = a.ranks.findIndex((one, i) => one !== b.ranks[i]);
      return differing < 0 ? a.hit.index - b.hit.index : a.ranks[differing]! - b.ranks[differing]!;
    })
    .map(({ hit }) => hit);
}

function aggregate(policy: HitPolicy, values: readonly FeelValue[]): Verdict {
  if (policy === 'C#') return fine(values.length);
  let total: FeelValue = values[0] ?? null;
  for (const value of values.slice(1)) {
    if (policy === 'C+') {
      total = isNumber(total) && isNumber(value) ? add(total, value) : null;
      continue;
    }
    const order = compare(value, total);
    if (order === null) return breach(`${policy} over values that have no order`);
    if (policy === 'C<' ? order < 0 : order > 0) total = value;
  }
  return policy === 'C+' && !isNumber(total) ? breach('C+ over values that are not numbers') : fine(total);
}

const fine = (value: unknown): Verdict => ({ value, breaches: [] });
const breach = (sentence: string): Verdict => ({ value: null, breaches: [sentence] });
const rows = (hits: readonly Hit[]): string => `rows ${hits.map((hit) => hit.index + 1).join(', ')}`;

/** Equality of FEEL values by content; exact numbers and dates by their text. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** Splits unary tests at their top-level commas: the list of allowed values. */
export function splitTests(text: string): readonly string[] {
  if (isBlank(text)) return [];
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === '(' || c === '[' || c === '{')) depth++;
    else if (!quoted && (c === ')' || c === ']' || c === '}')) depth--;
    else if (!quoted && depth === 0 && c === ',') {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}
