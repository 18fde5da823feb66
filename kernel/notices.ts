import type { OfficeId } from '#law/offices.ts';
import { type Actor, namesSomebody, type Role, rolesOf } from './access.ts';
import type { CaseRecord, System } from './system.ts';
import { waits } from './waiting.ts';

/** A notice in the application: to a party, an office or a person, that a move concerns. Its words derive from the move. */
export interface Notice {
  readonly party?: string;
  readonly office?: OfficeId;
  readonly person?: string;
  readonly move: string;
  readonly to: string;
}

/**
 * Whom a move concerns: the owner, when somebody else moved the record; on entering another state all who may move it
 * there: the keeper's desk, and the offices, parties and people that facts of the record name; whoever of these the move
 * newly names, such as the office to which a case passes on; and whom the move says that it tells.
 */
export function noticesOf(of: System, before: CaseRecord, after: CaseRecord, move: string, actor: Actor): Notice[] {
  const concerned = new Map<string, Notice>();
  const tell = (to: 'party' | 'office' | 'person', id: string, own: boolean) => {
    if (!own) concerned.set(`${to} ${id}`, { [to]: id, move, to: after.state });
  };
  const named = (role: Naming, { facts }: CaseRecord) => [facts[role.fact] ?? []].flat() as string[];
  const tellNamed = (role: Naming, id: string) => {
    if (role.kind === 'officeIn') tell('office', id, actor.offices.includes(id as OfficeId));
    else if (role.kind === 'partyIn') tell('party', id, actor.parties.includes(id));
    else tell('person', id, actor.person === id);
  };
  const owner = after.owner ?? before.owner;
  if (owner) tell('party', owner, actor.parties.includes(owner));
  const entered = before.state !== after.state;
  for (const [name, role] of rolesIn(of, after.state)) {
    // A desk is told of what waits for it; whoever is named, of all that they may do.
    if (
      entered &&
      role.kind === 'officer' &&
      role.office === of.keeper &&
      waits(name, of.lifecycle[after.state]?.[name])
    )
      tell('office', role.office, actor.offices.includes(role.office));
    if (!namesSomebody(role)) continue;
    for (const id of named(role, after)) if (entered || !named(role, before).includes(id)) tellNamed(role, id);
  }
  for (const role of rolesOf(of.lifecycle[before.state]?.[move]?.tells ?? []).filter(namesSomebody))
    for (const id of named(role, after)) tellNamed(role, id);
  return [...concerned.values()];
}
type Naming = Extract<Role, { readonly fact: string }>;

/** The roles that may move a record in the state, each with the move's name. */
const rolesIn = (of: System, state: string): (readonly [string, Role])[] =>
  Object.entries(of.lifecycle[state] ?? {}).flatMap(([name, move]) =>
    rolesOf(move.by).map((role) => [name, role] as const),
  );
