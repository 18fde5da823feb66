import type { FastifyInstance } from 'fastify';
import { addDays } from '#kernel/dates.ts';
import { Refused } from '#kernel/refusals.ts';
import { announceCalendar, calendarVersions, readAnnouncement } from '#store/calendars.ts';
import { reloadPolicies } from '#store/policies.ts';
import { administratorOf } from './administrator.ts';
import type { AppParts } from './parts.ts';

type Year = { Params: { year: string } };
type Body = {
  readonly text?: unknown;
  readonly source?: Record<string, unknown>;
  readonly acknowledged?: unknown;
} | null;
const text = (given: unknown, most: number): string => (typeof given === 'string' ? given.slice(0, most).trim() : '');

/** The calendar that terms are counted on; announcing a year's, for administrators. */
export function calendarRoutes(app: FastifyInstance, { around }: AppParts): void {
  const yearOf = (given: string): number => {
    const year = Number(given);
    if (!(Number.isInteger(year) && year >= 2004 && year <= 2100)) throw new Refused('not-found', { field: 'year' });
    return year;
  };

  app.get<Year>('/api/calendar/:year', async (request) => {
    const year = yearOf(request.params.year);
    const days = [];
    for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1))
      days.push({ date, ...around.calendar.kindOf(date) });
    const versions = await calendarVersions(around.pool, year);
    return {
      days,
      announced: year <= around.calendar.lastAnnouncedYear,
      lastAnnouncedYear: around.calendar.lastAnnouncedYear,
      versions: versions.map(({ days: of, ...one }) => ({
        ...one,
        days: of.length,
        changedBy: request.actor.administrator ? one.changedBy : null,
      })),
    };
  });

  app.post<Year & { Body: Body }>('/api/admin/calendar/:year/check', async (request) => {
    administratorOf(request);
    return readAnnouncement(text(request.body?.text, 20_000), yearOf(request.params.year), around.calendar);
  });

  app.put<Year & { Body: Body }>('/api/admin/calendar/:year', async (request) => {
    const by = administratorOf(request);
    const { source, acknowledged } = request.body ?? {};
    const made = await announceCalendar(around.pool, by, around.calendar, {
      year: yearOf(request.params.year),
      text: text(request.body?.text, 20_000),
      source: { zh: text(source?.zh, 500), en: text(source?.en, 500) },
      acknowledged: acknowledged === true,
    });
    await reloadPolicies(around);
    const { rows } = await around.pool.query<{ n: number }>('select count(*)::int as n from clocks where not ended');
    return { ...made, openTerms: rows[0]?.n ?? 0 };
  });
}
