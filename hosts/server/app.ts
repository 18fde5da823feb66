import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, anonymous } from '#kernel/access.ts';
import { problemOf, Refused } from '#kernel/refusals.ts';
import type { Session } from '#store/sessions.ts';
import { accountRoutes } from './accounts.ts';
import { adminRoutes } from './adminRoutes.ts';
import { aknRoutes } from './aknRoutes.ts';
import { calendarRoutes } from './calendarRoutes.ts';
import { deskRoutes } from './deskRoutes.ts';
import { documentRoutes } from './documentRoutes.ts';
import { endpointRoutes } from './endpointRoutes.ts';
import { fileRoutes } from './fileRoutes.ts';
import { gradeRoutes } from './gradeRoutes.ts';
import { jobRoutes } from './jobRoutes.ts';
import { journalRoutes } from './journalRoutes.ts';
import { lawRoutes } from './lawRoutes.ts';
import { noticeRoutes } from './noticeRoutes.ts';
import { type AppParts, cookieName } from './parts.ts';
import { portalRoutes } from './portalRoutes.ts';
import { refusalOf } from './refusalOf.ts';
import { registerRoutes } from './registerRoutes.ts';
import { ruleRoutes } from './ruleRoutes.ts';
import { searchRoutes } from './searchRoutes.ts';
import { securityHeaders } from './securityHeaders.ts';
import { settingRoutes } from './settingRoutes.ts';
import { systemRoutes } from './systemRoutes.ts';
import { taskRoutes } from './taskRoutes.ts';
import { webRoutes } from './web.ts';
import { workRoutes } from './workRoutes.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route that was added, for the check that each is described. */
    readonly routes: readonly { method: string; url: string }[];
  }
  interface FastifyRequest {
    session: Session | null;
    actor: Actor;
  }
}

/** The whole HTTP host: security first, then the routes that derive from the systems, then the web client. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    logger:
      parts.log === false || parts.log === undefined
        ? false
        : {
            level: parts.log,
            ...(parts.logTo && { stream: parts.logTo }),
            redact: ['req.headers.cookie', 'req.headers.authorization', 'req.headers["x-csrf-token"]'],
          },
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    routerOptions: { caseSensitive: true },
    trustProxy: false,
  });
  const routes: { method: string; url: string }[] = [];
  app.decorate('routes', routes);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  app.decorateRequest('session', null);
  app.decorateRequest('actor');
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    done();
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    global: true,
    max: parts.requestsPerMinute ?? 1200,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new Refused('too-many-requests'),
  });
  await app.register(multipart, { limits: { files: 1, fields: 5 } });

  app.addHook('onRequest', async (request) => {
    const token = request.cookies[cookieName];
    request.session = token ? await parts.sessions.find(token) : null;
    // With a one-time password nothing is open but setting one's own.
    request.actor = request.session && !request.session.mustChange ? request.session.actor : anonymous;
  });
  app.addHook('preHandler', async (request) => {
    const unsafe = request.method !== 'GET' && request.method !== 'HEAD';
    if (unsafe && request.session && request.headers['x-csrf-token'] !== request.session.csrf)
      throw new Refused('wrong-token');
  });
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply));

  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async () => {
    await parts.around.pool.query('select 1');
    return { ok: true };
  });
  accountRoutes(app, parts);
  lawRoutes(app, parts);
  portalRoutes(app, parts);
  registerRoutes(app, parts);
  aknRoutes(app);
  deskRoutes(app, parts);
  workRoutes(app, parts);
  noticeRoutes(app, parts);
  searchRoutes(app, parts);
  documentRoutes(app, parts);
  fileRoutes(app, parts);
  gradeRoutes(app, parts);
  ruleRoutes(app, parts);
  adminRoutes(app, parts);
  settingRoutes(app, parts);
  calendarRoutes(app, parts);
  jobRoutes(app, parts);
  journalRoutes(app, parts);
  taskRoutes(app, parts);
  systemRoutes(app, parts);
  await endpointRoutes(app, parts);
  await webRoutes(app, parts);
  return app;
}

/** The one place where refusals become answers; everything else is a defect: 500 with the request's id, logged. */
function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = refusalOf(error);
  if (known) {
    const problem = problemOf(known, request.id);
    return reply.status(problem.status).type('application/problem+json').send(problem);
  }
  request.log.error({ err: error }, 'defect');
  return reply
    .status(500)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      status: 500,
      code: 'defect',
      instance: request.id,
      title: '系统出错',
      title_zh: '系统出错',
      title_en: 'Something went wrong',
      detail_zh: `已记录，编号 ${request.id}。未保存任何不完整的内容。`,
      detail_en: `It is logged as ${request.id}. Nothing was half-saved.`,
    });
}
