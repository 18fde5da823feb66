import type { FastifyInstance, FastifyRequest } from 'fastify';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { wordFor } from '#kernel/words.ts';
import { noticesFor, readAllNotices, readNotice } from '#store/notices.ts';
import { mayRead, systemOf } from '#store/perform.ts';
import { titleOf, visibleFacts } from './pages.ts';
import type { AppParts } from './parts.ts';

const signedIn = ({ actor }: FastifyRequest) => {
  if (!actor.person) throw new Refused('sign-in-required');
  return actor;
};
const numberOf = (given: unknown, field: string): number => {
  const number = Number(given);
  if (!(Number.isSafeInteger(number) && number > 0)) throw new Refused('invalid-input', { field });
  return number;
};

/** Notices to the parties and offices of whoever is signed in. */
export function noticeRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.get<{ Querystring: { cursor?: string; limit?: string; unread?: string } }>('/api/notices', async (request) => {
    const actor = signedIn(request);
    const { cursor, limit, unread } = request.query;
    const found = await noticesFor(around, actor, {
      before: cursor === undefined ? undefined : numberOf(cursor, 'cursor'),
      limit: limit === undefined ? 20 : Math.min(100, numberOf(limit, 'limit')),
      unreadOnly: unread === '1',
    });
    return {
      ...found,
      items: found.items.map(({ record, move, state, ...notice }) => {
        const of = systemOf(around, record.system);
        return {
          ...notice,
          system: record.system,
          systemName: { zh: of.name.zh, en: of.name.en },
          record: record.id,
          number: record.number,
          // Whoever may no longer read the record still learns that it moved, not what it is about.
          title: mayRead(of, record, actor)
            ? titleOf(of, { ...record, facts: visibleFacts(of, record, actor) })
            : record.number,
          text: label(
            `${wordFor(move).zh}，现为“${wordFor(state).zh}”`,
            `${wordFor(move).en}: now “${wordFor(state).en}”`,
          ),
        };
      }),
    };
  });

  app.post<{ Params: { id: string } }>('/api/notices/:id/read', async (request) => {
    const id = numberOf(request.params.id, 'id');
    if (!(await readNotice(around, signedIn(request), id))) throw new Refused('not-found', { field: 'id' });
    return { read: true };
  });

  app.post<{ Body: { upTo?: unknown } | null }>('/api/notices/read', async (request) => {
    await readAllNotices(around, signedIn(request), numberOf(request.body?.upTo, 'upTo'));
    return { read: true };
  });
}
