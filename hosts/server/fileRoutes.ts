import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { findReadableFile, recordFile } from '#store/fileAccess.ts';
import type { AppParts } from './parts.ts';

/** Files in and out, streamed. A file is read by whoever uploaded it, and by the readers of a fact that names it. */
export function fileRoutes(app: FastifyInstance, { around }: AppParts): void {
  const { pool, files } = around;
  app.post('/api/files', async (request) => {
    if (!request.actor.person) throw new Refused('sign-in-required');
    const part = await request.file();
    if (!part) throw new Refused('malformed-request', { field: 'file' });
    const stored = await files.put(part.file, part.filename);
    await recordFile(pool, stored, request.actor.person);
    return stored;
  });

  app.get<{ Params: { sha256: string } }>('/api/files/:sha256', async (request, reply) => {
    const file = await findReadableFile(around, request.params.sha256, request.actor);
    if (!file) throw new Refused('not-found', { field: 'sha256' });
    reply
      .type(file.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('cache-control', 'private, no-cache');
    return reply.send(files.read(request.params.sha256));
  });
}
