import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expertsAgree, standardDerived } from './rules.ts';

const people = ['a', 'b', 'c', 'd', 'e'];
const passes = (agreeing: number, settings: object = {}) => {
  const votes = people.map((by, at) => ({ by, choice: at < agreeing ? 'agree' : 'abstain' }));
  const facts = standardDerived({ experts: people, votes }, {}, {});
  return expertsAgree({ facts, settings } as never) === true;
};

test('three quarters of all experts named must agree; whoever abstains does not agree', () => {
  assert.deepEqual(
    [3, 4, 5].map((n) => passes(n)),
    [false, true, true],
  );
  const set = { 'standards.share': { value: 60, source: { zh: '', en: '' }, confirmed: true } };
  assert.equal(passes(3, set), true, 'the share is a setting');
  const stranger = standardDerived({ experts: ['a'], votes: [{ by: 'x', choice: 'agree' }] }, {}, {});
  assert.equal(stranger.agreed, 0, 'only experts named count');
});

test('a review is due five years after the standard took effect, or after the last review', () => {
  assert.equal(standardDerived({ effectiveOn: '2024-02-29' }, {}, {}).reviewBy, '2029-02-28');
  assert.equal(standardDerived({ effectiveOn: '2021-09-01', reviewedOn: '2026-05-04' }, {}, {}).reviewBy, '2031-05-04');
});
