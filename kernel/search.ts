/** Letters and digits of one script: Chinese, which is not divided into words, or any other. */
const runsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
const isChinese = (run: string): boolean => /^\p{Script=Han}/u.test(run);
/** Longer runs are no words; they are found by their beginning. */
const longest = 60;

/**
 * The search words of a text: every two neighbouring Chinese characters and the last one of a run, every other run of
 * letters and digits. A query looks for the beginning of such words, so single characters and beginnings of words are
 * found too. Two-character pieces find all that a substring search finds.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const run of runsOf(text)) {
    if (!isChinese(run)) {
      words.add(run.slice(0, longest));
      continue;
    }
    const signs = [...run];
    for (const [at, sign] of signs.entries()) words.add(sign + (signs[at + 1] ?? ''));
  }
  return [...words];
}

/** A word that a record must have; `beginning`: or one that begins with it. */
export interface Term {
  readonly word: string;
  readonly beginning: boolean;
}

/** The terms that a record must all have to match a query. */
export function termsOf(query: string): Term[] {
  const terms = new Map<string, Term>();
  for (const run of runsOf(query)) {
    const signs = [...run];
    const pieces =
      isChinese(run) && signs.length > 1
        ? signs.slice(1).map((sign, at) => ({ word: `${signs[at]}${sign}`, beginning: false }))
        : [{ word: run.slice(0, longest), beginning: true }];
    for (const piece of pieces) terms.set(piece.word, piece);
  }
  return [...terms.values()];
}

/** Where the words of a query stand in a text: [from, to) ranges, merged, for highlighting. */
export function highlightsIn(text: string, query: string): [number, number][] {
  const lower = text.toLowerCase();
  const ranges: [number, number][] = [];
  for (const word of query.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [])
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) ranges.push([at, at + word.length]);
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}
