import { needsReason } from '#derive/describe.ts';
import { type Actor, everyone, holds, officer, rolesOf } from '#kernel/access.ts';
import { readClock } from '#kernel/clock/clock.ts';
import { clockRules } from '#kernel/clock/clockRules.ts';
import { today } from '#kernel/dates.ts';
import { openMoves } from '#kernel/openMoves.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import type { Found, LoadedPage } from '#store/load.ts';
import { mayRead, type Surroundings } from '#store/perform.ts';

/** Whether this reader may see a fact of the record. */
export function showsFact(of: System, name: string, record: CaseRecord, actor: Actor): boolean {
  const field = of.facts[name];
  return field !== undefined && (field.read === undefined || holds(field.read, actor, record));
}

/** The facts of a record that this reader may see. */
export const visibleFacts = (of: System, record: CaseRecord, actor: Actor): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record.facts).filter(([name]) => showsFact(of, name, record, actor)));

/**
 * Whether the reader stands inside the case and may see who did what and why: its owner, its named readers, and the
 * officers and assigned people who may act on it; not whoever merely reads what is public.
 */
export function isInside(of: System, record: CaseRecord, actor: Actor): boolean {
  const readers = rolesOf(of.read[record.state] ?? []).filter((role) => !['everyone', 'member'].includes(role.kind));
  const acting = Object.values(of.lifecycle)
    .flatMap((moves) => Object.values(moves).flatMap((move) => rolesOf(move.by)))
    .filter((role) => ['officer', 'officeIn', 'assigned'].includes(role.kind));
  const owns = record.owner !== null && actor.parties.includes(record.owner);
  return owns || holds([...readers, ...acting], actor, record);
}

export const titleOf = (of: System, record: Pick<CaseRecord, 'facts' | 'number'>): string => {
  const title = record.facts[of.list.title];
  return typeof title === 'string' && title !== '' ? title : record.number;
};

/** A record as a line of a list: its title and the columns asked for, by default those that its system lists. */
export const rowOf = (
  of: System,
  record: CaseRecord & { ownerName?: string | null },
  actor: Actor,
  columns: readonly string[] = of.list.columns,
) => {
  const facts = visibleFacts(of, record, actor);
  const shown = [of.list.title, ...columns];
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

/** What was read, where the actor may read it; a record that is not there and one that is not theirs look alike. */
export function readable<L extends Found>(of: System, found: L | null, actor: Actor): L {
  if (!found || !mayRead(of, found.record, actor)) throw new Refused('not-found');
  return found;
}

/** Everything about one record that this reader may see and do, so that the client holds no permission logic. */
export function pageOf(around: Surroundings, of: System, loaded: LoadedPage, actor: Actor) {
  const { record, context } = loaded;
  const on = today(around.now());
  const facts = visibleFacts(of, record, actor);
  // Two records are related by a fact of one that names the other; who may not see that fact does not learn of it.
  const names = (seen: Record<string, unknown>, id: string) => Object.values(seen).includes(id);
  const areSeenRelated = (one: CaseRecord, other: System) =>
    names(facts, one.id) || names(visibleFacts(other, one, actor), record.id);
  const inside = isInside(of, record, actor);
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
    title: titleOf(of, { ...record, facts }),
    ownerName: loaded.ownerName,
    names: namesIn(facts, loaded.names),
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
    related: loaded.related.flatMap((one) => {
      const other = around.systems.get(one.record.system);
      return other && mayRead(other, one.record, actor) && areSeenRelated(one.record, other)
        ? [
            {
              ...rowOf(other, { ...one.record, ownerName: one.ownerName }, actor),
              systemName: { zh: other.name.zh, en: other.name.en },
            },
          ]
        : [];
    }),
    documents: Object.entries(of.documents ?? {})
      .filter(([, one]) => one.read === undefined || holds(one.read, actor, record))
      .map(([id, one]) => ({ id, name: one.name, law: one.law })),
    caseFile: holds(officer(of.keeper), actor, record),
    // Whoever knows a letter's code reads it, so the code is for those who may read the letter.
    issued: loaded.issued
      .filter(({ kind }) => holds(of.documents?.[kind]?.read ?? everyone, actor, record))
      .map((one) => ({ ...one, name: of.documents?.[one.kind]?.name ?? wordFor(one.kind) })),
  };
}

/** The names that the visible facts refer to, in entries of lists as well. */
const namesIn = (facts: Readonly<Record<string, unknown>>, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.values(facts)
      .flat()
      .flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one).flat() : [one]))
      .flatMap((id) => (typeof id === 'string' && names[id] !== undefined ? [[id, names[id]]] : [])),
  );
