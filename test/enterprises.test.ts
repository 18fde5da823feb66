import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedCity } from './served.ts';

const { city, look, open } = await servedCity();
const { pool } = city.around;
const _desktop = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } as const;

for (const language of ['zh', 'en'] as const)
  test(`an enterprise finds its work and its notices, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    // As many terms and notices as a busy firm has: the demo's cases become this firm's own.
    const { rows } = await pool.query(
      "select r.party from roles r join people p on p.id = r.person where p.account = 'jishi'",
    );
    await pool.query("update records set owner = $1 where system = 'ex-ante-assessments'", [rows[0].party]);
    await pool.query('update notices_seen set up_to = 0');
    await pool.query(
      "insert into notices (record, party, move, state) select id, owner, 'requestCorrection', state from records where owner = $1 and system = 'ex-ante-assessments'",
      [rows[0].party],
    );
    const page = await open({ as: 'jishi', language });
    await page.getByRole('heading', { name: t('待办 ·', 'To do ·') }).waitFor();
    await look(page, '', `work-${language}`, language === 'zh' ? /工作台/u : /My work/u);
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, '', `work-${language}-phone`, /./u);

    const bell = page.getByRole('button', { name: /^(?:通知，|Notices, )\d+/u });
    await bell.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: t('最新通知', 'Newest notices') });
    await panel.waitFor();
    await look(page, '', `bell-${language}-phone`, /./u);
    await page.keyboard.press('Tab');
    assert.ok(await panel.evaluate((one) => one.contains(document.activeElement)), 'Tab goes into the panel');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    assert.ok(await bell.evaluate((one) => one === document.activeElement), 'and Escape back to the bell');

    await page.setViewportSize({ width: 1280, height: 900 });
    await look(page, '/notices', `notices-${language}`, language === 'zh' ? /通知/u : /Notices/u);
    await page.getByRole('button', { name: t('全部标为已读', 'Mark all as read') }).click();
    await page.getByRole('button', { name: t('通知', 'Notices'), exact: true }).waitFor();
    await page.context().close();
  });

test('a firm with nothing yet is led to registering', async () => {
  await pool.query(
    "with made as (insert into parties (kind, name) values ('enterprise', '新来的公司') returning id) update roles set party = (select id from made) where person = (select id from people where account = 'nanxin')",
  );
  const page = await open({ as: 'nanxin' });
  await page.getByText('还没有任何事项').waitFor();
  await look(page, '', 'work-empty', /工作台/u);
  await page.getByRole('button', { name: '登记新产品' }).click();
  await page.waitForURL(/registers\/products\/[0-9a-f-]{36}$/u);
  await page.context().close();
});
