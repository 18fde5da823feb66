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
  if (!first) return { value: table.hitPolicy === 'C#' ? (fallback ?? 0) : fallback, breaches: [] };
  switch (table.hitPolicy) {
    case 'U':
      return hits.length === 1 ? fine(shape(first)) : breach(`UNIQUE, but ${rows(hits)} match together`);
    case 'A':
      return hits.every((hit) => sameValue(hit.values, first.values))
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
      return aggregate(table.hitPolicy, hits.map(shape));
  }
}

/** One value for a table with one output, else a context of the outputs by name. */
export function shapeOutputs(table: Table, values: readonly unknown[]): unknown {
  if (table.outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(table.outputs.map((output, i) => [output.name ?? `output ${i + 1}`, values[i] ?? null]));
}

/** Rows with the higher output value first: the first output decides, then the second; equal rows keep their order. */
export function byPriority(hits: readonly Hit[], priorities: readonly (readonly unknown[])[]): readonly Hit[] {
  const rank = (hit: Hit, output: number): number => {
    const at = (priorities[output] ?? []).findIndex((value) => sameValue(value, hit.values[output]));
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return hits.toSorted((a, b) => {
    for (let i = 0; i < priorities.length; i++) {
      const difference = rank(a, i) - rank(b, i);
      if (difference !== 0) return difference;
    }
    return a.index - b.index;
  });
}

function aggregate(policy: HitPolicy, values: readonly unknown[]): Verdict {
  if (policy === 'C#') return fine(values.length);
  if (!values.every((value) => typeof value === 'number')) return breach(`${policy} over values that are not numbers`);
  if (policy === 'C+') return fine(values.reduce((sum, value) => sum + value, 0));
  return fine(policy === 'C<' ? Math.min(...values) : Math.max(...values));
}

const fine = (value: unknown): Verdict => ({ value, breaches: [] });
const breach = (sentence: string): Verdict => ({ value: null, breaches: [sentence] });
const rows = (hits: readonly Hit[]): string => `rows ${hits.map((hit) => hit.index + 1).join(', ')}`;

/** Equality of FEEL values by content. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

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
