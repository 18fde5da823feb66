import type { FastifyInstance } from 'fastify';
import { readClock } from '#kernel/clock/clock.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { getOffice } from '#law/offices.ts';
import { listRecords } from '#store/lists.ts';
import { rowOf } from './pages.ts';
import type { AppParts } from './parts.ts';

type DeskRow = ReturnType<typeof rowOf> & {
  systemName: Label;
  clock?: {
    label?: Label;
    dueOn: string | null;
    actBy: string | null;
    text: Label;
    counted: number;
    days: number;
    paused: boolean;
    status: string;
  };
};

/** What waits for an office, by how urgent it is. */
export function deskRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.get('/api/desk', async (request) => {
    const office = request.actor.offices[0];
    if (!office) throw new Refused('not-allowed');
    const on = today(around.now());
    const rows: DeskRow[] = [];
    for (const of of around.systems.values()) {
      if (of.keeper !== office) continue;
      const states = Object.entries(of.lifecycle)
        .filter(
          ([, moves]) =>
            Object.values(moves).some((move) =>
              [move.by].flat().some((role) => role.kind === 'officer' && role.office === office),
            ) && Object.keys(of.clocks ?? {}).length > 0,
        )
        .map(([state]) => state);
      if (states.length === 0) continue;
      const { items } = await listRecords(around, of, { states, sort: 'updatedAt', limit: 200 }, request.actor);
      for (const one of items) {
        const clock = one.clocks[0];
        // Decided cases keep moves such as revocation, but nothing is due on them.
        if (!clock) continue;
        const view = clock && readClock(clock, around.calendar, on);
        rows.push({
          ...rowOf(of, one, request.actor),
          systemName: { zh: of.name.zh, en: of.name.en },
          clock: view &&
            clock && {
              label: of.clocks?.[clock.name]?.label,
              dueOn: view.dueOn,
              actBy: view.actBy,
              text: view.text,
              counted: view.counted,
              days: view.days,
              paused: view.status === 'paused' || view.status === 'stopped',
              status: view.status,
            },
        });
      }
    }
    const soonBy = addDays(on, 7);
    const due = (row: DeskRow) => row.clock?.actBy ?? null;
    return {
      office: getOffice(office).name,
      overdue: rows.filter((row) => row.clock?.status === 'overdue'),
      soon: rows.filter((row) => row.clock?.status !== 'overdue' && due(row) !== null && String(due(row)) <= soonBy),
      new: rows.filter((row) => row.clock?.status !== 'overdue' && (due(row) === null || String(due(row)) > soonBy)),
    };
  });
}
