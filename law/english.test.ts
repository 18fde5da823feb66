import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getHeading } from './headings.ts';
import {
  englishRegulation,
  getChapterTitle,
  getText,
  provisions,
  type Regulation,
  referenceOf,
  regulation,
} from './regulation.ts';

const numbering = ({ chapters, articles }: Regulation) => [
  chapters.map((one) => one.chapter),
  articles.map((one) => [
    one.article,
    one.chapter,
    one.paragraphs.map((p) => [p.paragraph, (p.items ?? []).map((item) => item.item)]),
  ]),
];
const han = /\p{Script=Han}/u;
const texts = provisions.map((place) => ({ ref: referenceOf(place), ...getText(place) }));

test('the English has the chapters, articles, paragraphs and items of the Chinese, number by number', () => {
  assert.deepEqual(numbering(englishRegulation), numbering(regulation));
  assert.equal(texts.length, 108 + 13);
});

test('every text is rendered, in English alone, at a plausible length', () => {
  for (const { ref, zh, en } of texts) {
    assert.doesNotMatch(en, /[\p{Script=Han}，。；：、（）]/u, ref);
    // A Chinese character of this text comes to about three letters of English.
    const ratio = en.length / zh.length;
    assert.ok(ratio > 2 && ratio < 7, `${ref}: ${ratio.toFixed(2)} letters a character`);
    assert.equal(en.at(-1), { '。': '.', '；': ';', '：': ':' }[zh.at(-1) ?? ''], `${ref}: ends otherwise`);
  }
  const years = (text: string) => text.match(/\d+G?/gu) ?? [];
  for (const { ref, zh, en } of texts)
    assert.deepEqual(years(en).sort(), years(zh.replace('11月', '')).sort(), `${ref}: other numbers`);
});

test('the English binds as the Chinese does', () => {
  const modal: readonly [RegExp, RegExp][] = [
    [/应当/u, /\bshall\b/u],
    [/不得/u, /\bmust not\b/u],
    [/可以/u, /\bmay\b/u],
    [/允许/u, /\bpermitted\b/u],
    [/鼓励(?!创新)/u, /\bencouraged?\b/u],
    [/支持|扶持|支撑/u, /\bsupport(?:ed|s)?\b/u],
    [/探索/u, /\bexplor(?:e|ed|ing)\b|\bfree-exploration\b/u],
  ];
  for (const { ref, zh, en } of texts)
    for (const [chinese, english] of modal)
      assert.equal(english.test(en), chinese.test(zh), `${ref}: ${chinese.source} in one language only\n${zh}\n${en}`);
});

test('one office has one name, one term one rendering', () => {
  const terms: readonly [string, RegExp][] = [
    ['市人民政府', /Municipal People's Government/u],
    ['市产业主管部门', /municipal industry authority/u],
    ['市科技创新部门', /municipal science and technology innovation authority/u],
    ['市市场监管部门', /municipal market regulation authority/u],
    ['市财政部门', /municipal finance authority/u],
    ['市统计部门', /municipal statistics authority/u],
    ['市政务服务数据管理部门', /municipal government service data authority/u],
    ['市规划和自然资源部门', /municipal planning and natural resources authority/u],
    ['市人才工作部门', /municipal talent work authority/u],
    ['市人工智能伦理委员会', /municipal AI ethics committee/u],
    ['伦理安全规范', /ethics and safety norms/u],
    ['事前评估', /ex-ante assessment/u],
    ['事前披露', /prior disclosure/u],
    ['事后跟踪', /ex-post tracking/u],
    ['风险预警', /risk warning/u],
    ['科技成果转化', /commerciali[sz]/u],
    ['社会资本', /private capital/iu],
    ['社会力量', /private actors/iu],
  ];
  for (const [chinese, english] of terms) {
    const where = texts.filter((one) => one.zh.includes(chinese));
    assert.ok(where.length > 0, chinese);
    for (const { ref, en } of where) assert.match(en, english, `${ref}: ${chinese}`);
  }
});

test('every article has a heading of its own in both languages', () => {
  const headings = regulation.articles.map((one) => getHeading(one.article));
  assert.equal(new Set(headings.map((one) => one.zh)).size, 73);
  assert.equal(new Set(headings.map((one) => one.en)).size, 73);
  for (const { zh, en } of headings) {
    assert.ok(han.test(zh) && !han.test(en) && zh.length <= 16 && en.length <= 70, `${zh} | ${en}`);
  }
  assert.deepEqual(getChapterTitle(7), { zh: '第七章　附则', en: 'Chapter 7: Supplementary Provisions' });
  for (const wrong of [0, 74]) assert.throws(() => getHeading(wrong));
  assert.throws(() => getText({ article: 66, paragraph: 4 }));
});
