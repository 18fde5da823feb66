import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holds } from '#kernel/access.ts';
import type { Allowance, AllowanceOf, Endpoint, EndpointAnswer } from '#kernel/endpoint.ts';
import { Refused } from '#kernel/refusals.ts';
import { cityOf } from '#store/city.ts';
import { endpoints } from '#systems/index.ts';
import type { AppParts } from './parts.ts';
import { refusalOf } from './refusalOf.ts';

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
    return sent(answer, reply);
  };
  const sent = (answer: EndpointAnswer, reply: FastifyReply) => {
    if (answer.type) reply.type(answer.type);
    return reply
      .status(answer.status ?? 200)
      .headers(answer.headers ?? {})
      .send(answer.body);
  };
  const limiters = new Map<AllowanceOf, ReturnType<typeof app.rateLimit>>();
  const limiterOf = (allowanceOf: AllowanceOf) => {
    const limiter = limiters.get(allowanceOf) ?? sharedLimiter(app, (headers) => allowanceOf(headers, city));
    limiters.set(allowanceOf, limiter);
    return limiter;
  };
  const limited = ({ perMinute }: Endpoint) => {
    if (typeof perMinute === 'function')
      return { onRequest: limiterOf(perMinute), config: { rateLimit: false } } as const;
    return perMinute ? { config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } } } : {};
  };
  const refusing = ({ refuses }: Endpoint) =>
    refuses && {
      errorHandler(error: unknown, _request: FastifyRequest, reply: FastifyReply) {
        const known = refusalOf(error);
        // A defect goes on to where all defects go.
        if (!known) throw error;
        return sent(refuses(known), reply);
      },
    };
  const add = (to: FastifyInstance, one: Endpoint) =>
    to.route({
      method: one.method,
      url: one.path,
      bodyLimit: one.limit,
      ...(one.unlogged && { logLevel: 'silent' as const }),
      ...limited(one),
      ...refusing(one),
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

/** One count of requests for all routes that it stands before, by who the headers show or else by address. */
function sharedLimiter(app: FastifyInstance, allowanceOf: (headers: Headers) => Promise<Allowance>) {
  const known = new WeakMap<FastifyRequest, Promise<Allowance>>();
  const allowance = (request: FastifyRequest): Promise<Allowance> => {
    const asked = known.get(request) ?? allowanceOf(request.headers as Headers);
    known.set(request, asked);
    return asked;
  };
  return app.rateLimit({
    timeWindow: '1 minute',
    keyGenerator: async (request) => (await allowance(request)).who ?? request.ip,
    max: async (request) => (await allowance(request)).most,
  });
}
type Headers = Readonly<Record<string, string | undefined>>;
