import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { isId } from '#kernel/fields/reference.ts';
import { Refused } from '#kernel/refusals.ts';
import type { OfficeId } from '#law/offices.ts';
import { administer } from './adminJournal.ts';
import { enrolment, hashPassword, newSecondFactor } from './sessions.ts';

export interface PersonRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly secondFactor: boolean;
  readonly deactivatedAt: string | null;
  /** Until when the one-time password that was handed out may be used; null once the person has set their own. */
  readonly oneTimeUntil: string | null;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly offices: readonly OfficeId[];
}

const peoplePage = 50;
const columns = `p.id, p.account, p.name, p.administrator, p.second_factor is not null as "secondFactor", p.deactivated_at as "deactivatedAt",
  p.password_until as "oneTimeUntil",
  coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name) order by q.name) from roles o join parties q on q.id = o.party where o.person = p.id), '[]') as parties,
  coalesce((select jsonb_agg(o.office order by o.office) from roles o where o.person = p.id and o.office is not null), '[]') as offices`;

/** People by account, fifty a page; `q` is looked for in account and name, `after` is the last account seen. */
export async function listPeople(
  pool: pg.Pool,
  query: { readonly q?: string; readonly after?: string; readonly office?: string; readonly party?: string } = {},
): Promise<{ items: PersonRow[]; next: string | null; total: number }> {
  const { rows } = await pool.query<PersonRow & { total: number }>(
    `with found as (select p.* from people p where ($1 = '' or p.account ilike '%' || $1 || '%' or p.name ilike '%' || $1 || '%')
       and ($3::text is null or exists (select from roles o where o.person = p.id and o.office = $3))
       and ($4::uuid is null or exists (select from roles o where o.person = p.id and o.party = $4)))
     select ${columns}, (select count(*)::int from found) as total from found p where p.account > $2 order by p.account limit ${peoplePage + 1}`,
    [(query.q ?? '').replace(/[%_\\]/gu, '\\$&'), query.after ?? '', query.office ?? null, query.party ?? null],
  );
  const items = rows.slice(0, peoplePage).map(({ total: _total, ...row }) => row);
  return {
    items,
    next: rows.length > peoplePage ? (items.at(-1)?.account ?? null) : null,
    total: rows[0]?.total ?? 0,
  };
}

/** Signs that are not mistaken for each other. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Hours for which a one-time password may be used. */
export const oneTimeHours = 72;

/** A password to be used once: twelve signs in three groups, about 59 bits. */
const oneTimePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-');

export interface HandedOut {
  readonly password?: string;
  /** The second factor as an otpauth address, for the QR code, and its secret for typing in. */
  readonly otpauth?: string;
  readonly secret?: string;
}
const changed = (zh: string, en: string, field: string) => new Refused('guard-failed', { field, message: { zh, en } });

/**
 * What administrators do with people. Each deed is journaled in its own transaction; sessions of a person whose rights
 * or credentials change end with it. Refuses what would leave the city without an administrator, or an officer or
 * administrator without a second factor.
 */
export class People {
  readonly #pool: pg.Pool;
  readonly #by: string;
  /** `by`: the administrator. */
  constructor(pool: pg.Pool, by: string) {
    this.#pool = pool;
    this.#by = by;
  }

  async create(account: string, name: string): Promise<{ id: string } & HandedOut> {
    if (!/^[a-z0-9][a-z0-9._-]{1,39}$/u.test(account))
      throw new Refused('invalid-input', {
        field: 'account',
        message: {
          zh: '账号为2至40位小写字母、数字、点、横线或下划线',
          en: 'An account has 2 to 40 small letters, digits, dots, hyphens or underscores',
        },
      });
    const password = oneTimePassword();
    const stored = await hashPassword(password);
    return administer(this.#pool, this.#by, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `insert into people (account, name, password, password_until) values ($1, $2, $3, now() + make_interval(hours => ${oneTimeHours}))
         on conflict (account) do nothing returning id`,
        [account, nameOf(name), stored],
      );
      const id = rows[0]?.id;
      if (!id) throw new Refused('already-exists', { field: 'account' });
      return {
        action: 'createPerson',
        subject: { kind: 'person', id, name: nameOf(name) },
        details: { account },
        result: { id, password },
      };
    });
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#change(id, 'renamePerson', async (client, person) => {
      await client.query('update people set name = $2 where id = $1', [id, nameOf(name)]);
      return { from: person.name, to: nameOf(name) };
    });
  }

  async resetPassword(id: string): Promise<HandedOut> {
    const password = oneTimePassword();
    const stored = await hashPassword(password);
    await this.#change(id, 'resetPassword', async (client) => {
      await client.query(
        `update people set password = $2, password_until = now() + make_interval(hours => ${oneTimeHours}) where id = $1`,
        [id, stored],
      );
    });
    return { password };
  }

  /** Gives the person a new second factor; the old one is worth nothing from then on. */
  async resetSecondFactor(id: string): Promise<HandedOut> {
    const secret = newSecondFactor();
    const account = await this.#change(id, 'resetSecondFactor', async (client, person) => {
      await client.query('update people set second_factor = $2, second_factor_step = null where id = $1', [id, secret]);
      return { enrolledBefore: person.second_factor !== null };
    });
    return { secret, otpauth: enrolment(account, secret) };
  }

  async removeSecondFactor(id: string): Promise<void> {
    await this.#change(id, 'removeSecondFactor', async (client, person) => {
      const { rowCount } = await client.query('select from roles where person = $1 and office is not null', [id]);
      if (person.administrator || rowCount)
        throw changed(
          '经办人员和管理员必须使用第二因素',
          'Officers and administrators always have a second factor',
          'secondFactor',
        );
      await client.query('update people set second_factor = null where id = $1', [id]);
    });
  }

  async grantOffice(id: string, office: OfficeId): Promise<void> {
    await this.#change(id, 'grantOffice', async (client, person) => {
      needsSecondFactor(person);
      await added(
        client.query('insert into roles (person, office) values ($1, $2) on conflict do nothing', [id, office]),
      );
      return { office };
    });
  }

  async grantParty(id: string, party: string): Promise<void> {
    await this.#change(id, 'grantParty', async (client) => {
      const { rows } = await client.query<{ name: string }>('select name from parties where id = $1', [party]);
      if (!rows[0]) throw new Refused('not-found', { field: 'party' });
      await added(
        client.query('insert into roles (person, party) values ($1, $2) on conflict do nothing', [id, party]),
      );
      return { party, name: rows[0].name };
    });
  }

  async revoke(id: string, role: { readonly office: string } | { readonly party: string }): Promise<void> {
    const [column, value] = 'office' in role ? ['office', role.office] : ['party', role.party];
    await this.#change(id, column === 'office' ? 'revokeOffice' : 'revokeParty', async (client) => {
      const { rowCount } = await client.query(`delete from roles where person = $1 and ${column} = $2`, [id, value]);
      if (rowCount === 0) throw new Refused('not-found', { field: column });
      return role;
    });
  }

  async setAdministrator(id: string, administrator: boolean): Promise<void> {
    await this.#change(id, administrator ? 'makeAdministrator' : 'endAdministrator', async (client, person, others) => {
      if (administrator) needsSecondFactor(person);
      else if (person.administrator) anotherRemains(others);
      await client.query('update people set administrator = $2 where id = $1', [id, administrator]);
    });
  }

  async deactivate(id: string): Promise<void> {
    await this.#change(id, 'deactivatePerson', async (client, person, others) => {
      if (person.administrator) anotherRemains(others);
      await client.query('update people set deactivated_at = coalesce(deactivated_at, now()) where id = $1', [id]);
    });
  }

  async reactivate(id: string): Promise<void> {
    await this.#change(id, 'reactivatePerson', async (client) => {
      await client.query('update people set deactivated_at = null where id = $1', [id]);
    });
  }

  /**
   * One change to one person, journaled; then their sessions end. Gives the account. The person is locked together with
   * all administrators, in one order, so that two who remove each other cannot both succeed.
   */
  #change(
    id: string,
    action: string,
    work: (
      client: pg.PoolClient,
      person: LockedPerson,
      others: readonly LockedPerson[],
    ) => Promise<Details | undefined>,
  ): Promise<string> {
    if (!isId(id)) throw new Refused('not-found', { field: 'id' });
    return administer(this.#pool, this.#by, async (client) => {
      const { rows } = await client.query<LockedPerson>(
        `select id, account, name, administrator, second_factor from people
         where id = $1 or (administrator and deactivated_at is null) order by id for update`,
        [id],
      );
      const person = rows.find((one) => one.id === id);
      if (!person) throw new Refused('not-found', { field: 'id' });
      const details = await work(
        client,
        person,
        rows.filter((one) => one.id !== id),
      );
      await client.query('delete from sessions where person = $1', [id]);
      await client.query("select pg_notify('sessions', $1)", [id]);
      return {
        action,
        subject: { kind: 'person' as const, id, name: person.name },
        details: details ?? {},
        result: person.account,
      };
    });
  }
}

type Details = Readonly<Record<string, unknown>>;
interface LockedPerson {
  id: string;
  account: string;
  name: string;
  administrator: boolean;
  second_factor: string | null;
}

function nameOf(name: string): string {
  const plain = name.trim();
  if (plain === '' || plain.length > 100)
    throw new Refused('invalid-input', {
      field: 'name',
      message: { zh: '姓名为1至100字', en: 'A name has 1 to 100 characters' },
    });
  return plain;
}

function needsSecondFactor(person: LockedPerson): void {
  if (person.second_factor === null)
    throw changed('请先为此人启用第二因素', 'Enrol a second factor for this person first', 'secondFactor');
}

function anotherRemains(others: readonly LockedPerson[]): void {
  if (others.length === 0)
    throw changed('至少须保留一名管理员', 'At least one administrator must remain', 'administrator');
}

async function added(insert: Promise<pg.QueryResult>): Promise<void> {
  if ((await insert).rowCount === 0) throw new Refused('already-exists', { field: 'role' });
}
