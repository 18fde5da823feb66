import type { FastifyInstance } from 'fastify';
import { issuerDocument } from '#kernel/credentials.ts';
import { Refused } from '#kernel/refusals.ts';
import { wordFor } from '#kernel/words.ts';
import { findCredential, issueCredential, statusList, verifyIssued } from '#store/credentials.ts';
import { publishedKeys } from '#store/issuer.ts';
import type { Surroundings } from '#store/perform.ts';
import type { AppParts } from './parts.ts';

/** Issued documents by their code, and whether a file is one of them. */
export function documentRoutes(app: FastifyInstance, { around }: AppParts): void {
  const { pool } = around;
  app.get<{ Params: { code: string } }>('/api/documents/:code', async (request) => {
    const { rows } = await pool.query(
      'select l.*, r.system, r.number from letters l join records r on r.id = l.record where l.code = $1',
      [request.params.code.toUpperCase()],
    );
    const row = rows[0];
    if (!row) throw new Refused('not-found', { field: 'code' });
    return {
      code: row.code,
      kind: row.kind,
      name: around.systems.get(row.system)?.documents?.[row.kind]?.name ?? wordFor(row.kind),
      model: row.model,
      record: { system: row.system, id: row.record, number: row.number },
      issuedAt: row.issued_at,
      sha256: row.sha256,
      credential: await standingOf(around, row.code),
    };
  });
  app.get<{ Params: { file: string } }>('/credentials/:file', async (request, reply) => {
    const code = /^([0-9A-Z-]{14})\.vc\.jwt$/u.exec(request.params.file)?.[1];
    const jws = code && (await issueCredential(around, code));
    if (!jws) throw new Refused('not-found', { field: 'code' });
    reply.type('application/vc+jwt').header('content-disposition', `attachment; filename="${code}.vc.jwt"`);
    return reply.send(jws);
  });
  app.get<{ Params: { list: string } }>('/credentials/status/:list', async (request, reply) => {
    const jws = /^[1-9]\d{0,8}$/u.test(request.params.list) && (await statusList(around, Number(request.params.list)));
    if (!jws) throw new Refused('not-found', { field: 'list' });
    return reply.type('application/vc+jwt').header('cache-control', 'public, max-age=60').send(jws);
  });
  app.get('/credentials/issuer', async () => issuerDocument(around.issuer.url, await publishedKeys(pool)));
  app.post('/api/credentials/verify', async (request) => {
    const { jws } = (request.body ?? {}) as { jws?: unknown };
    if (typeof jws !== 'string') throw new Refused('invalid-input', { field: 'jws' });
    return verifyIssued(around, jws);
  });
  app.post('/api/verify', async (request) => {
    const { sha256 } = (request.body ?? {}) as { sha256?: string };
    if (!/^[0-9a-f]{64}$/u.test(sha256 ?? '')) throw new Refused('invalid-input', { field: 'sha256' });
    const { rows } = await pool.query<{ code: string }>('select code from letters where sha256 = $1', [sha256]);
    return { found: rows.length > 0, code: rows[0]?.code };
  });
}

/** Whether a letter is also a credential, how it stands, and where to fetch it. */
async function standingOf(around: Surroundings, code: string) {
  const found = await findCredential(around, code);
  return found && { type: found.type, revoked: found.revoked, path: `/credentials/${code}.vc.jwt` };
}
