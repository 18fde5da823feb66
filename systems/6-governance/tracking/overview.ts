import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';

export interface Overview {
  /** By grade: products in use, how many of them have a period running, and how many owe a report past its term. */
  readonly grades: readonly {
    readonly grade: 'high' | 'medium' | 'low';
    readonly inUse: number;
    readonly tracked: number;
    readonly late: number;
  }[];
  readonly late: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly grade: string;
    readonly firm: string;
    readonly firmEn: string | null;
    readonly dueOn: string;
  }[];
}

/** What everybody may know: how many products in use are tracked, and whose reports are late. */
export async function overviewOf(city: City): Promise<Overview> {
  const on = today(city.now());
  const owed = `from records t join clocks c on c.record = t.id where t.system = 'tracking-reports'
    and t.state in ('due', 'correcting') and c.name = 'report' and not c.ended and c.due_on < $1::date`;
  const [grades, late] = await Promise.all([
    city.query<Overview['grades'][number]>(
      `select r.facts->>'grade' as grade, count(*)::int as "inUse",
         count(*) filter (where r.id::text in (select t.facts->>'product' from records t where t.system = 'tracking-reports' and t.state = 'inPeriod'))::int as tracked,
         count(*) filter (where r.id::text in (select t.facts->>'product' ${owed}))::int as late
       from records r where r.system = 'products' and r.state = 'inUse' and r.facts->>'grade' in ('high', 'medium', 'low')
       group by 1 order by array_position(array['high', 'medium', 'low'], r.facts->>'grade')`,
      [on],
    ),
    city.query<Overview['late'][number]>(
      `select o.*, p.name as firm, p.name_en as "firmEn" from (select t.id::text, t.number, t.owner, t.facts->>'title' as title,
         t.facts->>'grade' as grade, c.due_on::text as "dueOn" ${owed}) o join parties p on p.id = o.owner order by o."dueOn", o.number limit 100`,
      [on],
    ),
  ]);
  return {
    grades,
    late: late.map(({ id, number, title, grade, firm, firmEn, dueOn }) => ({
      id,
      number,
      title,
      grade,
      firm,
      firmEn,
      dueOn,
    })),
  };
}
