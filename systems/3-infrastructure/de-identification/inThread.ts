import { Worker } from 'node:worker_threads';
import type { Progress } from '#engines/anonymity/search.ts';
import { Refused } from '#kernel/refusals.ts';
import type { Answers, Job, Said } from './jobs.ts';

/** The job was asked to halt and did. */
export class Halted extends Error {}

/** A thread's heap: the tuples of a table of some ten million rows. DuckDB's own memory is beside it. */
const resourceLimits = { maxOldGenerationSizeMb: 2048 };

/**
 * Does a job in a thread of its own, so that requests go on being answered. `told`: how far a search is. Throws Refused
 * for what is wrong with the data or the goal, and Halted once `stopping` is aborted.
 */
export function inThread<K extends Job['kind']>(
  job: Extract<Job, { kind: K }>,
  { told, stopping }: { told?: (progress: Progress) => void; stopping?: AbortSignal } = {},
): Promise<Answers[K]> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const halt = () => Atomics.store(flag, 0, 1);
  if (stopping?.aborted) return Promise.reject(new Halted());
  stopping?.addEventListener('abort', halt, { once: true });
  const { promise, resolve, reject } = Promise.withResolvers<Answers[K]>();
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { job, flag }, resourceLimits });
  worker.on('message', (said: Said) => {
    if ('progress' in said) told?.(said.progress);
    else if ('answer' in said) resolve(said.answer as Answers[K]);
    else if ('refusal' in said) {
      const { code, ...detail } = said.refusal;
      reject(new Refused(code, detail));
    } else reject(new Halted());
  });
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error(`the thread ended without an answer: ${job.kind}`)));
  return promise.finally(() => stopping?.removeEventListener('abort', halt));
}
