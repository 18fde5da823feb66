import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { moveRecord, systemOf } from '#store/perform.ts';
import { demoProducts } from '#systems/demo.ts';
import { signIn } from './chromium.ts';
import { servedCity } from './served.ts';

const { city, base, browser } = await servedCity();
const pictures = join(import.meta.dirname, 'pictures');
mkdirSync(pictures, { recursive: true });

for (const language of ['zh', 'en'] as const)
  test(`case 1 in the browser, ${language}: registered, high, refused use, assessed, decided, used, read`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const open = async (account: string) => {
      const page = await (
        await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
      ).newPage();
      page.setDefaultTimeout(15_000);
      await signIn(page, base, account, language);
      return page;
    };
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
    const state = (page: Page, name: string) => page.locator('main > p', { hasText: name }).first().waitFor();
    /** Opens a move, fills its sheet, confirms it, and waits for the state that follows. */
    const move = async (
      page: Page,
      name: string,
      becomes: string,
      fill: (sheet: Page) => Promise<void> = async () => {},
    ) => {
      await press(page, name);
      await page.getByRole('dialog').waitFor();
      await fill(page);
      await press(page, t('确认办理', 'Confirm'));
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await state(page, becomes);
    };

    const firm = await open('nanxin');
    await press(firm, t('登记新产品', 'Register a product'));
    await firm.waitForURL(/registers\/products\/[0-9a-f-]{36}$/u);
    const productPage = firm.url();
    const product = productPage.split('/').at(-1) ?? '';
    const name = t('澄影（浏览器）', 'LungSee (browser)');
    await firm.locator('#f-name').fill(name);
    await firm.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    await firm.locator('h1', { hasText: name }).waitFor();
    // The forty other facts of case 1 come by the same move that typing makes.
    const { rows } = await city.around.pool.query('select owner from records where id = $1', [product]);
    const owner = { kind: 'person' as const, parties: [rows[0].owner], offices: [] };
    const { name: _name, ...facts } = demoProducts[0]?.facts ?? { name: '' };
    await moveRecord(
      city.around,
      systemOf(city.around, 'products'),
      product,
      'save',
      { facts: { ...facts, nameEn: 'LungSee (browser)' } },
      owner,
    );
    await firm.reload();
    await move(firm, t('登记', 'Register'), t('已登记', 'Registered'));
    await firm.locator('.tone-high').first().waitFor();
    assert.ok(await firm.getByRole('button', { name: t('投入使用', 'Put in use'), exact: true }).isDisabled());
    await firm
      .getByText(t('高风险应用须先通过事前评估', 'A high-risk application must first pass an ex-ante assessment'))
      .waitFor();
    await firm.screenshot({ path: join(pictures, `refused-${language}.png`), fullPage: true });

    await press(firm, t('申请事前评估', 'Apply for assessment'));
    await firm.waitForURL(/registers\/ex-ante-assessments\/[0-9a-f-]{36}$/u);
    const casePage = firm.url();
    // Submitted at once after typing: the move waits for what is still being saved.
    for (const fact of ['summary', 'risks', 'measures']) await firm.locator(`#f-${fact}`).fill('内容。');
    await move(firm, t('提交', 'Submit'), t('待受理', 'Submitted'));

    const officer = await open('officer');
    await officer.goto(casePage);
    const drafted = (page: Page) => page.getByRole('dialog').locator('.paper h2').waitFor();
    await press(officer, t('受理', 'Accept'));
    await drafted(officer);
    await officer.screenshot({ path: join(pictures, `letter-${language}.png`) });
    await press(officer, t('确认办理', 'Confirm'));
    await state(officer, t('审查中', 'Under review'));
    await officer.getByRole('dialog').waitFor({ state: 'hidden' });
    await move(officer, t('送专家评审', 'Send to experts'), t('专家评审中', 'Expert review'), (page) =>
      page.locator('#reason').fill('专家评审约需二十日'),
    );
    await move(officer, t('专家评审结束', 'Conclude the expert review'), t('审查中', 'Under review'));
    await move(officer, t('拟定结论', 'Propose the outcome'), t('待批准', 'Decision proposed'), async (page) => {
      await page.locator('#m-outcome').click();
      await page.getByTitle(t('通过', 'Passed'), { exact: true }).click();
      await page.locator('#m-reasons').fill('措施与风险相适应。');
    });
    assert.ok(
      await officer.getByRole('button', { name: t('批准通过', 'Approve: passed'), exact: true }).isDisabled(),
      'who proposed does not approve',
    );

    const approver = await open('approver');
    await approver.goto(casePage);
    await move(approver, t('批准通过', 'Approve: passed'), t('评估通过', 'Passed'), async (page) => {
      await page.locator('#reason').fill('措施与风险相适应。');
      await drafted(page);
    });
    await firm.goto(productPage);
    await firm.getByText(t('须先公开该版本的算法说明', 'must first be explained to the public')).waitFor();
    await press(firm, t('撰写算法说明', 'Write the explanation'));
    await firm.waitForURL(/registers\/explanations\/[0-9a-f-]{36}$/u);
    assert.notEqual(await firm.locator('#f-how').inputValue(), '', 'drafted from the fact record');
    await firm.locator('#f-steps').fill('先看影像，再给出结果，然后由医师查看，最后写成报告。');
    await firm.getByText(t('✓ 可以公开', '✓ It may be published')).waitFor();
    await firm.screenshot({ path: join(pictures, `explanation-${language}.png`), fullPage: true });
    await move(firm, t('公开', 'Publish'), t('已公开', 'Published'));
    await firm.goto(productPage);
    await move(firm, t('投入使用', 'Put in use'), t('使用中', 'In use'));

    const citizen = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    await citizen.goto(`${base}/products/${product}?lang=${language}`);
    await citizen.locator('h1', { hasText: name }).waitFor();
    await citizen.getByText(t('使用中', 'In use')).first().waitFor();
    assert.equal(
      await citizen.getByText(t('合法取得并去标识化的数据', 'Lawfully obtained')).count(),
      0,
      'training data is not public',
    );
    await citizen.screenshot({ path: join(pictures, `used-${language}-phone.png`), fullPage: true });
    for (const page of [firm, officer, approver]) await page.context().close();
    await citizen.close();
  });
