import pg from 'pg';
import { Pipeline } from './pipeline.ts';

pg.types.setTypeParser(1184, (text) => new Date(text).toISOString());
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(20, Number);

/** Beside a pool: for reads of a few rows by their keys, and for steps, which may wait for each other's rows. */
interface Pipelines {
  readonly reads: Pipeline;
  readonly steps: Pipeline;
}
const pipelines = new WeakMap<pg.Pool, Pipelines>();

/**
 * A pool that works as the role `tiaoli_app`, which cannot change the journal, or as `tiaoli_worker`, which owns the
 * jobs and sees nothing else. `size`: connections at most.
 */
export function openPool(url: string, size = 10, role: 'tiaoli_app' | 'tiaoli_worker' = 'tiaoli_app'): pg.Pool {
  const config = { connectionString: url, options: `-c role=${role} -c timezone=UTC` };
  const pool = new pg.Pool({ ...config, max: size, idleTimeoutMillis: 30_000 });
  const reads = new Pipeline(config, Math.min(3, size));
  const steps = new Pipeline(config, Math.min(8, size));
  pipelines.set(pool, { reads, steps });
  const end = pool.end.bind(pool);
  pool.end = (async () => {
    await Promise.all([reads.end(), steps.end()]);
    await end();
  }) as typeof pool.end;
  // A server that stops ends connections: the query that runs is told, and the next one opens a new connection.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

/** Where short statements on the pool's database go. */
export function pipelinesOf(pool: pg.Pool): Pipelines {
  const found = pipelines.get(pool);
  if (!found) throw new Error('a pool that openPool did not open');
  return found;
}

/** The address that a pool was opened with, for connections of another kind to the same database. */
export function urlOf(pool: pg.Pool): string {
  const { connectionString } = pool.options;
  if (!connectionString) throw new Error('a pool without an address');
  return connectionString;
}
