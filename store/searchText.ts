import { hash } from 'node:crypto';
import { rolesOf } from '#kernel/access.ts';
import type { Field } from '#kernel/fields/field.ts';
import { textOf } from '#kernel/fields/text.ts';
import { canonical } from '#kernel/journal.ts';
import { wordsOf } from '#kernel/search.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordColumns, recordOf } from './rows.ts';

const searched = new Set(['text', 'longText', 'choice', 'choices', 'filingNumber', 'uscc', 'groups', 'address']);

/** What a record is found by: words divided by spaces, and `name=value` of the facts that lists are filtered by. */
export interface SearchText {
  readonly open: string;
  /** Words of facts that among a record's readers the owner may read for certain: a search tells of no fact unseen. */
  readonly owner: string;
  readonly facets: readonly string[];
}

/** Whether a change of this fact changes what its record is found by. */
export const isFoundBy = (of: System, fact: string): boolean =>
  searched.has(of.facts[fact]?.kind ?? '') || (of.list.filters ?? []).includes(fact);

/** Whether a fact is the owner's to read, and not every reader's. */
export const isForTheOwner = (field: Field): boolean =>
  field.read !== undefined && rolesOf(field.read).some((role) => role.kind === 'owner');

export function searchText(of: System, record: CaseRecord): SearchText {
  // A new record's number is known only to the database, which adds its words.
  const open: string[] = [record.number];
  const owner: string[] = [];
  for (const [name, field] of Object.entries(of.facts)) {
    const value = record.facts[name];
    if (value === undefined || !searched.has(field.kind) || (field.read && !isForTheOwner(field))) continue;
    (field.read ? owner : open).push(textOf(field, value, 'zh'), textOf(field, value, 'en'));
  }
  return {
    open: wordsOf(open.join('\n')).join(' '),
    owner: wordsOf(owner.join('\n')).join(' '),
    facets: (of.list.filters ?? []).flatMap((name) =>
      [record.facts[name] ?? []].flat().map((value) => facetOf(name, String(value))),
    ),
  };
}

export const facetOf = (fact: string, value: string): string => `${fact}=${value}`;

/**
 * Writes anew what records are found by, in the systems whose declarations changed since it was last written; gives
 * the number of records. The first start after an update does it, before anybody searches.
 */
export async function refreshSearch(around: Surroundings): Promise<number> {
  const { pool } = around;
  const { rows } = await pool.query<{ system: string; shape: string }>('select system, shape from search_shapes');
  const known = new Map(rows.map((row) => [row.system, row.shape]));
  let written = 0;
  for (const of of around.systems.values()) {
    const shape = hash('sha256', canonical({ form: 1, facts: of.facts, filters: of.list.filters }));
    if (known.get(of.id) === shape) continue;
    written += await rewrite(around, of);
    await pool.query(
      'insert into search_shapes (system, shape) values ($1, $2) on conflict (system) do update set shape = excluded.shape',
      [of.id, shape],
    );
  }
  return written;
}

async function rewrite({ pool }: Surroundings, of: System): Promise<number> {
  let written = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await pool.query<RecordRow>(
      `select ${recordColumns} from records r where r.system = $1 and r.id > $2 order by r.id limit 500`,
      [of.id, after],
    );
    // One that moves meanwhile has written its own.
    await pool.query(
      `update records r set search = (x->>'open')::tsvector, search_owner = (x->>'owner')::tsvector, facets = text_array(x->'facets')
       from jsonb_array_elements($1::jsonb) x where r.id = (x->>'id')::uuid and r.revision = (x->>'revision')::int`,
      [JSON.stringify(rows.map((row) => ({ ...searchText(of, recordOf(row)), id: row.id, revision: row.revision })))],
    );
    written += rows.length;
    const last = rows.at(-1);
    if (!last) return written;
    after = last.id;
  }
}
