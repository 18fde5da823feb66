export type Language = 'zh' | 'en';

/** A stretch of a text, by its place in UTF-16 units: `text.slice(start, end)`. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The stretches that a pattern finds, without the blanks around them; empty ones left out. */
function stretches(text: string, pattern: RegExp): Stretch[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const [whole] = found;
    const start = found.index + (whole.length - whole.trimStart().length);
    const inner = whole.trim();
    return /[\p{L}\p{N}]/u.test(inner) ? [{ text: inner, start, end: start + inner.length }] : [];
  });
}

/**
 * Sentences: Chinese up to 。！？；… or a new line, English up to . ! ? followed by a blank, or a new line, so that the
 * point of a number or an address ends nothing.
 */
export const sentencesOf = (text: string, language: Language): Stretch[] =>
  language === 'zh'
    ? stretches(text, /[^。！？!?；;…\n]+[。！？!?；;…]*/gu)
    : stretches(text, /(?:[^.!?\n]|[.!?](?=[^\s”’")\]]))+[.!?]*[”’")\]]*/gu);

/** Clauses (分句) of a Chinese text: what stands between ， ： and the ends of sentences; 、 only lists and ends nothing. */
export const clausesOf = (text: string): Stretch[] => stretches(text, /[^，,：:。！？!?；;…\n]+/gu);

const segmenters: Readonly<Record<Language, Intl.Segmenter>> = {
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
  en: new Intl.Segmenter('en', { granularity: 'word' }),
};
/** The words of a text, signs and blanks left out. */
export const wordsOf = (text: string, language: Language): string[] =>
  [...segmenters[language].segment(text)].flatMap((one) => (one.isWordLike ? [one.segment] : []));

/** How many characters a reader counts: each Chinese character, each number and each word in other letters as one. */
export const charactersIn = (text: string): number =>
  (text.match(/\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? []).length;
