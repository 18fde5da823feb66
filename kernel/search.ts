/**
 * Search tokens: every two neighbouring Chinese characters and every single one, every run of letters or digits
 * with its beginnings. Two-character pieces find all that a substring search finds, for words of two and more.
 */
export function tokensOf(text: string): string[] {
  const tokens = new Set<string>();
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
    if (/^\p{Script=Han}/u.test(run)) {
      const signs = [...run];
      for (const [at, sign] of signs.entries()) {
        tokens.add(sign);
        const next = signs[at + 1];
        if (next) tokens.add(sign + next);
      }
    } else {
      for (let length = 1; length <= Math.min(run.length, 30); length++) tokens.add(run.slice(0, length));
      if (run.length > 30) tokens.add(run);
    }
  }
  return [...tokens];
}

/** The tokens that a record must have to match a query; longer Chinese words need a recheck of the substring. */
export function queryTokens(query: string): string[] {
  const tokens = new Set<string>();
  for (const run of query
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
    const signs = [...run];
    if (!/^\p{Script=Han}/u.test(run)) tokens.add(run.length > 30 ? run : run);
    else if (signs.length === 1) tokens.add(run);
    else for (let at = 0; at + 1 < signs.length; at++) tokens.add(`${signs[at]}${signs[at + 1]}`);
  }
  return [...tokens];
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
