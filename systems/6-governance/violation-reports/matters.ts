import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import type { OfficeId } from '#law/offices.ts';
import type { Act } from './acts.ts';
import { type Proposal, proposeReceivers, type Receiver } from './routing.ts';

interface Asked {
  readonly target?: { readonly kind: 'product' | 'party' | 'receiver'; readonly id: string };
  readonly act: Act;
  readonly avoids?: string;
}
/** What a report is about once looked up: `subject` says it in a line. */
export interface Reported {
  readonly subject: string;
  readonly product?: string;
  readonly firm?: string;
  /** The facts of the product, which the routing looks at; they are not kept with the report. */
  readonly productFacts?: Readonly<Record<string, unknown>>;
}

/** Every receiver that can be sealed to, in the order in which they were set up. */
export async function receiversOf(city: City): Promise<readonly Receiver[]> {
  const found = await city.find('report-receivers', {}, ['active']);
  return found.map(({ id, facts }) => ({
    id,
    title: { zh: String(facts.title), en: String(facts.titleEn ?? facts.title) },
    office: facts.office as OfficeId | undefined,
    organisation: facts.organisation as string | undefined,
    recipient: String(facts.recipient),
    members: (facts.members ?? []) as Receiver['members'],
  }));
}

/** Looks up what is reported; refuses what is not there or not public. */
export async function reportedIn(
  city: City,
  target: Asked['target'],
  receivers: readonly Receiver[],
): Promise<Reported> {
  if (target === undefined) return { subject: '未指明对象' };
  if (target.kind === 'receiver') {
    const receiver = receivers.find((one) => one.id === target.id);
    if (receiver) return { subject: receiver.title.zh, firm: receiver.organisation };
  } else if (target.kind === 'product') {
    const product = await city.get('products', target.id);
    if (product && product.state !== 'draft')
      return {
        subject: `${product.facts.name}（${product.facts.providerName}）`,
        product: product.id,
        firm: product.owner ?? undefined,
        productFacts: product.facts,
      };
  } else {
    const [party] = await city.query<{ name: string }>('select name from parties where id = $1', [target.id]);
    if (party) return { subject: party.name, firm: target.id };
  }
  throw new Refused('not-found', { field: 'target' });
}

/** Who may receive a report on this matter, the one proposed first, each with its reason. */
export async function proposalsFor(
  city: City,
  { target, act, avoids }: Asked,
): Promise<{ reported: Reported; proposals: readonly Proposal[] }> {
  const receivers = await receiversOf(city);
  const reported = await reportedIn(city, target, receivers);
  const about = target?.kind === 'receiver' ? target.id : reported.firm;
  return {
    reported,
    proposals: proposeReceivers({ act, product: reported.productFacts, target: about, avoids }, receivers, city.rules),
  };
}

/** Products, organisations and offices whose names hold what somebody typed, ten of each at most. */
export async function subjectsLike(city: City, typed: string) {
  const like = `%${typed.slice(0, 100).replace(/[%_\\]/gu, '\\$&')}%`;
  return city.query<{ kind: string; id: string; name: string; of: string | null }>(
    `(select 'product' as kind, r.id, r.facts->>'name' as name, r.facts->>'providerName' as of from records r
        where r.system = 'products' and r.state <> 'draft' and (r.facts->>'name' ilike $1 or r.number ilike $1)
        order by r.updated_at desc limit 10)
     union all (select 'party', q.id, q.name, null from parties q
        where q.kind <> 'individual' and q.name ilike $1 order by q.name limit 10)
     union all (select 'receiver', r.id, r.facts->>'title', null from records r
        where r.system = 'report-receivers' and r.state = 'active' and r.facts->>'office' is not null and r.facts->>'title' ilike $1
        order by r.number limit 10)`,
    [like],
  );
}
