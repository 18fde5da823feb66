import type { FastifyInstance } from 'fastify';
import { excerptOf } from '#derive/excerpt.ts';
import { Refused } from '#kernel/refusals.ts';
import { searchLaw } from '#law/search.ts';
import { listRecords } from '#store/lists.ts';
import { rowOf, visibleFacts } from './pages.ts';
import type { AppParts } from './parts.ts';

/** Search over everything that the reader may see, and finding parties and people by name. */
export function searchRoutes(app: FastifyInstance, { around }: AppParts): void {
  const { pool } = around;
  app.get<{ Querystring: { q?: string; cursor?: string; language?: string } }>('/api/search', async (request) => {
    const q = (request.query.q ?? '').slice(0, 200);
    const language = request.query.language === 'en' ? 'en' : 'zh';
    const found = await listRecords(
      around,
      null,
      { q, cursor: request.query.cursor, systems: [...around.systems.values()] },
      request.actor,
    );
    return {
      ...found,
      items: found.items.flatMap((one) => {
        const of = around.systems.get(one.system);
        if (!of) return [];
        return [
          {
            ...rowOf(of, one, request.actor),
            systemName: { zh: of.name.zh, en: of.name.en },
            excerpt: excerptOf(of.facts, visibleFacts(of, one, request.actor), q, language),
          },
        ];
      }),
      law: searchLaw(q, language).slice(0, 10),
    };
  });

  app.get<{ Querystring: { q?: string } }>('/api/parties', async (request) => {
    if (!request.actor.person) throw new Refused('sign-in-required');
    const { rows } = await pool.query(
      "select id, name, kind from parties where name ilike '%' || $1 || '%' order by name limit 20",
      [(request.query.q ?? '').replace(/[%_\\]/gu, '\\$&')],
    );
    return { items: rows };
  });
  app.get<{ Querystring: { q?: string } }>('/api/people', async (request) => {
    const { person, offices, parties } = request.actor;
    if (!person) throw new Refused('sign-in-required');
    // Officers name anybody; whoever acts for a party names its people, and those who act for themselves, such as experts.
    const { rows } = await pool.query(
      `select id, name from people p where name ilike '%' || $1 || '%' and deactivated_at is null and ($2 or exists (
         select from roles o join parties q on q.id = o.party where o.person = p.id
         and (o.party = any($3) or (q.kind = 'individual' and cardinality($3::uuid[]) > 0)))) order by name limit 20`,
      [(request.query.q ?? '').replace(/[%_\\]/gu, '\\$&'), offices.length > 0, parties],
    );
    return { items: rows };
  });
}
