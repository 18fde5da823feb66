import type pg from 'pg';
import { type ChainFault, canonical, digestOf, factsAfter, type JournalEvent, verifyChain } from '#kernel/journal.ts';

/** A record's events in order. */
export async function eventsOf(pool: pg.Pool, record: string): Promise<JournalEvent[]> {
  const { rows } = await pool.query<{ event: JournalEvent }>(
    'select event from journal where record = $1 order by seq',
    [record],
  );
  return rows.map((row) => row.event);
}

export interface JournalReport {
  readonly records: number;
  readonly events: number;
  readonly faults: readonly {
    record: string;
    number: string | null;
    fault: ChainFault['fault'] | 'head' | 'facts' | 'letter' | 'no-events';
    seq: number;
  }[];
}

/**
 * Walks every chain: each event's hash and link, the record's head and revision against its last event, and the facts
 * against those that the events add up to, and each letter against its event. A record changed behind the program's back shows, and so does a journal.
 */
export async function verifyJournal(pool: pg.Pool): Promise<JournalReport> {
  const faults: JournalReport['faults'][number][] = [];
  let events = 0;
  let records = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await pool.query<{
      id: string;
      number: string;
      head: string;
      state: string;
      facts: Record<string, unknown>;
      events: JournalEvent[] | null;
      letters: { seq: number; sha256: string; model: unknown }[] | null;
    }>(
      `select r.id, r.number, r.head, r.state, r.facts, (select jsonb_agg(j.event order by j.seq) from journal j where j.record = r.id) as events,
       (select jsonb_agg(jsonb_build_object('seq', l.seq, 'sha256', l.sha256, 'model', l.model)) from letters l where l.record = r.id) as letters
       from records r where r.id > $1 order by r.id limit 500`,
      [after],
    );
    for (const row of rows) {
      records++;
      const chain = row.events ?? [];
      events += chain.length;
      const last = chain.at(-1);
      const fault = verifyChain(chain);
      if (!last) faults.push({ record: row.id, number: row.number, fault: 'no-events', seq: 0 });
      else if (fault) faults.push({ record: row.id, number: row.number, ...fault });
      else if (last.hash !== row.head || last.to !== row.state)
        faults.push({ record: row.id, number: row.number, fault: 'head', seq: last.seq });
      else if (!sameFacts(chain, row.facts))
        faults.push({ record: row.id, number: row.number, fault: 'facts', seq: last.seq });
      for (const { seq, sha256, model } of row.letters ?? [])
        if (digestOf(model) !== sha256 || (chain[seq - 1]?.letter ?? sha256) !== sha256)
          faults.push({ record: row.id, number: row.number, fault: 'letter', seq });
    }
    if (rows.length < 500) break;
    after = rows.at(-1)?.id ?? after;
  }
  const { rows: orphans } = await pool.query<{ record: string; seq: number }>(
    'select distinct on (j.record) j.record, j.seq from journal j where not exists (select from records r where r.id = j.record) limit 100',
  );
  for (const orphan of orphans) faults.push({ record: orphan.record, number: null, fault: 'head', seq: orphan.seq });
  return { records, events, faults };
}

const sameFacts = (chain: readonly JournalEvent[], facts: Readonly<Record<string, unknown>>): boolean =>
  canonical(factsAfter(chain)) === canonical(facts);
