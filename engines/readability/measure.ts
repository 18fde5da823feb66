import { functionWords } from './functionWords.ts';
import { charactersIn, clausesOf, sentencesOf, wordsOf } from './text.ts';

/** The first two measures of Xu, Yao and Chen, 中文年报可读性：衡量与检验, 会计研究 2021(3), 28–44; larger is harder. */
export interface ChineseMeasure {
  /** Characters a clause, on average (每个分句的平均字数). */
  readonly clauseLength: number;
  /** Share of adverbs and conjunctions among the words of a sentence, averaged over the sentences, from 0 to 1. */
  readonly functionWords: number;
}

/** What the two measures give for a Chinese text; null where it has no sentence. */
export function measureChinese(text: string): ChineseMeasure | null {
  const clauses = clausesOf(text);
  const sentences = sentencesOf(text, 'zh');
  if (clauses.length === 0 || sentences.length === 0) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const shares = sentences.map((sentence) => {
    const words = wordsOf(sentence.text, 'zh');
    return words.length === 0 ? 0 : words.filter((word) => functionWords.has(word)).length / words.length;
  });
  return { clauseLength: mean(clauses.map((one) => charactersIn(one.text))), functionWords: mean(shares) };
}

/**
 * The school grade (United States) of an English text by Coleman and Liau, A computer readability formula designed for
 * machine scoring, Journal of Applied Psychology 60 (1975): 0.0588 L − 0.296 S − 15.8, where L is letters and S sentences
 * a hundred words. It needs no syllables. Null where the text has no word.
 */
export function colemanLiau(text: string): number | null {
  const words = wordsOf(text, 'en').filter((word) => /\p{L}/u.test(word));
  const sentences = sentencesOf(text, 'en').length;
  if (words.length === 0 || sentences === 0) return null;
  const letters = words.reduce((sum, word) => sum + (word.match(/\p{L}/gu) ?? []).length, 0);
  return 0.0588 * ((letters / words.length) * 100) - 0.296 * ((sentences / words.length) * 100) - 15.8;
}
