import type { FastifyInstance } from 'fastify';
import { addDays } from '#kernel/dates.ts';
import { Refused } from '#kernel/refusals.ts';
import type { AppParts } from './parts.ts';

/** The calendar that terms are counted on. */
export function calendarRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.get<{ Params: { year: string } }>('/api/calendar/:year', async (request) => {
    const year = Number(request.params.year);
    if (!(Number.isInteger(year) && year >= 2004 && year <= 2100)) throw new Refused('not-found');
    const days = [];
    for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1))
      days.push({ date, ...around.calendar.kindOf(date) });
    return { days, announced: year <= around.calendar.lastAnnouncedYear };
  });
}
