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

/** A place in the Regulation: an article, one of its paragraphs (款), one of its items (项). */
export interface Provision {
  readonly article: number;
  readonly paragraph?: number;
  readonly item?: number;
}

/** Reads `66`, `66.2`, `72.2(5)` and duty ids such as `43.1b`; null when the Regulation has no such place. */
export function findProvision(reference: string): Provision | null {
  const found = /^(\d+)(?:\.(\d+)(?:\((\d+)\))?[a-z]?)?$/u.exec(reference);
  if (!found) return null;
  const article = regulation.articles[Number(found[1]) - 1];
  if (!article) return null;
  const paragraph = found[2] ? article.paragraphs[Number(found[2]) - 1] : undefined;
  if (found[2] && !paragraph) return null;
  if (found[3] && !paragraph?.items?.some((one) => one.item === Number(found[3]))) return null;
  return {
    article: article.article,
    ...(paragraph && { paragraph: paragraph.paragraph }),
    ...(found[3] && { item: Number(found[3]) }),
  };
}

const digits = '零一二三四五六七八九';
/** 1 to 99 in Chinese numerals. */
export function chineseNumber(n: number): string {
  const tens = Math.trunc(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

/** “第六十六条第二款” | “Article 66(2)”; an article of one paragraph is cited without it. */
export function citation(reference: string): { zh: string; en: string } {
  const place = findProvision(reference);
  if (!place) return { zh: reference, en: reference };
  const several = (regulation.articles[place.article - 1]?.paragraphs.length ?? 0) > 1 || place.item !== undefined;
  const zhParts = [`第${chineseNumber(place.article)}条`];
  let en = `Article ${place.article}`;
  if (place.paragraph && several) {
    zhParts.push(`第${chineseNumber(place.paragraph)}款`);
    en += `(${place.paragraph})`;
  }
  if (place.item) {
    zhParts.push(`第（${chineseNumber(place.item)}）项`);
    en += `(${place.item})`;
  }
  return { zh: zhParts.join(''), en };
}

/** `/law/66/2`. */
export const permalink = ({ article, paragraph, item }: Provision): string =>
  `/law/${[article, paragraph, item].filter(Boolean).join('/')}`;

/** The Akoma Ntoso eId: `art_66__para_2`, `art_65__para_1__list_1__point_3`. */
export const eIdOf = ({ article, paragraph, item }: Provision): string =>
  [`art_${article}`, paragraph && `para_${paragraph}`, item && `list_1__point_${item}`].filter(Boolean).join('__');
