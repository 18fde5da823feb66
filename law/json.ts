import { duties } from './duties.ts';
import { getHeading } from './headings.ts';
import {
  akomaNtosoPath,
  expressionUri,
  headingsNotice,
  portionUri,
  translationNotice,
  workUri,
} from './identifiers.ts';
import {
  citation,
  eIdOf,
  englishRegulation,
  getText,
  type Provision,
  permalink,
  referenceOf,
  regulation,
} from './regulation.ts';

const both = (of: (text: typeof regulation) => string) => ({ zh: of(regulation), en: of(englishRegulation) });

/** Where a place is and how it is named, everything that a machine links by. */
const addressed = (place: Provision) => ({
  citation: citation(referenceOf(place)),
  permalink: permalink(place),
  eId: eIdOf(place),
  uri: portionUri(workUri, place),
});

/** The text in both languages with headings, citations, permalinks, eIds and the ids of the duties under it. */
export const regulationJson = () => ({
  title: both((one) => one.title),
  adopted: regulation.adopted,
  promulgated: regulation.promulgated,
  effective: regulation.effective,
  adoptedBy: both((one) => one.adopted_by),
  announcement: both((one) => one.announcement),
  work: workUri,
  expressions: [
    { language: 'zh', official: true, uri: expressionUri('zh'), akomaNtoso: akomaNtosoPath('zh') },
    {
      language: 'en',
      official: false,
      uri: expressionUri('en'),
      akomaNtoso: akomaNtosoPath('en'),
      notice: translationNotice,
    },
  ],
  headings: { editorial: true, notice: headingsNotice },
  chapters: regulation.chapters.map(({ chapter }, at) => ({
    chapter,
    title: both((one) => one.chapters[at]?.title ?? ''),
    eId: `chp_${chapter}`,
  })),
  articles: regulation.articles.map(({ article, chapter, paragraphs }) => ({
    article,
    chapter,
    heading: getHeading(article),
    ...addressed({ article }),
    paragraphs: paragraphs.map(({ paragraph, items = [] }) => ({
      paragraph,
      text: getText({ article, paragraph }),
      ...addressed({ article, paragraph }),
      items: items.map(({ item }) => ({
        item,
        text: getText({ article, paragraph, item }),
        ...addressed({ article, paragraph, item }),
      })),
      duties: duties.filter((duty) => duty.article === article && duty.paragraph === paragraph).map((duty) => duty.id),
    })),
  })),
});
