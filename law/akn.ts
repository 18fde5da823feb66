import { getHeading } from './headings.ts';
import { expressionUri, languageCodes, translationNotice, workUri } from './identifiers.ts';
import {
  type Article,
  chineseNumber,
  eIdOf,
  type LawLanguage,
  type Paragraph,
  regulation,
  regulationIn,
} from './regulation.ts';

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

/** How a level is numbered in the text of each language. */
const numbers = {
  zh: {
    chapter: (n: number) => `第${chineseNumber(n)}章`,
    article: (n: number) => `第${chineseNumber(n)}条`,
    item: (n: number) => `（${chineseNumber(n)}）`,
  },
  en: {
    chapter: (n: number) => `Chapter ${n}`,
    article: (n: number) => `Article ${n}`,
    item: (n: number) => `(${n})`,
  },
} as const;

/**
 * The text as Akoma Ntoso 3.0 (OASIS, 2018): the official Chinese, or the English as an expression and manifestation of
 * its own, marked as a translation without authority; one article alone as a portion. The articles' headings are
 * ours and carry `status="editorial"`.
 */
export function akomaNtoso(article?: number, language: LawLanguage = 'zh'): string {
  const { title, chapters, articles } = regulationIn(language);
  const body = chapters
    .map(({ chapter, title: heading }) => {
      const inside = articles.filter(
        (one) => one.chapter === chapter && (article === undefined || one.article === article),
      );
      return inside.length === 0
        ? ''
        : `<chapter eId="chp_${chapter}"><num>${numbers[language].chapter(chapter)}</num><heading>${escaped(heading)}</heading>${inside.map((one) => articleXml(one, language)).join('')}</chapter>`;
    })
    .join('');
  const notice = language === 'en' ? `<p><docStatus>${escaped(translationNotice.en)}</docStatus></p>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act" contains="originalVersion"><meta>${identification(article, language)}${references(language)}</meta><preface><p><docTitle>${escaped(title)}</docTitle></p>${notice}</preface><body>${body}</body></act></akomaNtoso>
`;
}

function identification(article: number | undefined, language: LawLanguage): string {
  const portion = article === undefined ? '' : `/~${eIdOf({ article })}`;
  const level = (name: string, uri: string, date: string, author: string, more = '') =>
    `<FRBR${name}><FRBRthis value="${uri}${portion}"/><FRBRuri value="${uri}"/>${date}<FRBRauthor href="${author}"/>${more}</FRBR${name}>`;
  const inForce = `<FRBRdate date="${regulation.effective}" name="inForce"/>`;
  const expression = expressionUri(language);
  const author = language === 'zh' ? '#shenzhen-npcsc' : '#tiaoli';
  const translation =
    language === 'zh'
      ? `<FRBRauthoritative value="true"/><FRBRlanguage language="${languageCodes.zh}"/>`
      : `<FRBRauthoritative value="false"/><FRBRmasterExpression href="${expressionUri('zh')}" showAs="${regulation.title}"/><FRBRlanguage language="${languageCodes.en}"/><FRBRtranslation href="${expressionUri('zh')}${portion}" fromLanguage="${languageCodes.zh}" authoritative="false" by="#tiaoli"/>`;
  return [
    '<identification source="#tiaoli">',
    level(
      'Work',
      workUri,
      `<FRBRdate date="${regulation.adopted}" name="adoption"/>`,
      '#shenzhen-npcsc',
      '<FRBRcountry value="cn-440300"/>',
    ),
    level('Expression', expression, inForce, author, translation),
    level('Manifestation', `${expression}.akn`, inForce, '#tiaoli', '<FRBRformat value="application/akn+xml"/>'),
    '</identification>',
  ].join('');
}

const references = (language: LawLanguage): string =>
  `<references source="#tiaoli"><TLCOrganization eId="shenzhen-npcsc" href="/ontology/organization/shenzhen-npcsc" showAs="${
    language === 'zh'
      ? '深圳市人民代表大会常务委员会'
      : "Standing Committee of the Shenzhen Municipal People's Congress"
  }"/><TLCOrganization eId="tiaoli" href="/ontology/organization/tiaoli" showAs="Tiaoli"/></references>`;

function articleXml({ article, paragraphs }: Article, language: LawLanguage): string {
  const eId = eIdOf({ article });
  return `<article eId="${eId}"><num>${numbers[language].article(article)}</num><heading status="editorial">${escaped(getHeading(article)[language])}</heading>${paragraphs
    .map((one) => paragraphXml(article, one, language))
    .join('')}</article>`;
}

function paragraphXml(article: number, { paragraph, text, items }: Paragraph, language: LawLanguage): string {
  const eId = eIdOf({ article, paragraph });
  if (!items)
    return `<paragraph eId="${eId}"><content eId="${eId}__content"><p>${escaped(text)}</p></content></paragraph>`;
  const points = items.map((one) => {
    const point = eIdOf({ article, paragraph, item: one.item });
    return `<point eId="${point}"><num>${numbers[language].item(one.item)}</num><content eId="${point}__content"><p>${escaped(one.text)}</p></content></point>`;
  });
  return `<paragraph eId="${eId}"><list eId="${eId}__list_1"><intro eId="${eId}__list_1__intro"><p>${escaped(text)}</p></intro>${points.join('')}</list></paragraph>`;
}
