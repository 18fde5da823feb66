import { hash as digestOf, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { TOTP } from 'otpauth';
import type pg from 'pg';
import type { Actor } from '#kernel/access.ts';
import { Refused } from '#kernel/refusals.ts';
import type { OfficeId } from '#law/offices.ts';
import { pipelinesOf } from './database.ts';

/** A signed-in person with their parties and offices, and the token that unsafe requests must repeat. */
export interface Session {
  readonly actor: Actor;
  readonly csrf: string;
  readonly parties: readonly { id: string; name: string }[];
  /** Signed in with a one-time password: nothing is open before the person has set their own. */
  readonly mustChange: boolean;
}

interface Proven {
  id: string;
  account: string;
  password: string;
  second_factor: string | null;
}

const digest = (token: string): string => digestOf('sha256', token);
const hours = 12;
/** How long a session read from the database is trusted without asking again, in milliseconds. */
const fresh = 5_000;

/** argon2id with the library's defaults (19 MiB, 2 passes), as OWASP's password storage guidance asks. */
export const hashPassword = (password: string): Promise<string> => hash(password);
export const newSecondFactor = (): string => new TOTP({ issuer: 'Tiaoli' }).secret.base32;
export const currentCode = (secret: string, now: Date): string =>
  new TOTP({ secret }).generate({ timestamp: now.getTime() });

/** The address from which an authenticator takes over a second factor, shown as a QR code. */
export const enrolment = (account: string, secret: string): string =>
  new TOTP({ issuer: 'Tiaoli', label: account, secret }).toString();

/** The time step whose code this is, one of thirty seconds early or late allowed; null where it is none. */
function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = new TOTP({ secret }).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : TOTP.counter({ timestamp }) + delta;
}

const usedBefore = {
  message: { zh: '此动态码已用过，请等下一个', en: 'This code has been used; wait for the next one' },
};

const refusedPassword = (zh: string, en: string) =>
  new Refused('invalid-input', { field: 'next', message: { zh, en } });

// Verified where an account does not exist, so that the time taken tells nothing.
const nobody = hash(randomBytes(16));

export class Sessions {
  readonly #pool: pg.Pool;
  readonly #known = new Map<string, { session: Session; until: number }>();
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Signs in and gives the session's token; refuses without saying which part was wrong. */
  async signIn(
    account: string,
    password: string,
    code: string | undefined,
    now: Date,
  ): Promise<{ token: string; session: Session }> {
    const { rows } = await this.#pool.query<{
      id: string;
      password: string;
      second_factor: string | null;
      privileged: boolean;
      expired: boolean;
    }>(
      `select id, password, second_factor, coalesce(password_until < now(), false) as expired,
       administrator or exists (select from roles o where o.person = p.id and o.office is not null) as privileged
       from people p where account = $1 and deactivated_at is null`,
      [account],
    );
    const person = rows[0];
    const right = await verify(person?.password ?? (await nobody), password);
    if (!person || !right) throw new Refused('wrong-credentials');
    if (person.second_factor) {
      if (!code) throw new Refused('code-required');
      if (!(await this.#takes(person.id, person.second_factor, code, now)))
        throw new Refused('wrong-credentials', stepOf(person.second_factor, code, now) === null ? {} : usedBefore);
    } else if (person.privileged)
      throw new Refused('not-allowed', {
        message: {
          zh: '经办人员和管理员须先启用第二因素，请联系管理员',
          en: 'Officers and administrators need a second factor; ask an administrator',
        },
      });
    if (person.expired)
      throw new Refused('wrong-credentials', {
        message: {
          zh: '一次性口令已过期，请向管理员重新领取',
          en: 'The one-time password has expired; ask an administrator for a new one',
        },
      });
    const token = randomBytes(32).toString('base64url');
    await this.#pool.query(
      `with old as (delete from sessions where expires_at < now())
       insert into sessions (token_hash, person, csrf, expires_at) values ($1, $2, $3, now() + make_interval(hours => $4))`,
      [digest(token), person.id, randomBytes(18).toString('base64url'), hours],
    );
    const session = await this.find(token);
    if (!session) throw new Error('a session just made is not there');
    return { token, session };
  }

  /** The session behind a token, or null; read again from the database every few seconds. */
  async find(token: string): Promise<Session | null> {
    const key = digest(token);
    const known = this.#known.get(key);
    if (known && known.until > Date.now()) return known.session;
    const { rows } = await pipelinesOf(this.#pool).reads.query<{
      csrf: string;
      id: string;
      name: string;
      administrator: boolean;
      must_change: boolean;
      parties: { id: string; name: string }[] | null;
      offices: OfficeId[] | null;
    }>({
      name: 'session',
      text: `select s.csrf, p.id, p.name, p.administrator, p.password_until is not null as must_change,
        (select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name)) from roles o join parties q on q.id = o.party where o.person = p.id) as parties,
        (select jsonb_agg(o.office) from roles o where o.person = p.id and o.office is not null) as offices
        from sessions s join people p on p.id = s.person where s.token_hash = $1 and s.expires_at > now() and p.deactivated_at is null`,
      values: [key],
    });
    const row = rows[0];
    if (!row) {
      this.#known.delete(key);
      return null;
    }
    const parties = row.parties ?? [];
    const session: Session = {
      csrf: row.csrf,
      parties,
      mustChange: row.must_change,
      actor: {
        kind: 'person',
        person: row.id,
        name: row.name,
        administrator: row.administrator,
        parties: parties.map((one) => one.id),
        offices: row.offices ?? [],
      },
    };
    if (this.#known.size > 10_000) this.#known.clear();
    this.#known.set(key, { session, until: Date.now() + fresh });
    return session;
  }

  async signOut(token: string): Promise<void> {
    this.#known.delete(digest(token));
    await this.#pool.query('delete from sessions where token_hash = $1', [digest(token)]);
  }
  /**
   * Sets the person's own password, which ends all their other sessions. Refuses a wrong present password, and a new
   * one that is short, the account's name or the present one again.
   */
  async changePassword(token: string, current: string, next: string): Promise<void> {
    const { id, account, password } = await this.#prove(token, current);
    if (next.length < 12 || next.length > 200)
      throw refusedPassword('新口令为12至200位', 'The new password has 12 to 200 characters');
    if (next.toLowerCase().includes(account))
      throw refusedPassword('新口令不得包含账号', 'The new password must not contain the account');
    if (await verify(password, next))
      throw refusedPassword('新口令须与原口令不同', 'The new password must differ from the present one');
    await this.#pool.query(
      `with ended as (delete from sessions where person = $1 and token_hash <> $3)
       update people set password = $2, password_until = null where id = $1`,
      [id, await hashPassword(next), digest(token)],
    );
    await this.#pool.query("select pg_notify('sessions', $1)", [id]);
    this.forget(id);
  }

  /**
   * Takes a second factor of the person's own over, once a code shows that their authenticator has it; where there is
   * one already, a code of that one must be given too. Whoever lost it asks an administrator.
   */
  async enrolSecondFactor(
    token: string,
    given: { readonly current: string; readonly oldCode: string; readonly secret: string; readonly code: string },
    now: Date,
  ): Promise<void> {
    const { id, second_factor } = await this.#prove(token, given.current);
    const { secret, code } = given;
    const step = /^[A-Z2-7]{26,64}$/u.test(secret) ? stepOf(secret, code, now) : null;
    if (step === null)
      throw new Refused('invalid-input', {
        field: 'code',
        message: { zh: '动态码不正确', en: 'The code is wrong' },
      });
    if (second_factor && !(await this.#takes(id, second_factor, given.oldCode, now)))
      throw new Refused('invalid-input', {
        field: 'oldCode',
        message: { zh: '原动态码不正确或者已用过', en: 'The code of the present second factor is wrong or was used' },
      });
    await this.#pool.query('update people set second_factor = $2, second_factor_step = $3 where id = $1', [
      id,
      secret,
      step,
    ]);
  }

  /** Whether a code is right and newer than the last one that was taken, which it then is. */
  async #takes(person: string, secret: string, code: string, now: Date): Promise<boolean> {
    const step = stepOf(secret, code, now);
    if (step === null) return false;
    const { rowCount } = await this.#pool.query(
      'update people set second_factor_step = $2 where id = $1 and coalesce(second_factor_step, 0) < $2',
      [person, step],
    );
    return rowCount === 1;
  }

  /** Whoever is signed in shows once more that it is them. */
  async #prove(token: string, password: string): Promise<Proven> {
    const { rows } = await this.#pool.query<Proven>(
      'select p.id, p.account, p.password, p.second_factor from sessions s join people p on p.id = s.person where s.token_hash = $1 and s.expires_at > now()',
      [digest(token)],
    );
    const person = rows[0];
    if (!person) throw new Refused('sign-in-required');
    if (!(await verify(person.password, password)))
      throw new Refused('invalid-input', {
        field: 'current',
        message: { zh: '现口令不正确', en: 'The present password is wrong' },
      });
    return person;
  }

  /** Forgets what is known of a person's sessions, so that each is read from the database again; of all: without one. */
  forget(person?: string): void {
    for (const [key, { session }] of this.#known)
      if (person === undefined || session.actor.person === person) this.#known.delete(key);
  }
}
