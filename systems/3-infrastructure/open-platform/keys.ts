import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import type { AllowanceOf, EndpointRequest } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingValue } from '#kernel/settings.ts';
import type { OfficeId } from '#law/offices.ts';
import { perMinuteWithKey, perMinuteWithoutKey } from './settings.ts';

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedOn: string | null;
  readonly revokedAt: string | null;
  /** Calls over the last thirty days. */
  readonly calls: number;
}
/** Whoever calls by a key: its owner, in every capacity that they have now. */
export interface KeyHolder {
  readonly key: string;
  readonly actor: Actor;
}
const mostKeys = 10;
/** How long a key that was looked up is taken as it was, in milliseconds. */
const fresh = 5_000;
/** The key is 256 random bits: a plain digest of it can be searched by nobody. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Makes a key for whoever is signed in and gives it, this once. */
export async function makeKey(city: City, body: unknown, actor: Actor): Promise<{ key: string; id: string }> {
  const { name } = (body ?? {}) as { name?: unknown };
  if (typeof name !== 'string' || !/^\S.{0,59}$/u.test(name))
    throw new Refused('invalid-input', {
      field: 'name',
      message: label('请写明用途，不超过60字', 'Say in at most 60 characters what it is for'),
    });
  const key = `szod_${randomBytes(32).toString('base64url')}`;
  const [made] = await city.query<{ id: string }>(
    `insert into api_keys (person, name, hash, created_at) select $1, $2, $3, $4
     where (select count(*) from api_keys where person = $1 and revoked_at is null) < $5 returning id`,
    [actor.person, name.trim(), digestOf(key), city.now().toISOString(), mostKeys],
  );
  if (!made)
    throw new Refused('too-many-requests', {
      message: label(`每人最多${mostKeys}个有效密钥`, `At most ${mostKeys} keys a person`),
    });
  return { key, id: made.id };
}

export const keysOf = (city: City, actor: Actor): Promise<KeyRow[]> =>
  city.query<KeyRow>(
    `select id, name, created_at as "createdAt", used_on::text as "usedOn", revoked_at as "revokedAt",
       (select coalesce(sum(calls), 0)::float8 from api_calls c where c.key = k.id and day > $2::date - 30) as calls
     from api_keys k where person = $1 order by created_at desc limit 50`,
    [actor.person, today(city.now())],
  );

/** Revokes one's own key, here from this moment on, in other processes within seconds. */
export async function revokeKey(city: City, id: string, actor: Actor): Promise<void> {
  const rows = await city.query<{ hash: string }>(
    'update api_keys set revoked_at = coalesce(revoked_at, $3) where id::text = $1 and person = $2 returning hash',
    [id, actor.person, city.now().toISOString()],
  );
  if (!rows[0]) throw new Refused('not-found', { field: 'key' });
  known.delete(rows[0].hash);
}

/** The key as CKAN's clients send it, by either header; null where none is sent. */
export function keyIn(headers: EndpointRequest['headers']): string | null {
  const sent = headers['x-ckan-api-key'] ?? headers.authorization;
  return sent ? sent.replace(/^Bearer\s+/iu, '').trim() : null;
}

interface Known {
  readonly holder: Promise<KeyHolder | null>;
  readonly until: number;
}
const known = new Map<string, Known>();

/** Whose key the headers bring; null where it is none, or was revoked. */
export function holderOf(city: City, headers: EndpointRequest['headers']): Promise<KeyHolder | null> {
  const key = keyIn(headers);
  if (!key || !/^szod_[\w-]{43}$/u.test(key)) return Promise.resolve(null);
  const hash = digestOf(key);
  const before = known.get(hash);
  if (before && before.until > Date.now()) return before.holder;
  if (known.size > 1_000) known.clear();
  const holder = lookUp(city, hash);
  known.set(hash, { holder, until: Date.now() + fresh });
  holder.catch(() => known.delete(hash));
  return holder;
}
async function lookUp(city: City, hash: string): Promise<KeyHolder | null> {
  const [row] = await city.query<{
    id: string;
    person: string;
    name: string;
    parties: string[];
    offices: OfficeId[];
  }>(
    `with used as (update api_keys set used_on = $2 where hash = $1 and revoked_at is null and used_on is distinct from $2)
     select k.id, p.id as person, p.name,
       array(select party::text from roles o where o.person = p.id and o.party is not null order by 1) as parties,
       array(select office from roles o where o.person = p.id and o.office is not null order by 1) as offices
     from api_keys k join people p on p.id = k.person where k.hash = $1 and k.revoked_at is null and p.deactivated_at is null`,
    [hash, today(city.now())],
  );
  if (!row) return null;
  const { id, person, name, parties, offices } = row;
  return { key: id, actor: { kind: 'person', person, name, parties, offices } };
}

/** More calls a minute with a key than without. */
export const allowance: AllowanceOf = async (headers, city) => {
  const holder = await holderOf(city, headers);
  return holder
    ? { who: holder.key, most: settingValue(perMinuteWithKey, city.settings) }
    : { most: settingValue(perMinuteWithoutKey, city.settings) };
};
