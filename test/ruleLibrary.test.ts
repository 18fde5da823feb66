import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { today } from '#kernel/dates.ts';
import { revisedGrading } from '#systems/1-general/rule-library/demo.ts';
import { signIn } from './chromium.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const { pool } = city.around;
const one = async (sql: string): Promise<string> => (await pool.query<{ id: string }>(sql)).rows[0]?.id ?? '';
const inForce = await one("select record as id from rules_in_force where rule_table = 'warning-levels'");
const replayed = await one("select id from records where system = 'rule-library' and state = 'replayed'");
const graded = await one(
  "select id from records where system = 'risk-grading' and facts->>'grade' = 'high' order by number limit 1",
);

for (const language of ['zh', 'en'] as const)
  for (const [width, device] of [
    [1280, 'desktop'],
    [390, 'phone'],
  ] as const)
    test(`the library, a version, its replay and an old grade found again, ${language}, ${device}`, async () => {
      const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
      const page = await open({ width, height: 844 });
      const name = (what: string) => `rule-library-${what}-${language}-${device}`;
      await signIn(page, base, 'officer', language);
      // On a phone a tab may stand out of sight, behind the menu of further ones.
      const tab = (label: string) => page.getByRole('tab', { name: label }).dispatchEvent('click');
      await page.goto(`${base}/registers/rule-library?lang=${language}`);
      await page.getByText(t('待批准', 'to be approved')).first().waitFor();
      await look(page, '', name('tables'), /./u);
      await page.goto(`${base}/registers/rule-library/${inForce}?lang=${language}`);
      await tab(t('规则表', 'Table'));
      await page.locator('.decision').first().waitFor();
      await look(page, '', name('version'), /./u);
      await page.goto(`${base}/registers/rule-library/${replayed}?lang=${language}`);
      await tab(t('影响回放', 'Impact replay'));
      await page.locator('.rule-replay .lines tbody tr').first().waitFor();
      await look(page, '', name('replay'), /./u);
      await tab(t('检查结果', 'Findings'));
      await page.getByText(t('没有妨碍提交的问题', 'Nothing stands against')).waitFor();
      await look(page, '', name('findings'), /./u);
      await page.goto(`${base}/registers/rule-library/${inForce}?lang=${language}`);
      await tab(t('试算', 'Trial run'));
      await page.getByLabel(t('实测值与预警值之比', 'Measured value by its threshold')).fill('1.6');
      await page.getByRole('button', { name: new RegExp(t('^试\\s?算$', 'Run it'), 'u') }).click();
      await page.locator('.decision').first().waitFor();
      await look(page, '', name('trial'), /./u);
      await page.goto(`${base}/registers/risk-grading/${graded}?lang=${language}`);
      await tab(t('复算', 'Found again'));
      await page.getByText(t('与所记一致', 'as recorded')).waitFor();
      await page.locator('.decision tr.holds').first().waitFor();
      await look(page, '', name('grading'), /./u);
      await page.close();
    });

test('an officer edits a table, reads whom it would change, another approves, and products are regraded', async () => {
  const state = (page: Page, name: string) => page.locator('main > p', { hasText: name }).first().waitFor();
  const move = async (page: Page, name: string, becomes: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: '确认办理' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await state(page, becomes);
  };
  const officer = await open({ as: 'officer', language: 'zh' });
  await officer.goto(`${base}/registers/rule-library`);
  await officer.getByRole('button', { name: '起草新版本 风险分级' }).click();
  await officer.waitForURL(/rule-library\/[0-9a-f-]{36}$/u);
  const version = officer.url();
  await officer.locator('#f-title').fill('暂行规则 v2（浏览器）');
  await officer.locator('#f-reason').fill('试行中投诉集中，下调影响人数标准。');
  await officer.locator('#f-effectiveOn').fill(today(city.around.now()));
  await officer.getByRole('status').getByText('已保存', { exact: true }).waitFor();

  await officer.getByRole('tab', { name: '编辑规则' }).click();
  const file = (text: string) => ({ name: 'grading.dmn', mimeType: 'application/xml', buffer: Buffer.from(text) });
  await officer.setInputFiles('#rule-file', file(revisedGrading.replaceAll('"risk-warning"', '"risk-warnings"')));
  await officer.getByText('程序不认识结果“risk-warnings”').waitFor();
  await look(officer, '', 'rule-library-edit-zh-desktop', /./u);
  await officer.setInputFiles('#rule-file', file(revisedGrading));
  await officer.getByText('没有妨碍提交的问题').waitFor();
  await officer.getByRole('button', { name: '保存规则' }).click();
  await officer.getByRole('button', { name: '保存规则', disabled: true }).waitFor();
  // What the page read while the replay ran, here that it had not begun, must not stand for its result.
  await officer.route(/\/replay$/u, (route) => route.fulfill({ json: { replay: null } }));
  await move(officer, '提交', '影响回放中');
  await city.settle();
  await state(officer, '已回放，待批准');
  await officer.getByRole('tab', { name: '影响回放' }).click();
  await officer.locator('.rule-replay .lines tr', { hasText: '南小政' }).getByText('高风险').waitFor();
  assert.ok(await officer.getByRole('button', { name: '批准', exact: true }).isDisabled());

  const approver = await open({ as: 'approver', language: 'zh' });
  await approver.goto(version);
  await move(approver, '批准', '已批准');
  await city.settle();
  await approver.reload();
  await state(approver, '施行中');
  await approver.getByText(/施行后已重新分级\d+个产品/u).waitFor();

  const product = await one(
    "select id from records where system = 'products' and facts->>'field' = 'government-services' and state = 'inUse'",
  );
  await approver.goto(`${base}/registers/products/${product}`);
  await approver.locator('main > p').getByText('高风险').waitFor();
  // The draft is its owner's alone to see.
  assert.notEqual(
    await one(
      `select id from records where system = 'ex-ante-assessments' and state = 'draft' and facts->>'product' = '${product}'`,
    ),
    '',
  );
  await approver.getByRole('tab', { name: '关联' }).click();
  const related = approver.getByRole('listitem');
  await related.filter({ hasText: '风险分级' }).filter({ hasText: '已被新版替代' }).getByRole('link').click();
  await approver.getByRole('tab', { name: '复算' }).click();
  await approver.getByText('与所记一致').waitFor();
  await approver.getByText('中风险').first().waitFor();
});
