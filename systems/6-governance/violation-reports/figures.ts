import type { City } from '#kernel/city.ts';

export interface Figures {
  readonly acts: readonly {
    readonly act: string;
    readonly state: string;
    readonly outcome: string | null;
    readonly n: number;
  }[];
  readonly months: readonly { readonly month: string; readonly n: number }[];
  /** Terms that have ended: how many in time, of how many. */
  readonly terms: readonly { readonly clock: string; readonly ended: number; readonly inTime: number }[];
}

/** Numbers for everybody: reports by act, state and outcome, by month, and how many terms were kept. */
export async function figuresOf(city: City): Promise<Figures> {
  const [row] = await city.query<{ [N in keyof Figures]: Figures[N] | null }>(
    `with r as (select * from records where system = 'violation-reports' and state <> 'draft')
     select
       (select jsonb_agg(a) from (select r.facts->>'act' as act, r.state, r.facts->>'outcome' as outcome, count(*)::int as n from r group by 1, 2, 3) a) as acts,
       (select jsonb_agg(m order by month) from (select left(r.facts->>'receivedOn', 7) as month, count(*)::int as n from r group by 1) m) as months,
       (select jsonb_agg(t order by clock) from (select c.name as clock, count(*)::int as ended,
            count(*) filter (where (c.clock->>'endedOn')::date <= c.due_on)::int as "inTime"
          from clocks c join r on r.id = c.record where c.ended group by 1) t) as terms`,
  );
  return { acts: row?.acts ?? [], months: row?.months ?? [], terms: row?.terms ?? [] };
}
