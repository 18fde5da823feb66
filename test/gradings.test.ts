import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityOf } from '#store/city.ts';
import { recordGrading } from '#systems/6-governance/products/effects.ts';
import { testCity } from './city.ts';

test('a grade recorded late, after its successor, is history; the successor stays', async () => {
  const { around } = await testCity({ demo: true });
  const city = cityOf(around);
  const [graded] = await city.find('risk-grading', { grade: 'high' }, ['graded']);
  assert.ok(graded);
  const { product } = graded.facts;
  const late = {
    product,
    owner: graded.owner,
    grade: 'low',
    between: ['low'],
    ruleVersion: 'v',
    title: '甲',
    revision: 0,
  };
  const live = async () => (await city.find('risk-grading', { product }, ['graded'])).map((one) => one.id);
  for (const _again of [1, 2]) await recordGrading.run(late, city);
  assert.deepEqual(await live(), [graded.id]);
  assert.equal((await city.find('risk-grading', { product, grade: 'low' }, ['superseded'])).length, 1);
  await recordGrading.run({ ...late, grade: 'high', between: [], revision: 99 }, city);
  assert.deepEqual((await live()).length, 1);
  assert.notDeepEqual(await live(), [graded.id], 'the newest of the present grade replaces the one before');
});
