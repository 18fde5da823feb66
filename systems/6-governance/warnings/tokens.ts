import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}
/** A valid token: whose metrics it pushes, by the name that they are pushed under, and how much it pushed this minute. */
export interface Bearer {
  readonly token: string;
  readonly product: string;
  readonly metrics: Readonly<Record<string, string>>;
  readonly used: number;
}
const mostTokens = 10;
/** The token is 256 random bits: a plain digest of it can be searched by nobody. */
const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** One may push for one's own product only. */
async function ownProduct(city: City, id: unknown, actor: Actor): Promise<string> {
  const product = typeof id === 'string' ? await city.get('products', id) : null;
  if (!product || product.owner === null || !actor.parties.includes(product.owner))
    throw new Refused('not-found', { field: 'product' });
  return product.id;
}

export const tokensOf = (city: City, product: string): Promise<TokenRow[]> =>
  city.query<TokenRow>(
    `select id, name, created_at as "createdAt", used_at as "usedAt", revoked_at as "revokedAt" from warning_tokens
     where product = $1 order by created_at desc limit 50`,
    [product],
  );

/** Makes a token for a product and gives it, this once. */
export async function makeToken(city: City, body: unknown, actor: Actor): Promise<{ token: string; id: string }> {
  const { product, name } = (body ?? {}) as { product?: unknown; name?: unknown };
  const of = await ownProduct(city, product, actor);
  if (typeof name !== 'string' || !/^\S.{0,59}$/u.test(name))
    throw new Refused('invalid-input', {
      field: 'name',
      message: { zh: '请写明用途，不超过60字', en: 'Say in at most 60 characters what it is for' },
    });
  const token = `tlm_${randomBytes(32).toString('base64url')}`;
  const [made] = await city.query<{ id: string }>(
    `insert into warning_tokens (product, name, hash, created_at) select $1, $2, $3, $4
     where (select count(*) from warning_tokens where product = $1 and revoked_at is null) < $5 returning id`,
    [of, name.trim(), digestOf(token), city.now().toISOString(), mostTokens],
  );
  if (!made)
    throw new Refused('too-many-requests', {
      message: { zh: `每个产品最多${mostTokens}个有效令牌`, en: `At most ${mostTokens} tokens a product` },
    });
  return { token, id: made.id };
}

/** Revokes a token of one's own product, from this moment on. */
export async function revokeToken(city: City, id: string, actor: Actor): Promise<void> {
  const rows = await city.query(
    `update warning_tokens t set revoked_at = coalesce(revoked_at, $3) from records p
     where t.id::text = $1 and p.id = t.product and p.owner::text = any($2) returning t.id`,
    [id, actor.parties, city.now().toISOString()],
  );
  if (rows.length === 0) throw new Refused('not-found', { field: 'token' });
}

/** Who pushes, by `Authorization: Bearer …`; `sign-in-required` where it is none, or one that was revoked. */
export async function bearerOf(city: City, header: string | undefined): Promise<Bearer> {
  const token = /^Bearer (tlm_[\w-]{43})$/u.exec(header ?? '')?.[1];
  const [row] = token
    ? await city.query<{ id: string; product: string; metrics: Record<string, string> | null; used: number }>(
        `select t.id, t.product, case when t.used_minute = date_trunc('minute', $2::timestamptz) then t.used else 0 end as used,
           (select jsonb_object_agg(m.facts->>'key', m.id) from records m where m.system = 'warning-metrics' and m.state = 'watched'
              and m.facts @> jsonb_build_object('product', t.product::text)) as metrics
         from warning_tokens t where t.hash = $1 and t.revoked_at is null`,
        [digestOf(token), city.now().toISOString()],
      )
    : [];
  if (!row)
    throw new Refused('sign-in-required', {
      message: { zh: '推送令牌无效或者已撤销', en: 'The token is not valid, or was revoked' },
    });
  return { token: row.id, product: row.product, metrics: row.metrics ?? {}, used: row.used };
}
