import type { Language } from './text.ts';

/** A term of the trade: how it is written in each language. What it means in plain words is the caller's to know. */
export interface Term {
  readonly id: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}
export interface TermPlace {
  readonly id: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** The text itself says, here, what the term means. */
  readonly explained: boolean;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** What may follow or precede a term where a text says what it means: a bracket with words in it, 即, “that is” and the like. */
const said = {
  zh: {
    after: /^[”」』]?\s*(?:（[^）]{4,}）|\([^)]{4,}\)|，?(?:即|也就是|就是|是指|指的是|意思是))/u,
    before: /所谓[“「『]?$/u,
  },
  en: {
    after:
      /^[”’"]?\s*(?:\([^)]{8,}\)|,?\s*(?:that is|which means|means|meaning|in other words)\b|\s+is (?:a|an|the|how|what|when)\b)/iu,
    before: /$^/u,
  },
} as const;
/** A plain phrase named first and the term in brackets behind it: 用样例教会程序（机器学习）. */
const inBrackets = (before: string, after: string): boolean =>
  /[\p{L}\p{N}]{2,}\s*[（(]\s*$/u.test(before) && /^\s*[）)]/u.test(after);

/** Where terms of the list stand in a text, in its order; of two that overlap the longer, so 机器学习 is not also 学习. */
export function termsIn(text: string, language: Language, terms: readonly Term[]): TermPlace[] {
  const ends = language === 'zh' ? [''] : ['', 's', 'es'];
  const ids = new Map(
    terms.flatMap((term) =>
      term[language].flatMap((form) => ends.map((end) => [form.toLowerCase() + end, term.id] as const)),
    ),
  );
  if (ids.size === 0) return [];
  const any = [...ids.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  const pattern = language === 'zh' ? any : `(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`;
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map((found) => {
    const [written] = found;
    const [start, end] = [found.index, found.index + written.length];
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const explained =
      said[language].after.test(after) || said[language].before.test(before) || inBrackets(before, after);
    return { id: ids.get(written.toLowerCase()) ?? '', written, start, end, explained };
  });
}
