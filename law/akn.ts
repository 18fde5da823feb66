import { workUri } from './json.ts';
import { type Article, chineseNumber, eIdOf, regulation } from './regulation.ts';

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

/** The official Chinese text as Akoma Ntoso 3.0 (OASIS, 2018); one article alone as a portion. */
export function akomaNtoso(article?: number): string {
  const expression = `${workUri}/zho@${regulation.effective}`;
  const portion = article === undefined ? '' : `/~art_${article}`;
  const chapters = regulation.chapters
    .map(({ chapter, title }) => {
      const inside = regulation.articles.filter(
        (one) => one.chapter === chapter && (article === undefined || one.article === article),
      );
      return inside.length === 0
        ? ''
        : `<chapter eId="chp_${chapter}"><num>第${chineseNumber(chapter)}章</num><heading>${escaped(title)}</heading>${inside.map(articleXml).join('')}</chapter>`;
    })
    .join('');
  const identification = (level: string, uri: string, more = '') =>
    `<FRBR${level}><FRBRthis value="${uri}${portion}"/><FRBRuri value="${uri}"/><FRBRdate date="${level === 'Work' ? regulation.adopted : regulation.effective}" name="${level === 'Work' ? 'adoption' : 'inForce'}"/><FRBRauthor href="#shenzhen-npcsc"/>${more}</FRBR${level}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act" contains="originalVersion"><meta><identification source="#tiaoli">${identification('Work', workUri, '<FRBRcountry value="cn-440300"/>')}${identification('Expression', expression, '<FRBRlanguage language="zho"/>')}${identification('Manifestation', `${expression}.akn`)}</identification><references source="#tiaoli"><TLCOrganization eId="shenzhen-npcsc" href="/ontology/organization/shenzhen-npcsc" showAs="深圳市人民代表大会常务委员会"/><TLCOrganization eId="tiaoli" href="/ontology/organization/tiaoli" showAs="Tiaoli"/></references></meta><preface><p><docTitle>${escaped(regulation.title)}</docTitle></p></preface><body>${chapters}</body></act></akomaNtoso>
`;
}

function articleXml(article: Article): string {
  const paragraphs = article.paragraphs.map((one) => {
    const place = { article: article.article, paragraph: one.paragraph };
    const id = eIdOf(place);
    if (!one.items)
      return `<paragraph eId="${id}"><content eId="${id}__content"><p>${escaped(one.text)}</p></content></paragraph>`;
    const points = one.items.map((item) => {
      const point = eIdOf({ ...place, item: item.item });
      return `<point eId="${point}"><num>（${chineseNumber(item.item)}）</num><content eId="${point}__content"><p>${escaped(item.text)}</p></content></point>`;
    });
    return `<paragraph eId="${id}"><list eId="${id}__list_1"><intro eId="${id}__list_1__intro"><p>${escaped(one.text)}</p></intro>${points.join('')}</list></paragraph>`;
  });
  return `<article eId="${eIdOf({ article: article.article })}"><num>第${chineseNumber(article.article)}条</num>${paragraphs.join('')}</article>`;
}
