import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commonCharacters } from './commonCharacters.ts';
import { type Bounds, look } from './look.ts';
import { colemanLiau, measureChinese } from './measure.ts';
import { termsIn } from './terms.ts';
import { sentencesOf } from './text.ts';

const bounds: Bounds = { sentence: 60, clause: 15, functionWords: 0.25, englishSentence: 30, englishGrade: 12 };
const terms = [
  { id: 'learning', zh: ['学习'], en: ['learning'] },
  { id: 'machine-learning', zh: ['机器学习'], en: ['machine learning'] },
  { id: 'threshold', zh: ['阈值'], en: ['threshold'] },
];
const rulesIn = (zh: string, en?: string) =>
  look([{ name: 'how', zh, en }], bounds, terms).findings.map((one) => one.rule);

test('Coleman and Liau: the grade of the abstract that their paper is quoted with is 14.5', () => {
  const text =
    'Existing computer programs that measure readability are based largely upon subroutines which estimate number of syllables, usually by counting vowels. The shortcoming in estimating syllables is that it necessitates keypunching the prose into the computer. There is no need to estimate syllables since word length in letters is a better predictor of readability than word length in syllables. Therefore, a new readability formula was computed that has for its predictors letters per 100 words and sentences per 100 words. Both predictors can be counted by an optical scanning device, and thus the formula makes it economically feasible for an organization such as the U.S. Office of Education to calibrate the readability of all textbooks for the public school system.';
  assert.equal(colemanLiau(text)?.toFixed(1), '14.5');
  assert.equal(colemanLiau('…'), null);
});

test('Coleman and Liau, counted a second way, by splitting at blanks', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/u);
  const sentence = fc.array(word, { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (sentences) => {
      const text = sentences.map((words) => `${words.join(' ')}.`).join(' ');
      const words = sentences.flat();
      const [l, s] = [(words.join('').length / words.length) * 100, (sentences.length / words.length) * 100];
      assert.ok(Math.abs((colemanLiau(text) ?? 0) - (0.0588 * l - 0.296 * s - 15.8)) < 1e-9);
    }),
  );
});

test('Chinese clauses: 字数 a clause, a number or a foreign word being one character', () => {
  assert.deepEqual(measureChinese('它比较图像，给出结果。由老师定分数。')?.clauseLength, 5);
  assert.equal(measureChinese('请拨打0755-88001234，或者用App。')?.clauseLength, (5 + 4) / 2);
  assert.equal(measureChinese('，。'), null);
  const clause = fc.stringMatching(/^[的一是在不了有和人这中大为上个国我以要他]{1,30}$/u);
  fc.assert(
    fc.property(fc.array(clause, { minLength: 1, maxLength: 9 }), (clauses) => {
      const measured = measureChinese(`${clauses.join('，')}。`)?.clauseLength ?? 0;
      assert.ok(Math.abs(measured - clauses.join('').length / clauses.length) < 1e-9);
    }),
  );
});

test('Chinese adverbs and conjunctions: the share in a sentence, averaged over the sentences', () => {
  const share = measureChinese('老师看分数。但是老师已经看过。')?.functionWords ?? 0;
  assert.ok(Math.abs(share - (0 + 2 / 5) / 2) < 1e-9, String(share));
});

test('the law itself reads harder than plain words', () => {
  const law = measureChinese(
    '对于公共决策领域以及涉及公共利益的商业领域的算法，提供人工智能产品和服务的组织或者个人应当采取利于公众理解的方式进行算法说明。',
  );
  const plain = measureChinese('这个程序看作业照片，认出学生写的答案，再和标准答案比一比。分数由老师定。');
  assert.ok((law?.clauseLength ?? 0) > 2 * (plain?.clauseLength ?? 0));
});

test('the common characters are the 3,755 of the first level', () => {
  assert.equal(commonCharacters().size, 3755);
  assert.deepEqual(
    [commonCharacters().has('啊'), commonCharacters().has('座'), commonCharacters().has('阈')],
    [true, true, false],
  );
});

test('a term is explained in the text, or found; of two that overlap the longer', () => {
  const explained = (text: string, language: 'zh' | 'en' = 'zh') =>
    termsIn(text, language, terms).map((one) => [one.id, one.explained]);
  assert.deepEqual(explained('用机器学习得出结果'), [['machine-learning', false]]);
  assert.deepEqual(explained('用机器学习（让程序从样例里找规律）得出结果'), [['machine-learning', true]]);
  assert.deepEqual(explained('机器学习是指程序从样例里找规律'), [['machine-learning', true]]);
  assert.deepEqual(explained('让程序从样例里找规律（机器学习）'), [['machine-learning', true]]);
  assert.deepEqual(explained('below the thresholds', 'en'), [['threshold', false]]);
  assert.deepEqual(explained('a threshold, that is, a lowest score', 'en'), [['threshold', true]]);
  assert.deepEqual(explained('relearning', 'en'), []);
  const parts = [
    { name: 'what', zh: '低于阈值的不显示。' },
    { name: 'how', zh: '阈值就是最低的分数。' },
  ];
  assert.deepEqual(
    look(parts, bounds, terms).findings.filter((one) => one.rule === 'unexplained-term'),
    [],
  );
});

test('what stands in a reader’s way is found; plain words pass', () => {
  assert.deepEqual(rulesIn(`${'老师看分数'.repeat(13)}。`), ['long-sentence']);
  assert.deepEqual(rulesIn('系统对结果予以过滤。'), ['empty-verb']);
  assert.deepEqual(rulesIn('用户的行为的记录的特征。'), ['chain-of-de']);
  assert.deepEqual(rulesIn('结果被送出，也会被看到。'), ['passive']);
  assert.deepEqual(rulesIn('低于阈值。'), ['rare-character', 'unexplained-term']);
  assert.deepEqual(rulesIn('它看照片。', 'The result is checked and was changed.'), ['passive']);
  assert.deepEqual(
    rulesIn('它看照片，再给老师提建议。的确如此。', 'It looks at the picture. Call 0755-8800.1234 or e-mail.'),
    [],
  );
});

test('places are right, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'的被由所结果。，；\n 阈值进行比较a.B（）') }), (text) => {
      for (const one of look([{ name: 'x', zh: text, en: text }], bounds, terms).findings)
        assert.equal(text.slice(one.start, one.end), one.text);
      const sentences = sentencesOf(text, 'zh');
      for (const [at, one] of sentences.entries()) assert.ok(at === 0 || one.start >= (sentences[at - 1]?.end ?? 0));
    }),
  );
});
