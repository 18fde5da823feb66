import type { City } from './city.ts';
import type { Label } from './label.ts';

/** How a running task tells how far it is, and learns that it must halt. */
export interface TaskControl {
  /** Where an earlier run that was cut off had come, as it told `progress`; null at the first start. */
  readonly cursor: unknown;
  /** Aborted when somebody asked the task to stop or the process ends; the next `progress` then halts it. */
  readonly stopping: AbortSignal;
  /**
   * Saves how much is done, of how much (null: not known), and the cursor from which a later run would go on. Throws
   * `TaskHalted` where the task must not go on; a task lets it pass.
   */
  progress(done: number, total: number | null, cursor?: unknown): Promise<void>;
}

/**
 * Work that takes longer than a request may: a replay over all cases, a search. It runs in the background, can be
 * watched and stopped, and goes on from its cursor after a restart; what it did since its last `progress` is then done
 * again, so that must be harmless. What `run` returns is the result that whoever started it reads; a refusal is told
 * them as it is, and any other error after three attempts as a defect.
 */
export interface Task {
  readonly name: string;
  readonly label: Label;
  run(payload: Readonly<Record<string, unknown>>, control: TaskControl, city: City): Promise<unknown>;
}
export const task = (declared: Task): Task => Object.freeze(declared);

/** Thrown by `progress` where the task was stopped, where its process ends, or where another process took it over. */
export class TaskHalted extends Error {}

/** Done, failed and stopped tasks rest; the others go on. */
export type TaskState = 'waiting' | 'running' | 'stopping' | 'stopped' | 'done' | 'failed';
