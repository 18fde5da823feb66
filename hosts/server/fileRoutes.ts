import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import type { AppParts } from './parts.ts';

/** Files in and out, streamed. */
export function fileRoutes(app: FastifyInstance, { around }: AppParts): void {
  const { pool, files } = around;
  app.post('/api/files', async (request) => {
    if (!request.actor.person) throw new Refused('sign-in-required');
    const part = await request.file();
    if (!part) throw new Refused('malformed-request', { field: 'file' });
    const stored = await files.put(part.file, part.filename);
    await pool.query(
      'insert into files (sha256, size, type, name, uploaded_by) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [stored.sha256, stored.size, stored.type, stored.name, request.actor.person],
    );
    return stored;
  });
  app.get<{ Params: { sha256: string } }>('/api/files/:sha256', async (request, reply) => {
    const { rows } = await pool.query('select * from files where sha256 = $1 and (uploaded_by = $2 or $3)', [
      request.params.sha256,
      request.actor.person ?? null,
      request.actor.offices.length > 0,
    ]);
    if (!rows[0]) throw new Refused('not-found');
    reply
      .type(rows[0].type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(rows[0].name)}`);
    return reply.send(files.read(request.params.sha256));
  });
}
