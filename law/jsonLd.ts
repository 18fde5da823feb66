import { getHeading } from './headings.ts';
import { akomaNtosoPath, expressionUri, portionUri, workUri } from './identifiers.ts';
import {
  citation,
  englishRegulation,
  getText,
  type Provision,
  permalink,
  provisions,
  referenceOf,
  regulation,
} from './regulation.ts';

/** A text in both languages, each tagged with its own. */
const tagged = ({ zh, en }: { zh: string; en: string }) => [
  { '@language': 'zh-Hans', '@value': zh },
  { '@language': 'en', '@value': en },
];
const title = tagged({ zh: regulation.title, en: englishRegulation.title });
const inForce = 'https://schema.org/InForce';

/** A file of the text that we serve. Not even our Chinese file is an official publication, so neither claims to be. */
const encoding = (contentUrl: string, inLanguage: string) => ({
  '@type': 'LegislationObject',
  contentUrl,
  encodingFormat: 'application/akn+xml',
  inLanguage,
  legislationLegalValue: 'https://schema.org/UnofficialLegalValue',
});

/** An article, paragraph or item as a part of the work: its name, place and text. */
const part = (place: Provision) => ({
  '@type': 'Legislation',
  '@id': portionUri(workUri, place),
  name: tagged(citation(referenceOf(place))),
  text: tagged(getText(place)),
  url: permalink(place),
  legislationLegalForce: inForce,
});

/** The whole work as schema.org Legislation, its articles as parts, the unofficial English as its translation. */
export const regulationJsonLd = () => ({
  '@context': 'https://schema.org',
  '@type': 'Legislation',
  '@id': workUri,
  name: title,
  url: '/law',
  inLanguage: 'zh-Hans',
  legislationType: tagged({ zh: '经济特区法规', en: 'Regulation of a special economic zone' }),
  legislationDate: regulation.adopted,
  datePublished: regulation.promulgated,
  legislationDateOfApplicability: regulation.effective,
  legislationIdentifier: regulation.announcement,
  legislationPassedBy: {
    '@type': 'Organization',
    name: tagged({ zh: regulation.adopted_by, en: englishRegulation.adopted_by }),
  },
  legislationJurisdiction: {
    '@type': 'AdministrativeArea',
    name: tagged({ zh: '深圳经济特区', en: 'Shenzhen Special Economic Zone' }),
  },
  legislationLegalForce: inForce,
  encoding: encoding(akomaNtosoPath('zh'), 'zh-Hans'),
  workTranslation: translation(expressionUri('en'), workUri, englishRegulation.title, akomaNtosoPath('en')),
  hasPart: regulation.articles.map(({ article }) => ({
    ...part({ article }),
    alternateName: tagged(getHeading(article)),
  })),
});

/** One article, with its paragraphs and items as parts. */
export const articleJsonLd = (article: number) => ({
  '@context': 'https://schema.org',
  ...part({ article }),
  alternateName: tagged(getHeading(article)),
  inLanguage: 'zh-Hans',
  isPartOf: { '@type': 'Legislation', '@id': workUri, name: title },
  encoding: encoding(akomaNtosoPath('zh', article), 'zh-Hans'),
  workTranslation: translation(
    portionUri(expressionUri('en'), { article }),
    portionUri(workUri, { article }),
    citation(String(article)).en,
    akomaNtosoPath('en', article),
  ),
  hasPart: provisions.filter((one) => one.article === article).map(part),
});

/** The English, linked to what it translates; it has no legal force of its own. */
function translation(id: string, of: string, name: string, file: string) {
  return {
    '@type': 'Legislation',
    '@id': id,
    name,
    inLanguage: 'en',
    translationOfWork: { '@id': of },
    translator: { '@type': 'Organization', name: 'Tiaoli' },
    encoding: encoding(file, 'en'),
  };
}
