import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const { rows } = await city.around.pool.query<{ id: string }>(
  "select id from records where system = 'products' and facts->>'name' like '%映声%'",
);
const product = rows[0]?.id ?? '';

for (const language of ['zh', 'en'] as const)
  for (const [width, device] of [
    [1280, 'desktop'],
    [390, 'phone'],
  ] as const) {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    test(`whoever does not know asks who is responsible, ${language}, ${device}`, async () => {
      const page = await open({ width, height: 844 });
      await page.goto(`${base}/departments?lang=${language}`);
      await page.getByLabel(t('用一两句话说明', 'In a sentence or two')).fill('商家大数据杀熟，新老账号价格不同');
      await page
        .getByRole('button', { name: t('查 找', 'Find out') })
        .or(page.getByRole('button', { name: t('查找', 'Find out') }))
        .first()
        .click();
      await page.getByText(t('市市场监管部门', 'Municipal market regulation authority'), { exact: true }).waitFor();
      assert.match(page.url(), /text=/u, 'what was asked stands in the address');
      await look(page, '', `who-${language}-${device}`, language === 'zh' ? /谁负责/u : /Who is responsible/u);
      await look(page, `/products/${product}?lang=${language}`, `offices-${language}-${device}`, /./u);
      await page.close();
    });
  }

for (const language of ['zh', 'en'] as const)
  test(`a firm sees its contradictions and the term to change its filing, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const page = await open({ as: 'huanying', language });
    await page.getByText(t('备案变更已办理', 'The filing has been changed')).first().waitFor();
    await page.goto(`${base}/registers/products/${product}`);
    await page.getByText(t('事实相互矛盾（1处）', 'Facts contradict each other (1)')).waitFor();
    await page.getByRole('tab', { name: t('期限', 'Clock') }).click();
    await page.getByText(t('来源待确认', 'source to be confirmed')).first().waitFor();
    await look(page, '', `filing-${language}`, /./u);
    await page.getByRole('tab', { name: t('文书', 'Documents') }).click();
    await page.getByText(t('备案信息变更说明', 'Notice of a change to the filing')).first().waitFor();
    await page.context().close();
  });
