import type { FastifyInstance } from 'fastify';
import { type Actor, rowRule } from '#kernel/access.ts';
import type { System } from '#kernel/system.ts';
import { getOffice } from '#law/offices.ts';
import { findProvision } from '#law/places.ts';
import { getChapterTitle, regulation } from '#law/regulation.ts';
import type { AppParts } from './parts.ts';

/** Whether there can be a record of the system that the actor may read. */
export const isOpenTo = (of: System, actor: Actor): boolean => {
  const { states, ownedStates, parties, named } = rowRule(of.read, actor);
  return states.length > 0 || (ownedStates.length > 0 && parties.length > 0) || named.length > 0;
};

/** The registers that the reader may look into, by the law's chapters. */
export function registerRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.get('/api/registers', async (request) => {
    const open = [...around.systems.values()].filter((of) => isOpenTo(of, request.actor));
    const chapterOf = (of: System) => {
      const article = findProvision(of.law[0] ?? '')?.article;
      return regulation.articles.find((one) => one.article === article)?.chapter ?? 1;
    };
    const chapters = [...new Set(open.map(chapterOf))].toSorted((a, b) => a - b);
    return {
      chapters: chapters.map((chapter) => ({
        chapter,
        title: getChapterTitle(chapter),
        systems: open
          .filter((of) => chapterOf(of) === chapter)
          .map((of) => ({
            id: of.id,
            name: { zh: of.name.zh, en: of.name.en },
            keeperName: getOffice(of.keeper).name,
            articles: [...new Set(of.law.flatMap((one) => findProvision(one)?.article ?? []))],
          })),
      })),
    };
  });
}
