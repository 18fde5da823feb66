import type { FastifyInstance } from 'fastify';
import { officialCalendar } from '#kernel/clock/calendar.ts';
import { addDays } from '#kernel/dates.ts';
import { Refused } from '#kernel/refusals.ts';
import { type Setting, settingProblem, settingsOf } from '#kernel/settings.ts';
import { intervalSettings } from '#law/intervals.ts';
import { loadSettings } from '#store/settings.ts';
import type { AppParts } from './parts.ts';

/** People, settings and the calendar. */
export function adminRoutes(app: FastifyInstance, { around }: AppParts): void {
  const { pool } = around;
  app.get('/api/people-admin', async (request) => {
    if (!request.actor.administrator) throw new Refused('not-allowed');
    const { rows } = await pool.query(
      `select p.id, p.account, p.name, p.administrator, p.second_factor is not null as second_factor,
       (select jsonb_agg(coalesce(q.name, o.office)) from roles o left join parties q on q.id = o.party where o.person = p.id) as roles
       from people p order by p.account limit 500`,
    );
    return { items: rows };
  });

  const declared = (): Setting[] => [...intervalSettings, ...[...around.systems.values()].flatMap(settingsOf)];
  app.get('/api/settings', async () => {
    const { rows } = await pool.query(
      'select distinct on (key) s.*, p.name as by from settings s left join people p on p.id = s.changed_by order by key, version desc',
    );
    const set = new Map(rows.map((row) => [row.key, row]));
    return {
      items: declared().map((one) => {
        const row = set.get(one.key);
        return {
          ...one,
          ...(row && {
            value: row.value,
            source: row.source,
            confirmed: row.confirmed,
            changedAt: row.changed_at,
            changedBy: row.by,
            version: row.version,
          }),
        };
      }),
    };
  });
  app.put<{ Params: { key: string } }>('/api/settings/:key', async (request) => {
    if (!request.actor.administrator) throw new Refused('not-allowed');
    const one = declared().find((setting) => setting.key === request.params.key);
    if (!one) throw new Refused('not-found', { field: 'key' });
    const { value, source, confirmed } = (request.body ?? {}) as {
      value?: unknown;
      source?: { zh?: string; en?: string };
      confirmed?: boolean;
    };
    const problem = settingProblem(one, value);
    if (problem) throw new Refused('invalid-input', { field: 'value', message: problem });
    if (!source?.zh || !source.en)
      throw new Refused('invalid-input', {
        field: 'source',
        message: { zh: '请写明依据（中英文）', en: 'name the source in Chinese and English' },
      });
    await pool.query(
      `insert into settings (key, version, value, source, confirmed, changed_by)
       select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5 from settings where key = $1`,
      [
        one.key,
        JSON.stringify(value),
        JSON.stringify({ zh: source.zh, en: source.en }),
        confirmed === true,
        request.actor.person,
      ],
    );
    around.settings = await loadSettings(pool);
    return { key: one.key, value };
  });

  app.get<{ Params: { year: string } }>('/api/calendar/:year', async (request) => {
    const year = Number(request.params.year);
    if (!(year >= 2004 && year <= 2100)) throw new Refused('not-found');
    const days = [];
    for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1))
      days.push({ date, ...around.calendar.kindOf(date) });
    return { days, announced: year <= around.calendar.lastAnnouncedYear, source: officialCalendar.lastAnnouncedYear };
  });
}
