import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import { type Gathered, type Item, itemsOf, type Kept } from './items.ts';
import { termsOf } from './settings.ts';

const inUse = (owner: string) =>
  `from records q where q.system = 'products' and q.state = 'inUse' and q.owner = ${owner}`;
const reviewed = `q.id::text in (select v.facts->>'product' from records v where (v.system = 'ex-ante-assessments' and v.state = 'passed')
  or (v.system = 'ethics-reviews' and v.state in ('approved', 'followingUp')))`;

/** What the other records say of a party, as one JSON value; `owner`: an SQL expression for its id. */
export const gatheredOf = (owner: string): string => `jsonb_build_object(
  'inUse', (select count(*) ${inUse(owner)}),
  'high', (select count(*) ${inUse(owner)} and q.facts->>'grade' = 'high'),
  'highReviewed', (select count(*) ${inUse(owner)} and q.facts->>'grade' = 'high' and ${reviewed}),
  'reviews', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'system', v.system, 'number', v.number, 'title', v.facts->>'title',
      'on', left(v.updated_at::text, 10)) order by v.updated_at desc), '[]') from (select * from records w where w.owner = ${owner}
      and ((w.system = 'ex-ante-assessments' and w.state = 'passed') or (w.system = 'ethics-reviews' and w.state in ('approved', 'followingUp', 'closed')))
      order by w.updated_at desc limit 20) v),
  'exercises', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'title', x.facts->>'title', 'heldOn', x.facts->>'heldOn',
      'open', coalesce((x.facts->>'open')::int, 0), 'fixBy', x.facts->>'fixBy') order by x.facts->>'heldOn' desc), '[]') from (select * from records y
      where y.system = 'red-team-exercises' and y.state <> 'draft' and y.owner = ${owner} order by y.facts->>'heldOn' desc limit 20) x))`;

/** A firm with its file, where it has one, and what is there and missing. */
export interface Firm {
  readonly party: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly file: {
    readonly id: string;
    readonly number: string;
    readonly state: string;
    readonly dueOn: string | null;
  } | null;
  readonly gathered: Gathered;
  readonly items: readonly Item[];
}

/** The firms that have a product registered, or one of them; those with most missing first. At most 500. */
export async function firmsIn(city: City, party?: string): Promise<readonly Firm[]> {
  const rows = await city.query<{
    party: string;
    name: string;
    nameEn: string | null;
    file: (NonNullable<Firm['file']> & { facts: Kept }) | null;
    gathered: Gathered;
  }>(
    `select p.id::text as party, p.name, p.name_en as "nameEn", ${gatheredOf('p.id')} as gathered,
       (select jsonb_build_object('id', f.id, 'number', f.number, 'state', f.state, 'dueOn', f.facts->>'dueOn', 'facts', f.facts)
        from records f where f.system = 'compliance-files' and f.owner = p.id and f.state <> 'draft' limit 1) as file
     from parties p where ($1::uuid is null and p.id in (select distinct owner from records where system = 'products' and state in ('registered', 'inUse', 'suspended'))
       or p.id = $1::uuid) order by p.name limit 500`,
    [party ?? null],
  );
  const terms = termsOf(city.settings);
  const on = today(city.now());
  return rows
    .map(({ file, ...row }) => {
      const { facts = null, ...told } = file ?? {};
      return { ...row, file: file && (told as Firm['file']), items: itemsOf(facts, row.gathered, terms, on) };
    })
    .sort((a, b) => missingOf(b.items).length - missingOf(a.items).length);
}
const missingOf = (items: readonly Item[]) => items.filter((one) => one.status === 'missing');
