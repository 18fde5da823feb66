import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { currentCode } from '#store/sessions.ts';
import { servedCity } from './served.ts';

const { city, base, browser, look } = await servedCity();
const { pool } = city.around;
const one = async (sql: string): Promise<string> => (await pool.query<{ id: string }>(sql)).rows[0]?.id ?? '';
const inForce = await one("select record as id from rules_in_force where rule_table = 'warning-levels'");
const replayed = await one("select id from records where system = 'rule-library' and state = 'replayed'");
const graded = await one(
  "select id from records where system = 'risk-grading' and facts->>'grade' = 'high' order by number limit 1",
);

async function signIn(page: Page, account: string): Promise<void> {
  const { rows } = await pool.query<{ second_factor: string }>('select second_factor from people where account = $1', [
    account,
  ]);
  await page.goto(`${base}/sign-in?lang=zh`);
  const answer = await page.request.post(`${base}/api/session`, {
    data: { account, password: 'tiaoli-demo-2026', code: currentCode(rows[0]?.second_factor ?? '', new Date()) },
  });
  assert.equal(answer.status(), 200, await answer.text());
}

for (const language of ['zh', 'en'] as const)
  for (const [width, device] of [
    [1280, 'desktop'],
    [390, 'phone'],
  ] as const)
    test(`the library, a version, its replay and an old grade found again, ${language}, ${device}`, async () => {
      const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
      const page = await browser.newPage({ viewport: { width, height: 844 }, reducedMotion: 'reduce' });
      const name = (what: string) => `rule-library-${what}-${language}-${device}`;
      await signIn(page, 'officer');
      const tab = (label: string) => page.getByRole('tab', { name: label }).click();
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
