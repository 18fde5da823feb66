import assert from 'node:assert/strict';
import { test } from 'node:test';
import { akomaNtoso } from './akn.ts';
import { regulationJson } from './json.ts';
import { articleJsonLd, regulationJsonLd } from './jsonLd.ts';
import { eIdOf, getText, type LawLanguage, provisions, regulation } from './regulation.ts';

const work = '/akn/cn-440300/act/tequ-fagui/2022-08-30/szrd-7-64';
const languages: readonly LawLanguage[] = ['zh', 'en'];

test('Akoma Ntoso holds every provision under its eId, in each language', () => {
  for (const language of languages) {
    const xml = akomaNtoso(undefined, language);
    for (const { article } of regulation.articles)
      assert.ok(xml.includes(`<article eId="art_${article}">`), `${article}`);
    for (const place of provisions)
      assert.ok(
        xml.slice(xml.indexOf(`"${eIdOf(place)}"`)).includes(`<p>${getText(place)[language]}</p>`),
        `${language} ${eIdOf(place)}`,
      );
    assert.ok(!akomaNtoso(66, language).includes('art_65'));
  }
});

test('the English is an expression of its own, without authority, and says so', () => {
  const [zh, en] = [akomaNtoso(66), akomaNtoso(66, 'en')];
  assert.ok(zh.includes(`<FRBRExpression><FRBRthis value="${work}/zho@2022-11-01/~art_66"/>`));
  assert.ok(en.includes(`<FRBRExpression><FRBRthis value="${work}/eng@2022-11-01/~art_66"/>`));
  assert.ok(en.includes(`<FRBRManifestation><FRBRthis value="${work}/eng@2022-11-01.akn/~art_66"/>`));
  assert.ok(en.includes('<FRBRauthoritative value="false"/>') && zh.includes('<FRBRauthoritative value="true"/>'));
  assert.match(en, /<docStatus>Unofficial English translation[^<]+<\/docStatus>/u);
  // The preface and the text are free of Chinese; the headings that we add are marked in both.
  assert.doesNotMatch(en.slice(en.indexOf('<preface>')), /\p{Script=Han}/u);
  for (const xml of [zh, en]) assert.match(xml, /<heading status="editorial">/u);
});

test('JSON gives each place its text in both languages, citation, permalink and address', () => {
  const json = regulationJson();
  const item = json.articles[71]?.paragraphs[1]?.items[4];
  assert.deepEqual(
    { ...item, text: Object.keys(item?.text ?? {}) },
    {
      item: 5,
      text: ['zh', 'en'],
      citation: { zh: '第七十二条第二款第（五）项', en: 'Article 72(2)(5)' },
      permalink: '/law/72/2/5',
      eId: 'art_72__para_2__list_1__point_5',
      uri: `${work}/~art_72__para_2__list_1__point_5`,
    },
  );
  assert.deepEqual(json.articles[65]?.heading, { zh: '分级分类监管', en: 'Graded and classified supervision' });
  assert.deepEqual(json.articles[65]?.paragraphs[2]?.duties, ['66.3']);
  assert.deepEqual(
    json.expressions.map((one) => [one.language, one.official]),
    [
      ['zh', true],
      ['en', false],
    ],
  );
});

test('JSON-LD names the work, its articles, and the English as a translation that is not in force', () => {
  const whole = regulationJsonLd();
  assert.equal(whole.hasPart.length, 73);
  assert.equal(whole.legislationLegalForce, 'https://schema.org/InForce');
  assert.equal(whole.workTranslation.translationOfWork['@id'], work);
  assert.ok(!('legislationLegalForce' in whole.workTranslation));
  const one = articleJsonLd(72);
  assert.equal(one['@id'], `${work}/~art_72`);
  assert.equal(one.isPartOf['@id'], work);
  assert.equal(one.hasPart.length, 3 + 7);
  for (const part of [one, ...one.hasPart])
    assert.deepEqual(
      [part.name, part.text].map((texts) => texts.map((text) => text['@language'])),
      [
        ['zh-Hans', 'en'],
        ['zh-Hans', 'en'],
      ],
    );
});
