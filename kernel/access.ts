import type { OfficeId } from '#law/offices.ts';

/**
 * Who may read or move a record. `owner` is the party that the record belongs to, `officer` a person of the named
 * office, `assigned` a person named in a fact of the record, `clock` the worker acting when a term ends, `program` an
 * effect of another move. Nobody else, ever: what is not declared is denied.
 */
export type Role =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'member' }
  | { readonly kind: 'owner' }
  | { readonly kind: 'officer'; readonly office: OfficeId }
  | { readonly kind: 'assigned'; readonly fact: string }
  | { readonly kind: 'clock' }
  | { readonly kind: 'program' };

export type Roles = Role | readonly Role[];

export const everyone: Role = { kind: 'everyone' };
/** Anybody signed in who acts for a party (an enterprise, a university, a person). */
export const member: Role = { kind: 'member' };
export const owner: Role = { kind: 'owner' };
export const clock: Role = { kind: 'clock' };
export const program: Role = { kind: 'program' };
export const officer = (office: OfficeId): Role => ({ kind: 'officer', office });
export const assigned = (fact: string): Role => ({ kind: 'assigned', fact });

/** Who acts: a person in the capacity of a party or an office, nobody signed in, the clock, or the program itself. */
export interface Actor {
  readonly kind: 'person' | 'anonymous' | 'clock' | 'program';
  readonly person?: string;
  readonly name?: string;
  readonly parties: readonly string[];
  readonly offices: readonly OfficeId[];
  readonly administrator?: boolean;
}

export const anonymous: Actor = { kind: 'anonymous', parties: [], offices: [] };
export const theClock: Actor = { kind: 'clock', name: 'clock', parties: [], offices: [] };
export const theProgram: Actor = { kind: 'program', name: 'program', parties: [], offices: [] };

/** What access looks at in a record. */
export interface Belongings {
  readonly owner: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

function holdsOne(role: Role, actor: Actor, record: Belongings | null): boolean {
  switch (role.kind) {
    case 'everyone':
      return actor.kind === 'person' || actor.kind === 'anonymous';
    case 'member':
      return actor.parties.length > 0;
    case 'owner':
      return record === null ? actor.parties.length > 0 : record.owner !== null && actor.parties.includes(record.owner);
    case 'officer':
      return actor.offices.includes(role.office);
    case 'assigned': {
      const named = record?.facts[role.fact];
      return (
        actor.person !== undefined && (Array.isArray(named) ? named.includes(actor.person) : named === actor.person)
      );
    }
    case 'clock':
      return actor.kind === 'clock';
    case 'program':
      return actor.kind === 'program';
  }
}

/** Whether the actor holds one of the roles towards the record (`null`: a record about to be created). */
export function holds(roles: Roles, actor: Actor, record: Belongings | null): boolean {
  return rolesOf(roles).some((role) => holdsOne(role, actor, record));
}

export const rolesOf = (roles: Roles): readonly Role[] => (Array.isArray(roles) ? roles : [roles as Role]);

/**
 * The rows of a system that an actor may read, as a plain shape that the store turns into SQL: states readable
 * whoever owns them, states readable only where the actor's party owns the record, and states readable where a fact
 * names the person.
 */
export interface RowRule {
  readonly states: readonly string[];
  readonly ownedStates: readonly string[];
  readonly parties: readonly string[];
  readonly assigned: readonly { state: string; fact: string }[];
  readonly person?: string;
}

export function rowRule(read: Readonly<Record<string, Roles>>, actor: Actor): RowRule {
  const states: string[] = [];
  const ownedStates: string[] = [];
  const assignedStates: { state: string; fact: string }[] = [];
  const trusted = actor.kind === 'clock' || actor.kind === 'program';
  for (const [state, roles] of Object.entries(read)) {
    if (trusted || rolesOf(roles).some((r) => !needsRecord(r) && holdsOne(r, actor, null))) states.push(state);
    else if (rolesOf(roles).some((r) => r.kind === 'owner')) ownedStates.push(state);
    for (const role of rolesOf(roles)) if (role.kind === 'assigned') assignedStates.push({ state, fact: role.fact });
  }
  return { states, ownedStates, parties: actor.parties, assigned: assignedStates, person: actor.person };
}

const needsRecord = (role: Role): boolean => role.kind === 'owner' || role.kind === 'assigned';
