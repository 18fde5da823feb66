import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const idOf = async (system: string, title: string): Promise<string> => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    "select id from records where system = $1 and facts->>'title' = $2",
    [system, title],
  );
  return rows[0]?.id ?? '';
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const confirm = async (page: Page, name: string, fill: (page: Page) => Promise<void> = async () => {}) => {
  await press(page, name);
  await page.getByRole('dialog').waitFor();
  await fill(page);
  await press(page, '确认办理');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};
const letter = (page: Page) => page.getByRole('dialog').locator('.paper h2').waitFor();
const states = (page: Page, state: string) => page.locator('main > p', { hasText: state }).waitFor();

test('a data user goes from the search to a released extract, and a refused export names its cell', async () => {
  const user = await open({ as: 'lingjian', language: 'zh' });
  await user.goto(`${base}/search?q=${encodeURIComponent('人工智能投入抽样调查')}`);
  await user
    .getByRole('link', { name: /智能制造企业人工智能投入抽样调查/u })
    .first()
    .click();
  await user.waitForURL(/data-catalogue\/[0-9a-f-]{36}/u);
  const dataset = /[0-9a-f-]{36}/u.exec(user.url())?.[0];
  await user.goto(`${base}/new/data-requests?dataset=${dataset}`);
  await user.waitForURL(/registers\/data-requests\/[0-9a-f-]{36}$/u);
  const path = user.url();
  await user.getByText('第1版（1525行）').waitFor();
  await user.locator('#f-title').fill('无障碍企业投入研究（浏览器）');
  await user.locator('#f-use').click();
  await user.getByTitle('科学研究', { exact: true }).click();
  await user.locator('#f-purpose').fill('比较各区投入。');
  await user.locator('#f-endsOn').fill('2027-03-01');
  await user.locator('#f-safeguards').fill('只在沙箱内查询。');
  await user.locator('#f-readers').fill('两人，已签保密承诺。');
  await user.locator('#f-noReidentification').getByText('是', { exact: true }).click();
  await user.getByRole('status').getByText('已保存', { exact: true }).waitFor();
  await look(user, '', 'data-request-draft-zh', /./u);
  await confirm(user, '提交');
  await states(user, '待受理');

  const officer = await open({ as: 'officer', language: 'zh' });
  await officer.goto(path);
  await confirm(officer, '同意并制发协议', letter);
  await user.goto(path);
  await user.locator('#signer').fill('项目负责人');
  await user.getByRole('checkbox').check();
  await look(user, '', 'data-request-sign-zh', /./u);
  await press(user, '签署协议');
  await states(user, '待数据提供部门签署');
  await officer.goto(path);
  await officer.locator('#signer').fill('数据管理处');
  await officer.getByRole('checkbox').check();
  await press(officer, '签署并开通');
  await states(officer, '可以使用');

  await user.goto(path);
  await press(user, '打开沙箱');
  const run = async (sql: string) => {
    await user.getByLabel('SQL 查询').fill(sql);
    await user.getByLabel('SQL 查询').press('Control+Enter');
  };
  await run("select * from read_csv('/etc/passwd')");
  await user.getByText('不得读取文件、网络或者系统表').first().waitFor();
  await run('select 规模, count(*) as 企业数, round(avg(用电量千瓦时)) as 平均用电 from data group by 规模 order by 1');
  await user.getByRole('region', { name: '查询结果表' }).getByText('小型').waitFor();
  await user.locator('svg').last().waitFor();
  await look(user, '', 'sandbox-zh', /./u);
  const ask = async (title: string) => {
    await user.locator('#export-title').fill(title);
    await press(user, '申请导出');
    await user.waitForURL(/registers\/data-exports\/[0-9a-f-]{36}$/u);
    await city.settle();
  };
  await ask('各规模企业用电');
  await states(user, '已放行');
  const download = user.waitForEvent('download');
  await user.getByRole('link', { name: '下载文件（CSV）' }).click();
  const file = await (await download).path();
  await look(user, '', 'export-released-zh', /./u);
  await user.goto(`${base}/data-exports/check`);
  await user.locator('#file').setInputFiles(file);
  await user.getByText('✓ 是已放行的导出').waitFor();
  await look(user, '', 'export-check-zh', /./u);

  await user.goto(`${path.replace('/registers', '')}/sandbox`);
  await run('select 区, 行业, count(*) as 企业数 from data group by 区, 行业 order by 企业数');
  await user.getByRole('region', { name: '查询结果表' }).getByText('大鹏新区').first().waitFor();
  await ask('各区各行业企业数');
  await states(user, '检查未通过，不得导出');
  const held = user.getByRole('region', { name: '不得导出的单元格' });
  await held
    .getByText(/区 = 大鹏新区 · 行业 = /u)
    .first()
    .waitFor();
  await held
    .getByText(/由\d条数据得出，少于10条/u)
    .first()
    .waitFor();
  assert.ok((await user.locator('.cell-held').count()) > 0, 'marked in the table as well');
  await look(user, '', 'export-held-zh', /./u);
  for (const page of [user, officer]) await page.context().close();
});

test('the same pages in English and on a phone; the office finds an export to look at on its desk', async () => {
  const request = await idOf('data-requests', '各区人工智能投入与用电量比较研究');
  const held = await idOf('data-exports', '各区各行业投入合计');
  const waiting = await idOf('data-exports', '南山区大型企业抽样');
  const late = await idOf('data-requests', '合成内容企业投入测算');
  for (const [language, width] of [
    ['en', 1280],
    ['en', 390],
    ['zh', 390],
  ] as const) {
    const user = await open({ as: 'jishi', language, width });
    await user.goto(`${base}/data-requests/${request}/sandbox?lang=${language}`);
    await press(user, language === 'zh' ? '运行（Ctrl+Enter）' : 'Run (Ctrl+Enter)');
    await user.locator('svg[width]').last().waitFor();
    await look(user, '', `sandbox-${language}-${width}`, /./u);
    await look(user, `/registers/data-exports/${held}`, `export-held-${language}-${width}`, /./u);
    await look(user, `/registers/data-requests/${request}`, `data-request-open-${language}-${width}`, /./u);
    await user.context().close();
  }
  const officer = await open({ as: 'officer', language: 'zh' });
  await officer.goto(`${base}/desk`);
  await officer.getByText('南山区大型企业抽样').first().waitFor();
  await look(officer, `/registers/data-exports/${waiting}`, 'export-officer-zh', /./u);
  await officer.context().close();
  const owes = await open({ as: 'huanying', language: 'en' });
  await look(owes, `/registers/data-requests/${late}`, 'data-request-late-en', /./u);
  await owes.getByText('should have been confirmed by now').waitFor();
  await owes.context().close();
});
