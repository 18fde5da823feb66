import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getText, provisions, referenceOf } from './regulation.ts';
import { type LawHit, searchLaw } from './search.ts';

const marked = ({ text, highlights }: LawHit) => highlights.map(([from, to]) => text.slice(from, to));
const refs = (query: string, prefer?: 'zh' | 'en') => searchLaw(query, prefer).map((one) => one.ref);

test('Chinese words are found wherever they stand, all of them', () => {
  const [hit] = searchLaw('事前评估');
  assert.deepEqual([hit?.ref, hit?.language, hit && marked(hit)], ['66.2', 'zh', ['事前评估']]);
  assert.deepEqual(hit?.citation, { zh: '第六十六条第二款', en: 'Article 66(2)' });
  const both = searchLaw('伦理 审查');
  assert.deepEqual(refs('伦理 审查'), ['46.1', '72.1']);
  for (const one of both) assert.deepEqual([...new Set(marked(one))].sort(), ['伦理', '审查'].sort());
  // Words that overlap are marked as one stretch.
  assert.deepEqual(searchLaw('事前 前评').map(marked), [['事前评', '事前']]);
});

test('English words are found in any case, from the start of a word', () => {
  const [hit] = searchLaw('Ex-Ante ASSESS');
  assert.deepEqual([hit?.ref, hit?.language, hit && marked(hit)], ['66.2', 'en', ['ex-ante', 'assess']]);
  assert.ok(!refs('sessment').includes('66.2'));
  // A short word is taken whole: “AI” is not the beginning of “aim”, nor inside “maintain”.
  for (const one of searchLaw('AI', 'en')) for (const word of marked(one)) assert.equal(word, 'AI');
  assert.deepEqual(refs('artificial intelligence ethics committee'), refs('AI ethics committee'));
  assert.ok(refs('AI ethics committee').includes('65.2'));
});

test('what is in both languages is shown in the preferred one', () => {
  assert.deepEqual(refs('5G', 'zh'), ['36.2', '45.1']);
  assert.deepEqual(refs('5G', 'en'), ['36.2', '45.1']);
  assert.equal(searchLaw('5G', 'zh')[0]?.language, 'zh');
  assert.equal(searchLaw('5G', 'en')[0]?.language, 'en');
});

test('a citation finds its place', () => {
  assert.deepEqual(refs('第六十六条第二款'), ['66.2']);
  assert.deepEqual(refs('Article 66(2)'), ['66.2']);
  assert.deepEqual(refs('72.2(5)'), ['72.2(5)']);
  assert.deepEqual(refs('第六十六条'), ['66.1', '66.2', '66.3']);
});

test('every hit holds what was asked for; nothing is asked by blanks or signs alone', () => {
  for (const query of ['', '  ', '，、', 'zzzz', '不存在的词语']) assert.deepEqual(searchLaw(query), [], query);
  for (const hostile of ['(', '.*', '[', '\\', '$&']) assert.ok(searchLaw(hostile).length <= provisions.length);
  for (const place of provisions) {
    const { zh, en } = getText(place);
    assert.ok(refs(zh.slice(0, 8)).includes(referenceOf(place)));
    assert.ok(refs(en.split(' ').slice(0, 4).join(' ')).includes(referenceOf(place)));
  }
});
