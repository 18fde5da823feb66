import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { difference } from './difference.ts';

const text = fc
  .array(fc.constantFrom('合同', '审阅', '，', 'AI ', 'review', ' ', '。', '𠮷'))
  .map((parts) => parts.join(''));
const of = (pieces: ReturnType<typeof difference>, ...kinds: string[]) =>
  pieces
    .filter((piece) => kinds.includes(piece.kind))
    .map((piece) => piece.text)
    .join('');

test('the pieces are the text before and the text after, and a text does not differ from itself', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = difference(before, after);
      assert.equal(of(pieces, 'same', 'removed'), before);
      assert.equal(of(pieces, 'same', 'added'), after);
      assert.ok(pieces.every((piece, at) => piece.text !== '' && piece.kind !== pieces[at - 1]?.kind));
      assert.equal(of(difference(before, before), 'removed', 'added'), '');
    }),
  );
});

test('texts differ by the word, in Chinese and in English', () => {
  assert.deepEqual(difference('由工作人员查看。', '由医师查看。'), [
    { kind: 'same', text: '由' },
    { kind: 'removed', text: '工作人员' },
    { kind: 'added', text: '医师' },
    { kind: 'same', text: '查看。' },
  ]);
  assert.deepEqual(difference('Reviews contracts', 'Reviews leases'), [
    { kind: 'same', text: 'Reviews ' },
    { kind: 'removed', text: 'contracts' },
    { kind: 'added', text: 'leases' },
  ]);
});

test('a word of Latin letters ends where Chinese begins', () => {
  assert.deepEqual(difference('用AI审阅', '用AI比对'), [
    { kind: 'same', text: '用AI' },
    { kind: 'removed', text: '审阅' },
    { kind: 'added', text: '比对' },
  ]);
});

test('texts too long to compare in full are still told truly', () => {
  const [before, after] = ['一二三四五六七'.repeat(400), '七六五四三二一'.repeat(400)];
  const pieces = difference(before, after);
  assert.equal(of(pieces, 'same', 'removed'), before);
  assert.equal(of(pieces, 'same', 'added'), after);
});
