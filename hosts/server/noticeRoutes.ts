import type { FastifyInstance } from 'fastify';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { wordFor } from '#kernel/words.ts';
import { titleOf } from './pages.ts';
import type { AppParts } from './parts.ts';

/** Notices to the parties and offices of whoever is signed in. */
export function noticeRoutes(app: FastifyInstance, { around }: AppParts): void {
  const { pool } = around;
  app.get('/api/notices', async (request) => {
    const { parties, offices, person } = request.actor;
    if (!person) return { items: [], unread: 0 };
    const { rows } = await pool.query(
      `select n.*, r.system, r.number, r.facts, x.person is not null as read from notices n join records r on r.id = n.record
       left join notices_read x on x.notice = n.id and x.person = $3 where n.party = any($1) or n.office = any($2) or n.person = $3 order by n.id desc limit 50`,
      [parties, offices, person],
    );
    const items = rows.map((row) => ({
      id: row.id,
      system: row.system,
      record: row.record,
      number: row.number,
      at: row.at,
      read: row.read,
      title: titleOf(around.systems.get(row.system) as never, row),
      text: label(
        `${wordFor(row.move).zh}：现为“${wordFor(row.state).zh}”`,
        `${wordFor(row.move).en}: now “${wordFor(row.state).en}”`,
      ),
    }));
    return { items, unread: items.filter((one) => !one.read).length };
  });
  app.post<{ Params: { id: string } }>('/api/notices/:id/read', async (request) => {
    const { parties, offices, person } = request.actor;
    if (!person) throw new Refused('sign-in-required');
    await pool.query(
      'insert into notices_read select id, $2 from notices where id = $1 and (party = any($3) or office = any($4) or person = $2) on conflict do nothing',
      [Number(request.params.id) || 0, person, parties, offices],
    );
    return { read: true };
  });
}
