import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commitmentOf, type DrawPlan, draw, drawPlaces, keyOf, verifyTranscript } from './draw.ts';

test('the worked example of RFC 3797, section 6', () => {
  const key = keyOf(['9319', '2 5 12 8 10', '9 18 26 34 41 45']);
  assert.equal(key, '9319./2.5.8.10.12./9.18.26.34.41.45./');
  assert.deepEqual(
    drawPlaces(key, 25, 10, 'md5').map((place) => place + 1),
    [17, 7, 2, 16, 25, 23, 8, 24, 19, 13],
  );
});

const plan: DrawPlan = {
  candidates: Array.from({ length: 30 }, (_, at) => ({
    id: `CP-${String(at).padStart(2, '0')}`,
    stratum: at % 3 ? 'medium' : 'high',
  })),
  inspectors: ['a', 'b', 'c', 'd'].map((id) => ({ id, barredFrom: id === 'a' ? ['CP-00', 'CP-03', 'CP-06'] : [] })),
  drawn: { high: 4, medium: 5 },
  inspectorsEach: 2,
};
const randomness = ['03 07 12 19 26 31 08'];

test('as many of each stratum as planned, none twice, two inspectors each, never one with a conflict', () => {
  const result = draw(plan, randomness);
  assert.equal(new Set(result.map((one) => one.target)).size, 9);
  assert.deepEqual(
    ['high', 'medium'].map((stratum) => result.filter((one) => one.stratum === stratum).length),
    [4, 5],
  );
  for (const one of result) {
    assert.equal(new Set(one.inspectors).size, 2);
    const free = plan.inspectors.filter(({ barredFrom }) => !barredFrom.includes(one.target)).map(({ id }) => id);
    assert.deepEqual([...one.inspectors, ...one.standby].sort(), free, 'whoever is not drawn stands by, once');
    assert.ok(!(one.inspectors.includes('a') && ['CP-00', 'CP-03', 'CP-06'].includes(one.target)));
  }
});

test('whoever lists the pool in another order commits to and draws the same', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...plan.candidates], { minLength: plan.candidates.length }), (candidates) => {
      const other = { ...plan, candidates, inspectors: plan.inspectors.toReversed() };
      assert.equal(commitmentOf(other), commitmentOf(plan));
      assert.deepEqual(draw(other, randomness), draw(plan, randomness));
    }),
  );
});

test('a draw is a permutation: no place twice, none outside, all when all are asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(80), fc.nat(1e9), (size, count, seed) => {
      const places = drawPlaces(`${seed}./`, size, count);
      assert.equal(places.length, Math.min(size, count));
      assert.equal(new Set(places).size, places.length);
      assert.ok(places.every((place) => place >= 0 && place < size));
    }),
  );
});

test('every candidate is drawn about equally often: chi-square over 2,000 public values', () => {
  const counts = new Array<number>(10).fill(0);
  for (let value = 0; value < 2000; value++)
    for (const place of drawPlaces(keyOf([String(value)]), 10, 3)) counts[place] = (counts[place] ?? 0) + 1;
  const expected = 600;
  const chi = counts.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
  // 9 degrees of freedom: 27.9 is passed once in a thousand.
  assert.ok(chi < 27.9, `chi-square ${chi}`);
});

test('a transcript is repeated by anybody; one value changed shows', () => {
  const transcript = {
    method: 'RFC 3797, SHA-256',
    format: 2,
    plan,
    commitment: commitmentOf(plan),
    randomness,
    result: draw(plan, randomness),
  };
  assert.equal(verifyTranscript(JSON.parse(JSON.stringify(transcript))), null);
  assert.equal(verifyTranscript({ ...transcript, format: 3 }), 'method');
  const reordered = transcript.result.map((one) => ({ ...one, standby: one.standby.toReversed() }));
  assert.equal(verifyTranscript({ ...transcript, result: reordered }), 'result');
  assert.equal(verifyTranscript({ ...transcript, randomness: ['1'] }), 'result');
  assert.equal(verifyTranscript({ ...transcript, plan: { ...plan, inspectorsEach: 1 } }), 'commitment');
  assert.equal(verifyTranscript({ ...transcript, result: transcript.result.slice(1) }), 'result');
  for (const bad of [null, {}, 'x', { method: 'RFC 3797, SHA-256', plan: {}, randomness: [] }])
    assert.ok(verifyTranscript(bad));
  assert.throws(() => keyOf(['no digits']), RangeError);
});

test('a transcript of the first format, without standby, is read as before', () => {
  // As it was written before there was a second format.
  const first = {
    method: 'RFC 3797, SHA-256',
    plan: {
      candidates: [
        { id: 'p1', stratum: 'high' },
        { id: 'p2', stratum: 'high' },
      ],
      inspectors: ['a', 'b', 'c'].map((id) => ({ id, barredFrom: [] })),
      drawn: { high: 1 },
      inspectorsEach: 2,
    },
    commitment: '7b84c0463b1585b69f53ba48796cb15b5d5b4648a974d154151ea3106f1ac163',
    randomness: ['3 7 12'],
    result: [{ target: 'p1', stratum: 'high', inspectors: ['b', 'a'] }],
  };
  assert.equal(verifyTranscript(first), null);
  assert.equal(verifyTranscript({ ...first, format: 2 }), 'result');
});
