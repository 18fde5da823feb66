import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assessFairness, type FairnessCriteria } from './assess.ts';
import { Tally } from './tally.ts';

const criteria: FairnessCriteria = { ratioLine: 0.8, smallestGroup: 30, confidence: 0.95 };
function tallied(attributes: string[], groups: [string[], number, number][]) {
  const tally = new Tally(attributes);
  for (const [values, hits, of] of groups) for (let at = 0; at < of; at++) tally.add(values, at < hits);
  return tally.table();
}

test('a group falls short only when its whole interval lies below the line', () => {
  const [sex] = assessFairness(
    tallied(
      ['sex'],
      [
        [['m'], 600, 1000],
        [['f'], 300, 1000],
      ],
    ),
    criteria,
  );
  assert.equal(sex?.finding, 'falls short');
  assert.equal(sex?.groups.find((one) => one.values[0] === 'f')?.ratio?.value, 0.5);
  const [close] = assessFairness(
    tallied(
      ['sex'],
      [
        [['m'], 30, 60],
        [['f'], 24, 60],
      ],
    ),
    criteria,
  );
  assert.equal(close?.finding, 'inconclusive', 'a ratio of exactly 0.8 on few cases decides nothing');
  const [equal] = assessFairness(
    tallied(
      ['sex'],
      [
        [['m'], 600, 1000],
        [['f'], 590, 1000],
      ],
    ),
    criteria,
  );
  assert.equal(equal?.finding, 'meets');
});

test('small groups are left out by rule and named; alone there is nothing to compare', () => {
  const [one] = assessFairness(
    tallied(
      ['sex'],
      [
        [['m'], 600, 1000],
        [['f'], 0, 29],
      ],
    ),
    criteria,
  );
  assert.equal(one?.finding, 'nothing to compare');
  assert.deepEqual(
    one?.small.map(({ values, of }) => [values, of]),
    [[['f'], 29]],
  );
});

test('a harm on those in whom two attributes meet is seen', () => {
  const table = tallied(
    ['sex', 'age'],
    [
      [['m', 'young'], 300, 500],
      [['m', 'old'], 300, 500],
      [['f', 'young'], 420, 500],
      [['f', 'old'], 180, 500],
    ],
  );
  const [sex, age, both] = assessFairness(table, criteria);
  assert.equal(sex?.finding, 'meets');
  assert.equal(age?.finding, 'falls short');
  assert.equal(both?.finding, 'falls short');
  assert.deepEqual(both?.attributes, ['sex', 'age']);
});

test('the reference is the group named, else the most favoured', () => {
  const table = tallied(
    ['sex'],
    [
      [['m'], 600, 1000],
      [['f'], 300, 1100],
    ],
  );
  assert.deepEqual(assessFairness(table, criteria)[0]?.reference, ['m']);
  assert.deepEqual(assessFairness(table, { ...criteria, reference: { sex: 'f' } })[0]?.reference, ['f']);
});

test('whatever the order of the cases, the result is the same', () => {
  const cases = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(cases, (list) => {
      const count = (rows: typeof list) => {
        const tally = new Tally(['g']);
        for (const [group, favourable] of rows) tally.add([group], favourable);
        return assessFairness(tally.table(), { ...criteria, smallestGroup: 5 });
      };
      assert.deepEqual(count(list), count(list.toReversed()));
      for (const { groups, small } of count(list))
        assert.equal(
          [...groups, ...small].reduce((sum, one) => sum + one.of, 0),
          list.length,
          'nobody is lost',
        );
    }),
  );
});

test('attributes that are too fine are refused', () => {
  const tally = new Tally(['id']);
  for (let at = 0; at < 10_000; at++) tally.add([String(at)], true);
  assert.throws(() => tally.add(['one more'], true), RangeError);
});
