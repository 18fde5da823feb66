import { type SolrQuery, unescaped } from './solrQuery.ts';

/** What is searched: the values of each field, and `text` of the whole with how much a find in each part weighs. */
export interface Searched {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly text: readonly { readonly weight: number; readonly value: string }[];
}

/** How well a document answers a query: 0 not at all; the more and the weightier the finds, the higher. */
export function scoreOf(query: SolrQuery, of: Searched): number {
  switch (query.kind) {
    case 'all':
      return 1;
    case 'and': {
      const scores = query.of.map((one) => scoreOf(one, of));
      return scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0);
    }
    case 'or':
      return query.of.reduce((sum, one) => sum + scoreOf(one, of), 0);
    case 'not':
      return scoreOf(query.of, of) > 0 ? 0 : 1;
    case 'range':
      return (of.fields[query.field ?? ''] ?? []).some((one) => isWithin(one, query.from, query.to)) ? 1 : 0;
    case 'term':
      return termScore(query, of);
  }
}

function termScore({ field, text, pattern }: SolrQuery & { kind: 'term' }, of: Searched): number {
  const wanted = text.toLowerCase();
  const test = pattern ? patternOf(wanted) : null;
  if (field !== null && field !== 'text') {
    const whole = !prose.has(field);
    return (of.fields[field] ?? []).some((value) => {
      const given = value.toLowerCase();
      if (test) return test.test(given);
      return whole ? given === unescaped(wanted) : given.includes(unescaped(wanted));
    })
      ? 1
      : 0;
  }
  const words = test ? null : unescaped(wanted);
  return of.text.reduce((sum, { weight, value }) => {
    const given = value.toLowerCase();
    const found = words === null ? given.split(/\s+/u).some((one) => test?.test(one)) : given.includes(words);
    return found ? sum + weight : sum;
  }, 0);
}
/** Fields that hold prose, found by a part. Others hold names and answer to the whole only. */
const prose: ReadonlySet<string> = new Set(['title', 'notes', 'author', 'source', 'extras_source']);
/** `*` any signs, `?` one: matched from the left in one pass, so that no pattern takes long. */
function patternOf(pattern: string): { test(given: string): boolean } {
  const parts = unescaped(pattern.replace(/(?<!\\)\*/gu, '\u0000').replace(/(?<!\\)\?/gu, '\u0001'));
  return { test: (given) => matches(parts, given) };
}
function matches(pattern: string, given: string): boolean {
  let [p, g, star, from] = [0, 0, -1, 0];
  while (g < given.length)
    if (pattern[p] === '\u0001' || (p < pattern.length && pattern[p] === given[g])) {
      p++;
      g++;
    } else if (pattern[p] === '\u0000') {
      star = p++;
      from = g;
    } else if (star >= 0) {
      p = star + 1;
      g = ++from;
    } else return false;
  while (pattern[p] === '\u0000') p++;
  return p === pattern.length;
}

/** Moments and numbers within bounds, both included. */
function isWithin(value: string, from: string, to: string): boolean {
  const numbers = [value, from, to].every((one) => one === '*' || /^-?\d+(?:\.\d+)?$/u.test(one));
  const is = (low: string, high: string) => (numbers ? Number(low) <= Number(high) : low <= high);
  return (from === '*' || is(from, value)) && (to === '*' || is(value, to));
}
