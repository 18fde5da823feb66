import assert from 'node:assert/strict';
import { test } from 'node:test';
import { field } from '#kernel/fields/field.ts';
import { excerptOf } from './excerpt.ts';

const fields = {
  name: field.text('名称', 'Name'),
  product: field.record('产品记录', 'Product record', { system: 'products' }),
  purpose: field.longText('做什么', 'What it does'),
  grade: field.choice('等级', 'Grade', { high: { zh: '高风险', en: 'High risk' } }),
};
const facts = {
  name: '澄影',
  product: '00000000-0000-4000-8000-000000000000',
  purpose: {
    zh: `${'辅助医生阅片。'.repeat(30)}检测肺结节。`,
    en: `${'Helps doctors. '.repeat(20)}Detects lung nodules.`,
  },
  grade: 'high',
};
const marked = ({ text, highlights }: ReturnType<typeof excerptOf>) =>
  highlights.map(([from, to]) => text.slice(from, to));

test('an excerpt shows the words where they stand, in the language in which they stand', () => {
  const zh = excerptOf(fields, facts, '肺结节', 'en');
  assert.deepEqual([zh.language, marked(zh)], ['zh', ['肺结节']]);
  assert.ok(zh.text.startsWith('…') && zh.text.length <= 122);
  const en = excerptOf(fields, facts, 'lung nodules', 'zh');
  assert.deepEqual([en.language, marked(en)], ['en', ['lung', 'nodules']]);
  assert.equal(excerptOf(fields, facts, 'high', 'zh').language, 'en');
});

test('what is found in the number alone is told by its beginning, and ids of records are left out', () => {
  const found = excerptOf(fields, facts, 'CP-2026', 'zh');
  assert.deepEqual([found.language, found.highlights], ['zh', []]);
  assert.match(found.text, /^名称: 澄影；做什么/u);
});
