import { chineseNumber, type Provision } from './places.ts';
import en from './regulation.en.json' with { type: 'json' };
import zh from './regulation.zh.json' with { type: 'json' };

export { chineseNumber, citation, eIdOf, findProvision, type Provision, permalink, referenceOf } from './places.ts';

/** The same in Chinese and in English. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
export type LawLanguage = keyof Bilingual;

export interface Item {
  readonly item: number;
  readonly text: string;
}
export interface Paragraph {
  readonly paragraph: number;
  readonly text: string;
  readonly items?: readonly Item[];
}
export interface Article {
  readonly article: number;
  readonly chapter: number;
  readonly paragraphs: readonly Paragraph[];
}
export interface Regulation {
  readonly title: string;
  readonly adopted: string;
  readonly promulgated: string;
  readonly effective: string;
  readonly adopted_by: string;
  readonly announcement: string;
  readonly chapters: readonly { readonly chapter: number; readonly title: string }[];
  readonly articles: readonly Article[];
}
/** The official Chinese text. */
export const regulation: Regulation = zh;
/** Our own English rendering of it, unofficial: the Chinese alone is authentic. Same places, same numbers. */
export const englishRegulation: Regulation = en;
const renderings: Readonly<Record<LawLanguage, Regulation>> = { zh: regulation, en: englishRegulation };
export const regulationIn = (language: LawLanguage): Regulation => renderings[language];

/**
 * The text of a provision in both languages: an item's own text, a paragraph's without its items, an article's with all
 * its paragraphs and items, a line each. Throws where the Regulation has no such place.
 */
export function getText(place: Provision): Bilingual {
  const inLanguage = (language: LawLanguage) => {
    const article = renderings[language].articles[place.article - 1];
    const paragraph = article?.paragraphs[(place.paragraph ?? 0) - 1];
    if (place.item !== undefined) return paragraph?.items?.find((one) => one.item === place.item)?.text;
    if (place.paragraph !== undefined) return paragraph?.text;
    return article?.paragraphs.flatMap((one) => [one.text, ...(one.items ?? []).map((item) => item.text)]).join('\n');
  };
  const text = { zh: inLanguage('zh'), en: inLanguage('en') };
  if (text.zh === undefined || text.en === undefined) throw new Error(`no such provision: ${JSON.stringify(place)}`);
  return { zh: text.zh, en: text.en };
}

/** “第六章　治理原则与措施” | “Chapter 6: Principles and Measures of Governance”. */
export function getChapterTitle(chapter: number): Bilingual {
  const title = (language: LawLanguage) => renderings[language].chapters[chapter - 1]?.title;
  if (title('zh') === undefined) throw new Error(`no chapter ${chapter}`);
  return { zh: `第${chineseNumber(chapter)}章　${title('zh')}`, en: `Chapter ${chapter}: ${title('en')}` };
}

/** Every place that has a text of its own, in the order of the law: the paragraphs and their items. */
export const provisions: readonly Provision[] = regulation.articles.flatMap(({ article, paragraphs }) =>
  paragraphs.flatMap(({ paragraph, items = [] }) => [
    { article, paragraph },
    ...items.map(({ item }) => ({ article, paragraph, item })),
  ]),
);
