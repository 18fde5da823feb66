import { effect } from '#kernel/effects.ts';

/** A new edition of a product's explanation takes the place of those before, of the same version of the product. */
export const replacesTheEdition = effect({
  name: 'explanations.replace',
  payload: ({ owner, facts }) => ({ owner, product: facts.product, version: facts.version }),
  async run({ owner, product, version }, city) {
    // Whichever was published last stays, whatever the order in which this runs.
    const [last, ...earlier] = await city.query<{ id: string; title: string }>(
      `select r.id::text, r.facts->>'title' as title from records r where r.system = 'explanations' and r.state = 'published' and r.owner = $1
         and r.facts @> jsonb_build_object('product', $2::text, 'version', $3::text)
       order by (select max(j.event->>'at') from journal j where j.record = r.id and j.event->>'move' = 'publish') desc, r.id`,
      [owner, product, version],
    );
    for (const { id } of earlier) {
      // The firm need not write its questions again; they are looked at again, since the text is another.
      const [check] = await city.find('comprehension-checks', { explanation: id }, ['answering', 'improving']);
      if (check && last)
        await city.create(
          'comprehension-checks',
          { title: last.title, explanation: last.id, questions: check.facts.questions },
          { owner: check.owner, key: `check-${last.id}` },
        );
      await city.move('explanations', id, 'supersede');
    }
  },
});

/** An explanation that is no longer read is no longer asked about. */
export const closesTheCheck = effect({
  name: 'comprehension-checks.close',
  payload: ({ id }) => ({ explanation: id }),
  async run({ explanation }, city) {
    for (const one of await city.find('comprehension-checks', { explanation }, ['answering', 'improving']))
      await city.move('comprehension-checks', one.id, 'close');
  },
});
