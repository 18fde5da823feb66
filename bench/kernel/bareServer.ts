import fastify from 'fastify';
import { wordsOf } from '#kernel/search.ts';
import { openPool } from '#store/database.ts';
import { prose } from './words.ts';

/**
 * The yardstick: nothing but Fastify and `pg`. A move is one prepared statement that writes the rows and columns that
 * ours writes (record with facts and search words, journal event, clock, notice to the office, idempotency key), with
 * the guard inside the UPDATE; a read is one select by id. No sign-in, no validation, no guard on other records; hashes
 * and search words are not computed but written ready-made.
 */
const pool = openPool(process.argv[2] ?? '', 20);
const app = fastify();

const words = wordsOf(Object.values(prose).flatMap(Object.values).join(' ')).join(' ');
const ownerWords = wordsOf(Object.values(prose.risks).join(' ')).join(' ');
const digest = '0'.repeat(64);

interface Moved {
  Params: { id: string };
  Body: { facts?: Record<string, unknown> };
}
app.post<Moved>('/api/ex-ante-assessments/:id/submit', async (request, reply) => {
  const { id } = request.params;
  const seen = Number(request.headers['if-match']?.replaceAll('"', ''));
  const facts = request.body.facts ?? {};
  const at = new Date().toISOString();
  const event = {
    record: id,
    system: 'ex-ante-assessments',
    seq: seen + 1,
    at,
    actor: { kind: 'person', name: '经办人' },
    move: 'submit',
    from: 'draft',
    to: 'submitted',
    changes: facts,
    article: '66.2',
    previous: digest,
    hash: digest,
  };
  const clock = {
    name: 'acceptance',
    term: { kind: 'working', days: 5 },
    startedOn: at.slice(0, 10),
    endsOnHoliday: 'extend',
    afterCorrection: 'restart',
    extendableBy: 0,
    extensions: [],
    interruptions: [],
  };
  const { rows } = await pool.query<{ number: string; revision: number }>({
    name: 'move',
    text: `with moved as (
        update records set state = 'submitted', revision = revision + 1, facts = facts || $3::jsonb, updated_at = $4,
          hands = hands || '{"submit": "00000000-0000-4000-8000-000000000001"}', head = $8, search = $9::tsvector, search_owner = $10::tsvector
        where id = $1 and revision = $2 and state = 'draft' returning id, number, revision),
      event as (insert into journal (record, seq, event) select id, revision, $5::jsonb from moved),
      clock as (insert into clocks (record, name, clock, due_on) select id, 'acceptance', $6::jsonb, $4::timestamptz::date + 7 from moved
        on conflict (record, name) do update set clock = excluded.clock, due_on = excluded.due_on),
      notice as (insert into notices (record, office, move, state) select id, 'industry', 'submit', 'submitted' from moved),
      key as (insert into idempotency (person, key, request, record) select 'bench', $7, $7, id from moved)
      select number, revision from moved`,
    values: [
      id,
      seen,
      JSON.stringify(facts),
      at,
      JSON.stringify(event),
      JSON.stringify(clock),
      request.headers['idempotency-key'],
      digest,
      words,
      ownerWords,
    ],
  });
  if (!rows[0]) return reply.status(412).send({ code: 'revision-conflict' });
  return { id, ...rows[0], state: 'submitted' };
});

app.get<{ Params: { id: string } }>('/api/products/:id/record', async (request, reply) => {
  const { rows } = await pool.query({
    name: 'read',
    text: 'select id, system, number, state, revision, owner, facts, created_at, updated_at from records where id = $1',
    values: [request.params.id],
  });
  return rows[0] ?? reply.status(404).send({ code: 'not-found' });
});

const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ url });
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
