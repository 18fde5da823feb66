import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstRules } from '#families/rules/firstRules.ts';
import { contradictionsWith, eligibilityOf, routesOf } from './conditions.ts';
import { everyCriterionIsMeasured, outcomesOf, pilotDerived, planIsSound } from './rules.ts';
import { percentOfCap } from './use.ts';

const fit = {
  nationalSecurity: false,
  publicInterest: false,
  personalSafety: false,
  standardsExist: false,
  internationalStandard: 'ISO/IEC 20071-23',
  conformity: [{}],
};
const product = { grade: 'low', publicDecision: false, publicInterestCommerce: false };
const failing = (applied: object, of: object = product) =>
  eligibilityOf(applied as never, of as never, firstRules)
    .verdicts.filter(({ holds }) => holds !== true)
    .map(({ condition, holds }) => [condition, holds]);

test('Article 44: five conditions, each one alone, with its row and its reason', () => {
  assert.deepEqual(failing(fit), []);
  assert.deepEqual(failing({ ...fit, nationalSecurity: true }), [['openField', false]]);
  assert.deepEqual(failing(fit, { ...product, publicDecision: true }), [['openField', false]]);
  assert.deepEqual(failing(fit, { ...product, grade: 'medium' }), [['lowRisk', false]]);
  assert.deepEqual(failing({ ...fit, conformity: [] }), [['advancedStandard', false]]);
  const { verdicts } = eligibilityOf({ ...fit, personalSafety: true }, product, firstRules);
  assert.deepEqual(
    verdicts.at(-1)?.reasons.map(({ row, articles }) => [row, articles]),
    [['barrier-personal-safety', ['44.1']]],
  );
});

test('what is not stated, or not graded yet, is neither met nor failed', () => {
  assert.deepEqual(
    failing({}, { ...product, grade: 'undetermined' }).map(([, holds]) => holds),
    [null, null, false, null, null],
  );
  const { verdicts, eligible } = eligibilityOf({}, product, firstRules, true);
  assert.deepEqual(
    [verdicts[2]?.holds, eligible],
    [null, null],
    'while one is typing, no standard named is no failure',
  );
});

test('a statement that the product’s record contradicts is named by its fact, whichever way', () => {
  const named = (applied: object, record: object) =>
    contradictionsWith(applied as never, record as never).map(({ field }) => field);
  assert.deepEqual(named(fit, { ...fit, personalSafety: true, publicInterest: true }), [
    'publicInterest',
    'personalSafety',
  ]);
  assert.deepEqual(named({ standardsExist: true }, { standardsExist: false }), ['standardsExist']);
  assert.deepEqual(named(fit, {}), [], 'a record that says nothing contradicts nothing');
});

test('case 2 belongs to the regulation of connected vehicles, case 1 to assessment and recognition', () => {
  const routes = (facts: object) => routesOf(facts as never, firstRules).map(({ id }) => id);
  assert.ok(routes({ grade: 'high', roadVehicle: true, personalSafety: true }).includes('vehicle-route'));
  assert.ok(routes({ medicalDevice: true }).includes('medical-recognition'));
});

test('the plan is insured to its last day and ends within the longest time', () => {
  const sound = (endsOn: string, coverUntil: string) => {
    const answer = planIsSound({
      facts: { endsOn, coverUntil },
      settings: {},
      now: new Date('2026-11-24T02:00:00Z'),
    } as never);
    return answer === true || answer.field;
  };
  assert.equal(sound('2027-02-22', '2027-02-22'), true);
  assert.equal(sound('2027-02-22', '2027-02-21'), 'coverUntil');
  assert.equal(sound('2027-11-24', '2028-01-01'), true);
  assert.equal(sound('2027-11-25', '2028-01-01'), 'endsOn');
});

test('use counts by its highest share of a cap, never rounded down', () => {
  const count = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(count, count, count, count, (persons, cap, places, most) => {
      const percent = percentOfCap({ persons, places }, { persons: cap, places: most });
      assert.equal(percent > 100, persons > cap || places > most);
      assert.ok(percent >= Math.max(persons / cap, places / most) * 100 - 1e-6);
    }),
  );
  assert.equal(percentOfCap({ devices: 9 }, { persons: 1 }), 0, 'no cap, no share');
});

test('a report above the cap asks for an explanation once, and stops the pilot the second time', () => {
  const step = (...persons: number[]) =>
    pilotDerived({ persons: 100, uses: persons.map((n) => ({ persons: n })) }, firstRules).useStep;
  assert.deepEqual(
    [step(100), step(105), step(105, 90), step(105, 90, 106), step(111)],
    ['none', 'explain', 'none', 'stop', 'stop'],
  );
});

test('each exit criterion is met or not by its figure, or says why there is none', () => {
  const criteria = [
    { criterion: '延迟', comparison: 'atMost', threshold: '2' },
    { criterion: '准确率', comparison: 'atLeast', threshold: '95' },
  ] as const;
  const met = (...measured: string[]) =>
    outcomesOf(
      criteria,
      criteria.map(({ criterion }, at) => ({ criterion, measured: measured[at] })),
    ).map((one) => ('met' in one ? one.met : null));
  assert.deepEqual(met('2', '95'), [true, true]);
  assert.deepEqual(met('2.0001', '94.9999'), [false, false]);
  assert.deepEqual(met('10'), [false, null]);
  const complete = (results: object[]) => everyCriterionIsMeasured({ facts: { criteria, results } } as never);
  assert.equal(
    complete([
      { criterion: '延迟', measured: '1' },
      { criterion: '准确率', note: '提前停止' },
    ]),
    true,
  );
  assert.notEqual(complete([{ criterion: '延迟', measured: '1' }]), true);
  assert.notEqual(complete([{ criterion: '别的', measured: '1' }]), true);
});
