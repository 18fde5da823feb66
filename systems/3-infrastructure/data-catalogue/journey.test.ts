import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const idOf = async (title: string): Promise<string> => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    "select id from records where system = 'data-catalogue' and facts->>'title' = $1",
    [title],
  );
  return rows[0]?.id ?? '';
};

/** Chooses the column whose values are the groups; its name begins with the word. */
const groupBy = async (page: Page, column: string): Promise<void> => {
  await page.getByRole('combobox', { name: /分组列|By group of/u }).click();
  await page.locator('.ant-select-item-option', { hasText: column }).first().click();
};

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const at = (path: string) => `${path}${language === 'en' ? '?lang=en' : ''}`;

  test(`everybody finds data with their grade and freshness and looks into them, ${language}`, async () => {
    const page = await open({ language, width: language === 'zh' ? 1280 : 390 });
    await look(page, at('/data-catalogue'), `catalogue-${language}`, /数据目录|data catalogue/u);
    await page.getByText(t('更新逾期', 'Update overdue')).first().waitFor();
    await look(
      page,
      at(`/data-catalogue/${await idOf('公共场所服务机器人投放点位（演示）')}`),
      `dataset-${language}`,
      /机器人|robots/u,
    );
    await page.getByText('P0001').waitFor();
    await page.getByRole('searchbox').fill('巡检');
    await page.keyboard.press('Enter');
    await page.getByText('P0001').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: t('数据概况', 'Profile') }).click();
    await page.getByText(t('分位数', 'Quantiles')).first().waitFor();
    await page.locator('.data-profile svg').nth(4).waitFor();
    await look(page, '', `dataset-profile-${language}`, /./u);
    await page.getByRole('tab', { name: t('统计', 'Statistics') }).click();
    await groupBy(page, '行政区');
    await page.getByRole('button', { name: t('统计', 'Calculate'), exact: true }).click();
    await page.getByText(t('未加噪声', 'no noise is added')).waitFor();
    await page
      .getByRole('region', { name: t('统计结果', 'Figures') })
      .locator('svg text')
      .first()
      .waitFor();
    await look(page, '', `dataset-statistics-${language}`, /./u);
    await page.getByRole('tab', { name: t('版本', 'Versions') }).click();
    await page.getByText(t('与第1版相比', 'Compared with version 1')).click();
    await page.getByText(t('新增（文本）', 'added (Text)')).waitFor();
    await look(page, '', `dataset-versions-${language}`, /./u);
    await look(
      page,
      at(`/data-catalogue/${await idOf('慢性病随访记录（演示）')}`),
      `dataset-conditional-${language}`,
      /随访|Follow-up/u,
    );
    await page.getByRole('alert').getByText(t('须先申请并签订协议', 'ask for them first')).waitFor();
    await page.getByRole('tab', { name: t('统计', 'Statistics') }).click();
    await page.getByRole('alert').getByText(t('去标识化', 'de-identif')).waitFor();
    await page.goto(`${base}${at(`/data-catalogue/${await idOf('居民健康抽样调查（程序生成的虚构数据）')}`)}`);
    await page.getByRole('tab', { name: t('统计', 'Statistics') }).click();
    await groupBy(page, '性别');
    await page.getByRole('button', { name: t('统计', 'Calculate'), exact: true }).click();
    await page.getByRole('alert').getByText(t('须列明分组的取值', 'name the groups')).waitFor();
    await page.getByRole('combobox', { name: t('分组取值', 'Which groups') }).fill('男,女,');
    await page.getByRole('button', { name: t('统计', 'Calculate'), exact: true }).click();
    await page.getByText(t('带噪声', 'With noise')).waitFor();
    await page.getByText(/ρ 0.01/u).waitFor();
    await look(page, '', `dataset-noisy-${language}`, /./u);
  });

  test(`an office opens a dataset: file, fields, grade, review, ${language}`, async () => {
    const office = await open({ as: 'market', language });
    const title = t('浏览器上传的数据', 'Data uploaded by browser');
    await office.goto(`${base}/new/data-catalogue?office=market&title=${encodeURIComponent(title)}`);
    await office.waitForURL(/registers\/data-catalogue\/[0-9a-f-]{36}$/u);
    const path = office.url();
    const choose = async (name: string, text: string) =>
      office.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose('坏.csv', 'a,b\n1\n');
    await office.getByText(t('正在检查和入库', 'Being checked')).waitFor();
    await city.settle();
    await office.getByRole('alert').getByText(t('第2行', 'line 2')).waitFor();
    await choose('点位.csv', 'point,units\nP1,3\nP2,5\n');
    await office.getByRole('button', { name: t('停止', 'Stop'), exact: true }).click();
    await office.getByRole('button', { name: t('继续入库', 'Go on loading') }).click();
    await office.getByText(t('正在检查和入库', 'Being checked')).waitFor();
    await city.settle();
    await office.getByText(t('已入库', 'Loaded;')).waitFor();
    // The rest comes by the same move that typing makes.
    const facts = {
      abstract: { zh: '摘要' },
      subject: 'city',
      source: { zh: '来源' },
      frequency: 'once',
      about: 'thing',
      aggregated: false,
      tradeSecrets: false,
      importantData: false,
      opening: 'unconditional',
      sharing: { zh: '共享' },
      licence: 'sz-open',
    };
    await office.evaluate(
      async ([address, given]) => {
        const { csrf } = await (await fetch('/api/session')).json();
        const etag = (await fetch(String(address))).headers.get('etag') ?? '';
        const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf, 'if-match': etag };
        await fetch(`${address}/save`, { method: 'POST', headers, body: JSON.stringify({ facts: given }) });
      },
      [`/api/data-catalogue/${path.split('/').at(-1)}`, facts] as const,
    );
    await office.reload();
    await office.getByText(t('一级数据', 'Grade 1 data')).first().waitFor();
    await look(office, '', `dataset-draft-${language}`, /./u);
    const confirm = async (page: typeof office, name: string) => {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('button', { name: t('确认办理', 'Confirm'), exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await confirm(office, t('提交', 'Submit'));
    const keeper = await open({ as: 'data', language });
    await keeper.goto(path);
    await confirm(keeper, t('公开', 'Publish'));
    await keeper.getByRole('link', { name: t('给公众看的数据页面', 'The page for the public') }).click();
    await keeper.getByText('P2').waitFor();
    assert.match(keeper.url(), /data-catalogue\/[0-9a-f-]{36}/u);
  });
}
