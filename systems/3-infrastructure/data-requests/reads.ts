import type { Actor } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import type { SandboxRefusalCode } from './sandboxRefusals.ts';

/** One read in the sandbox, as it is recorded for good. */
export interface SandboxRead {
  readonly id: number;
  readonly name: string;
  readonly at: string;
  readonly kind: 'query' | 'export';
  readonly sql: string;
  readonly outcome: 'ran' | SandboxRefusalCode;
  readonly rows: number | null;
  readonly ms: number;
}

export async function recordRead(
  city: City,
  request: string,
  actor: Pick<Actor, 'person' | 'name'>,
  read: Omit<SandboxRead, 'id' | 'name' | 'at'>,
): Promise<void> {
  await city.query(
    `insert into sandbox_reads (request, person, name, at, kind, sql, outcome, rows, ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      request,
      actor.person ?? null,
      actor.name ?? '',
      city.now().toISOString(),
      read.kind,
      read.sql,
      read.outcome,
      read.rows,
      Math.round(read.ms),
    ],
  );
}

/** The reads under a request, the newest first; `before`: the number that the page before ended with. */
export const readsOf = (city: City, request: string, before: number | null, limit = 20): Promise<SandboxRead[]> =>
  city.query<SandboxRead>(
    `select id::float8 as id, name, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, kind, sql, outcome, rows, ms
     from sandbox_reads where request = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [request, before, limit],
  );
