import type { Seat } from '#families/committee/tally.ts';
import type { City } from '#kernel/city.ts';
import { effect } from '#kernel/effects.ts';
import { resultForNorm } from './rules.ts';

/** Who has a seat on the day: appointed, not left, in their term. The chair first, then by name. */
export const rollOf = (city: City, on: string): Promise<readonly Seat[]> =>
  city
    .query<Seat & Record<string, unknown>>(
      `select jsonb_strip_nulls(jsonb_build_object('person', m.facts->'person', 'name', m.facts->'name', 'office', m.facts->'office',
       'organisation', m.facts->'organisation', 'from', m.facts->'from', 'until', m.facts->'until')) as seat
     from records m where m.system = 'committee-members' and m.state = 'serving' and m.facts->>'from' <= $1 and m.facts->>'until' >= $1
     order by array_position(array['chair', 'viceChair', 'member'], m.facts->>'office'), m.facts->>'name' limit 100`,
      [on],
    )
    .then((rows) => rows.map((row) => row.seat as Seat));

/** A declared result binds the norm that the item names: adopted or not, with the meeting, the item and the votes. */
export const bindsTheNorm = effect({
  name: 'ethics-committee.norm',
  payload: ({ id, facts }) => {
    const result = resultForNorm(facts);
    return result && { meeting: id, chair: facts.presiding, ...result };
  },
  async run({ meeting, chair, norm, tally }, city) {
    const record = await city.get('ethics-norms', String(norm));
    if (record?.state !== 'readyForVote') return;
    const { item, for: agreed, against, abstained, outcome } = tally as Readonly<Record<string, number | string>>;
    await city.move('ethics-norms', record.id, outcome === 'adopted' ? 'recordAdoption' : 'recordRejection', {
      meeting,
      item,
      chair,
      votes: [{ for: agreed, against, abstained }],
    });
  },
});

/** What is published in place of a former edition ends that one. */
export const endsTheFormer = effect({
  name: 'ethics-committee.supersede',
  payload: ({ system, facts }) => (typeof facts.former === 'string' ? { system, former: facts.former } : null),
  async run({ system, former }, city) {
    const record = await city.get(String(system), String(former));
    if (record?.state === 'published') await city.move(record.system, record.id, 'supersede');
  },
});
