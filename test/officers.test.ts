import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
await city.around.pool.query(
  "insert into roles (person, office) select id, 'statistics' from people where account = 'officer'",
);

for (const language of ['zh', 'en'] as const)
  test(`an officer works through the desk by keyboard, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const page = await open({ as: 'officer', language, timezoneId: 'Asia/Shanghai' });
    await look(page, '', `desk-${language}`, language === 'zh' ? /今日/u : /Today/u);
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, '', `desk-${language}-phone`, /./u);
    await page.setViewportSize({ width: 1280, height: 900 });

    await page.goto(`${base}/desk?state=submitted`);
    await page.locator('.desk-row').first().waitFor();
    const focused = () => page.evaluate('document.activeElement.getAttribute("href")');
    await page.keyboard.press('j');
    const first = await focused();
    await page.keyboard.press('j');
    assert.notEqual(await focused(), first);
    await page.keyboard.press('k');
    assert.equal(await focused(), first);
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByText(t('受理', 'Accept'), { exact: true }).first().waitFor();
    assert.ok(page.url().endsWith(String(first)), 'the address is the case again');
    await look(page, '', `desk-move-${language}`, /./u);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page.goto(`${base}/desk`);
    await page.getByRole('combobox', { name: t('部门', 'Office') }).click();
    await page.getByTitle(t('市统计部门', 'Municipal statistics authority'), { exact: true }).click();
    await page.waitForURL(/office=statistics/u);
    await page.locator('h1', { hasText: t('市统计部门', 'Municipal statistics authority') }).waitFor();
    assert.equal(await page.locator('.desk-row').count(), 0);
    await look(page, '', `desk-empty-${language}`, /./u);
    await page.context().close();
  });
