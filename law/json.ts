import { duties } from './duties.ts';
import { citation, eIdOf, permalink, regulation } from './regulation.ts';

export const workUri = '/akn/cn-440300/act/tequ-fagui/2022-08-30/szrd-7-64';

/** The text with citations, permalinks, eIds and the ids of the duties under each paragraph. */
export const regulationJson = () => ({
  title: regulation.title,
  adopted: regulation.adopted,
  promulgated: regulation.promulgated,
  effective: regulation.effective,
  work: workUri,
  language: 'zh',
  chapters: regulation.chapters,
  articles: regulation.articles.map((article) => ({
    article: article.article,
    chapter: article.chapter,
    citation: citation(String(article.article)),
    permalink: permalink({ article: article.article }),
    eId: eIdOf({ article: article.article }),
    paragraphs: article.paragraphs.map((one) => {
      const place = { article: article.article, paragraph: one.paragraph };
      return {
        paragraph: one.paragraph,
        text: one.text,
        citation: citation(`${article.article}.${one.paragraph}`),
        permalink: permalink(place),
        eId: eIdOf(place),
        items: (one.items ?? []).map((item) => ({
          item: item.item,
          text: item.text,
          permalink: permalink({ ...place, item: item.item }),
          eId: eIdOf({ ...place, item: item.item }),
        })),
        duties: duties
          .filter((duty) => duty.article === article.article && duty.paragraph === one.paragraph)
          .map((duty) => duty.id),
      };
    }),
  })),
});

/** The work as schema.org Legislation. */
export const regulationJsonLd = () => ({
  '@context': 'https://schema.org',
  '@type': 'Legislation',
  '@id': workUri,
  name: regulation.title,
  inLanguage: 'zh-Hans',
  legislationDate: regulation.adopted,
  datePublished: regulation.promulgated,
  legislationDateOfApplicability: regulation.effective,
  legislationIdentifier: regulation.announcement,
  legislationPassedBy: { '@type': 'Organization', name: regulation.adopted_by },
  legislationJurisdiction: { '@type': 'AdministrativeArea', name: '深圳经济特区' },
  legislationLegalForce: 'https://schema.org/InForce',
  hasPart: regulation.articles.map((article) => ({
    '@type': 'Legislation',
    '@id': `${workUri}/~art_${article.article}`,
    name: citation(String(article.article)).zh,
    text: article.paragraphs
      .map((one) => [one.text, ...(one.items ?? []).map((item) => item.text)].join('\n'))
      .join('\n'),
  })),
});
