import type { City } from '#kernel/city.ts';

export interface Released {
  readonly number: string;
  readonly releasedAt: string;
  /** The code of the notice that went with it. */
  readonly code: string | null;
}

/** The released export whose file has this SHA-256, or null; nothing of its content is told. */
export async function findReleased(city: City, sha256: string): Promise<Released | null> {
  const [found] = await city.query<Released>(
    `select r.number, to_char(r.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "releasedAt",
       (select l.code from letters l where l.record = r.id and l.kind = 'releaseNotice' order by l.seq desc limit 1) as code
     from export_results e join records r on r.id = e.export where e.sha256 = $1 and r.state = 'leftSandbox' limit 1`,
    [sha256],
  );
  return found ?? null;
}
