/**
 * How many paragraphs (款) each of the 73 articles has, and how many items (项) those with items have: enough to cite and
 * to link without the text, which the web client fetches only to show it. A test holds it against the text.
 */
const paragraphCounts = '1111122211112111112232321111111121122213212112111111312111222111232221131';
const itemsIn: Readonly<Record<string, number>> = { '65.1': 6, '72.2': 7 };
export const articleCount = paragraphCounts.length;
const paragraphsIn = (article: number): number => Number(paragraphCounts[article - 1] ?? 0);

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
  const [article, paragraph, item] = found.slice(1).map((one) => (one === undefined ? undefined : Number(one)));
  if (article === undefined || article < 1 || article > articleCount) return null;
  if (paragraph !== undefined && (paragraph < 1 || paragraph > paragraphsIn(article))) return null;
  if (item !== undefined && (item < 1 || item > (itemsIn[`${article}.${paragraph}`] ?? 0))) return null;
  return { article, ...(paragraph !== undefined && { paragraph }), ...(item !== undefined && { item }) };
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
  const several = paragraphsIn(place.article) > 1 || place.item !== undefined;
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

/** `66.2`, `72.2(5)`: how a provision is referred to in data. */
export const referenceOf = ({ article, paragraph, item }: Provision): string =>
  `${article}${paragraph === undefined ? '' : `.${paragraph}`}${item === undefined ? '' : `(${item})`}`;
