import type { City } from './city.ts';
import type { CaseRecord } from './system.ts';

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

/**
 * Background work that a room queues itself, in the statement that makes it necessary: `select jobs.queue(name,
 * '{"payload": …}', key, queue)`. Of one key at most one waits, of one queue at most one runs; else it is as an effect.
 */
export interface Job extends Pick<Effect, 'name' | 'run'> {
  /** When it also runs of itself, with an empty payload: a time of graphile-worker, in UTC, such as `20 18 * * *`. */
  readonly times?: string;
}
