import { type Actor, holds } from '#kernel/access.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordColumns, recordOf } from './rows.ts';
import { Conditions, visibleIn } from './visible.ts';

export interface Figures {
  /** By system and state. */
  readonly states: readonly { readonly system: string; readonly state: string; readonly n: number }[];
  /** By a fact's value, as many lists as facts were asked for, in their order; records without the fact are left out. */
  readonly facts: readonly (readonly { readonly value: string; readonly n: number }[])[];
}

/**
 * How many records the actor may read, by system and state and by the values of facts that everybody may read: one
 * statement over the same rows as the lists.
 */
export async function countRecords(
  around: Surroundings,
  facts: readonly { readonly of: System; readonly name: string }[],
  actor: Actor,
): Promise<Figures> {
  const add = new Conditions();
  const columns = facts.map(({ of, name }) => {
    if (of.facts[name]?.read !== undefined) throw new Error(`${of.id}.${name} is not for everybody to count`);
    return `case when r.system = ${add.value(of.id)} then r.facts->>${add.value(name)} end`;
  });
  const names = columns.map((_, at) => `f${at}`);
  const { rows } = await around.pool.query<Record<string, string | null> & { n: number; which: number }>(
    `select system, state, ${names.map((name) => `${name}, `).join('')}grouping(${['system', ...names].join(', ')}) as which, count(*)::int as n
     from (select r.system, r.state${columns.map((one, at) => `, ${one} as f${at}`).join('')} from records r where ${visibleIn([...around.systems.values()], actor, add)}) counted
     group by grouping sets ((system, state)${names.map((name) => `, (${name})`).join('')}) order by n desc`,
    add.values,
  );
  // A grouping's bit is 0 for the column that the row is of: the last name has the lowest bit.
  const all = 2 ** (names.length + 1) - 1;
  const of = (at: number) => rows.filter((row) => row.which === all - 2 ** (names.length - at));
  return {
    states: of(0).map(({ system, state, n }) => ({ system: String(system), state: String(state), n })),
    facts: names.map((name, at) =>
      of(at + 1).flatMap((row) => (row[name] === null ? [] : [{ value: String(row[name]), n: row.n }])),
    ),
  };
}

export interface Decided {
  readonly record: CaseRecord;
  /** The letter that told of it, under its kind. */
  readonly letter: string;
  readonly issuedAt: string;
}

/**
 * The latest records that stand in a state to which a letter led and that the actor may read, each with its last
 * letter where that may be read too, newest first.
 */
export async function latestDecided(around: Surroundings, limit: number, actor: Actor): Promise<readonly Decided[]> {
  const add = new Conditions();
  const decided = [...around.systems.values()].flatMap((of) => {
    // A letter for certain readers is named to nobody else, wherever it would be shown.
    const open = Object.entries(of.documents ?? {}).flatMap(([kind, { read }]) =>
      read === undefined || holds(read, actor, null) ? [kind] : [],
    );
    const states = Object.values(of.lifecycle).flatMap((moves) =>
      Object.values(moves).flatMap((move) => (move.letter && open.includes(move.letter) ? [move.to] : [])),
    );
    return states.length > 0
      ? [
          `(r.system = ${add.value(of.id)} and r.state = any(${add.value(states)}) and l.kind = any(${add.value(open)}))`,
        ]
      : [];
  });
  if (decided.length === 0) return [];
  const { rows } = await around.pool.query<RecordRow & { kind: string; issued_at: string }>(
    `select ${recordColumns}, l.kind, l.issued_at from records r
     join lateral (select kind, issued_at from letters where record = r.id order by seq desc limit 1) l on true
     where (${decided.join(' or ')}) and ${visibleIn([...around.systems.values()], actor, add)}
     order by r.updated_at desc, r.id limit ${limit}`,
    add.values,
  );
  return rows.map((row) => ({ record: recordOf(row), letter: row.kind, issuedAt: row.issued_at }));
}
