import { test } from 'node:test';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();

for (const language of ['zh', 'en'] as const)
  test(`a case goes from office to office, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const { rows } = await city.around.pool.query(
      "select id from records where system = 'violation-reports' and facts->>'act' = 'privacy'",
    );
    const officer = await open({ as: 'officer', language });
    await look(officer, '/registers/referrals', `referrals-${language}`, /./u);
    await officer.goto(`${base}/registers/violation-reports/${rows[0].id}`);
    await officer.getByRole('button', { name: t('移送有权机关', 'Refer to the competent office') }).click();
    await officer.waitForURL(/registers\/referrals\/[0-9a-f-]{36}$/u);
    await officer.getByRole('complementary').getByText(t('市网信部门', 'cyberspace authority')).first().waitFor();
    await look(officer, '', `referral-draft-${language}`, /墨点/u);

    const market = await open({ as: 'market', language });
    await market.goto(`${base}/registers/referrals?state=handedOver`);
    await market.getByRole('link', { name: /YS-/u }).first().click();
    await market.getByRole('button', { name: t('接收', 'Take it'), exact: true }).click();
    const sheet = market.getByRole('dialog');
    await sheet.locator('#m-receiptNumber').fill('市监受〔2026〕0300');
    await sheet.locator('.paper h2').waitFor();
    await sheet.getByRole('button', { name: t('确认办理', 'Confirm') }).click();
    await market.getByText(t('已接收，处理中', 'Taken, being dealt with')).first().waitFor();
    await look(market, '', `referral-taken-${language}`, /./u);
    for (const page of [officer, market]) await page.context().close();
  });
