import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CountedDuty, dutyFilters, dutyFiltersOf, dutyStatuses, dutyTotals, filterDuties } from './duties.ts';

const duty = fc.record({
  chapter: fc.integer({ min: 1, max: 7 }),
  article: fc.integer({ min: 1, max: 73 }),
  modality: fc.constantFrom('shall', 'may', 'encouraged'),
  status: fc.constantFrom(...dutyStatuses),
  addressee: fc.record({ offices: fc.uniqueArray(fc.constantFrom('city', 'industry', 'data'), { maxLength: 2 }) }),
  answeredBy: fc.option(fc.record({ id: fc.constantFrom('products', 'scenarios') })),
});

test('each number of a total is what its filter lists, under every dimension', () => {
  fc.assert(
    fc.property(fc.array(duty, { maxLength: 40 }), (duties: CountedDuty[]) => {
      for (const by of dutyFilters.filter((one) => one !== 'status'))
        for (const { key, counts, total } of dutyTotals(duties, by)) {
          assert.equal(filterDuties(duties, { [by]: key }).length, total);
          for (const status of dutyStatuses)
            assert.equal(filterDuties(duties, { [by]: key, status }).length, counts[status] ?? 0);
        }
    }),
  );
});

test('a duty of two offices counts under both, one of nobody under “none”', () => {
  const base = { chapter: 1, article: 6, modality: 'shall', status: 'met', answeredBy: null };
  const duties = [
    { ...base, addressee: { offices: ['city', 'industry'] } },
    { ...base, addressee: { offices: [] } },
  ];
  assert.deepEqual(
    dutyTotals(duties, 'office').map(({ key, total }) => [key, total]),
    [
      ['city', 1],
      ['industry', 1],
      ['none', 1],
    ],
  );
  assert.deepEqual(filterDuties(duties, dutyFiltersOf({ office: 'none', page: '2' })), [duties[1]]);
});
