import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const { rows } = await city.around.pool.query<{ id: string }>(
  "select id from records where system = 'products' and facts->>'grade' = 'high' order by number limit 1",
);
const product = rows[0]?.id ?? '';

for (const language of ['zh', 'en'] as const)
  for (const [width, device] of [
    [1280, 'desktop'],
    [390, 'phone'],
  ] as const)
    test(`anybody reads why a product has its grade, rule by rule, ${language}, ${device}`, async () => {
      const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
      const page = await open({ width, height: 844 });
      await page.goto(`${base}/registers/products/${product}?lang=${language}`);
      await page.getByRole('tab', { name: t('判定表', 'Decision tables') }).click();
      const grade = page.locator('.decision', { hasText: t('风险等级', 'Grade') }).first();
      const holding = grade.getByRole('row', { name: t('命中', 'holds') });
      await holding
        .first()
        .getByRole('cell', { name: t('高风险', 'High risk') })
        .waitFor();
      const before = await grade.getByRole('row').count();
      await look(page, '', `rules-of-grade-${language}-${device}`, /./u);
      await page.getByText(t('全部规则', 'All rules')).first().click();
      assert.ok((await grade.getByRole('row').count()) > before);
      await grade
        .getByRole('row', { name: t('不命中', 'does not hold') })
        .first()
        .waitFor();
      await page.locator('.decision a.cite').first().click();
      await page.getByRole('dialog').waitFor();
      await page.close();
    });
