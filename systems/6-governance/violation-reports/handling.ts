import { type Actor, holds } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { handlers } from './facts.ts';
import { given, shapes } from './given.ts';
import { envelopesOf } from './inbox.ts';
import { addEnvelope } from './intake.ts';
import { receiversOf } from './matters.ts';
import { proposeReceivers, type Receiver } from './routing.ts';

async function getReport(city: City, id: string): Promise<CaseRecord> {
  const report = await city.get('violation-reports', id);
  if (!report || report.state === 'draft') throw new Refused('not-found');
  return report;
}

/** What is sealed, once its opening is recorded with its purpose: the move refuses whoever does not handle the report. */
export async function unseal(city: City, id: string, body: unknown, actor: Actor) {
  await getReport(city, id);
  const opened = await city
    .as(actor)
    .move('violation-reports', id, 'unseal', { openings: given(shapes.opening, body) });
  const keys = await city.query<{ key: string; wrapped: string; hint: string | null; sealed: string }>(
    `select s.key, k.wrapped, k.hint, s.sealed from report_office_seals s join report_keys k on k.recipient = s.key
       join records v on v.id = k.receiver
     where s.report = $1 and (v.facts->>'office' = $2 or v.facts->>'organisation' = $3) order by k.on_day desc`,
    [id, opened.facts.office ?? null, opened.facts.organisation ?? null],
  );
  const [seals] = await city.query<{ recipient: string }>('select recipient from report_seals where report = $1', [id]);
  return { ...seals, keys, envelopes: await envelopesOf(city, opened), receivers: await onwards(city, opened) };
}

/** To whom a report may be passed on, the competent one first. */
async function onwards(city: City, { facts }: CaseRecord) {
  const receivers = await receiversOf(city);
  const product = typeof facts.product === 'string' ? await city.get('products', facts.product) : null;
  return proposeReceivers(
    {
      act: facts.act as never,
      product: product?.facts,
      target: facts.firm as string | undefined,
      avoids: facts.avoids as string | undefined,
    },
    receivers.filter((one) => !isWith(one, facts)),
    city.rules,
  );
}
const isWith = (one: Receiver, facts: CaseRecord['facts']): boolean =>
  facts.office === undefined ? one.organisation === facts.organisation : one.office === facts.office;

/** Whoever handles the report and has opened it on this day may read its files. */
export async function mayReadFiles(city: City, id: string, actor: Actor): Promise<boolean> {
  const report = await getReport(city, id);
  const on = today(city.now());
  const openings = (report.facts.openings ?? []) as readonly { by?: string; at?: string }[];
  return (
    holds(handlers, actor, report) &&
    openings.some((one) => one.by === actor.person && one.at !== undefined && today(new Date(one.at)) === on)
  );
}

export async function reply(city: City, id: string, body: unknown, actor: Actor) {
  const report = await getReport(city, id);
  if (!holds(handlers, actor, report)) throw new Refused('not-allowed');
  await addEnvelope(city, report, 'office', given(shapes.reply, body), (facts) =>
    city.as(actor).move('violation-reports', id, 'reply', facts),
  );
  return { envelopes: await envelopesOf(city, await getReport(city, id)) };
}

/** Passes a report on: its identity, sealed anew for the next receiver by whoever has opened it, goes with it. */
export async function transfer(city: City, id: string, body: unknown, actor: Actor) {
  const { receiver, key, sealed, why } = given(shapes.transfer, body);
  const report = await getReport(city, id);
  if (!holds(handlers, actor, report)) throw new Refused('not-allowed');
  const all = await receiversOf(city);
  const from = all.find((one) => isWith(one, report.facts));
  const next = (await onwards(city, report)).find((one) => one.receiver.id === receiver);
  if (!next || next.standing === 'barred' || next.receiver.recipient !== key)
    throw new Refused('guard-failed', { field: 'receiver', article: '70.1', message: next?.reason });
  await city.query('insert into report_office_seals values ($1, $2, $3) on conflict do nothing', [id, key, sealed]);
  const { office, organisation, title } = next.receiver;
  await city.as(actor).move('violation-reports', id, 'transfer', {
    office: office ?? null,
    organisation: organisation ?? null,
    transfers: { from: from?.title.zh ?? '', to: title.zh, on: today(city.now()), why },
  });
  return { to: title };
}
