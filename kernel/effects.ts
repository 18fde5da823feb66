import type { CaseRecord } from './system.ts';

/** What an effect's handler may do to the city: only what anybody may do, by the kernel's own moves. */
export interface City {
  find(
    system: string,
    where: Readonly<Record<string, string>>,
    states?: readonly string[],
  ): Promise<readonly CaseRecord[]>;
  create(system: string, facts: object, options?: { owner?: string | null; key?: string }): Promise<CaseRecord>;
  move(system: string, id: string, move: string, facts?: object): Promise<CaseRecord>;
}

/**
 * A side effect with a name: `payload` is taken from the step purely and recorded in the move's own transaction; the
 * worker runs `run` afterwards, at least once, so it must be idempotent. `null` from `payload` means: nothing to do.
 */
export interface Effect {
  readonly name: string;
  payload(after: CaseRecord, before: CaseRecord | null): Record<string, unknown> | null;
  run(payload: Readonly<Record<string, unknown>>, city: City): Promise<void>;
}
export const effect = (declared: Effect): Effect => Object.freeze(declared);
