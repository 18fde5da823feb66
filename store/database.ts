import pg from 'pg';

pg.types.setTypeParser(1184, (text) => new Date(text).toISOString());
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(20, Number);

/**
 * A pool that works as the role `tiaoli_app`, which cannot change the journal, or as `tiaoli_worker`, which owns the
 * jobs and sees nothing else. `size`: connections at most.
 */
export function openPool(url: string, size = 10, role: 'tiaoli_app' | 'tiaoli_worker' = 'tiaoli_app'): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: `-c role=${role} -c timezone=UTC`,
    idleTimeoutMillis: 30_000,
  });
  // A server that stops ends connections: the query that runs is told, and the next one opens a new connection.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

/** The address that a pool was opened with, for connections of another kind to the same database. */
export function urlOf(pool: pg.Pool): string {
  const { connectionString } = pool.options;
  if (!connectionString) throw new Error('a pool without an address');
  return connectionString;
}
