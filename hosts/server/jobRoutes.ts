import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import type { AppParts } from './parts.ts';

/** What waits, runs and has failed for good, for the administrator, who may have a job tried again. */
export function jobRoutes(app: FastifyInstance, { around: { pool } }: AppParts): void {
  app.get('/api/jobs', async (request) => {
    if (!request.actor.administrator) throw new Refused('not-allowed');
    const { rows } = await pool.query(
      `select o.id, o.task, o.record, r.system, r.number, o.state, o.attempts, o.attempts_at_most as "attemptsAtMost", o.fault,
       o.run_at as "runAt", o.created_at as "createdAt" from jobs.overview() o left join records r on r.id = o.record`,
    );
    return { items: rows, dead: rows.filter((one) => one.state === 'dead').length };
  });
  app.post<{ Params: { id: string } }>('/api/jobs/:id/retry', async (request) => {
    if (!request.actor.administrator) throw new Refused('not-allowed');
    if (!/^\d{1,18}$/u.test(request.params.id)) throw new Refused('not-found');
    const { rows } = await pool.query<{ done: boolean }>('select jobs.retry($1) as done', [request.params.id]);
    if (!rows[0]?.done) throw new Refused('not-found');
    return { retrying: true };
  });
}
