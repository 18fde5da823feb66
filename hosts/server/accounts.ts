import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { getOffice } from '#law/offices.ts';
import { currentCode, enrolment, newSecondFactor, type Session } from '#store/sessions.ts';
import { demoAccounts } from './demoAccounts.ts';
import { type AppParts, cookieName } from './parts.ts';

const describe = (session: Session) => ({
  signedIn: true,
  person: session.actor.person,
  name: session.actor.name,
  parties: session.mustChange ? [] : session.parties,
  offices: session.mustChange ? [] : session.actor.offices.map((id) => ({ id, name: getOffice(id).name })),
  administrator: !session.mustChange && (session.actor.administrator ?? false),
  csrf: session.csrf,
  mustChange: session.mustChange,
});

/** Signing in and out, and who one is. */
export function accountRoutes(app: FastifyInstance, parts: AppParts): void {
  app.get('/api/session', async (request) => {
    if (request.session) return describe(request.session);
    return {
      signedIn: false,
      parties: [],
      offices: [],
      administrator: false,
      csrf: '',
      ...(parts.demo && { demo: { accounts: demoAccounts } }),
    };
  });

  app.post(
    '/api/session',
    { config: { rateLimit: { max: Math.ceil((parts.requestsPerMinute ?? 1200) / 10), timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { account, password, code } = (request.body ?? {}) as Record<string, unknown>;
      if (
        typeof account !== 'string' ||
        typeof password !== 'string' ||
        (code !== undefined && typeof code !== 'string')
      )
        throw new Refused('malformed-request', { field: 'account' });
      const signedIn = await parts.sessions
        .signIn(account, password, code || undefined, parts.around.now())
        .catch(async (error) => {
          if (parts.demo && error instanceof Refused && error.refusal.code === 'code-required')
            throw await withDemoCode(parts, account);
          throw error;
        });
      reply.setCookie(cookieName, signedIn.token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
        maxAge: 12 * 3600,
      });
      return describe(signedIn.session);
    },
  );

  const own = (request: FastifyRequest) => {
    const token = request.cookies[cookieName];
    if (!token || !request.session) throw new Refused('sign-in-required');
    const body = (request.body ?? {}) as Record<string, unknown>;
    return { token, text: (name: string) => (typeof body[name] === 'string' ? String(body[name]).slice(0, 500) : '') };
  };
  const guarded = {
    config: { rateLimit: { max: Math.ceil((parts.requestsPerMinute ?? 1200) / 40), timeWindow: '1 minute' } },
  };
  app.post('/api/account/password', guarded, async (request) => {
    const { token, text } = own(request);
    await parts.sessions.changePassword(token, text('current'), text('next'));
    const session = await parts.sessions.find(token);
    if (!session) throw new Refused('sign-in-required');
    return describe(session);
  });
  app.get('/api/account/second-factor', async (request) => {
    own(request);
    const secret = newSecondFactor();
    return { secret, otpauth: enrolment(request.session?.actor.name ?? '', secret) };
  });
  app.post('/api/account/second-factor', guarded, async (request) => {
    const { token, text } = own(request);
    const given = { current: text('current'), oldCode: text('oldCode'), secret: text('secret'), code: text('code') };
    await parts.sessions.enrolSecondFactor(token, given, parts.around.now());
    return { enrolled: true };
  });

  app.delete('/api/session', async (request, reply) => {
    const token = request.cookies[cookieName];
    if (token) await parts.sessions.signOut(token);
    reply.clearCookie(cookieName, { path: '/' });
    return { signedIn: false };
  });
}

/**
 * The demo city has no telephones: it tells the code that an authenticator would show, for its own accounts alone. Who is
 * told it may use it, also where somebody has just signed in with the same one.
 */
async function withDemoCode(parts: AppParts, account: string): Promise<Refused> {
  if (!demoAccounts.some((one) => one.account === account)) return new Refused('code-required');
  const { rows } = await parts.around.pool.query<{ second_factor: string }>(
    'update people set second_factor_step = null where account = $1 returning second_factor',
    [account],
  );
  const code = currentCode(rows[0]?.second_factor ?? '', parts.around.now());
  return new Refused('code-required', {
    field: 'code',
    message: { zh: `演示城市：当前动态码为 ${code}`, en: `Demo city: the current code is ${code}` },
  });
}
