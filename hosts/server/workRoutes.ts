import type { FastifyInstance } from 'fastify';
import { rolesOf } from '#kernel/access.ts';
import { today } from '#kernel/dates.ts';
import { openMoves } from '#kernel/openMoves.ts';
import { Refused } from '#kernel/refusals.ts';
import { waits } from '#kernel/waiting.ts';
import { wordFor } from '#kernel/words.ts';
import { getOffice } from '#law/offices.ts';
import { systemOf } from '#store/perform.ts';
import { type WorkItem, workOf } from '#store/worklist.ts';
import { clockOf } from './clockViews.ts';
import { rowOf } from './pages.ts';
import type { AppParts } from './parts.ts';

/** What belongs to whoever is signed in, over all systems: what to do next and by when, what waits for somebody else. */
export function workRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.get('/api/work', async (request) => {
    if (!request.actor.person) throw new Refused('sign-in-required');
    const actor = { ...request.actor, offices: [] };
    const on = today(around.now());
    const { items, total } = await workOf(around, actor);
    const row = ({ record, ownerName, context }: WorkItem) => {
      const of = systemOf(around, record.system);
      const moves = Object.entries(of.lifecycle[record.state] ?? {});
      const clocks = context.clocks
        .filter((clock) => clock.endedOn === undefined)
        .map((clock) => clockOf(of, clock, around.calendar, on))
        .sort((a, b) => byDay(a.actBy, b.actBy));
      return {
        ...rowOf(of, { ...record, ownerName }, actor),
        systemName: { zh: of.name.zh, en: of.name.en },
        clock: clocks[0] ?? null,
        next: openMoves(of, record, actor, context)
          .filter((move) => waits(move.name, of.lifecycle[record.state]?.[move.name]))
          .map(({ name, law, blocked }) => ({ name, label: wordFor(name), law, blocked })),
        /** Whose desk the record waits on, if it waits for an office, a party or a person other than its owner. */
        waitsFor: moves.some(
          ([name, move]) => waits(name, move) && rolesOf(move.by).some((role) => others.has(role.kind)),
        )
          ? getOffice(of.keeper).name
          : null,
      };
    };
    const all = items.map(row);
    const ready = (one: (typeof all)[number]) => one.next.some((move) => move.blocked === undefined);
    const byUrgency = (a: (typeof all)[number], b: (typeof all)[number]) =>
      byDay(a.clock?.actBy ?? null, b.clock?.actBy ?? null);
    return {
      todo: all.filter(ready).sort(byUrgency),
      blocked: all.filter((one) => one.next.length > 0 && !ready(one)),
      elsewhere: all
        .filter((one) => one.next.length === 0 && (one.clock !== null || one.waitsFor !== null))
        .sort(byUrgency),
      systems: [...around.systems.values()].flatMap((of) => {
        const own = all.filter((one) => one.system === of.id);
        return own.length > 0 ? [{ id: of.id, name: { zh: of.name.zh, en: of.name.en }, items: own }] : [];
      }),
      total,
      shown: all.length,
    };
  });
}

const others: ReadonlySet<string> = new Set(['officer', 'officeIn', 'partyIn', 'assigned']);

/** Earlier days first, none last. */
const byDay = (a: string | null, b: string | null): number => ((a ?? '9999') < (b ?? '9999') ? -1 : a === b ? 0 : 1);
