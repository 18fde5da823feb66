import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duties, isDutyId, reportWindow } from './duties.ts';
import { isOfficeId, offices } from './offices.ts';
import { articleCount } from './places.ts';
import { citation, eIdOf, findProvision, permalink, regulation } from './regulation.ts';
import { systemName } from './systemNames.ts';

test('the text is whole: 7 chapters, 73 articles, 108 paragraphs, 13 items', () => {
  const paragraphs = regulation.articles.flatMap((one) => one.paragraphs);
  assert.deepEqual(
    [
      regulation.chapters.length,
      regulation.articles.length,
      paragraphs.length,
      paragraphs.flatMap((one) => one.items ?? []).length,
    ],
    [7, 73, 108, 13],
  );
  assert.ok(paragraphs.every((one) => one.text.length > 5));
});

test('every place of the text can be cited, and none besides', () => {
  assert.equal(articleCount, regulation.articles.length);
  for (const { article, paragraphs } of regulation.articles) {
    for (const { paragraph, items = [] } of paragraphs) {
      assert.deepEqual(findProvision(`${article}.${paragraph}`), { article, paragraph });
      for (const { item } of items)
        assert.deepEqual(findProvision(`${article}.${paragraph}(${item})`), { article, paragraph, item });
      assert.equal(findProvision(`${article}.${paragraph}(${items.length + 1})`), null);
    }
    assert.equal(findProvision(`${article}.${paragraphs.length + 1}`), null);
  }
});

test('204 duties, each with an id of its own and a provision that exists', () => {
  assert.equal(duties.length, 204);
  assert.equal(new Set(duties.map((one) => one.id)).size, 204);
  for (const duty of duties) {
    assert.ok(findProvision(`${duty.article}.${duty.paragraph}${duty.item ? `(${duty.item})` : ''}`), duty.id);
    for (const office of duty.addressee.offices) assert.ok(isOfficeId(office), duty.id);
  }
  assert.equal(duties.filter((one) => one.modality === 'shall').length, 97);
  for (const duty of duties) {
    assert.ok(duty.system === 'none' || systemName(duty.system), duty.system);
  }
  assert.ok(isDutyId('66.2c') && !isDutyId('66.9'));
});

test('citations, permalinks and eIds', () => {
  assert.deepEqual(citation('66.2'), { zh: '第六十六条第二款', en: 'Article 66(2)' });
  assert.deepEqual(citation('62.1'), { zh: '第六十二条', en: 'Article 62' });
  assert.deepEqual(citation('72.2(5)'), { zh: '第七十二条第二款第（五）项', en: 'Article 72(2)(5)' });
  assert.deepEqual(citation('10.1a'), { zh: '第十条', en: 'Article 10' });
  const item = findProvision('65.1(3)');
  assert.ok(item);
  assert.deepEqual([permalink(item), eIdOf(item)], ['/law/65/1/3', 'art_65__para_1__list_1__point_3']);
  for (const bad of ['', '0', '74', '66.4', '72.2(8)', 'x']) assert.equal(findProvision(bad), null, bad);
});

test('Article 62 has a deadline that is computed', () => {
  assert.deepEqual(reportWindow(2026), { from: '2026-01-01', to: '2026-06-30', about: 2025 });
});

test('all offices of the Regulation and of Article 6(2) are there', () => {
  assert.equal(offices.filter((one) => one.article === '6.2').length, 19);
  assert.ok(offices.every((one) => findProvision(one.article)));
});
