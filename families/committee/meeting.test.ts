import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { itemInVote, type Meeting, presentFor, standingOf } from './meetingFacts.ts';

const at = (minute: number) => `2026-10-20T06:${String(minute).padStart(2, '0')}:00.000Z`;
const people = ['a', 'b', 'c', 'd', 'e', 'f'];
const meeting: Meeting = {
  heldOn: '2026-10-20',
  quorum: 'moreThanHalf',
  majority: 'twoThirds',
  atLeast: 3,
  agenda: [{ title: '一' }, { title: '二' }],
  roll: people.map((person) => ({ person, name: person, office: 'member', from: '2026-01-01', until: '2026-12-31' })),
  present: ['a', 'b', 'c', 'd'].map((by) => ({ by, at: at(1) })),
  votings: [{ item: 1, at: at(10) }],
  votes: ['a', 'b', 'c'].map((by) => ({ item: 1, by, choice: 'for' as const, at: at(11) })),
  closings: [{ item: 1, at: at(12) }],
};

test('one item is in vote from when it is put to it until its result is declared', () => {
  assert.equal(itemInVote({}), null);
  assert.equal(itemInVote({ ...meeting, closings: [] }), 1);
  assert.equal(itemInVote(meeting), null);
});

test('whoever leaves is not there for what is put to the vote afterwards', () => {
  const left = { ...meeting, departed: [{ by: 'a', at: at(20) }] };
  assert.deepEqual(
    [presentFor(left, 1), presentFor(left, 2)],
    [
      ['a', 'b', 'c', 'd'],
      ['b', 'c', 'd'],
    ],
  );
});

test('coming and going after a result is declared never changes that result', () => {
  const moves = fc.array(
    fc.record({ by: fc.constantFrom(...people), minute: fc.integer({ min: 13, max: 59 }), comes: fc.boolean() }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(moves, (all) => {
      const entries = (comes: boolean) =>
        all.filter((one) => one.comes === comes).map(({ by, minute }) => ({ by, at: at(minute) }));
      const later = { ...meeting, present: [...(meeting.present ?? []), ...entries(true)], departed: entries(false) };
      assert.deepEqual(standingOf(later, 1), standingOf(meeting, 1));
    }),
  );
});
