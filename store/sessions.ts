import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { TOTP } from 'otpauth';
import type pg from 'pg';
import type { Actor } from '#kernel/access.ts';
import { Refused } from '#kernel/refusals.ts';
import type { OfficeId } from '#law/offices.ts';

/** A signed-in person with their parties and offices, and the token that unsafe requests must repeat. */
export interface Session {
  readonly actor: Actor;
  readonly csrf: string;
  readonly parties: readonly { id: string; name: string }[];
}

const digest = (token: string): string => createHash('sha256').update(token).digest('hex');
const hours = 12;
/** How long a session read from the database is trusted without asking again, in milliseconds. */
const fresh = 5_000;

/** argon2id with the library's defaults (19 MiB, 2 passes), as OWASP's password storage guidance asks. */
export const hashPassword = (password: string): Promise<string> => hash(password);
export const newSecondFactor = (): string => new TOTP({ issuer: 'Tiaoli' }).secret.base32;
export const currentCode = (secret: string, now: Date): string =>
  new TOTP({ secret }).generate({ timestamp: now.getTime() });

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
    const { rows } = await this.#pool.query<{ id: string; password: string; second_factor: string | null }>(
      'select id, password, second_factor from people where account = $1',
      [account],
    );
    const person = rows[0];
    const right = await verify(person?.password ?? (await nobody), password);
    if (!person || !right) throw new Refused('wrong-credentials');
    if (person.second_factor) {
      if (!code) throw new Refused('code-required');
      if (
        new TOTP({ secret: person.second_factor }).validate({ token: code, timestamp: now.getTime(), window: 1 }) ===
        null
      )
        throw new Refused('wrong-credentials');
    }
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
    const { rows } = await this.#pool.query<{
      csrf: string;
      id: string;
      name: string;
      administrator: boolean;
      parties: { id: string; name: string }[] | null;
      offices: OfficeId[] | null;
    }>({
      name: 'session',
      text: `select s.csrf, p.id, p.name, p.administrator,
        (select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name)) from roles o join parties q on q.id = o.party where o.person = p.id) as parties,
        (select jsonb_agg(o.office) from roles o where o.person = p.id and o.office is not null) as offices
        from sessions s join people p on p.id = s.person where s.token_hash = $1 and s.expires_at > now()`,
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
}
