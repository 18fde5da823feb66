import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { wordFor } from '#kernel/words.ts';
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
    };
  });
  app.post('/api/verify', async (request) => {
    const { sha256 } = (request.body ?? {}) as { sha256?: string };
    if (!/^[0-9a-f]{64}$/u.test(sha256 ?? '')) throw new Refused('invalid-input', { field: 'sha256' });
    const { rows } = await pool.query<{ code: string }>('select code from letters where sha256 = $1', [sha256]);
    return { found: rows.length > 0, code: rows[0]?.code };
  });
}
