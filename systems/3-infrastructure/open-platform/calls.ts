import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';

interface Call {
  readonly action: string;
  readonly key: string | null;
  readonly refused: boolean;
}

/** Counts a call of the interface on the day that it is. */
export async function countCall(city: City, { action, key, refused }: Call): Promise<void> {
  await city.query(
    `insert into api_calls (day, action, key, calls, refused) values ($1, $2, $3, 1, $4)
     on conflict (day, action, key) do update set calls = api_calls.calls + 1, refused = api_calls.refused + excluded.refused`,
    [today(city.now()), action, key, refused ? 1 : 0],
  );
}

export interface Usage {
  /** Calls and refusals by day over the last thirty days, and how many came with a key. */
  readonly days: readonly {
    readonly day: string;
    readonly calls: number;
    readonly refused: number;
    readonly keyed: number;
  }[];
  readonly actions: readonly { readonly action: string; readonly calls: number }[];
  /** The datasets read most over the last thirty days. */
  readonly datasets: readonly { readonly id: string; readonly title: Label; readonly reads: number }[];
  /** Reads of published datasets by way, over the last thirty days. */
  readonly ways: readonly { readonly kind: string; readonly reads: number }[];
  readonly keys: number;
}
/** How the open platform is used, for everybody; no key, person or address is told of. */
export async function usageOf(city: City): Promise<Usage> {
  const [row] = await city.query<{ usage: Usage }>(
    `with recent as (select * from api_calls where day > $1::date - 30),
       reads as (select u.*, jsonb_build_object('zh', r.facts->>'title', 'en', coalesce(r.facts->>'titleEn', r.facts->>'title')) as title from dataset_uses u join records r on r.id = u.dataset where u.day > $1::date - 30 and r.state = 'published')
     select jsonb_build_object(
       'days', (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'calls', calls, 'refused', refused, 'keyed', keyed) order by day), '[]') from
         (select day::text, sum(calls)::float8 as calls, sum(refused)::float8 as refused, coalesce(sum(calls) filter (where key is not null), 0)::float8 as keyed from recent group by day) d),
       'actions', (select coalesce(jsonb_agg(jsonb_build_object('action', action, 'calls', calls) order by calls desc), '[]') from
         (select action, sum(calls)::float8 as calls from recent group by action order by 2 desc limit 12) a),
       'datasets', (select coalesce(jsonb_agg(jsonb_build_object('id', dataset, 'title', title, 'reads', n) order by n desc), '[]') from
         (select dataset, title, sum(count)::float8 as n from reads group by 1, 2 order by 3 desc limit 10) t),
       'ways', (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'reads', n) order by n desc), '[]') from
         (select kind, sum(count)::float8 as n from reads group by kind) w),
       'keys', (select count(*) from api_keys where revoked_at is null)) as usage`,
    [today(city.now())],
  );
  return row?.usage as Usage;
}
