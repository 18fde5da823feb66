import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fenOf, yuanOf } from './money.ts';

test('yuan as typed become 分 without rounding', () => {
  for (const [yuan, fen] of [
    ['0', 0],
    ['0.01', 1],
    ['0.1', 10],
    ['19.99', 1999],
    ['1.005', 100],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ] as const)
    assert.equal(fenOf(yuan), fen, yuan);
});

test('an amount shown and read back is the same', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (fen) => fenOf(yuanOf(fen)) === fen));
});
