import pg from 'pg';

pg.types.setTypeParser(1184, (text) => new Date(text).toISOString());
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(20, Number);

/** A pool that works as the role `tiaoli_app`, which cannot change the journal. `size`: connections at most. */
export function openPool(url: string, size = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: '-c role=tiaoli_app -c timezone=UTC',
    idleTimeoutMillis: 30_000,
  });
  // A server that stops ends idle connections; the next query opens a new one, so this is not an error of ours.
  pool.on('error', () => {});
  return pool;
}
