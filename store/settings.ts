import type pg from 'pg';
import type { Label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { type Setting, type SettingValues, settingProblem } from '#kernel/settings.ts';
import { administer } from './adminJournal.ts';

/** The newest version of every setting that somebody has set. */
export async function loadSettings(pool: pg.Pool): Promise<SettingValues> {
  const { rows } = await pool.query<{ key: string } & SettingValues[string]>(
    'select distinct on (key) key, value, source, confirmed from settings order by key, version desc',
  );
  return Object.fromEntries(rows.map(({ key, ...set }) => [key, set]));
}

/** One version of a setting; the declared one is not among them. */
export interface SettingVersion {
  readonly key: string;
  readonly version: number;
  readonly value: Setting['value'];
  readonly source: Label;
  readonly confirmed: boolean;
  readonly changedAt: string;
  readonly changedBy: string | null;
}

/** The versions of one setting, or of all, newest first. */
export async function settingVersions(pool: pg.Pool, key?: string): Promise<SettingVersion[]> {
  const { rows } = await pool.query<SettingVersion>(
    `select s.key, s.version, s.value, s.source, s.confirmed, s.changed_at as "changedAt", p.name as "changedBy"
     from settings s left join people p on p.id = s.changed_by where $1::text is null or s.key = $1 order by s.key, s.version desc`,
    [key ?? null],
  );
  return rows;
}

const text = (given: unknown): string => (typeof given === 'string' ? given.trim().slice(0, 500) : '');

/** Sets a new version of a setting, with its source in both languages; every process reads it at once. */
export async function setSetting(
  pool: pg.Pool,
  by: string,
  setting: Setting,
  given: {
    readonly value?: unknown;
    readonly source?: { readonly zh?: unknown; readonly en?: unknown };
    readonly confirmed?: unknown;
  },
): Promise<number> {
  const problem = settingProblem(setting, given.value);
  if (problem) throw new Refused('invalid-input', { field: 'value', message: problem });
  const source = { zh: text(given.source?.zh), en: text(given.source?.en) };
  if (source.zh === '' || source.en === '')
    throw new Refused('invalid-input', {
      field: 'source',
      message: { zh: '请写明依据（中英文）', en: 'name the source in Chinese and English' },
    });
  const confirmed = given.confirmed === true;
  return administer(pool, by, async (client) => {
    // Versions of one setting follow each other, whoever sets them at the same time.
    await client.query("select pg_advisory_xact_lock(hashtext('setting ' || $1))", [setting.key]);
    const { rows } = await client.query<{ version: number }>(
      `insert into settings (key, version, value, source, confirmed, changed_by)
       select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5 from settings where key = $1 returning version`,
      [setting.key, JSON.stringify(given.value), JSON.stringify(source), confirmed, by],
    );
    const version = rows[0]?.version ?? 1;
    await client.query("select pg_notify('policies', 'settings')");
    return {
      action: 'setSetting',
      subject: { kind: 'setting', id: setting.key, name: setting.label.zh },
      details: { version, value: given.value, source, confirmed },
      result: version,
    };
  });
}
