import type pg from 'pg';
import { isId } from '#kernel/fields/reference.ts';
import { parseFilingEntity } from '#kernel/identifiers/filing-entity.ts';
import { parseUscc } from '#kernel/identifiers/uscc.ts';
import { type Label, label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { administer } from './adminJournal.ts';

/** What a party may be; the database knows the same list. */
export const partyKinds = {
  enterprise: label('企业', 'Enterprise'),
  university: label('高等院校', 'University'),
  institute: label('科研机构', 'Research institute'),
  hospital: label('医疗机构', 'Hospital'),
  'industry-organisation': label('行业组织', 'Industry organisation'),
  'testing-body': label('检测机构', 'Testing body'),
  'public-body': label('国家机关、事业单位', 'Public body'),
  individual: label('个人', 'Individual'),
} as const satisfies Record<string, Label>;
export type PartyKind = keyof typeof partyKinds;

export interface PartyRow {
  readonly id: string;
  readonly kind: PartyKind;
  readonly name: string;
  readonly nameEn: string | null;
  readonly uscc: string | null;
  /** The 13 digits that begin its filing numbers, where it has been linked to them. */
  readonly filingPrefix: string | null;
  readonly people: number;
  readonly records: number;
}
const partiesPage = 50;

/** Parties by name, fifty a page; `q` is looked for in names and codes, `after` is the id of the last one seen. */
export async function listParties(
  pool: pg.Pool,
  query: { readonly q?: string; readonly after?: string } = {},
): Promise<{ items: PartyRow[]; next: string | null; total: number }> {
  if (query.after !== undefined && !isId(query.after)) throw new Refused('invalid-input', { field: 'cursor' });
  const { rows } = await pool.query<PartyRow & { total: number }>(
    `with found as (select * from parties where $1 = '' or name ilike '%' || $1 || '%' or name_en ilike '%' || $1 || '%' or uscc ilike $1 || '%')
     select p.id, p.kind, p.name, p.name_en as "nameEn", p.uscc, p.filing_prefix as "filingPrefix", (select count(*)::int from roles o where o.party = p.id) as people,
       (select count(*)::int from (select from records r where r.owner = p.id limit 1000) r) as records, (select count(*)::int from found) as total
     from found p where $2::uuid is null or (p.name, p.id) > (select name, id from parties where id = $2) order by p.name, p.id limit ${partiesPage + 1}`,
    [(query.q ?? '').replace(/[%_\\]/gu, '\\$&'), query.after ?? null],
  );
  const items = rows.slice(0, partiesPage).map(({ total: _total, ...row }) => row);
  return { items, next: rows.length > partiesPage ? (items.at(-1)?.id ?? null) : null, total: rows[0]?.total ?? 0 };
}

const wrongField = (field: string, message: Label) =>
  new Refused('invalid-input', { field, fields: [{ field, message }] });

/** A name of 1 to 200 characters, or none where it may be absent. */
function nameOf(given: unknown, field: string): string {
  const name = typeof given === 'string' ? given.trim() : '';
  if (name === '' || name.length > 200)
    throw wrongField(field, label('名称为1至200字', 'A name has 1 to 200 characters'));
  return name;
}

/** Makes a party; refuses a code whose check characters do not fit or that another party has. */
export async function createParty(
  pool: pg.Pool,
  by: string,
  given: { readonly kind?: unknown; readonly name?: unknown; readonly nameEn?: unknown; readonly uscc?: unknown },
): Promise<{ id: string }> {
  const { kind } = given;
  if (typeof kind !== 'string' || !Object.hasOwn(partyKinds, kind))
    throw wrongField('kind', label('请选择单位类别', 'Choose the kind of party'));
  const name = nameOf(given.name, 'name');
  const nameEn = given.nameEn ? nameOf(given.nameEn, 'nameEn') : null;
  const code = typeof given.uscc === 'string' && given.uscc.trim() !== '' ? parseUscc(given.uscc) : null;
  if (code && !code.ok) throw wrongField('uscc', code.reason);
  if (!code && kind !== 'individual')
    throw wrongField('uscc', label('单位须填统一社会信用代码', 'An organisation needs its unified social credit code'));
  return administer(pool, by, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'insert into parties (kind, name, name_en, uscc) values ($1, $2, $3, $4) on conflict (uscc) do nothing returning id',
      [kind, name, nameEn, code?.value.code ?? null],
    );
    const id = rows[0]?.id;
    if (!id) throw new Refused('already-exists', { field: 'uscc' });
    return {
      action: 'createParty',
      subject: { kind: 'party', id, name },
      details: { kind, uscc: code?.value.code ?? null },
      result: { id },
    };
  });
}

export async function renameParty(
  pool: pg.Pool,
  by: string,
  id: string,
  given: { readonly name?: unknown; readonly nameEn?: unknown },
): Promise<void> {
  if (!isId(id)) throw new Refused('not-found', { field: 'id' });
  const name = nameOf(given.name, 'name');
  const nameEn = given.nameEn ? nameOf(given.nameEn, 'nameEn') : null;
  await administer(pool, by, async (client) => {
    const { rows } = await client.query<{ name: string; name_en: string | null }>(
      'select name, name_en from parties where id = $1 for update',
      [id],
    );
    if (!rows[0]) throw new Refused('not-found', { field: 'id' });
    await client.query('update parties set name = $2, name_en = $3 where id = $1', [id, name, nameEn]);
    return {
      action: 'renameParty',
      subject: { kind: 'party', id, name },
      details: { from: rows[0].name, to: name, fromEn: rows[0].name_en, toEn: nameEn },
      result: undefined,
    };
  });
}

/**
 * Links a party to the filer of the state's list, by the 13 digits or a whole filing number; an empty text unlinks it.
 * Refuses digits that another party has.
 */
export async function linkFiler(pool: pg.Pool, by: string, id: string, given: unknown): Promise<void> {
  if (!isId(id)) throw new Refused('not-found', { field: 'id' });
  const text = typeof given === 'string' ? given.trim() : '';
  const parsed = text === '' ? null : parseFilingEntity(text);
  if (parsed && !parsed.ok) throw wrongField('prefix', parsed.reason);
  const prefix = parsed?.value.entity ?? null;
  await administer(pool, by, async (client) => {
    const { rows } = await client.query<{ name: string; filing_prefix: string | null }>(
      'select name, filing_prefix from parties where id = $1 for update',
      [id],
    );
    if (!rows[0]) throw new Refused('not-found', { field: 'id' });
    const { rowCount } = await client.query(
      'update parties set filing_prefix = $2 where id = $1 and not exists (select from parties where filing_prefix = $2 and id <> $1)',
      [id, prefix],
    );
    if (rowCount === 0) throw new Refused('already-exists', { field: 'prefix' });
    return {
      action: 'linkFiler',
      subject: { kind: 'party', id, name: rows[0].name },
      details: { from: rows[0].filing_prefix, to: prefix },
      result: undefined,
    };
  });
}
