/** A query in the part of Solr's language that CKAN's clients use. */
export type SolrQuery =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly SolrQuery[] }
  | { readonly kind: 'not'; readonly of: SolrQuery }
  /** `field` null: the text of the whole; a `pattern` has `*` and `?` for signs; a phrase is matched as it is. */
  | { readonly kind: 'term'; readonly field: string | null; readonly text: string; readonly pattern: boolean }
  | { readonly kind: 'range'; readonly field: string | null; readonly from: string; readonly to: string };

/** What was asked is no query; the message says where. */
export class BadQuery extends Error {}

interface Token {
  readonly kind: 'word' | 'phrase' | 'range' | '(' | ')' | '+' | '-' | ':';
  readonly text: string;
  readonly at: number;
}
const deepest = 20;
const longest = 2_000;

function tokens(query: string): Token[] {
  const found: Token[] = [];
  const pattern =
    /\s+|"((?:[^"\\]|\\.)*)"|[[{]\s*(\S+)\s+TO\s+([^\s\]}]+)\s*[\]}]|([()])|([+\-!])(?=\S)|(:)|((?:[^\s"()[\]{}:\\]|\\.)+)/uy;
  while (pattern.lastIndex < query.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(query);
    if (!match) throw new BadQuery(`cannot read the query at position ${at + 1}`);
    const [, phrase, from, to, bracket, sign, colon, word] = match;
    // A sign within a word, as in `re-use`, was taken with the word: only one at its beginning comes here.
    if (phrase !== undefined) found.push({ kind: 'phrase', text: unescaped(phrase), at });
    else if (from !== undefined) found.push({ kind: 'range', text: `${from} ${to}`, at });
    else if (bracket) found.push({ kind: bracket as '(' | ')', text: bracket, at });
    else if (sign) found.push({ kind: sign === '+' ? '+' : '-', text: sign, at });
    else if (colon) found.push({ kind: ':', text: colon, at });
    else if (word) found.push({ kind: 'word', text: word, at });
  }
  return found;
}
export const unescaped = (text: string): string => text.replace(/\\(.)/gu, '$1');

/**
 * Reads a query: words, phrases, `field:value`, ranges `[a TO b]`, `AND`, `OR`, `NOT`, `+`, `-`, brackets, `*` and `?`.
 * Clauses side by side must all hold, as CKAN sets it. Throws BadQuery.
 */
export function readSolrQuery(query: string): SolrQuery {
  if (query.length > longest) throw new BadQuery(`a query has at most ${longest} signs`);
  const all = tokens(query);
  let at = 0;
  const isWord = (text: string) => all[at]?.kind === 'word' && all[at]?.text === text;
  const fail = (): never => {
    const token = all[at];
    throw new BadQuery(
      token ? `“${token.text}” is not expected at position ${token.at + 1}` : 'the query ends in the middle',
    );
  };

  const either = (field: string | null, depth: number): SolrQuery => {
    if (depth > deepest) throw new BadQuery('too many brackets within each other');
    const parts = [together(field, depth)];
    while (isWord('OR')) {
      at++;
      parts.push(together(field, depth));
    }
    return parts.length === 1 ? (parts[0] as SolrQuery) : { kind: 'or', of: parts };
  };
  const together = (field: string | null, depth: number): SolrQuery => {
    const parts = [clause(field, depth)];
    for (let next = all[at]; next && next.kind !== ')' && !isWord('OR'); next = all[at]) {
      if (isWord('AND')) at++;
      parts.push(clause(field, depth));
    }
    return parts.length === 1 ? (parts[0] as SolrQuery) : { kind: 'and', of: parts };
  };
  const clause = (field: string | null, depth: number): SolrQuery => {
    if (depth > deepest) throw new BadQuery('too many brackets within each other');
    if (all[at]?.kind === '+') at++;
    if (all[at]?.kind === '-' || isWord('NOT')) {
      at++;
      return { kind: 'not', of: clause(field, depth + 1) };
    }
    return value(field, depth);
  };
  const value = (field: string | null, depth: number): SolrQuery => {
    const token = all[at] ?? fail();
    if (token.kind === '(') {
      at++;
      const inside = either(field, depth + 1);
      if (all[at]?.kind !== ')') fail();
      at++;
      return inside;
    }
    if (token.kind === 'word' && all[at + 1]?.kind === ':') {
      at += 2;
      const name = unescaped(token.text);
      return name === '*' ? everything() : value(name, depth + 1);
    }
    at++;
    if (token.kind === 'phrase') return { kind: 'term', field, text: token.text, pattern: false };
    if (token.kind === 'range') {
      const [from = '*', to = '*'] = token.text.split(' ').map((one) => (one === 'NOW' ? '*' : one));
      if ([from, to].some((one) => one.startsWith('NOW')))
        throw new BadQuery('moments reckoned from NOW are not taken');
      return { kind: 'range', field, from, to };
    }
    if (token.kind !== 'word' || ['AND', 'OR', 'NOT'].includes(token.text)) {
      at--;
      return fail();
    }
    if (token.text === '*' && field === null) return { kind: 'all' };
    const bare = token.text.replace(/[\^~][\d.]*$/u, '');
    return { kind: 'term', field, text: bare, pattern: /(?<!\\)[*?]/u.test(bare) };
  };
  const everything = (): SolrQuery => {
    if (!isWord('*')) fail();
    at++;
    return { kind: 'all' };
  };

  if (all.length === 0) return { kind: 'all' };
  const read = either(null, 0);
  return at < all.length ? fail() : read;
}
