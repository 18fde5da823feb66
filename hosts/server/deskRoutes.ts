import type { FastifyInstance, FastifyRequest } from 'fastify';
import { today } from '#kernel/dates.ts';
import { Refused } from '#kernel/refusals.ts';
import { firstMove } from '#kernel/waiting.ts';
import { wordFor } from '#kernel/words.ts';
import { getOffice, isOfficeId, type OfficeId } from '#law/offices.ts';
import { type DeskCase, type DeskColumn, deskColumns, deskOf, deskPage } from '#store/desk.ts';
import { systemOf } from '#store/perform.ts';
import { clockOf } from './clockViews.ts';
import { rowOf } from './pages.ts';
import type { AppParts } from './parts.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** What waits for an office, by how urgent it is. */
export function deskRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.get('/api/desk', async (request) => {
    const query = request.query as Query;
    const office = officeOf(request, query.office);
    const actor = { ...request.actor, parties: [], offices: [office] };
    const pages = Object.fromEntries(deskColumns.map((one) => [one, pageOf(query[one], one)]));
    const { columns, counts } = await deskOf(around, {
      office,
      system: query.system,
      state: query.state,
      pages: pages as Record<DeskColumn, number>,
    });
    const on = today(around.now());
    const row = ({ record, ownerName, clock, handler }: DeskCase) => {
      const of = systemOf(around, record.system);
      const move = firstMove(of, record.state, actor);
      return {
        ...rowOf(of, { ...record, ownerName }, actor),
        systemName: { zh: of.name.zh, en: of.name.en },
        handler,
        move: move === null ? null : { name: move, label: wordFor(move) },
        clock: clock && clockOf(of, clock, around.calendar, on),
      };
    };
    return {
      office: { id: office, name: getOffice(office).name },
      columns: Object.fromEntries(
        deskColumns.map((name) => [
          name,
          {
            items: columns[name].items.map(row),
            total: columns[name].total,
            page: pages[name],
            pages: Math.max(1, Math.ceil(columns[name].total / deskPage)),
          },
        ]),
      ),
      counts: counts.map((one) => ({
        ...one,
        systemName: labelOf(systemOf(around, one.system).name),
        stateLabel: wordFor(one.state),
      })),
    };
  });
}

const labelOf = ({ zh, en }: { zh: string; en: string }) => ({ zh, en });

/** The office asked for, which must be one's own; the first of one's own where none is named. */
function officeOf({ actor }: FastifyRequest, asked: string | undefined): OfficeId {
  const office = asked === undefined ? actor.offices[0] : isOfficeId(asked) ? asked : undefined;
  if (!actor.person) throw new Refused('sign-in-required');
  if (office === undefined || !actor.offices.includes(office)) throw new Refused('not-allowed', { field: 'office' });
  return office;
}

function pageOf(given: string | undefined, field: string): number {
  const page = given === undefined ? 1 : Number(given);
  if (!(Number.isInteger(page) && page >= 1 && page <= 10_000)) throw new Refused('invalid-input', { field });
  return page;
}
