import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Ballot, decisions, simplifiedOutcome, tally } from './tally.ts';

const people = (n: number) => Array.from({ length: n }, (_, at) => `p${at}`);
const votes = (...given: readonly Ballot[]) => given.map((vote, at) => ({ by: `p${at}`, vote }));
const decided = (present: number, ...given: readonly Ballot[]) => tally(people(present), votes(...given)).decision;

test('two-thirds of those present: four of five and of six, five of seven', () => {
  assert.deepEqual(
    [5, 6, 7, 9].map((present) => tally(people(present), []).needed),
    [4, 4, 5, 6],
  );
  assert.equal(decided(5, 'approve', 'approve', 'approve', 'approve', 'reject'), 'approve');
  assert.equal(decided(5, 'approve', 'approve', 'approve', 'reject', 'reject'), null);
});

test('whoever abstains is present, and nothing is decided while a vote is missing', () => {
  assert.equal(decided(6, 'approve', 'approve', 'approve', 'abstain', 'abstain', 'abstain'), null);
  assert.equal(decided(5, 'approve', 'approve', 'approve', 'approve'), null);
});

test('the simplified procedure ends only where all approve alike; a doubt or a difference falls back', () => {
  const outcome = (...given: readonly Ballot[]) => simplifiedOutcome(tally(people(2), votes(...given)));
  assert.equal(outcome('approve', 'approve'), 'approve');
  assert.equal(outcome('approveAfterChange', 'approveAfterChange'), 'approveAfterChange');
  for (const given of [
    ['approve', 'approveAfterChange'],
    ['approve', 'abstain'],
    ['reject', 'reject'],
    ['reviewAgain', 'reviewAgain'],
  ] as const)
    assert.equal(outcome(...given), 'fallBack');
  assert.equal(outcome('approve'), null);
});

const ballot = fc.constantFrom<Ballot>(...decisions, 'abstain');
test('any sitting: at most one decision carries, the order of votes is nothing, strangers count for nothing', () => {
  fc.assert(
    fc.property(
      fc.array(ballot, { minLength: 1, maxLength: 15 }),
      fc.array(ballot, { maxLength: 5 }),
      (given, strangers) => {
        const present = people(given.length);
        const cast = votes(...given);
        const counted = tally(present, cast);
        // The second way: sort the votes, and look at the longest run.
        const runs = decisions.map((one) => given.filter((vote) => vote === one).length);
        const carrying = decisions.filter((_, at) => (runs[at] ?? 0) * 3 >= given.length * 2);
        assert.equal(counted.decision, carrying[0] ?? null);
        assert.ok(carrying.length <= 1);
        const noise = strangers.map((vote, at) => ({ by: `stranger${at}`, vote }));
        assert.deepEqual(tally(present, [...noise, ...cast.toReversed()]), counted);
      },
    ),
  );
});
