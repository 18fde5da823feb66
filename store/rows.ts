import { randomBytes } from 'node:crypto';
import type { CaseRecord } from '#kernel/system.ts';

export interface RecordRow {
  id: string;
  system: string;
  number: string;
  state: string;
  revision: number;
  owner: string | null;
  facts: Record<string, unknown>;
  hands: Record<string, string>;
  head: string;
  created_at: string;
  updated_at: string;
}

/** What a row of `records r` is read by; its search tokens stay in the database. */
export const recordColumns =
  'r.id, r.system, r.number, r.state, r.revision, r.owner, r.facts, r.hands, r.head, r.created_at, r.updated_at';

export const recordOf = (row: RecordRow): CaseRecord => ({
  id: row.id,
  system: row.system,
  number: row.number,
  state: row.state,
  revision: row.revision,
  owner: row.owner,
  facts: row.facts,
  hands: row.hands,
  head: row.head,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** A code to look an issued document up by: 12 signs that are not mistaken for each other, about 58 bits. */
export function publicCode(): string {
  const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  return [...randomBytes(12)]
    .map((byte) => signs[byte % 32])
    .join('')
    .replace(/(.{4})(?=.)/gu, '$1-');
}
