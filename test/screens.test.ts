import { test } from 'node:test';
import { servedCity } from './served.ts';

const { base, look, open } = await servedCity();

const publicPages: readonly [string, string, RegExp, RegExp][] = [
  ['/verify', 'verify', /核验文书/u, /Verify/u],
  ['/sign-in', 'sign-in', /登录/u, /Sign in/u],
];
for (const language of ['zh', 'en'] as const)
  for (const [width, device] of [
    [1280, 'desktop'],
    [390, 'phone'],
  ] as const)
    test(`public pages, ${language}, ${device}`, async () => {
      const page = await open({ width, height: 844 });
      for (const [path, name, zh, en] of publicPages)
        await look(
          page,
          `${path}${path.includes('?') ? '&' : '?'}lang=${language}`,
          `${name}-${language}-${device}`,
          language === 'zh' ? zh : en,
        );
      await page.close();
    });

for (const language of ['zh', 'en'] as const)
  test(`an enterprise and an officer look at their pages, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const firm = await open({ as: 'nanxin', language });
    await firm.getByRole('button', { name: t('登记新产品', 'Register a product') }).click();
    await firm.locator('#f-name').fill(t('浏览器里登记的产品', 'Registered in the browser'));
    await firm
      .getByRole('radiogroup', { name: t('涉及公民人身安全', 'Touches personal safety') })
      .getByText(t('是', 'Yes'), { exact: true })
      .click();
    await firm.getByRole('complementary').getByText(t('高风险', 'High risk')).first().waitFor();
    await firm.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    await look(firm, '', `draft-${language}`, /./u);

    const officer = await open({ as: 'officer', language });
    await officer.locator('.desk-row').first().click();
    await look(officer, '', `case-${language}`, /./u);
    await officer.getByRole('tab', { name: t('期限', 'Clock') }).click();
    await officer.getByText(t('当日', 'start')).first().waitFor();
    await look(officer, '', `clock-${language}`, /./u);
  });

test('dark pages read as well', async () => {
  const page = await open();
  await page.goto(`${base}/?lang=zh`);
  await page.getByRole('button', { name: '深色' }).click();
  await look(page, '', 'portal-dark', /条例/u);
  await look(page, '/registers/products', 'register-dark', /产品/u);
});
