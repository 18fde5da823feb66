import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holds } from '#kernel/access.ts';
import type { Endpoint } from '#kernel/endpoint.ts';
import { Refused } from '#kernel/refusals.ts';
import { cityOf } from '#store/city.ts';
import { endpoints } from '#systems/index.ts';
import type { AppParts } from './parts.ts';

/** The ways into the systems that do not derive from their declarations; who may ask is checked before they answer. */
export async function endpointRoutes(app: FastifyInstance, { around }: AppParts): Promise<void> {
  const city = cityOf(around);
  const serve = async (one: Endpoint, request: FastifyRequest, reply: FastifyReply) => {
    if (!holds(one.by, request.actor, null))
      throw new Refused(request.actor.kind === 'anonymous' ? 'sign-in-required' : 'not-allowed', { article: one.law });
    const answer = await one.answer(
      {
        actor: request.actor,
        params: request.params as Record<string, string>,
        query: request.query as Record<string, string | undefined>,
        headers: request.headers as Record<string, string | undefined>,
        body: request.body,
        stream: one.takes === 'stream' && request.body !== undefined ? (request.body as never) : request.raw,
      },
      city,
    );
    if (answer.type) reply.type(answer.type);
    return reply
      .status(answer.status ?? 200)
      .headers(answer.headers ?? {})
      .send(answer.body);
  };
  const add = (to: FastifyInstance, one: Endpoint) =>
    to.route({
      method: one.method,
      url: one.path,
      bodyLimit: one.limit,
      ...(one.unlogged && { logLevel: 'silent' as const }),
      ...(one.perMinute && { config: { rateLimit: { max: one.perMinute, timeWindow: '1 minute' } } }),
      handler: (request, reply) => serve(one, request, reply),
    });
  for (const one of endpoints) if (one.takes !== 'stream') add(app, one);
  // A body taken in pieces is handed on as it comes: nothing of it is parsed or held here.
  await app.register(async (streaming) => {
    streaming.removeAllContentTypeParsers();
    streaming.addContentTypeParser('*', (_request, body, done) => done(null, body));
    for (const one of endpoints) if (one.takes === 'stream') add(streaming, one);
  });
}
