import type pg from 'pg';
import type { SettingValues } from '#kernel/settings.ts';

/** The newest version of every setting that somebody has set. */
export async function loadSettings(pool: pg.Pool): Promise<SettingValues> {
  const { rows } = await pool.query<{ key: string } & SettingValues[string]>(
    'select distinct on (key) key, value, source, confirmed from settings order by key, version desc',
  );
  return Object.fromEntries(rows.map(({ key, ...set }) => [key, set]));
}
