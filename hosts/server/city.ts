import { join, resolve } from 'node:path';
import type pg from 'pg';
import type { Files } from '#kernel/city.ts';
import type { Config } from '#kernel/config.ts';
import { today } from '#kernel/dates.ts';
import { check } from '#kernel/registry.ts';
import { loadCalendar } from '#store/calendars.ts';
import { refreshLastDays } from '#store/clocks.ts';
import { startCluster } from '#store/cluster.ts';
import { openPool } from '#store/database.ts';
import { FileStore } from '#store/files.ts';
import { Listener } from '#store/listener.ts';
import { migrate } from '#store/migrate.ts';
import type { Surroundings } from '#store/perform.ts';
import { followPolicies } from '#store/policies.ts';
import { loadSettings } from '#store/settings.ts';
import { systems } from '#systems/index.ts';

export interface OpenCity {
  readonly around: Surroundings;
  readonly pool: pg.Pool;
  readonly folder: string;
  /** Where changes that other processes make are heard. */
  readonly listener: Listener;
  close(): Promise<void>;
}

/**
 * Opens the city's database: the server named, or the embedded one; migrated, its declarations checked. `share`: the
 * embedded server of another running program may be used.
 */
export async function openCity(config: Config, log: (text: string) => void, { share = false } = {}): Promise<OpenCity> {
  const faults = check(systems);
  if (faults.length > 0) throw new Error(`声明有误 | faults in the declarations:\n${faults.join('\n')}`);
  const folder = resolve(config.TIAOLI_DATA);
  const cluster = config.DATABASE_URL ? null : await startCluster({ dataFolder: folder, log, share });
  const url = config.DATABASE_URL ?? cluster?.url ?? '';
  try {
    await migrate(url);
    const pool = openPool(url, config.TIAOLI_POOL);
    const files = new FileStore(join(folder, 'files'), config.TIAOLI_UPLOAD_LIMIT);
    const around = await surroundings(pool, files);
    const listener = await Listener.open(url);
    await followPolicies(around, listener, (error) => log(String((error as Error).stack ?? error)));
    await refreshLastDays(around, today(around.now()));
    return {
      around,
      pool,
      folder,
      listener,
      async close() {
        await listener.close();
        await pool.end();
        await cluster?.stop();
      },
    };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}

export async function surroundings(
  pool: pg.Pool,
  files: Files,
  now: () => Date = () => new Date(),
): Promise<Surroundings> {
  return {
    pool,
    files,
    systems: new Map(systems.map((one) => [one.id, one])),
    calendar: await loadCalendar(pool),
    settings: await loadSettings(pool),
    now,
  };
}
