import { effect } from '#kernel/effects.ts';
import { settingValue } from '#kernel/settings.ts';
import { lastNumber } from './rules.ts';

/** The text as it goes to the public is kept, so that what the comments changed can be seen. */
export const keepsTheDraft = effect({
  name: 'standards.keepDraft',
  payload: ({ id, facts }) => ({ standard: id, consulted: facts.text }),
  async run({ standard, consulted }, city) {
    const found = await city.get('standards', String(standard));
    if (found?.state === 'commenting' && found.facts.consulted === undefined)
      await city.move('standards', found.id, 'keepDraft', { consulted });
  },
});

/** DB4403/T nnn—yyyy: the next number, without a gap, the same one however often it is asked for. */
export const numbersTheStandard = effect({
  name: 'standards.number',
  payload: ({ id, updatedAt }) => ({ standard: id, year: Number(updatedAt.slice(0, 4)) }),
  async run({ standard, year }, city) {
    await city.query(
      `with next as (
         insert into counters select 'DB4403/T', 0, $2::int + 1 where not exists (select from standard_numbers where standard = $1)
         on conflict (system, year) do update set last = greatest(counters.last, $2::int) + 1 returning last)
       insert into standard_numbers (standard, n, year) select $1, last, $3 from next`,
      [standard, Number(settingValue(lastNumber, city.settings)), year],
    );
    const [given] = await city.query<{ n: number; year: number }>(
      'select n, year from standard_numbers where standard = $1',
      [standard],
    );
    const found = await city.get('standards', String(standard));
    if (given && found?.state === 'approved' && found.facts.standardNumber === undefined)
      await city.move('standards', found.id, 'recordNumber', { standardNumber: `DB4403/T ${given.n}—${given.year}` });
  },
});

/** A new edition takes the place of the one that it revises. */
export const replacesTheFormer = effect({
  name: 'standards.replaceFormer',
  payload: ({ facts }) => (typeof facts.former === 'string' ? { former: facts.former } : null),
  async run({ former }, city) {
    const found = await city.get('standards', String(former));
    if (found?.state === 'toBeRevised') await city.move('standards', found.id, 'supersede');
  },
});
