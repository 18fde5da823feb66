import { needsReason } from '#derive/describe.ts';
import { type Actor, holds } from '#kernel/access.ts';
import { readClock } from '#kernel/clock/clock.ts';
import { clockRules } from '#kernel/clock/clockRules.ts';
import { today } from '#kernel/dates.ts';
import { isId } from '#kernel/fields/reference.ts';
import { openMoves } from '#kernel/openMoves.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { type Loaded, load, mayRead, type Surroundings } from '#store/perform.ts';

/** The facts of a record that this reader may see. */
export function visibleFacts(of: System, record: CaseRecord, actor: Actor): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record.facts).filter(([name]) => {
      const field = of.facts[name];
      return field !== undefined && (field.read === undefined || holds(field.read, actor, record));
    }),
  );
}

export const titleOf = (of: System, record: Pick<CaseRecord, 'facts' | 'number'>): string => {
  const title = record.facts[of.list.title];
  return typeof title === 'string' && title !== '' ? title : record.number;
};

export const rowOf = (of: System, record: CaseRecord & { ownerName?: string | null }, actor: Actor) => {
  const facts = visibleFacts(of, record, actor);
  const shown = [of.list.title, ...of.list.columns];
  return {
    id: record.id,
    system: record.system,
    number: record.number,
    state: record.state,
    stateLabel: wordFor(record.state),
    revision: record.revision,
    owner: record.owner,
    ownerName: record.ownerName ?? null,
    facts: Object.fromEntries(shown.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]])),
    title: titleOf(of, { ...record, facts }),
    updatedAt: record.updatedAt,
  };
};

export async function loadReadable(around: Surroundings, of: System, id: string, actor: Actor): Promise<Loaded> {
  const loaded = await load(around, of, id);
  if (!loaded || !mayRead(of, loaded.record, actor)) throw new Refused('not-found');
  return loaded;
}

/** Everything about one record that this reader may see and do, so that the client holds no permission logic. */
export async function pageOf(around: Surroundings, of: System, loaded: Loaded, actor: Actor) {
  const { record, context } = loaded;
  const on = today(around.now());
  const facts = visibleFacts(of, record, actor);
  const inside = actor.offices.length > 0 || (record.owner !== null && actor.parties.includes(record.owner));
  const [names, related, issued] = await Promise.all([
    namesIn(around, facts),
    relatedTo(around, record, actor),
    issuedFor(around, of, record),
  ]);
  return {
    record: {
      id: record.id,
      system: record.system,
      number: record.number,
      state: record.state,
      stateLabel: wordFor(record.state),
      revision: record.revision,
      owner: record.owner,
      facts,
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
    },
    title: titleOf(of, record),
    ownerName: loaded.ownerName,
    names,
    moves: openMoves(of, record, actor, context).map((move) => ({
      ...move,
      label: wordFor(move.name),
      needsReason: needsReason(of.lifecycle[record.state]?.[move.name] as never),
    })),
    clocks: context.clocks.map((clock) => {
      const declared = of.clocks?.[clock.name];
      return {
        name: clock.name,
        label: declared?.label ?? wordFor(clock.name),
        term: clock.term,
        rules: declared ? clockRules(declared, clock, around.settings) : [],
        view: readClock(clock, around.calendar, on),
      };
    }),
    contradictions: inside ? (of.contradictions?.(record.facts as never) ?? []) : [],
    related,
    documents: Object.entries(of.documents ?? {}).map(([id, one]) => ({ id, name: one.name, law: one.law })),
    issued,
  };
}

async function namesIn(around: Surroundings, facts: Record<string, unknown>): Promise<Record<string, string>> {
  const ids = [
    ...new Set(
      Object.values(facts)
        .flatMap((value) => (Array.isArray(value) ? value : [value]))
        .filter(isId),
    ),
  ];
  if (ids.length === 0) return {};
  const { rows } = await around.pool.query<{ id: string; name: string }>(
    `select id::text, name from parties where id = any($1) union all select id::text, name from people where id = any($1)
     union all select id::text, number from records where id = any($1)`,
    [ids],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

/** Records that name this one in a fact, and those that this one names, as far as the reader may see them. */
async function relatedTo(around: Surroundings, record: CaseRecord, actor: Actor) {
  const facts: string[] = [];
  for (const one of around.systems.values())
    for (const [name, field] of Object.entries(one.facts))
      if (field.kind === 'record' && field.system === record.system && !facts.includes(name)) facts.push(name);
  const named = Object.values(record.facts).filter(isId);
  const { rows } = await around.pool.query(
    `select r.*, p.name as owner_name from records r left join parties p on p.id = r.owner
     where r.id = any($1) or r.facts @> any($2::jsonb[]) order by r.updated_at desc limit 50`,
    [named, facts.map((name) => JSON.stringify({ [name]: record.id }))],
  );
  return rows.flatMap((row) => {
    const of = around.systems.get(row.system);
    const one = {
      ...row,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      ownerName: row.owner_name,
    } as CaseRecord & { ownerName: string };
    return of && mayRead(of, one, actor)
      ? [{ ...rowOf(of, one, actor), systemName: { zh: of.name.zh, en: of.name.en } }]
      : [];
  });
}

async function issuedFor(around: Surroundings, of: System, record: CaseRecord) {
  const { rows } = await around.pool.query<{ code: string; kind: string; issued_at: string }>(
    'select code, kind, issued_at from letters where record = $1 order by issued_at',
    [record.id],
  );
  return rows.map((row) => ({
    code: row.code,
    kind: row.kind,
    name: of.documents?.[row.kind]?.name ?? wordFor(row.kind),
    issuedAt: row.issued_at,
  }));
}
