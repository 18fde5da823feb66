import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptFor } from './keptFor.ts';

test('what is asked within the time is computed once, and anew after it', async () => {
  let [now, computed] = [0, 0];
  const ask = keptFor(
    10,
    async () => ++computed,
    () => now,
  );
  assert.deepEqual(await Promise.all([ask(), ask()]), [1, 1]);
  now = 9;
  assert.equal(await ask(), 1);
  now = 10;
  assert.equal(await ask(), 2);
});

test('a failure is told to those who waited for it and not kept', async () => {
  let fails = true;
  const ask = keptFor(1000, async () => {
    if (fails) throw new Error('no database');
    return 'there';
  });
  await assert.rejects(ask(), /no database/u);
  fails = false;
  assert.equal(await ask(), 'there');
});
