import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duties, findDuty } from './duties.ts';
import { timeInForce, timeText } from './dutyTime.ts';
import { intervalSettings } from './intervals.ts';
import { getOffice } from './offices.ts';
import { findProvision, getText, regulation } from './regulation.ts';

/** The pairs of characters in a text: how near one text is to the words of another. */
const pairs = (text: string) => {
  const characters = [...text.replace(/[^\p{Script=Han}\p{Nd}A-Z]/gu, '')];
  return characters.slice(1).map((one, at) => characters[at] + one);
};
/** The Chinese of the paragraph that a duty stands in, with its items where the duty is the paragraph's own. */
const lawOf = (id: string) => {
  const place = findProvision(id);
  assert.ok(place, id);
  return getText(place).zh;
};

test('a duty says what is to be done in the words of its own provision', () => {
  for (const { id, action, short } of duties) {
    const law = new Set(pairs(lawOf(id)));
    const own = pairs(action.zh);
    const share = own.filter((one) => law.has(one)).length / own.length;
    // What the sentence leaves to be understood (its object, 对、将、在) is added, never more than a third.
    assert.ok(share >= 0.65, `${id}: ${(share * 100).toFixed(0)}% of “${action.zh}” is the law's own`);
    assert.ok(action.zh.length >= short.length, `${id}: “${action.zh}” is shorter than its label`);
    assert.doesNotMatch(action.zh, /(?<!其他)应当|不得|[(),;]|[。；]$/u, id);
    assert.doesNotMatch(action.en, /\p{Script=Han}|\bshall (?!be conducted)|must not|\.$|missing|EN text/u, id);
    const ratio = action.en.length / action.zh.length;
    assert.ok(ratio > 2 && ratio < 8, `${id}: ${ratio.toFixed(1)} letters a character`);
  }
  assert.equal(new Set(duties.map((one) => one.action.zh)).size, 204);
  assert.equal(new Set(duties.map((one) => one.action.en)).size, 204);
});

test('the duties of a paragraph leave nothing of it out', () => {
  // What only names the addressee or binds is not part of what is to be done.
  const notDone = /市[^，。]{0,16}?部门|市人民政府(?:及其有关部门)?|应当|不得|鼓励|支持|探索|允许|可以|推动|本条例/gu;
  // The rest of these names the departments or announces the items.
  const namesOthers = ['6.1', '6.2', '65.1'];
  const missing: string[] = [];
  for (const { article, paragraphs } of regulation.articles)
    for (const { paragraph, text } of paragraphs) {
      const own = duties.filter((one) => one.article === article && one.paragraph === paragraph && !one.item);
      if (own.length === 0 || namesOthers.includes(`${article}.${paragraph}`)) continue;
      const said = new Set(own.flatMap((one) => pairs(`${one.addressee.zh}${one.action.zh}`)));
      const wanted = text
        .replace(notDone, '，')
        .split(/[，。：、；]/u)
        .flatMap(pairs);
      const share = wanted.filter((one) => said.has(one)).length / (wanted.length || 1);
      if (share < 0.85) missing.push(`${article}.${paragraph}: ${(share * 100).toFixed(0)}%`);
    }
  assert.deepEqual(missing, []);
});

test('the modality is that of the Chinese; where it has no 应当 a note says so', () => {
  const binding: Readonly<Record<string, RegExp>> = {
    shall: /应当/u,
    'must not': /不得/u,
    may: /可以|允许/u,
    encouraged: /鼓励/u,
    'encouraged+supported': /鼓励和支持|支持和鼓励/u,
    supported: /支持/u,
    explored: /探索/u,
  };
  for (const { id, article, paragraph, modality, note } of duties) {
    const word = binding[modality];
    if (word && !word.test(getText({ article, paragraph }).zh)) assert.ok(note, `${id} has no ${word.source}`);
  }
  assert.match(findDuty('66.1a')?.note?.zh ?? '', /没有“应当”/u);
});

test('an addressee that the law names is in its words; the others are proposals to be confirmed', () => {
  for (const { id, article, addressee } of duties) {
    const named = addressee.zh.replace(/（.*）$/u, '');
    assert.equal(addressee.stated, !named.startsWith('未明确'), id);
    assert.equal(addressee.stated, !addressee.en.startsWith('unstated'), id);
    for (const office of addressee.offices) assert.ok(getOffice(office));
    // Article 44 names the products and means their providers.
    if (!addressee.stated || article === 44) continue;
    const law = new Set(pairs(getText({ article }).zh));
    const own = pairs(named);
    assert.ok(own.filter((one) => law.has(one)).length / own.length > 0.6, `${id}: ${named}`);
  }
  // 66 duties and the principle of Article 63.
  assert.equal(duties.filter((one) => !one.addressee.stated).length, 67);
  assert.deepEqual(findDuty('6.2')?.addressee.offices.length, 19);
});

test('only Article 62 has dates; 定期 and 及时 have an interval that the law does not set', () => {
  const of = (kind: string) => duties.filter((one) => one.time.kind === kind).map((one) => one.id);
  assert.deepEqual(of('deadline'), ['62.1']);
  assert.deepEqual(of('regular'), ['7.2a', '21.3b', '43.1b']);
  assert.deepEqual(of('prompt'), ['61.2a', '67.2c']);
  for (const { id, time } of duties) {
    if ('word' in time && time.word) assert.ok(lawOf(id).includes(time.word), `${id} has no ${time.word}`);
    if (time.kind === 'regular' || time.kind === 'prompt') assert.equal(time.confirmed, false);
  }
  for (const word of ['定期', '及时'])
    for (const { article, paragraphs } of regulation.articles)
      for (const { paragraph, text } of paragraphs)
        if (text.includes(word))
          assert.ok(
            duties.some((one) => one.article === article && one.paragraph === paragraph && 'setting' in one.time),
            `${article}.${paragraph} says ${word}`,
          );
});

test('each open interval is a setting with its source, not confirmed', () => {
  assert.deepEqual(
    intervalSettings.map((one) => [one.key, one.value, one.confirmed]),
    [
      ['law.7.2a.interval', 12, false],
      ['law.21.3b.interval', 6, false],
      ['law.43.1b.interval', 6, false],
      ['law.61.2a.term', { kind: 'natural', days: 30 }, false],
      ['law.67.2c.term', { kind: 'natural', days: 90 }, false],
    ],
  );
  for (const { source } of intervalSettings) assert.match(source.zh, /未规定.+暂定/u);
});

test('a time in words names the interval in force and whether its source is confirmed', () => {
  const time = (id: string) => findDuty(id)?.time ?? { kind: 'none' as const };
  assert.deepEqual(timeText(time('62.1')), {
    zh: '每年1月1日至6月30日，就上一年度',
    en: 'each year from 1 January to 30 June, on the previous year',
  });
  assert.match(timeText(time('43.1b'))?.zh ?? '', /^定期：每6个月一次（条例未规定间隔，来源待确认）$/u);
  const set = {
    'law.43.1b.interval': { value: 3, confirmed: true },
    'law.67.2c.term': { value: { kind: 'working', days: 20 }, confirmed: false },
  };
  assert.deepEqual(timeText(timeInForce(time('43.1b'), set)), { zh: '每3个月一次', en: 'every 3 months' });
  assert.match(timeText(timeInForce(time('67.2c'), set))?.en ?? '', /^promptly: within 20 working days \(/u);
  assert.equal(timeText(time('5.1a')), null);
  assert.deepEqual(timeText(time('66.2a')), { zh: '投入使用前', en: 'before the application is put in use' });
});
