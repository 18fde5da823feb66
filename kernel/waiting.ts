import { type Actor, type Role, type Roles, rolesOf } from './access.ts';
import type { Move, System } from './system.ts';

/**
 * Moves that may be made at any time, or not at all: a state that offers nothing else waits for nobody. States and
 * moves are one vocabulary for all systems, so the list is one as well; a move's own `waits` goes before it.
 */
const optional: ReadonlySet<string> = new Set([
  'save',
  'change',
  'revise',
  'retire',
  'suspend',
  'withdraw',
  'supersede',
  'revoke',
  'object',
  'appeal',
  'takeOver',
]);

/** Whether a record in a state with this move waits for it to be made. */
export const waits = (name: string, move: Move | undefined): boolean => move?.waits ?? !optional.has(name);

/** What ties a record to an actor: nothing more, its owner, or a fact that names one of the values. */
export interface Tie {
  readonly owner?: true;
  readonly fact?: string;
  readonly values?: readonly string[];
}

/** Records of a system in a state that wait for an actor, where both ties hold; `clocked`: only while a term runs. */
export interface Waiting {
  readonly system: string;
  readonly state: string;
  readonly move: Tie;
  readonly read: Tie;
  readonly clocked: boolean;
}

/** How a role ties records to an actor, or null where the actor cannot hold it. */
function tieOf(role: Role, actor: Actor): Tie | null {
  const named = (fact: string, values: readonly string[]) => (values.length > 0 ? { fact, values } : null);
  switch (role.kind) {
    case 'everyone':
      return {};
    case 'member':
      return actor.parties.length > 0 ? {} : null;
    case 'officer':
      return actor.offices.includes(role.office) ? {} : null;
    case 'owner':
      return actor.parties.length > 0 ? { owner: true } : null;
    case 'assigned':
      return named(role.fact, actor.person === undefined ? [] : [actor.person]);
    case 'officeIn':
      return named(role.fact, actor.offices);
    case 'partyIn':
      return named(role.fact, actor.parties);
    default:
      return null;
  }
}

const tiesOf = (roles: Roles, actor: Actor): readonly Tie[] =>
  rolesOf(roles).flatMap((role) => tieOf(role, actor) ?? []);

/** Whether terms run in the system that bind its keeper. */
const keepersTerms = (of: System): boolean =>
  Object.values(of.clocks ?? {}).some(({ binds = 'keeper' }) => binds === 'keeper');

const isFree = (tie: Tie): boolean => tie.owner === undefined && tie.fact === undefined;
const distinct = (all: readonly Waiting[]): Waiting[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

/**
 * What waits for an actor in a system: the states with a move that they may make and that is waited for, as far as they
 * may read them. With `terms`, also the states in which a term runs whose next move is somebody else's.
 */
export function waitingIn(of: System, actor: Actor, terms = false): Waiting[] {
  return Object.entries(of.lifecycle).flatMap(([state, moves]) => {
    const readers = of.read[state];
    const read = readers === undefined ? [] : tiesOf(readers, actor);
    const own = Object.entries(moves)
      .filter(([name, move]) => waits(name, move))
      .flatMap(([, move]) => tiesOf(move.by, actor));
    const pairs = (ties: readonly Tie[], clocked: boolean) =>
      ties.flatMap((move) => read.map((one) => ({ system: of.id, state, move, read: one, clocked })));
    // What holds for every record of the state says all; ties beside it would only find the same records again.
    if (own.some(isFree) && read.some(isFree)) return [{ system: of.id, state, move: {}, read: {}, clocked: false }];
    return distinct([...pairs(own, false), ...(terms && keepersTerms(of) ? pairs([{}], true) : [])]);
  });
}

/** The states of a system in which a record of the actor's own is not done with: something may still happen to it. */
export function ownIn(of: System, actor: Actor): Waiting[] {
  const open = Object.entries(of.lifecycle).filter(([, moves]) => Object.keys(moves).length > 0);
  return open.flatMap(([state]) => {
    const readers = of.read[state];
    return (readers === undefined ? [] : tiesOf(readers, actor))
      .filter((read) => read.fact === undefined)
      .map((read) => ({ system: of.id, state, move: { owner: true }, read, clocked: false }));
  });
}

/** The first move that a record in the state waits for from the actor, its conditions aside. */
export const firstMove = (of: System, state: string, actor: Actor): string | null =>
  Object.entries(of.lifecycle[state] ?? {}).find(
    ([name, move]) => waits(name, move) && tiesOf(move.by, actor).length > 0,
  )?.[0] ?? null;
