import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '#kernel/registry.ts';
import { systems } from './index.ts';

test('every declaration is sound: provisions exist, states can be reached, names have words', () => {
  assert.ok(systems.length > 6);
  assert.deepEqual(check(systems), []);
});

test('a fault in a declaration is named', () => {
  const [first] = systems;
  assert.ok(first);
  const broken = { ...first, law: ['99.9'], lifecycle: { ...first.lifecycle, nowhere: {} } };
  assert.deepEqual(check([broken]), [
    'departments: no duty 99.9 in the law',
    'departments: the state nowhere cannot be reached from draft',
    'departments: the state nowhere has no word in kernel/words.ts',
    'departments: nobody is declared to read the state nowhere',
  ]);
});
