import type { OfficeId } from '#law/offices.ts';
import type { Actor } from './access.ts';
import type { CaseRecord, System } from './system.ts';

/** A notice in the application: to a party, or to an office, that a move concerns. Its words derive from the move. */
export interface Notice {
  readonly party?: string;
  readonly office?: OfficeId;
  readonly move: string;
  readonly to: string;
}

/**
 * Whom a move concerns: the owner, when somebody else moved the record; the keeper's desk, when it enters a state in
 * which the keeper has a move and did not make this one itself.
 */
export function noticesOf(of: System, before: CaseRecord, after: CaseRecord, move: string, actor: Actor): Notice[] {
  const notices: Notice[] = [];
  const owner = after.owner ?? before.owner;
  if (owner && !actor.parties.includes(owner)) notices.push({ party: owner, move, to: after.state });
  const waits = Object.values(of.lifecycle[after.state] ?? {}).some((one) =>
    [one.by].flat().some((role) => role.kind === 'officer' && role.office === of.keeper),
  );
  if (waits && before.state !== after.state && !actor.offices.includes(of.keeper))
    notices.push({ office: of.keeper, move, to: after.state });
  return notices;
}
