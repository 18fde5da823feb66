import type pg from 'pg';
import type { SettingValues } from '#kernel/settings.ts';

/** The newest version of every setting that somebody has set. */
export async function loadSettings(pool: pg.Pool): Promise<SettingValues> {
  const { rows } = await pool.query<{ key: string; value: unknown }>(
    'select distinct on (key) key, value from settings order by key, version desc',
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}
