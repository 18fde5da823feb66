import type { Actor } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { getOffice } from '#law/offices.ts';
import { given, shapes } from './given.ts';

const ofActor = `(facts->>'office' = any($1) or facts->>'organisation' = any($2)) and system = 'report-receivers' and state <> 'retired'`;

/** The receivers that somebody acts for, each with its keys, newest first, and how many reports each key opens. */
export async function ownKeys(city: City, actor: Actor) {
  const receivers = await city.query<{ id: string; title: string; recipient: string | null; keys: object[] | null }>(
    `select v.id, v.facts->>'title' as title, v.facts->>'recipient' as recipient,
       (select jsonb_agg(jsonb_build_object('recipient', k.recipient, 'from', to_char(k.on_day, 'YYYY-MM-DD'), 'hint', k.hint,
            'reports', (select count(*) from report_office_seals s where s.key = k.recipient)) order by k.on_day desc, k.recipient)
          from report_keys k where k.receiver = v.id) as keys
     from (select * from records where ${ofActor}) v order by v.number`,
    [actor.offices, actor.parties],
  );
  return {
    receivers: receivers.map((one) => ({ ...one, keys: one.keys ?? [] })),
    offices: actor.offices.map((id) => ({ id, name: getOffice(id).name })),
  };
}

/**
 * Sets up or changes a receiver's key. The identity comes wrapped by a passphrase that the server never sees; new reports
 * are sealed to the new key, and the old ones stay readable with the key that they were sealed to.
 */
export async function setKey(city: City, body: unknown, actor: Actor) {
  const { office, organisation, recipient, wrapped, hint } = given(shapes.key, body);
  const receiver = await receiverFor(city, { office, organisation }, actor);
  await city.query('insert into report_keys values ($1, $2, $3, $4, $5)', [
    recipient,
    receiver.id,
    wrapped,
    hint ?? null,
    today(city.now()),
  ]);
  await city.as(actor).move('report-receivers', receiver.id, 'setKey', { recipient, keyFrom: today(city.now()) });
  return ownKeys(city, actor);
}

/** The receiver of an office or organisation that the actor acts for, made where there is none yet. */
async function receiverFor(
  city: City,
  named: { office?: string; organisation?: string },
  actor: Actor,
): Promise<CaseRecord> {
  const office = actor.offices.find((one) => one === named.office);
  const [party] = await city.query<{ id: string; name: string; name_en: string | null }>(
    "select id, name, name_en from parties where id = any($1) and id::text = $2 and kind = 'industry-organisation'",
    [actor.parties, named.organisation ?? ''],
  );
  if (office === undefined && !party) throw new Refused('not-allowed', { field: 'office' });
  const where = office === undefined ? { organisation: party?.id } : { office };
  const [known] = await city.find('report-receivers', where, ['draft', 'active']);
  if (known) return known;
  const title = office === undefined ? party?.name : getOffice(office).name.zh;
  const titleEn = office === undefined ? (party?.name_en ?? party?.name) : getOffice(office).name.en;
  return city.create('report-receivers', { title, titleEn, ...where });
}
