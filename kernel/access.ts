import type { OfficeId } from '#law/offices.ts';

/**
 * Who may read or move a record. `owner` is the party that the record belongs to, `officer` a person of the named
 * office, `assigned` a person named in a fact of the record, `officeIn` and `partyIn` a person of the office or party that
 * a fact names, `clock` the worker acting when a term ends, `program` an effect of another move. Nobody else, ever: what
 * is not declared is denied.
 */
export type Role =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'member' }
  | { readonly kind: 'owner' }
  | { readonly kind: 'officer'; readonly office: OfficeId }
  | { readonly kind: 'assigned'; readonly fact: string }
  | { readonly kind: 'officeIn'; readonly fact: string }
  | { readonly kind: 'partyIn'; readonly fact: string }
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
/** An officer of the office that the record names: to whom a report is routed, a case is handed over. */
export const officeIn = (fact: string): Role => ({ kind: 'officeIn', fact });
/** Somebody of the party that the record names: the firm inspected, the hospital asked to recognise. */
export const partyIn = (fact: string): Role => ({ kind: 'partyIn', fact });

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

/** What a fact may name for the role to be the actor's. */
const standingOf = (role: Role, actor: Actor): readonly string[] => {
  if (role.kind === 'officeIn') return actor.offices;
  if (role.kind === 'partyIn') return actor.parties;
  return role.kind === 'assigned' && actor.person !== undefined ? [actor.person] : [];
};

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
    case 'assigned':
    case 'officeIn':
    case 'partyIn': {
      const named = record?.facts[role.fact];
      const own = standingOf(role, actor);
      return Array.isArray(named) ? named.some((one) => own.includes(one)) : own.includes(named as string);
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

/** Whether the actor holds one of the roles towards every record, whosever it is. */
export const holdsAnywhere = (roles: Roles, actor: Actor): boolean =>
  rolesOf(roles).some((role) => !needsRecord(role) && holdsOne(role, actor, null));

export const rolesOf = (roles: Roles): readonly Role[] => (Array.isArray(roles) ? roles : [roles as Role]);

/**
 * The rows of a system that an actor may read, as a plain shape that the store turns into SQL: states readable
 * whoever owns them, states readable only where the actor's party owns the record, and states readable where a fact
 * names the person, one of their offices or one of their parties.
 */
export interface RowRule {
  readonly states: readonly string[];
  readonly ownedStates: readonly string[];
  readonly parties: readonly string[];
  readonly named: readonly { state: string; fact: string; values: readonly string[] }[];
}

export function rowRule(read: Readonly<Record<string, Roles>>, actor: Actor): RowRule {
  const states: string[] = [];
  const ownedStates: string[] = [];
  const named: { state: string; fact: string; values: readonly string[] }[] = [];
  const trusted = actor.kind === 'clock' || actor.kind === 'program';
  for (const [state, roles] of Object.entries(read)) {
    if (trusted || holdsAnywhere(roles, actor)) states.push(state);
    else if (rolesOf(roles).some((r) => r.kind === 'owner')) ownedStates.push(state);
    for (const role of rolesOf(roles)) {
      const values = standingOf(role, actor);
      if (namesSomebody(role) && values.length > 0) named.push({ state, fact: role.fact, values });
    }
  }
  return { states, ownedStates, parties: actor.parties, named };
}

/** Whether a role looks at who a fact of the record names. */
export const namesSomebody = (role: Role): role is Extract<Role, { fact: string }> => 'fact' in role;
const needsRecord = (role: Role): boolean => role.kind === 'owner' || namesSomebody(role);
