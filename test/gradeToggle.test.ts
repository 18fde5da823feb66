import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCases } from '#families/grading/example.ts';
import { signIn } from './chromium.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const marking = demoCases.find((one) => one.id === 4);

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);

  test(`case 4: marking homework is of medium risk, and of high risk once the mark counts for the pupil, ${language}`, async () => {
    const firm = await open();
    const caller = await city.signIn('zhixing');
    const facts = { ...marking?.facts, name: '作业批改“墨点”（校内版）', countsTowardAssessment: false };
    const made = await caller('POST', '/api/products', { facts });
    await signIn(firm, base, 'zhixing', language);
    await firm.goto(`${base}/registers/products/${made.body.record.id}`);
    const live = firm.getByRole('complementary', { name: t('实时分级', 'Live grade') });
    const counts = firm.getByRole('radiogroup', {
      name: t('结果计入对个人的正式评价', 'The result enters a formal assessment of a person'),
    });
    const high = live.getByText(t('高风险', 'High risk'), { exact: false }).first();
    await live.locator('.tone-medium').waitFor();
    await counts.getByText(t('是', 'Yes'), { exact: true }).click();
    await live.locator('.tone-high').waitFor();
    const reason = live.getByRole('listitem').filter({
      hasText: t(
        '教育、就业领域的结果计入对个人的正式评价',
        'In education or employment, the result enters a formal assessment',
      ),
    });
    await reason.getByRole('link', { name: t('第六十六条第一款', 'Article 66(1)') }).waitFor();
    await live.getByText(t('投入使用前通过事前评估', 'Pass an ex-ante assessment before use')).waitFor();
    await high.waitFor();
    await look(firm, '', `toggle-high-${language}`, /墨点/u);
    await counts.getByText(t('否', 'No'), { exact: true }).click();
    await live.locator('.tone-medium').waitFor();
    assert.equal(await live.locator('.tone-high').count(), 0);

    const { rows } = await city.around.pool.query<{ id: string }>(
      "select id from records where system = 'products' and state = 'inUse' and facts->>'name' like '%墨点%'",
    );
    await firm.goto(`${base}/registers/products/${rows[0]?.id}`);
    await firm.getByRole('button', { name: t('变更', 'Change'), exact: true }).click();
    const sheet = firm.getByRole('dialog');
    await sheet
      .getByRole('radiogroup', {
        name: t('结果计入对个人的正式评价', 'The result enters a formal assessment of a person'),
      })
      .getByText(t('是', 'Yes'), { exact: true })
      .click();
    await sheet.locator('.tone-high').waitFor();
    await firm.getByRole('button', { name: t('确认办理', 'Confirm') }).click();
    await sheet.getByRole('alert').getByText(t('须先通过事前评估', 'must first pass an ex-ante assessment')).waitFor();
    await sheet
      .getByRole('alert')
      .getByRole('link', { name: t('第六十六条第二款', 'Article 66(2)') })
      .waitFor();
    await sheet
      .getByRole('alert')
      .first()
      .evaluate((one) => one.getBoundingClientRect().top > 0 || Promise.reject(new Error('out of sight')));
    await look(firm, '', `toggle-in-use-${language}`, /墨点/u);
    await firm.setViewportSize({ width: 390, height: 844 });
    await look(firm, '', `toggle-in-use-${language}-phone`, /墨点/u);
    await firm.context().close();
  });
}
