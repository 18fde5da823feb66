import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const { rows } = await city.around.pool.query(
  "select id, system, facts->>'name' as name from records where system = 'products' and (facts->>'name' like '%净航%' or facts->>'name' like '%澄影%')",
);
const productOf = (name: string): string => rows.find((one) => String(one.name).includes(name)).id;

for (const language of ['zh', 'en'] as const)
  test(`case 2: a near miss is reported, the route restricted, the measures confirmed, the citizen reads, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
    const confirm = async (page: Page, state: string) => {
      await press(page, t('确认办理', 'Confirm'));
      await page.getByText(state).first().waitFor();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    const choose = async (page: Page, field: string, name: string) => {
      await page.locator(field).click();
      await page.getByTitle(name, { exact: true }).last().click();
    };

    const sweeper = productOf('净航');
    const firm = await open({ as: 'pengsao', language });
    await firm.goto(`${base}/registers/products/${sweeper}`);
    await firm.getByRole('tab', { name: t('风险预警', 'Risk warnings') }).click();
    await firm.getByText(t('每小时急刹车次数', '每小时急刹车次数')).first().waitFor();
    await firm.locator('.metric svg').first().waitFor();
    await look(firm, '', `warnings-product-${language}`, /净航/u);
    await firm.getByLabel(t('用途', 'What it is for')).fill(t('车队平台', 'Fleet platform'));
    await press(firm, t('建立令牌', 'Make a token'));
    await firm.locator('code.token', { hasText: /^tlm_/u }).waitFor();

    await press(firm, t('报告事故', 'Report an incident'));
    await firm.locator('#f-title').fill(t('夜间作业险些碰撞骑车人', 'A cyclist nearly hit at night'));
    await choose(firm, '#f-kind', t('人身伤害或者险情', 'Injury or danger to persons'));
    await choose(firm, '#f-severity', t('险些发生', 'Near miss'));
    const happened = new Date(city.around.now().getTime() - 3_600_000 + 8 * 3_600_000).toISOString();
    await firm.locator('#f-happenedOn').fill(happened.slice(0, 10));
    await firm.locator('#f-happenedOn').press('Enter');
    await firm.locator('#f-happenedTime').fill(happened.slice(11, 16));
    await firm.getByRole('timer').getByText(t('还剩22小时', '22 h')).waitFor();
    await firm.locator('#f-hurt').fill('0');
    await firm.locator('#f-description').fill('右转时未及时减速。');
    await firm.locator('#f-measures').fill('该路口停止作业。');
    await firm.getByText(t('已保存', 'Saved')).first().waitFor();
    await look(firm, '', `warnings-incident-${language}`, /./u);
    await press(firm, t('报告事故', 'Report the incident'));
    await confirm(firm, t('已报告', 'Reported'));
    await city.settle();
    await firm.reload();
    await firm.getByText(t('按时报告', 'Reported in time')).waitFor();

    const officer = await open({ as: 'officer', language });
    await look(officer, '/registers/warnings?state=raised', `warnings-register-${language}`, /./u);
    await officer.locator('tbody').getByRole('link', { name: /YJ-/u }).first().click();
    await officer.getByText(t('橙色', 'Orange')).first().waitFor();
    const path = new URL(officer.url()).pathname;
    await press(officer, t('通知经营者', 'Notify the operator'));
    await officer.getByRole('dialog').getByText(t('限制使用范围', 'Restrict use')).first().waitFor();
    await confirm(officer, t('已通知，待采取措施', 'Notified, step to be taken'));
    await look(officer, '', `warnings-notified-${language}`, /净航/u);

    const approver = await open({ as: 'approver', language });
    await approver.goto(base + path);
    await press(approver, t('决定限制使用', 'Order to restrict use'));
    const route = t('不得在科苑路作业', 'No work on Keyuan Road');
    await approver.locator('#m-restriction').fill(route);
    await approver.locator('#reason').fill(t('行人较多', 'Many people on foot'));
    await approver.locator('.paper').getByText(route).waitFor();
    await look(approver, '', `warnings-restriction-${language}`, /净航/u);
    await confirm(approver, t('措施待落实', 'Measures due'));

    await firm.goto(base + path);
    await press(firm, t('报告落实情况', 'Report the measures'));
    await firm.locator('#m-measures').fill('已改道，并更新行人识别模型。');
    await confirm(firm, t('措施待确认', 'Measures to be confirmed'));
    await officer.goto(base + path);
    await press(officer, t('确认措施已落实', 'Confirm the measures'));
    await confirm(officer, t('已确认', 'Confirmed'));

    const citizen = await open({ width: 390 });
    await look(citizen, `/warnings?lang=${language}`, `warnings-live-${language}-phone`, /./u);
    await citizen.getByText(route).first().waitFor();
    await look(citizen, `/products/${sweeper}`, `warnings-citizen-${language}-phone`, /净航|Jinghang/u);
    await citizen.getByText(route).first().waitFor();
    assert.equal(
      await citizen.getByText('已改道，并更新行人识别模型。').count(),
      0,
      'what the firm reports is not public',
    );

    const nanxin = await open({ as: 'nanxin', language });
    await nanxin.setViewportSize({ width: 390, height: 844 });
    await nanxin.goto(`${base}/registers/products/${productOf('澄影')}`);
    await nanxin.getByRole('tab', { name: t('风险预警', 'Risk warnings') }).click();
    await nanxin.locator('.metric svg').first().waitFor();
    await look(nanxin, '', `warnings-sensitivity-${language}-phone`, /澄影/u);
    for (const page of [firm, officer, approver, citizen, nanxin]) await page.context().close();
  });
