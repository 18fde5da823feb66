import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { akomaNtoso } from '#law/akn.ts';
import { expressionUri, workUri } from '#law/identifiers.ts';
import { articleCount } from '#law/places.ts';
import { eIdOf, type LawLanguage, type Provision, permalink, provisions } from '#law/regulation.ts';

const articles: readonly Provision[] = Array.from({ length: articleCount }, (_, at) => ({ article: at + 1 }));
const byEId = new Map([...articles, ...provisions].map((place) => [eIdOf(place), place]));
const languages: readonly LawLanguage[] = ['zh', 'en'];

/**
 * The addresses that the Regulation's data name things by lead to the things: the work, an expression and their portions
 * to the page that shows the place, a manifestation (`…/zho@2022-11-01.akn`) and its articles to the file itself.
 */
export function aknRoutes(app: FastifyInstance): void {
  app.get<{ Params: { '*': string } }>('/akn/*', async (request, reply) => {
    const [of = '', eId] = `/akn/${request.params['*']}`.split('/~');
    const place = eId === undefined ? null : byEId.get(eId);
    if (place === undefined) throw new Refused('not-found');
    const language = languages.find((one) => of === `${expressionUri(one)}.akn`);
    if (language && place?.paragraph === undefined)
      return reply.type('application/akn+xml; charset=utf-8').send(akomaNtoso(place?.article, language));
    if (of !== workUri && !languages.some((one) => of === expressionUri(one))) throw new Refused('not-found');
    return reply.redirect(place ? permalink(place) : '/law', 303);
  });
}
