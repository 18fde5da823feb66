import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { signIn } from './chromium.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
type Device = keyof typeof sizes;
async function openAt(language: 'zh' | 'en', device: Device, path: string, dark = false): Promise<Page> {
  const page = await open({ ...sizes[device], dark });
  await page.goto(`${base}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
  return page;
}
const devices: readonly [Device, boolean][] = [
  ['desktop', false],
  ['phone', false],
  ['desktop', true],
];
const { rows } = await city.around.pool.query<{ id: string }>(
  "select id from records where system = 'products' and state = 'inUse' and facts->>'grade' = 'high' order by number limit 1",
);
const product = rows[0]?.id ?? '';
const versions = await city.around.pool.query<{ id: string }>(
  "select id from records where system = 'products' and facts->>'version' = '2.0' and facts->>'nameEn' like 'Qingjian%'",
);
const versioned = versions.rows[0]?.id;
const kept: { id: string; chapter: number; status: string }[] = (await city.app.inject('/api/duties')).json().duties;
const met = kept.filter((duty) => duty.chapter === 6 && duty.status === 'met');

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  for (const [device, dark] of devices) {
    const name = (page: string) => `${page}-${language}-${dark ? 'dark' : device}`;
    test(`the law page, ${name('')}: a permalink marks its place, a figure opens its records`, async () => {
      const page = await openAt(language, device, '/law/65/1/3', dark);
      const item = page.locator('#art_65__para_1__list_1__point_3');
      await item.and(page.locator('.target')).waitFor();
      assert.equal(await page.evaluate('document.activeElement.id'), 'art_65__para_1__list_1__point_3');
      assert.match(await page.title(), language === 'zh' ? /^第六十五条 .+ · 条例$/u : /^Article 65 .+ · Tiaoli$/u);
      await look(page, '', name('law-item'), language === 'zh' ? /第六十五条/u : /Article 65/u);
      const [zh, en] = [item.locator('p[lang=zh-Hans]'), item.locator('p[lang=en]')];
      assert.match((await zh.textContent()) ?? '', /分析研判数据和算法/u);
      const [left, right] = [await zh.boundingBox(), await en.boundingBox()];
      assert.ok(left && right);
      assert.equal(
        device === 'desktop',
        right.x > left.x + left.width,
        'side by side on the desktop, stacked on a phone',
      );

      await page
        .getByRole('link', { name: t('第六十六条 →', 'Article 66 →') })
        .first()
        .click();
      await page.locator('#art_66__para_2').waitFor();
      const figure = page.locator('#art_66__para_2 .figure', { hasText: t('已履行', 'Met') }).first();
      await figure.click();
      const sheet = page.getByRole('dialog');
      await sheet.locator('.duty-short a[href^="/registers/"]').first().waitFor();
      await look(page, '', name('law-duty'), /66|六十六/u);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
      await look(page, '/law', name('law-cover'), language === 'zh' ? /促进条例/u : /Regulation/u);
      await page.context().close();
    });

    test(`a citation, ${name('')}, opens its text beside the page and gives the focus back`, async () => {
      const page = await openAt(language, device, `/products/${product}`, dark);
      const cite = page.getByRole('link', { name: t('第六十六条第一款', 'Article 66(1)') }).first();
      await cite.focus();
      await page.keyboard.press('Enter');
      const sheet = page.getByRole('dialog');
      await sheet.getByText('实施分级、分类差异化监管').first().waitFor();
      await look(page, '', name('cite'), /./u);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
      assert.ok(page.url().includes(product), 'the page is not left');
      assert.ok(await cite.evaluate((link) => link === link.ownerDocument.activeElement), 'the focus is back');
      await page.context().close();
    });
  }

  for (const [device, dark] of devices)
    test(`the portal, ${language}-${dark ? 'dark' : device}: its doors, squares and figures lead to what they name`, async () => {
      const page = await openAt(language, device, '/', dark);
      await page.locator('.bars').nth(2).waitFor();
      await look(page, '', `portal-${language}-${dark ? 'dark' : device}`, language === 'zh' ? /条例/u : /Regulation/u);
      assert.equal(await page.locator('.strip a').count(), 73);
      const figure = page
        .locator('.bars')
        .first()
        .getByRole('link', { name: t('高风险', 'High risk') });
      const n = /(\d+)$/u.exec((await figure.textContent()) ?? '')?.[1];
      await figure.click();
      await page.waitForURL(/f\.grade=high/u);
      await page.getByText(t(`共 ${n} 条`, `${n} records`), { exact: true }).waitFor();
      await page.context().close();
    });

  for (const [device, dark] of devices)
    test(`a register, ${language}-${dark ? 'dark' : device}: its address keeps filters, order, columns and page`, async () => {
      const page = await openAt(language, device, '/registers/products', dark);
      await page.getByRole('button', { name: t('选择列', 'Columns') }).click();
      await page.getByRole('checkbox', { name: t('做什么', 'What it does') }).check();
      await page.waitForURL(/cols=name%2Cversion%2CproviderName%2Cpurpose%2C/u);
      assert.equal(await page.getByRole('checkbox', { name: t('训练数据来源', 'Training data') }).count(), 0);
      await page
        .getByRole('columnheader', { name: t('做什么', 'What it does') })
        .first()
        .waitFor();
      await look(
        page,
        '',
        `register-${language}-${dark ? 'dark' : device}`,
        language === 'zh' ? /产品服务登记/u : /AI product register/u,
      );
      await page
        .getByRole('columnheader', { name: t('编号', 'Number') })
        .first()
        .focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/sort=number/u);
      await page.getByRole('link', { name: 'CP-2026-00001' }).waitFor();
      await page.getByRole('button', { name: t('下一页', 'Next') }).click();
      await page.waitForURL(/cursor=/u);
      await page.getByRole('link', { name: 'CP-2026-00001' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: t('上一页', 'Previous') }).click();
      await page.getByRole('link', { name: 'CP-2026-00001' }).waitFor();
      await page.getByRole('combobox', { name: t('状态', 'State') }).click();
      for (const state of [t('使用中', 'In use'), t('已停用', 'Retired')])
        await page.getByTitle(state, { exact: true }).last().click();
      await page.waitForURL(/state=inUse%2Cretired/u);
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByText(t('已停用', 'Retired')).nth(1).waitFor();
      assert.equal(await other.locator('tbody').getByText(t('已登记', 'Registered'), { exact: true }).count(), 0);
      await other.goto(`${base}/registers/products`);
      await other.waitForURL(/cols=name/u);
      await page.context().close();
    });

  for (const [device, dark] of devices)
    test(`a product for a citizen, ${language}-${dark ? 'dark' : device}: its versions as differences, its print on one page`, async () => {
      const page = await openAt(language, device, `/products/${versioned}`, dark);
      const [second, first] = [page.locator('.version').nth(1), page.locator('.version').nth(2)];
      await second.locator('ins', { hasText: t('或者英文', 'or English') }).waitFor();
      assert.equal(await first.locator('ins').count(), 0, 'the first version differs from nothing');
      await look(page, '', `product-${language}-${dark ? 'dark' : device}`, language === 'zh' ? /青简/u : /Qingjian/u);
      const widest = await page.evaluate(
        "Math.max(...[...document.querySelectorAll('article.product > p')].map((p) => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)))",
      );
      assert.ok(Number(widest) <= 38, `${widest} characters a line`);
      for (const id of [versioned, product]) {
        await page.goto(`${base}/products/${id}`);
        await page.locator('.offices > li').first().waitFor();
        await page.locator('.product .cite').nth(1).waitFor();
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        assert.equal(pdf.match(/\/Type\s*\/Page[^s]/gu)?.length, 1);
      }
      await page.context().close();
    });

  test(`search marks the words in either language, and turns its pages, ${language}`, async () => {
    const page = await openAt(language, 'desktop', '/search?q=contracts');
    await page.locator('.found p[lang], .found [lang=en] mark', { hasText: 'contracts' }).first().waitFor();
    await page.getByRole('searchbox', { name: t('搜索', 'Search') }).fill('伦理审查');
    await page.keyboard.press('Enter');
    await page.locator('.found a[href^="/law/"]').first().waitFor();
    assert.equal(await page.locator('.found [lang=zh-Hans] mark').first().textContent(), '伦理审查');
    await look(page, '/search?q=影像', `search-${language}`, /影像/u);
    const first = await page.locator('.found a').first().textContent();
    await page.getByRole('button', { name: t('下一页', 'Next') }).click();
    await page.waitForURL(/cursor=/u);
    await page
      .getByRole('button', { name: t('上一页', 'Previous') })
      .and(page.locator(':enabled'))
      .click();
    await page
      .locator('.found a', { hasText: first ?? '' })
      .first()
      .waitFor();
    await look(page, '/search?q=影像', `search-${language}-phone`, /影像/u);
    await page.context().close();
  });

  for (const [device, dark] of devices)
    test(`how the law is being kept, ${language}-${dark ? 'dark' : device}: every number opens what it counts`, async () => {
      const page = await openAt(language, device, '/duties', dark);
      await page.getByText(t('年的年度实施报告', 'implementation report')).first().waitFor();
      await page
        .locator('svg text', { hasText: language === 'zh' ? /第六章/u : /^6\./u })
        .first()
        .waitFor();
      await look(
        page,
        '',
        `duties-${language}-${dark ? 'dark' : device}`,
        language === 'zh' ? /履行情况/u : /being kept/u,
      );
      await page.locator('.totals a[href*="chapter=6&status=met"]').click();
      await page.waitForURL(/chapter=6&status=met/u);
      const n = met.length;
      await page
        .getByRole('status')
        .getByText(t(`${n} 项`, `${n} duties`), { exact: true })
        .waitFor();
      assert.equal(await page.locator('tbody .figure').count(), n);
      await page.locator('tbody .figure').first().click();
      await page.waitForURL((url) => url.searchParams.get('duty') === met[0]?.id);
      await page.getByRole('dialog').locator('.duty-short a[href^="/registers/"]').first().waitFor();
      const csv = await page.request.get(`${base}/api/duties.csv?chapter=6&status=met`);
      assert.equal((await csv.text()).trim().split('\n').length, n + 1);
      await page.context().close();
    });

  test(`the law is found in both languages, ${language}`, async () => {
    const page = await openAt(language, 'desktop', '/law');
    for (const [words, place] of [
      ['伦理委员会', '/law/65/1'],
      ['ethics', '/law/12/1'],
    ] as const) {
      await page.getByRole('searchbox', { name: t('在条文中搜索', 'Search the text') }).fill(words);
      await page.keyboard.press('Enter');
      await page.locator(`.found a[href="${place}"]`).first().waitFor();
      assert.equal((await page.locator('.found mark').first().textContent())?.toLowerCase(), words);
    }
    await look(page, '', `law-search-${language}`, /ethics/u);
    await page.context().close();
  });
}

test('a citation is a link still: with a key held it opens the law in a page of its own', async () => {
  const page = await openAt('zh', 'desktop', `/products/${product}`);
  const cite = page.getByRole('link', { name: '第六十六条第一款' }).first();
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    cite.click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await opened.waitForURL(/\/law\/66\/1$/u);
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.context().close();
});

test('a citation in an open move opens above it, and Escape closes the text alone', async () => {
  const page = await openAt('zh', 'desktop', '/');
  await signIn(page, base, 'approver', 'zh');
  const proposed = await city.around.pool.query(
    "select id from records where system = 'ex-ante-assessments' and state = 'proposed' limit 1",
  );
  await page.goto(`${base}/registers/ex-ante-assessments/${proposed.rows[0].id}`);
  await page.getByRole('button', { name: '公示拟定结论', exact: true }).click();
  const move = page.getByRole('dialog').filter({ hasText: '确认办理' });
  const cite = move.locator('.cite').first();
  await cite.click();
  const text = page.getByRole('dialog').filter({ hasText: '在条例全文中阅读' });
  await text.getByRole('link', { name: '在条例全文中阅读' }).hover();
  await page.keyboard.press('Escape');
  await text.waitFor({ state: 'hidden' });
  assert.ok(await move.isVisible(), 'the move stays open');
  assert.ok(await cite.evaluate((link) => link === link.ownerDocument.activeElement), 'the focus is back');
  await page.context().close();
});
