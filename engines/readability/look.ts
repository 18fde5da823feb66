import { commonCharacters } from './commonCharacters.ts';
import { type ChineseMeasure, colemanLiau, measureChinese } from './measure.ts';
import { type Term, termsIn } from './terms.ts';
import { charactersIn, clausesOf, type Language, sentencesOf, wordsOf } from './text.ts';

/** The bounds that a text is held to; whoever sets them says whence they are. */
export interface Bounds {
  /** Characters of a Chinese sentence. */
  readonly sentence: number;
  /** Characters of a Chinese clause, on average. */
  readonly clause: number;
  /** Share of adverbs and conjunctions, from 0 to 1. */
  readonly functionWords: number;
  /** Words of an English sentence. */
  readonly englishSentence: number;
  /** School grade of the English. */
  readonly englishGrade: number;
}

/** One part of a text, such as the answer to one question. */
export interface Part {
  readonly name: string;
  readonly zh: string;
  readonly en?: string;
}

/** What stands in the reader's way, where, and how much of it; `advice` is told, not demanded. */
export interface Finding {
  readonly rule:
    | 'long-sentence'
    | 'unexplained-term'
    | 'rare-character'
    | 'empty-verb'
    | 'chain-of-de'
    | 'passive'
    | 'nouns-for-verbs';
  readonly advice: boolean;
  readonly part: string;
  readonly language: Language;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly count?: number;
  readonly most?: number;
  /** The id of the term. */
  readonly term?: string;
}

export interface Reading {
  readonly findings: readonly Finding[];
  readonly chinese: ChineseMeasure | null;
  readonly englishGrade: number | null;
  /** The measures that are over their bound. */
  readonly over: readonly ('clause' | 'functionWords' | 'englishGrade')[];
}

const rules: Readonly<Record<Language, (part: string, text: string, bounds: Bounds) => Finding[]>> = {
  zh: (part, text, bounds) =>
    sentencesOf(text, 'zh').flatMap((sentence) => {
      const at = (
        rule: Finding['rule'],
        inner: { start: number; text: string },
        more: Partial<Finding> = {},
      ): Finding => {
        const start = sentence.start + inner.start;
        return {
          rule,
          advice: true,
          part,
          language: 'zh',
          start,
          end: start + inner.text.length,
          text: inner.text,
          ...more,
        };
      };
      const length = charactersIn(sentence.text);
      const found = (pattern: RegExp) =>
        [...sentence.text.matchAll(pattern)].map((one) => ({ start: one.index, text: one[0] }));
      const passives = found(/被(?=\p{Script=Han})|由[^，。；]{1,12}所/gu);
      return [
        ...(length > bounds.sentence
          ? [
              at(
                'long-sentence',
                { start: 0, text: sentence.text },
                { advice: false, count: length, most: bounds.sentence },
              ),
            ]
          : []),
        ...found(/(?:进行(?!中|时)|予以|加以)\p{Script=Han}{2}/gu).map((one) => at('empty-verb', one)),
        ...clausesOf(sentence.text).flatMap((clause) => {
          const count = (clause.text.match(/的(?!确)/gu) ?? []).length;
          return count >= 3 ? [at('chain-of-de', clause, { count })] : [];
        }),
        ...(passives.length >= 2 ? [at('passive', { start: 0, text: sentence.text }, { count: passives.length })] : []),
        ...rare(sentence.text).map((one) => at('rare-character', one)),
      ];
    }),
  en: (part, text, bounds) =>
    sentencesOf(text, 'en').flatMap((sentence) => {
      const at = (rule: Finding['rule'], count: number, more: Partial<Finding> = {}): Finding => ({
        rule,
        advice: true,
        part,
        language: 'en',
        ...sentence,
        count,
        ...more,
      });
      const words = wordsOf(sentence.text, 'en').length;
      const passives = (sentence.text.match(passive) ?? []).length;
      const nouns = (sentence.text.match(/\b\p{L}{4,}(?:tion|sion|ment|ance|ence|ity|ness)s?\b/giu) ?? []).length;
      return [
        ...(words > bounds.englishSentence
          ? [at('long-sentence', words, { advice: false, most: bounds.englishSentence })]
          : []),
        ...(passives >= 2 ? [at('passive', passives)] : []),
        ...(nouns >= 4 ? [at('nouns-for-verbs', nouns)] : []),
      ];
    }),
};
const passive =
  /\b(?:am|is|are|was|were|be|been|being)\s+(?:\p{L}+ly\s+)?(?:\p{L}+ed|made|given|taken|shown|known|seen|kept|sent|told|done|held|found|built|set|drawn|written|chosen)\b/giu;

/** Characters that are not common, each once. */
function rare(text: string): { start: number; text: string }[] {
  const common = commonCharacters();
  const places = new Map<string, number>();
  for (const one of text.matchAll(/\p{Script=Han}/gu))
    if (!common.has(one[0]) && !places.has(one[0])) places.set(one[0], one.index);
  return [...places].map(([character, start]) => ({ start, text: character }));
}

/**
 * Reads a text as its public would: sentences that are too long, terms that nobody explained in any part, and, as advice,
 * rare characters, empty verbs (进行比较 for 比较), chains of 的, repeated passives and English nouns made of verbs. A term is
 * named once, at its first place.
 */
export function look(parts: readonly Part[], bounds: Bounds, terms: readonly Term[]): Reading {
  const findings: Finding[] = [];
  for (const language of ['zh', 'en'] as const) {
    const texts = parts.map((part) => ({ name: part.name, text: part[language] ?? '' }));
    for (const { name, text } of texts) findings.push(...rules[language](name, text, bounds));
    const places = texts.flatMap(({ name, text }) =>
      termsIn(text, language, terms).map((one) => ({ ...one, part: name })),
    );
    const explained = new Set(places.filter((one) => one.explained).map((one) => one.id));
    const named = new Set<string>();
    for (const { id, part, written, start, end } of places) {
      if (explained.has(id) || named.has(id)) continue;
      named.add(id);
      findings.push({ rule: 'unexplained-term', advice: false, part, language, start, end, text: written, term: id });
    }
  }
  const chinese = measureChinese(parts.map((one) => one.zh).join('\n'));
  const englishGrade = colemanLiau(parts.map((one) => one.en ?? '').join('\n'));
  const over = [
    ...(chinese && chinese.clauseLength > bounds.clause ? (['clause'] as const) : []),
    ...(chinese && chinese.functionWords > bounds.functionWords ? (['functionWords'] as const) : []),
    ...(englishGrade !== null && englishGrade > bounds.englishGrade ? (['englishGrade'] as const) : []),
  ];
  return { findings, chinese, englishGrade, over };
}
