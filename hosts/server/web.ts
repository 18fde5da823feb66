import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import type { AppParts } from './parts.ts';

/** The built web client; every address that is not a file or an API is one of its pages. */
export async function webRoutes(app: FastifyInstance, { web }: AppParts): Promise<void> {
  const built = web !== undefined && existsSync(join(web, 'index.html'));
  if (built) await app.register(fastifyStatic, { root: web, wildcard: false, maxAge: '1h', immutable: false });
  app.setNotFoundHandler((request, reply) => {
    const page =
      built &&
      request.method === 'GET' &&
      (!request.url.startsWith('/api/') || /^\/api\/docs(?:$|[?/])/u.test(request.url)) &&
      (request.headers.accept ?? '').includes('text/html');
    if (page) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    throw new Refused('not-found');
  });
}
