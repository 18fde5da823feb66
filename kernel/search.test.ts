import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { termsOf, wordsOf } from './search.ts';

/** As the store matches: each term is a word, or the beginning of one. */
const matches = (text: string, query: string): boolean => {
  const words = wordsOf(text);
  return termsOf(query).every(({ word, beginning }) =>
    words.some((one) => (beginning ? one.startsWith(word) : one === word)),
  );
};

test('Chinese is cut into every two neighbours and the last sign, other scripts into words', () => {
  assert.deepEqual(wordsOf('语音识别 ＣＴ-2026'), ['语音', '音识', '识别', '别', 'ct', '2026']);
  assert.deepEqual(termsOf('音识别'), [
    { word: '音识', beginning: false },
    { word: '识别', beginning: false },
  ]);
});

test('whatever stands in a text is found: any run of Chinese, the beginning of any word', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'深圳语音识别产品服务'), minLength: 1, maxLength: 12 });
  const words = fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.oneof(signs, words), { minLength: 1 }), fc.nat(), fc.nat(), (runs, which, from) => {
      const run = runs[which % runs.length] ?? '';
      const at = /\p{Script=Han}/u.test(run) ? from % run.length : 0;
      for (let to = at + 1; to <= run.length; to++) assert.ok(matches(runs.join('，'), run.slice(at, to)));
    }),
  );
});

test('what does not stand in it is not found', () => {
  assert.ok(!matches('语音识别', '音语'));
  assert.ok(!matches('speech recognition', 'cognition'));
});
