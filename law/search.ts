import { citation, getText, type LawLanguage, permalink, provisions, referenceOf } from './regulation.ts';

export interface LawHit {
  readonly ref: string;
  readonly permalink: string;
  readonly citation: { readonly zh: string; readonly en: string };
  /** The language in which the words were found; `text` and `highlights` are in it. */
  readonly language: LawLanguage;
  readonly text: string;
  readonly highlights: readonly (readonly [number, number])[];
}
type Highlights = readonly (readonly [number, number])[];

/**
 * Paragraphs and items that hold every word of the query, with where the words stand. Chinese words are found anywhere
 * in the Chinese text; English ones, in any case, at the start of a word of our unofficial English (`assess` finds
 * “assessment”), or as a whole word when they have less than three letters. What is found in both languages, such as
 * `5G`, is shown in the preferred one. A citation (`66.2`, 第六十六条第二款, Article 66(2)) finds that place.
 */
export function searchLaw(query: string, prefer: LawLanguage = 'zh'): LawHit[] {
  // The English text says “AI” wherever the Chinese says 人工智能.
  const words = query
    .replace(/artificial\s+intelligence/giu, 'AI')
    .split(/[\s，。；、,;]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const languages: readonly LawLanguage[] = prefer === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  return provisions.flatMap((place) => {
    const ref = referenceOf(place);
    const texts = getText(place);
    const found = languages
      .map((language) => ({ language, highlights: finders[language](texts[language], words) }))
      .find((one) => one.highlights !== null);
    const cited = isCited(ref, query);
    if (!found && !cited) return [];
    const { language, highlights } = found ?? { language: prefer, highlights: [] };
    return [
      {
        ref,
        permalink: permalink(place),
        citation: citation(ref),
        language,
        text: texts[language],
        highlights: highlights ?? [],
      },
    ];
  });
}

/** Where every word stands in the text, in order and without overlaps; null unless all of them occur. */
const finders: Readonly<Record<LawLanguage, (text: string, words: readonly string[]) => Highlights | null>> = {
  zh: (text, words) => located(words, (word) => occurrences(text, new RegExp(escaped(word), 'giu'))),
  en: (text, words) =>
    located(words, (word) =>
      occurrences(
        text,
        new RegExp(`(?<![\\p{L}\\d])${escaped(word)}${word.length < 3 ? '(?![\\p{L}\\d])' : ''}`, 'giu'),
      ),
    ),
};

function located(words: readonly string[], find: (word: string) => Highlights): Highlights | null {
  const each = words.map(find);
  if (each.some((one) => one.length === 0)) return null;
  const merged: [number, number][] = [];
  for (const [from, to] of each.flat().sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

const occurrences = (text: string, pattern: RegExp): Highlights =>
  [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Whether the query names the place: an article's citation names all its paragraphs and items. */
function isCited(ref: string, query: string): boolean {
  const wanted = query.replace(/\s+/gu, '').toLowerCase();
  const [article = ''] = ref.split('.');
  return [ref, ...Object.values(citation(ref)), ...Object.values(citation(article))].some(
    (one) => one.replace(/\s+/gu, '').toLowerCase() === wanted,
  );
}
