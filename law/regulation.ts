import zh from './regulation.zh.json' with { type: 'json' };

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

export { chineseNumber, citation, eIdOf, findProvision, type Provision, permalink } from './places.ts';
