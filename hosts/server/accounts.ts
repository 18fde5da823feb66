import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { getOffice } from '#law/offices.ts';
import { currentCode, type Session } from '#store/sessions.ts';
import { demoAccounts } from './demoAccounts.ts';
import { type AppParts, cookieName } from './parts.ts';

const describe = (session: Session) => ({
  signedIn: true,
  person: session.actor.person,
  name: session.actor.name,
  parties: session.parties,
  offices: session.actor.offices.map((id) => ({ id, name: getOffice(id).name })),
  administrator: session.actor.administrator ?? false,
  csrf: session.csrf,
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

  app.delete('/api/session', async (request, reply) => {
    const token = request.cookies[cookieName];
    if (token) await parts.sessions.signOut(token);
    reply.clearCookie(cookieName, { path: '/' });
    return { signedIn: false };
  });
}

/** The demo city has no telephones: it tells the code that an authenticator would show, for its own accounts alone. */
async function withDemoCode(parts: AppParts, account: string): Promise<Refused> {
  if (!demoAccounts.some((one) => one.account === account)) return new Refused('code-required');
  const { rows } = await parts.around.pool.query<{ second_factor: string }>(
    'select second_factor from people where account = $1',
    [account],
  );
  const code = currentCode(rows[0]?.second_factor ?? '', parts.around.now());
  return new Refused('code-required', {
    field: 'code',
    message: { zh: `演示城市：当前动态码为 ${code}`, en: `Demo city: the current code is ${code}` },
  });
}
