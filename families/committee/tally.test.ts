import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Choice, fewest, isInTerm, recusals, type Seat, type Share, tally } from './tally.ts';

const day = '2026-10-20';
const seat = (person: string, more: Partial<Seat> = {}): Seat => ({
  person,
  name: person,
  office: 'member',
  from: '2024-07-01',
  until: '2027-06-30',
  ...more,
});
const rule = { quorum: 'moreThanHalf', majority: 'twoThirds', atLeast: 5 } as const;
const votes = (item: number, said: Readonly<Record<string, Choice>>) =>
  Object.entries(said).map(([by, choice]) => ({ item, by, choice }));

test('a recusal and a 4:1 vote: six in term, one from the party concerned, four of five agree', () => {
  const roll = [
    ...['a', 'b', 'c', 'd', 'e'].map((one) => seat(one)),
    seat('f', { organisation: 'firm' }),
    seat('g', { until: '2026-06-30' }),
  ];
  const aside = recusals([{ concerned: 'firm' }], roll, []);
  assert.deepEqual(aside, [{ item: 1, person: 'f', ground: 'organisation' }]);
  const present = roll.map((one) => one.person);
  const cast = votes(1, { a: 'for', b: 'for', c: 'against', d: 'for', e: 'for', f: 'for', g: 'for' });
  assert.deepEqual(tally(1, { on: day, roll, present, recusals: aside, votes: cast, rule }), {
    item: 1,
    seats: 6,
    recused: 1,
    entitled: 5,
    present: 5,
    quorumNeeded: 5,
    for: 4,
    against: 1,
    abstained: 0,
    notVoting: 0,
    needed: 4,
    outcome: 'adopted',
  });
  const without = tally(1, { on: day, roll, present: present.slice(1), recusals: aside, votes: cast, rule });
  assert.equal(without.outcome, 'inquorate', 'one less, and there is no quorum');
});

test('a term includes its first and its last day', () => {
  const term = { from: '2026-01-01', until: '2026-12-31' };
  assert.deepEqual(
    ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((on) => isInTerm(term, on)),
    [false, true, true, false],
  );
});

test('an interest declared on one item recuses from that item alone, and once', () => {
  const declared = [
    { item: 2, by: 'a' },
    { item: 2, by: 'a' },
  ];
  assert.deepEqual(recusals([{}, {}], [seat('a'), seat('b')], declared), [
    { item: 2, person: 'a', ground: 'declared' },
  ]);
});

const share = fc.constantFrom<Share>('moreThanHalf', 'twoThirds');
test('the fewest of a share is the least whole number that reaches it', () => {
  const reaches = (of: Share, part: number, all: number) =>
    of === 'moreThanHalf' ? part * 2 > all : part * 3 >= all * 2;
  fc.assert(
    fc.property(share, fc.integer({ min: 0, max: 500 }), (of, all) => {
      const least = fewest(of, all);
      return reaches(of, least, all) && (least === 0 || !reaches(of, least - 1, all));
    }),
  );
});

const people = Array.from({ length: 12 }, (_, at) => `p${at}`);
const meetings = fc.record({
  roll: fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...people), fc.boolean(), fc.constantFrom(undefined, 'firm'))
      .map(([person, inTerm, organisation]) =>
        seat(person, { until: inTerm ? '2027-06-30' : '2026-10-19', organisation }),
      ),
    { selector: (one) => one.person, maxLength: 12 },
  ),
  present: fc.array(fc.constantFrom(...people), { maxLength: 16 }),
  declared: fc.array(fc.record({ item: fc.integer({ min: 1, max: 2 }), by: fc.constantFrom(...people) }), {
    maxLength: 4,
  }),
  votes: fc.array(
    fc.record({
      item: fc.integer({ min: 1, max: 2 }),
      by: fc.constantFrom(...people),
      choice: fc.constantFrom<Choice>('for', 'against', 'abstain'),
    }),
    { maxLength: 20 },
  ),
  rule: fc.record({ quorum: share, majority: share, atLeast: fc.integer({ min: 1, max: 6 }) }),
});

test('counted a second way, member by member in fractions, the outcome is the same', () => {
  fc.assert(
    fc.property(meetings, ({ roll, present, declared, votes: cast, rule: by }) => {
      const aside = recusals([{ concerned: 'firm' }, {}], roll, declared);
      const counted = tally(1, { on: day, roll, present, recusals: aside, votes: cast, rule: by });
      let [entitled, there, agreed] = [0, 0, 0];
      for (const one of roll) {
        if (one.until < day || one.organisation === 'firm') continue;
        if (declared.some((said) => said.item === 1 && said.by === one.person)) continue;
        entitled += 1;
        if (!present.includes(one.person)) continue;
        there += 1;
        if (cast.find((vote) => vote.item === 1 && vote.by === one.person)?.choice === 'for') agreed += 1;
      }
      const enough = (of: Share, part: number, all: number) =>
        of === 'moreThanHalf' ? part > all / 2 : part >= (all * 2) / 3 - 1e-9;
      const quorate = there >= by.atLeast && enough(by.quorum, there, entitled);
      const expected = !quorate ? 'inquorate' : enough(by.majority, agreed, there) ? 'adopted' : 'notAdopted';
      assert.deepEqual(
        [counted.entitled, counted.present, counted.for, counted.outcome],
        [entitled, there, agreed, expected],
      );
      assert.equal(counted.for + counted.against + counted.abstained + counted.notVoting, counted.present);
    }),
    { numRuns: 500 },
  );
});

test('one more vote for an item never takes its adoption away, and another item’s votes never matter', () => {
  fc.assert(
    fc.property(meetings, fc.constantFrom(...people), ({ roll, present, declared, votes: cast, rule: by }, person) => {
      const meeting = { on: day, roll, present, recusals: recusals([{}, {}], roll, declared), rule: by };
      const before = tally(1, { ...meeting, votes: cast });
      const more = tally(1, { ...meeting, votes: [...cast, { item: 1, by: person, choice: 'for' }] });
      assert.ok(before.outcome !== 'adopted' || more.outcome === 'adopted');
      assert.deepEqual(tally(1, { ...meeting, votes: cast.filter((one) => one.item === 1) }), before);
    }),
  );
});
