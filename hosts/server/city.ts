import { join, resolve } from 'node:path';
import type pg from 'pg';
import type { StoredFiles } from '#kernel/city.ts';
import type { Config } from '#kernel/config.ts';
import { today } from '#kernel/dates.ts';
import type { TreeHash } from '#kernel/merkle.ts';
import { check } from '#kernel/registry.ts';
import { newSigningKey, signerOf } from '#kernel/signing.ts';
import { loadCalendar } from '#store/calendars.ts';
import { refreshLastDays } from '#store/clocks.ts';
import { startCluster } from '#store/cluster.ts';
import { openPool } from '#store/database.ts';
import { FileStore } from '#store/files.ts';
import { type Issuer, openIssuer, publishKey } from '#store/issuer.ts';
import { Listener } from '#store/listener.ts';
import { migrate } from '#store/migrate.ts';
import type { Surroundings } from '#store/perform.ts';
import { followPolicies } from '#store/policies.ts';
import { refreshSearch } from '#store/searchText.ts';
import { loadSettings } from '#store/settings.ts';
import { rulesInForce } from '#systems/1-general/rule-library/texts.ts';
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
    const issuer = await openIssuer(
      config.TIAOLI_KEYS ?? join(folder, 'keys', 'signing.json'),
      config.TIAOLI_URL ?? `http://127.0.0.1:${config.PORT}`,
    );
    const around = await surroundings(pool, files, { issuer, treeHash: config.TIAOLI_TREE });
    const listener = await Listener.open(url);
    await followPolicies(around, listener, (error) => log(String((error as Error).stack ?? error)));
    await refreshLastDays(around, today(around.now()));
    const rewritten = await refreshSearch(around);
    if (rewritten > 0) log(`  ${rewritten} 条记录的检索词已更新 | search words of ${rewritten} records rewritten`);
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

/** What the store works with, and the key in use made known; without a key file, a key that lives as long as this. */
export async function surroundings(
  pool: pg.Pool,
  files: StoredFiles,
  options: { now?: () => Date; issuer?: Issuer; treeHash?: TreeHash } = {},
): Promise<Surroundings> {
  const issuer = options.issuer ?? { url: 'http://127.0.0.1:3000', signer: await signerOf(await newSigningKey()) };
  await publishKey(pool, issuer);
  const readRules = () => rulesInForce(async (sql, values = []) => (await pool.query(sql, [...values])).rows);
  return {
    pool,
    files,
    issuer,
    treeHash: options.treeHash ?? 'sha256',
    systems: new Map(systems.map((one) => [one.id, one])),
    calendar: await loadCalendar(pool),
    settings: await loadSettings(pool),
    rules: await readRules(),
    readRules,
    now: options.now ?? (() => new Date()),
  };
}
