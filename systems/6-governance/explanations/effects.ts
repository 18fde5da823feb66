import { effect } from '#kernel/effects.ts';

/** A new edition of a product's explanation takes the place of those before, of the same version of the product. */
export const replacesTheEdition = effect({
  name: 'explanations.replace',
  payload: ({ owner, facts }) => ({ owner, product: facts.product, version: facts.version }),
  async run({ owner, product, version }, city) {
    // Whichever was published last stays, whatever the order in which this runs.
    const [_last, ...earlier] = await city.query<{ id: string }>(
      `select r.id::text from records r where r.system = 'explanations' and r.state = 'published' and r.owner = $1
         and r.facts @> jsonb_build_object('product', $2::text, 'version', $3::text)
       order by (select max(j.event->>'at') from journal j where j.record = r.id and j.event->>'move' = 'publish') desc, r.id`,
      [owner, product, version],
    );
    for (const { id } of earlier) await city.move('explanations', id, 'supersede');
  },
});
