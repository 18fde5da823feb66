import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isId } from '#kernel/fields/reference.ts';
import { Refused } from '#kernel/refusals.ts';
import { getOffice, isOfficeId, offices } from '#law/offices.ts';
import { adminJournal } from '#store/adminJournal.ts';
import { createParty, linkFiler, listParties, partyKinds, renameParty } from '#store/parties.ts';
import { listPeople, oneTimeHours, People, type PersonRow } from '#store/people.ts';
import { administratorOf } from './administrator.ts';
import type { AppParts } from './parts.ts';

type Query = Readonly<Record<string, string | undefined>>;
type Body = Readonly<Record<string, unknown>>;
const bodyOf = (request: FastifyRequest): Body => (request.body ?? {}) as Body;
const text = (given: unknown): string => (typeof given === 'string' ? given : '');

/** People, parties and offices, and what administrators did. Every change is journaled. */
export function adminRoutes(app: FastifyInstance, { around, sessions }: AppParts): void {
  const { pool } = around;
  const person = ({ offices: of, ...one }: PersonRow) => ({
    ...one,
    offices: of.map((id) => ({ id, name: getOffice(id).name })),
  });
  const officeFilter = (office: string | undefined) => (office && isOfficeId(office) ? office : undefined);

  app.get('/api/admin/people', async (request) => {
    administratorOf(request);
    const { q, cursor, office, party } = request.query as Query;
    if (party !== undefined && !isId(party)) throw new Refused('invalid-input', { field: 'party' });
    const found = await listPeople(pool, { q, after: cursor, office: officeFilter(office), party });
    return { ...found, items: found.items.map(person), oneTimeHours };
  });
  app.post('/api/admin/people', async (request, reply) => {
    const { account, name } = bodyOf(request);
    reply.status(201);
    return new People(pool, administratorOf(request)).create(text(account), text(name));
  });

  /** What may be done to one person; the answer is what is handed to them, once. */
  const deeds: Readonly<Record<string, (people: People, id: string, body: Body) => Promise<unknown>>> = {
    rename: (people, id, { name }) => people.rename(id, text(name)),
    'reset-password': (people, id) => people.resetPassword(id),
    'reset-second-factor': (people, id) => people.resetSecondFactor(id),
    'remove-second-factor': (people, id) => people.removeSecondFactor(id),
    'make-administrator': (people, id) => people.setAdministrator(id, true),
    'end-administrator': (people, id) => people.setAdministrator(id, false),
    deactivate: (people, id) => people.deactivate(id),
    reactivate: (people, id) => people.reactivate(id),
    'grant-office': (people, id, { office }) => people.grantOffice(id, officeOf(office)),
    'grant-party': (people, id, { party }) => people.grantParty(id, partyOf(party)),
    'revoke-office': (people, id, { office }) => people.revoke(id, { office: officeOf(office) }),
    'revoke-party': (people, id, { party }) => people.revoke(id, { party: partyOf(party) }),
  };
  for (const [name, deed] of Object.entries(deeds))
    app.post<{ Params: { id: string } }>(`/api/admin/people/:id/${name}`, async (request) => {
      const people = new People(pool, administratorOf(request));
      const handedOut = await deed(people, request.params.id, bodyOf(request));
      // The database has ended the sessions; what this process still remembers of them ends here.
      sessions.forget(request.params.id);
      return handedOut ?? { done: true };
    });

  app.get('/api/admin/parties', async (request) => {
    administratorOf(request);
    const { q, cursor } = request.query as Query;
    return { ...(await listParties(pool, { q, after: cursor })), kinds: partyKinds };
  });
  app.post('/api/admin/parties', async (request, reply) => {
    reply.status(201);
    return createParty(pool, administratorOf(request), bodyOf(request));
  });
  app.post<{ Params: { id: string } }>('/api/admin/parties/:id/rename', async (request) => {
    await renameParty(pool, administratorOf(request), request.params.id, bodyOf(request));
    return { done: true };
  });
  app.post<{ Params: { id: string } }>('/api/admin/parties/:id/link-filer', async (request) => {
    await linkFiler(pool, administratorOf(request), request.params.id, bodyOf(request).prefix);
    return { done: true };
  });

  app.get('/api/admin/offices', async (request) => {
    administratorOf(request);
    const { rows } = await pool.query<{ office: string; people: { id: string; name: string }[]; remit: string | null }>(
      `select o.office, jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name) as people
       from roles o join people p on p.id = o.person and p.deactivated_at is null where o.office is not null group by o.office`,
    );
    const { rows: remits } = await pool.query<{ id: string; office: string }>(
      "select id, facts->>'office' as office from records where system = 'departments' and state in ('published', 'confirmed')",
    );
    return {
      items: offices.map((one) => ({
        ...one,
        people: rows.find((row) => row.office === one.id)?.people ?? [],
        department: remits.find((row) => row.office === one.id)?.id ?? null,
      })),
    };
  });

  app.get('/api/admin/journal', async (request) => {
    administratorOf(request);
    const { cursor, kind, subject } = request.query as Query;
    const before = cursor === undefined ? undefined : Number(cursor);
    if (before !== undefined && !Number.isSafeInteger(before)) throw new Refused('invalid-input', { field: 'cursor' });
    return adminJournal(pool, { before, kind, subject });
  });
}

function officeOf(given: unknown) {
  if (!isOfficeId(given)) throw new Refused('invalid-input', { field: 'office' });
  return given;
}
function partyOf(given: unknown): string {
  if (!isId(given)) throw new Refused('invalid-input', { field: 'party' });
  return given;
}
