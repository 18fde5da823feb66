import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Identified } from './identifier.ts';

/** What the tests of identifiers share. */
export const digits = '0123456789';
export const allSigns = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const of = <V>(parsed: Identified<V>): V => {
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.reason.en);
  return parsed.value;
};
export const wrong = (parsed: Identified<unknown>) => {
  assert.ok(!parsed.ok);
  return parsed;
};
export const changed = (text: string, at: number, sign: string) => text.slice(0, at) + sign + text.slice(at + 1);
export const some = (signs: string, length: number) =>
  fc.array(fc.constantFrom(...signs), { minLength: length, maxLength: length }).map((list) => list.join(''));
