import type { UseQueryResult } from '@tanstack/react-query';
import type { Label } from '#kernel/label.ts';
import { type ProblemError, useApi } from './api.ts';
import type { DutyRow } from './duty.tsx';

/** The Regulation as `/api/law` and `/law/article/N.json` send it; the Chinese is official, the English is not. */
interface Worded {
  readonly text: Label;
}
export interface LawItem extends Worded {
  readonly item: number;
  readonly permalink: string;
  readonly eId: string;
}
export interface LawParagraph extends Worded {
  readonly paragraph: number;
  readonly permalink: string;
  readonly eId: string;
  readonly items: readonly LawItem[];
}
export interface LawArticle {
  readonly article: number;
  readonly chapter: number;
  readonly heading: Label;
  readonly citation: Label;
  readonly permalink: string;
  readonly eId: string;
  readonly paragraphs: readonly LawParagraph[];
}
export interface LawText {
  readonly title: Label;
  readonly adopted: string;
  readonly promulgated: string;
  readonly effective: string;
  readonly chapters: readonly { readonly chapter: number; readonly title: Label }[];
  readonly articles: readonly LawArticle[];
}

/** The whole text: fetched once, for it does not change while the page is open. */
export const useLaw = (): UseQueryResult<LawText, ProblemError> => useApi<LawText>('/api/law', { staleTime: Infinity });

/** One article with its duties and their status now. */
export const useArticle = (
  article: number,
): UseQueryResult<LawArticle & { readonly duties: readonly DutyRow[] }, ProblemError> =>
  useApi(`/law/article/${article}.json`, { staleTime: 60_000 });
