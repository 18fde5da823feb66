import type { City } from '#kernel/city.ts';

/** Whether the gate stands open for a version by this record, and not by another. */
export const isClearedBy = async (city: City, version: string, record: string): Promise<boolean> =>
  (
    await city.query('select from version_clearances where version = $1 and assessment = $2 and withdrawn_at is null', [
      version,
      record,
    ])
  ).length > 0;
