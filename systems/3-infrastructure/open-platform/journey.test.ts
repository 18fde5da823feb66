import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const idOf = async (system: string, title: string): Promise<string> => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    "select id from records where system = $1 and facts->>'title' = $2 order by number limit 1",
    [system, title],
  );
  return rows[0]?.id ?? '';
};
const stops = await idOf('data-catalogue', '公交站点分时客流统计');
const forecast = await idOf('data-products', '站点客流小时级预测（虚构）');

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const at = (path: string) => `${path}?lang=${language}`;
  const width = language === 'zh' ? 1280 : 390;

  test(`somebody who builds with data learns how to reach them, who uses them and what was made, ${language}`, async () => {
    const page = await open({ width, language });
    const heading = t('公共数据开放平台', 'Public data open platform');
    await look(page, at('/open-platform'), `open-platform-${language}`, new RegExp(heading, 'u'));
    const address = /'([^']+datastore_search[^']+)'/u.exec((await page.locator('main').textContent()) ?? '')?.[1] ?? '';
    const answer = await page.evaluate(async (given) => (await fetch(given)).status, address);
    assert.equal(answer, 200, 'the example is one that works');
    await page.getByRole('link', { name: t('数据应用', 'What was made'), exact: true }).click();
    await page.getByText('无障碍出行助手').waitFor();
    await look(page, '', `gallery-${language}`, /./u);
    await page.getByRole('link', { name: t('使用情况', 'Usage'), exact: true }).click();
    await page.locator('main svg').first().waitFor();
    await look(page, '', `usage-${language}`, /./u);
    await page.goto(base + at(`/data-catalogue/${stops}`));
    await page.getByRole('link', { name: t('更多接口', 'More interfaces') }).click();
    await page.getByText('无障碍出行助手').waitFor();
    await look(page, '', `reach-${language}`, /./u);
    await page.context().close();
  });

  test(`a firm makes a key and revokes it, and asks to use a data product, ${language}`, async () => {
    const page = await open({ as: 'nanxin', width, language });
    await page.goto(base + at('/open-platform/keys'));
    await page.getByLabel(t('用途', 'What it is for')).fill(t('夜间同步', 'Nightly copy'));
    await page.getByRole('button', { name: t('建立密钥', 'Make a key') }).click();
    await page.getByText(/SZOD_KEY=szod_/u).waitFor();
    await look(page, '', `keys-${language}`, /./u);
    await page
      .getByRole('button', { name: t('撤销密钥', 'Revoke the key') })
      .first()
      .click();
    await page.getByText(t('已撤销', 'revoked')).first().waitFor();
    await look(page, at(`/registers/data-products/${forecast}`), `data-product-${language}`, /客流/u);
    await page.getByRole('button', { name: t('申请使用', 'Ask to use it') }).click();
    await page.locator('#ask-purpose').fill(t('为门店选址测算客流。', 'To site shops.'));
    await page.locator('#ask-ends').fill('2099-12-31');
    await page.getByRole('button', { name: t('提交申请', 'Send'), exact: true }).click();
    await page.waitForURL(/data-contracts/u);
    await page.getByRole('tab', { name: t('结算', 'Settlements') }).click();
    await look(page, '', `data-contract-${language}`, /客流/u);
    await page.context().close();
  });
}
