import type pg from 'pg';

/** What an administrator did it to. */
export interface Subject {
  readonly kind: 'person' | 'party' | 'setting' | 'calendar';
  readonly id: string;
  readonly name: string;
}
/** What was done, in the journal's words; `details` never holds a password or a secret. */
export interface Deed {
  readonly action: string;
  readonly subject: Subject;
  readonly details?: Readonly<Record<string, unknown>>;
}
export interface AdminEvent {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly subject: Subject;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Does an administrator's work and writes it down in one transaction: both, or neither. */
export async function administer<T>(
  pool: pg.Pool,
  by: string,
  work: (client: pg.PoolClient) => Promise<Deed & { readonly result: T }>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { action, subject, details = {}, result } = await work(client);
    await client.query(
      'insert into admin_journal (person, action, subject_kind, subject, subject_name, details) values ($1, $2, $3, $4, $5, $6)',
      [by, action, subject.kind, subject.id, subject.name, JSON.stringify(details)],
    );
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const journalPage = 50;

/** A page of the administrators' journal, newest first; `before`: the id from which to go on. */
export async function adminJournal(
  pool: pg.Pool,
  query: { readonly before?: number; readonly kind?: string; readonly subject?: string } = {},
): Promise<{ items: AdminEvent[]; next: number | null }> {
  const { rows } = await pool.query<{
    id: number;
    at: string;
    by: string;
    action: string;
    subject_kind: Subject['kind'];
    subject: string;
    subject_name: string;
    details: AdminEvent['details'];
  }>(
    `select j.id, j.at, p.name as by, j.action, j.subject_kind, j.subject, j.subject_name, j.details from admin_journal j join people p on p.id = j.person
     where j.id < $1 and ($2::text is null or j.subject_kind = $2) and ($3::text is null or j.subject = $3) order by j.id desc limit ${journalPage + 1}`,
    [query.before ?? Number.MAX_SAFE_INTEGER, query.kind ?? null, query.subject ?? null],
  );
  const items = rows.slice(0, journalPage).map((row) => ({
    id: row.id,
    at: row.at,
    by: row.by,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject, name: row.subject_name },
    details: row.details,
  }));
  return { items, next: rows.length > journalPage ? (items.at(-1)?.id ?? null) : null };
}
