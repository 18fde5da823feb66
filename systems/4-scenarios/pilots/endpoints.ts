import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { everyone, member, officer } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Endpoint, endpoint } from '#kernel/endpoint.ts';
import { isId } from '#kernel/fields/reference.ts';
import { Refused } from '#kernel/refusals.ts';
import { contradictionsWith, eligibilityOf, routesOf } from './conditions.ts';

const law = '44.1';
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

async function getPilot(city: City, id: string | undefined) {
  const found = isId(id) ? await city.get('pilots', id) : null;
  if (!found) throw new Refused('not-found');
  return found;
}

const asked = z.object({ facts: z.record(z.string(), z.unknown()), typing: z.boolean().default(false) });

/** The five conditions over what is typed, beside what the product's record says. */
const conditions = endpoint({
  method: 'POST',
  path: '/api/pilots/conditions',
  by: [member, officer('industry')],
  law,
  summary: { zh: '逐项判断先行先试的条件', en: 'Each condition of a pilot, decided' },
  async answer({ actor, body }, city) {
    const read = asked.safeParse(body);
    if (!read.success) throw new Refused('invalid-input', { field: read.error.issues[0]?.path.join('.') });
    const { facts, typing } = read.data;
    const found = isId(facts.product) ? await city.get('products', String(facts.product)) : null;
    const product = found && city.mayRead(found, actor) ? found.facts : null;
    return {
      body: {
        ...eligibilityOf(facts, product, city.rules, typing),
        contradictions: contradictionsWith(facts, product),
        routes: routesOf(product, city.rules),
        grade: product?.grade ?? null,
      },
    };
  },
});

/** A new token takes the place of the one before; it is shown this once. */
const makeToken = endpoint({
  method: 'POST',
  path: '/api/pilots/:id/token',
  by: member,
  law,
  summary: { zh: '生成用量上报令牌', en: 'Make the token that use is reported by' },
  async answer({ actor, params }, city) {
    const pilot = await getPilot(city, params.id);
    if (pilot.owner === null || !actor.parties.includes(pilot.owner))
      throw new Refused('not-allowed', { article: law });
    if (pilot.state !== 'running') throw new Refused('no-such-move');
    const token = randomBytes(24).toString('base64url');
    await city.query(
      `insert into pilot_tokens (pilot, hash, made_at) values ($1, $2, $3)
       on conflict (pilot) do update set hash = excluded.hash, made_at = excluded.made_at`,
      [pilot.id, hashOf(token), city.now()],
    );
    return { status: 201, headers: { 'cache-control': 'no-store' }, body: { token } };
  },
});

/** Pushed by the pilot's own system: one report of use, under the pilot's token. */
const pushUse = endpoint({
  method: 'POST',
  path: '/api/pilots/:id/use',
  by: everyone,
  law,
  summary: { zh: '上报用量（令牌）', en: 'Report the use (by token)' },
  perMinute: 60,
  limit: 10_000,
  async answer({ params, headers, body }, city) {
    const token = /^Bearer (\S{20,100})$/u.exec(headers.authorization ?? '')?.[1];
    const rows =
      token && isId(params.id)
        ? await city.query('select 1 from pilot_tokens where pilot = $1 and hash = $2', [params.id, hashOf(token)])
        : [];
    if (rows.length === 0) throw new Refused('not-allowed', { article: law });
    const { state, facts } = await city.move('pilots', params.id ?? '', 'reportUse', { uses: body });
    return { status: 201, body: { state, useStep: facts.useStep, useReason: facts.useReason } };
  },
});

export const pilotEndpoints: readonly Endpoint[] = [conditions, makeToken, pushUse];
