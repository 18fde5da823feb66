import type { FastifyInstance } from 'fastify';
import { gradeProduct } from '#families/grading/grade.ts';
import { factNames } from '#families/grading/input.ts';
import { officialCalendar } from '#kernel/clock/calendar.ts';
import { readClock } from '#kernel/clock/clock.ts';
import { addDays, today } from '#kernel/dates.ts';
import { describeFacts } from '#kernel/fields/text.ts';
import { type Label, label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { highlightsIn } from '#kernel/search.ts';
import { type Setting, settingProblem, settingsOf } from '#kernel/settings.ts';
import { wordFor } from '#kernel/words.ts';
import { getOffice } from '#law/offices.ts';
import { searchLaw } from '#law/search.ts';
import { listRecords } from '#store/lists.ts';
import { loadSettings } from '#store/settings.ts';
import { rowOf, titleOf, visibleFacts } from './pages.ts';
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

/** What spans systems: the desk, notices, search, verification, files, parties, settings, calendar. */
export function cityRoutes(app: FastifyInstance, parts: AppParts): void {
  const { around, files } = parts;
  const { pool } = around;

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

  app.post('/api/grade', async (request) => {
    const { facts } = (request.body ?? {}) as { facts?: Record<string, unknown> };
    if (typeof facts !== 'object' || facts === null) throw new Refused('malformed-request', { field: 'facts' });
    const { trace: _trace, ...graded } = gradeProduct(
      Object.fromEntries(
        factNames.flatMap((name) => (facts[name] === undefined || facts[name] === null ? [] : [[name, facts[name]]])),
      ),
    );
    return graded;
  });

  app.get('/api/notices', async (request) => {
    const { parties, offices, person } = request.actor;
    if (!person) return { items: [], unread: 0 };
    const { rows } = await pool.query(
      `select n.*, r.system, r.number, r.facts, x.person is not null as read from notices n join records r on r.id = n.record
       left join notices_read x on x.notice = n.id and x.person = $3 where n.party = any($1) or n.office = any($2) order by n.id desc limit 50`,
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
      'insert into notices_read select id, $2 from notices where id = $1 and (party = any($3) or office = any($4)) on conflict do nothing',
      [Number(request.params.id) || 0, person, parties, offices],
    );
    return { read: true };
  });

  app.get<{ Querystring: { q?: string; cursor?: string } }>('/api/search', async (request) => {
    const q = (request.query.q ?? '').slice(0, 200);
    const found = await listRecords(
      around,
      null,
      { q, cursor: request.query.cursor, systems: [...around.systems.values()] },
      request.actor,
    );
    return {
      ...found,
      items: found.items.flatMap((one) => {
        const of = around.systems.get(one.system);
        if (!of) return [];
        const text = describeFacts(of.facts, visibleFacts(of, one, request.actor), 'zh');
        const first = highlightsIn(text, q)[0]?.[0] ?? 0;
        const excerpt = text.slice(Math.max(0, first - 30), first + 90);
        return [
          {
            ...rowOf(of, one, request.actor),
            systemName: { zh: of.name.zh, en: of.name.en },
            excerpt,
            highlights: highlightsIn(excerpt, q),
          },
        ];
      }),
      law: searchLaw(q).slice(0, 10),
    };
  });

  app.get<{ Params: { code: string } }>('/api/documents/:code', async (request) => {
    const { rows } = await pool.query(
      'select l.*, r.system, r.number from letters l join records r on r.id = l.record where l.code = $1',
      [request.params.code.toUpperCase()],
    );
    const row = rows[0];
    if (!row) throw new Refused('not-found', { field: 'code' });
    return {
      code: row.code,
      kind: row.kind,
      name: around.systems.get(row.system)?.documents?.[row.kind]?.name ?? wordFor(row.kind),
      model: row.model,
      record: { system: row.system, id: row.record, number: row.number },
      issuedAt: row.issued_at,
      sha256: row.sha256,
    };
  });
  app.post('/api/verify', async (request) => {
    const { sha256 } = (request.body ?? {}) as { sha256?: string };
    if (!/^[0-9a-f]{64}$/u.test(sha256 ?? '')) throw new Refused('invalid-input', { field: 'sha256' });
    const { rows } = await pool.query<{ code: string }>('select code from letters where sha256 = $1', [sha256]);
    return { found: rows.length > 0, code: rows[0]?.code };
  });

  app.post('/api/files', async (request) => {
    if (!request.actor.person) throw new Refused('sign-in-required');
    const part = await request.file();
    if (!part) throw new Refused('malformed-request', { field: 'file' });
    const stored = await files.put(part.file, part.filename);
    await pool.query(
      'insert into files (sha256, size, type, name, uploaded_by) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [stored.sha256, stored.size, stored.type, stored.name, request.actor.person],
    );
    return stored;
  });
  app.get<{ Params: { sha256: string } }>('/api/files/:sha256', async (request, reply) => {
    const { rows } = await pool.query('select * from files where sha256 = $1 and (uploaded_by = $2 or $3)', [
      request.params.sha256,
      request.actor.person ?? null,
      request.actor.offices.length > 0,
    ]);
    if (!rows[0]) throw new Refused('not-found');
    reply
      .type(rows[0].type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(rows[0].name)}`);
    return reply.send(files.read(request.params.sha256));
  });

  app.get<{ Querystring: { q?: string } }>('/api/parties', async (request) => {
    if (!request.actor.person) throw new Refused('sign-in-required');
    const { rows } = await pool.query(
      "select id, name, kind from parties where name ilike '%' || $1 || '%' order by name limit 20",
      [(request.query.q ?? '').replace(/[%_\\]/gu, '\\$&')],
    );
    return { items: rows };
  });
  app.get<{ Querystring: { q?: string } }>('/api/people', async (request) => {
    if (request.actor.offices.length === 0) throw new Refused('not-allowed');
    const { rows } = await pool.query(
      "select id, name from people where name ilike '%' || $1 || '%' order by name limit 20",
      [(request.query.q ?? '').replace(/[%_\\]/gu, '\\$&')],
    );
    return { items: rows };
  });
  app.get('/api/people-admin', async (request) => {
    if (!request.actor.administrator) throw new Refused('not-allowed');
    const { rows } = await pool.query(
      `select p.id, p.account, p.name, p.administrator, p.second_factor is not null as second_factor,
       (select jsonb_agg(coalesce(q.name, o.office)) from roles o left join parties q on q.id = o.party where o.person = p.id) as roles
       from people p order by p.account limit 500`,
    );
    return { items: rows };
  });

  const declared = (): Setting[] => [...around.systems.values()].flatMap(settingsOf);
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
