import type pg from 'pg';
import { type Announcement, type Checked, checkAnnouncement, withAnnouncements } from '#kernel/clock/announcement.ts';
import { type Calendar, officialCalendar } from '#kernel/clock/calendar.ts';
import { type NoticedDay, type NoticeProblem, readNotice } from '#kernel/clock/noticeText.ts';
import type { Label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { administer } from './adminJournal.ts';

/** The official calendar with the newest version of every year that an administrator announced. */
export async function loadCalendar(pool: pg.Pool): Promise<Calendar> {
  const { rows } = await pool.query<Announcement>(
    'select distinct on (year) year, days from calendars order by year, version desc',
  );
  return rows.length > 0 ? withAnnouncements(officialCalendar, rows) : officialCalendar;
}

export interface CalendarVersion {
  readonly year: number;
  readonly version: number;
  readonly days: readonly NoticedDay[];
  readonly source: Label;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** What was announced for a year, newest first. */
export async function calendarVersions(pool: pg.Pool, year: number): Promise<CalendarVersion[]> {
  const { rows } = await pool.query<CalendarVersion>(
    `select c.year, c.version, c.days, c.source, c.changed_at as "changedAt", p.name as "changedBy"
     from calendars c join people p on p.id = c.changed_by where c.year = $1 order by c.version desc`,
    [year],
  );
  return rows;
}

export interface Reading extends Checked {
  readonly days: readonly NoticedDay[];
  readonly problems: readonly NoticeProblem[];
}

/** A notice's text read and checked, nothing stored. */
export function readAnnouncement(text: string, year: number, calendar: Calendar): Reading {
  const { days, problems } = readNotice(text, year);
  return { days, problems, ...checkAnnouncement({ year, days }, calendar) };
}

/**
 * Announces a year's calendar as a new version. Every process takes it up at once, and the last days of all open terms
 * are reckoned again in the background. Refuses what has faults, and what is doubtful unless that is acknowledged.
 */
export async function announceCalendar(
  pool: pg.Pool,
  by: string,
  calendar: Calendar,
  given: { readonly year: number; readonly text: string; readonly source: Label; readonly acknowledged: boolean },
): Promise<{ version: number; days: number }> {
  const { year, text, source } = given;
  const { days, problems, faults, doubts } = readAnnouncement(text, year, calendar);
  const wrong = [
    ...problems.map(({ where, message }) => ({ zh: `“${where}”：${message.zh}`, en: `“${where}”: ${message.en}` })),
    ...faults,
    ...(given.acknowledged ? [] : doubts),
  ];
  if (wrong.length > 0)
    throw new Refused('invalid-input', { field: 'text', fields: wrong.map((message) => ({ field: 'text', message })) });
  if (source.zh === '' || source.en === '')
    throw new Refused('invalid-input', {
      field: 'source',
      message: { zh: '请写明依据（中英文）', en: 'name the source in Chinese and English' },
    });
  return administer(pool, by, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('calendar'))");
    const { rows } = await client.query<{ version: number }>(
      `insert into calendars (year, version, days, text, source, changed_by)
       select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5 from calendars where year = $1 returning version`,
      [year, JSON.stringify(days), text, JSON.stringify(source), by],
    );
    const version = rows[0]?.version ?? 1;
    await client.query(
      "select pg_notify('policies', 'calendar'), jobs.queue('last-days', '{}', 'calendar announced', 'clocks')",
    );
    return {
      action: 'announceCalendar',
      subject: { kind: 'calendar', id: String(year), name: `${year}年` },
      details: {
        version,
        source,
        holidays: days.filter((one) => one.kind === 'holiday').length,
        makeups: days.filter((one) => one.kind === 'makeup').length,
      },
      result: { version, days: days.length },
    };
  });
}
