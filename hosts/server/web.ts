import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { endpoints } from '#systems/index.ts';
import type { AppParts } from './parts.ts';

/** The rooms with ways in that no log may tell of (Article 70): their pages are not logged either. */
const roomsUnlogged = new Set(endpoints.filter((one) => one.unlogged).map((one) => one.path.split('/')[2] ?? ''));

/** The built web client; every address that is not a file or an API is one of its pages. */
export async function webRoutes(app: FastifyInstance, { web }: AppParts): Promise<void> {
  const built = web !== undefined && existsSync(join(web, 'index.html'));
  // Which parts of the client a browser loads tells what its reader is about to do, so no log has it.
  const unlogged = { logLevel: 'silent' } as const;
  if (built)
    await app.register(fastifyStatic, { root: web, wildcard: false, maxAge: '1h', immutable: false, ...unlogged });
  const shell = (reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile('index.html');
  if (built)
    for (const room of roomsUnlogged)
      for (const path of [`/${room}`, `/${room}/*`]) app.get(path, unlogged, (_request, reply) => shell(reply));
  app.setNotFoundHandler((request, reply) => {
    const page =
      built &&
      request.method === 'GET' &&
      (!request.url.startsWith('/api/') || /^\/api\/docs(?:$|[?/])/u.test(request.url)) &&
      (request.headers.accept ?? '').includes('text/html');
    if (page) return shell(reply);
    throw new Refused('not-found');
  });
}
