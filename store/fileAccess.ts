import type pg from 'pg';
import { type Actor, holds } from '#kernel/access.ts';
import type { Facts, FileReference } from '#kernel/fields/field.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordOf } from './rows.ts';

/** A fact that holds files, or a list whose entries do in the fact `inner`. */
interface FileFact {
  readonly name: string;
  readonly inner?: string;
}
const fileFacts = (facts: Facts): readonly FileFact[] =>
  Object.entries(facts).flatMap(([name, field]): readonly FileFact[] => {
    if (field.kind === 'files') return [{ name }];
    if (field.kind !== 'groups') return [];
    return fileFacts(field.facts).map((one) => ({ name, inner: one.name }));
  });

/** The files that a fact names. */
function filesIn({ name, inner }: FileFact, facts: unknown): readonly FileReference[] {
  const value = (facts as Record<string, unknown> | null | undefined)?.[name];
  if (!Array.isArray(value)) return [];
  return inner === undefined ? value : value.flatMap((row) => filesIn({ name: inner }, row));
}

/** What a record's facts contain when they name the file there. */
const naming = ({ name, inner }: FileFact, sha256: string): string => {
  const files = [{ sha256 }];
  return JSON.stringify({ [name]: inner === undefined ? files : [{ [inner]: files }] });
};

export interface ReadableFile {
  readonly type: string;
  /** The name under which this reader knows it. */
  readonly name: string;
}
/** More records than these never name one file, save by design of an attacker; beyond them a reader is not found. */
const recordsAtMost = 200;

/**
 * A file as far as the actor may read it: one's own upload, or one that a fact names which they may read in a record
 * that they may read. One statement; null for everything else, as if there were no such file.
 */
export async function findReadableFile(
  around: Surroundings,
  sha256: string,
  actor: Actor,
): Promise<ReadableFile | null> {
  if (!/^[0-9a-f]{64}$/u.test(sha256)) return null;
  const patterns = new Set(
    [...around.systems.values()].flatMap((of) => fileFacts(of.facts).map((one) => naming(one, sha256))),
  );
  const { rows } = await around.pool.query<{ type: string; own: string | null; records: RecordRow[] | null }>(
    `select f.type, (select u.name from uploads u where u.sha256 = f.sha256 and u.person = $2) as own,
       (select jsonb_agg(n) from (select r.id, r.system, r.number, r.state, r.revision, r.owner, r.facts, r.head, r.created_at, r.updated_at
         from records r where r.facts @> any($3::jsonb[]) order by r.updated_at desc limit ${recordsAtMost}) n) as records
     from files f where f.sha256 = $1`,
    [sha256, actor.person ?? null, [...patterns]],
  );
  const file = rows[0];
  if (!file) return null;
  if (file.own !== null) return { type: file.type, name: file.own };
  for (const row of file.records ?? []) {
    const record = recordOf({ ...row, hands: {} });
    const of = around.systems.get(record.system);
    const name = of && nameToReader(of, record, sha256, actor);
    if (name !== undefined) return { type: file.type, name };
  }
  return null;
}

/** The name by which a record tells the actor of the file, or undefined where it does not. */
function nameToReader(of: System, record: CaseRecord, sha256: string, actor: Actor): string | undefined {
  if (!holds(of.read[record.state] ?? [], actor, record)) return undefined;
  for (const fact of fileFacts(of.facts)) {
    const readers = of.facts[fact.name]?.read;
    if (readers !== undefined && !holds(readers, actor, record)) continue;
    const found = filesIn(fact, record.facts).find((one) => one.sha256 === sha256);
    if (found) return found.name;
  }
  return undefined;
}

/**
 * Refuses facts that name a stored file which the person who enters them may not read: knowing a file's digest must
 * not open it by way of a record of one's own. What the record names already may stay.
 */
export async function assertMayNameFiles(
  around: Surroundings,
  of: System,
  given: unknown,
  before: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<void> {
  if (actor.kind !== 'person' || actor.person === undefined) return;
  for (const fact of fileFacts(of.facts)) {
    const known = new Set(filesIn(fact, before).map((one) => one.sha256));
    const named = [...new Set(filesIn(fact, given).map((one) => one?.sha256))].filter(
      (one) => typeof one === 'string' && !known.has(one),
    );
    for (const sha256 of named) {
      if (await findReadableFile(around, sha256, actor)) continue;
      const { rowCount } = await around.pool.query('select from files where sha256 = $1', [sha256]);
      if (rowCount)
        throw new Refused('invalid-input', {
          field: fact.name,
          fields: [{ field: fact.name, message: { zh: '请先上传此文件', en: 'Upload this file first' } }],
        });
    }
  }
}

/** Makes a stored file known, as the upload of a person where one brought it. */
export async function recordFile(pool: pg.Pool, stored: FileReference, person: string | null): Promise<void> {
  await pool.query(
    `with stored as (
       insert into files (sha256, size, type, name, uploaded_by) values ($1, $2, $3, $4, $5) on conflict (sha256) do nothing)
     insert into uploads (sha256, person, name) select $1, $5, $4 where $5::uuid is not null
     on conflict (sha256, person) do update set name = excluded.name`,
    [stored.sha256, stored.size, stored.type, stored.name, person],
  );
}
