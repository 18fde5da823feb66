import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officialCalendar } from '#kernel/clock/calendar.ts';
import { statutoryDays } from '#kernel/clock/calendarBounds.ts';
import { completeUscc } from '#kernel/identifiers/uscc.ts';
import { currentCode } from '#store/sessions.ts';
import { signIn } from './chromium.ts';
import { servedCity } from './served.ts';

const { base, look, open } = await servedCity();

for (const language of ['zh', 'en'] as const)
  test(`an administrator makes an officer, who sets a password of their own, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const page = await open();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const confirm = () => page.locator('.ant-popconfirm:visible .ant-btn-primary').click();
    await signIn(page, base, 'admin', language);
    await look(page, '/admin/people', `admin-people-${language}`, language === 'zh' ? /人员/u : /People/u);

    const account = `wang.${language}`;
    await press(t('新建人员', 'New person'));
    await page.locator('#new-account').fill(account);
    await page.locator('#new-name').fill(t('王敏', 'Wang Min'));
    await press(t('建立账号', 'Make the account'));
    const password = await page.locator('.secret').first().textContent();
    await look(page, '', `admin-password-${language}`, /./u);
    await press(t('已交给本人', 'Handed over'));

    await page.getByRole('combobox', { name: t('加入部门', 'Add to an office') }).click();
    await page.keyboard.type(t('市场监管', 'market regulation'));
    await page.keyboard.press('Enter');
    await press(t('加入所选部门', 'Add to this office'));
    await page.getByRole('alert').getByText(t('请先为此人启用第二因素', 'Enrol a second factor')).waitFor();
    await press(t('启用第二因素', 'Enrol second factor'));
    await confirm();
    const secret = await page.locator('.secret').last().textContent();
    await page.locator('.qr svg').waitFor();
    await look(page, '', `admin-second-factor-${language}`, /./u);
    await press(t('已交给本人', 'Handed over'));
    await press(t('加入所选部门', 'Add to this office'));
    await page
      .getByRole('dialog')
      .getByRole('listitem')
      .getByText(t('市市场监管部门', 'Municipal market regulation authority'))
      .waitFor();
    await look(page, '', `admin-person-${language}`, /./u);

    const officer = await open();
    await officer.goto(`${base}/sign-in?lang=${language}`);
    await officer.locator('#account').fill(account);
    await officer.locator('#password').fill(String(password));
    await officer.locator('button[type=submit]').click();
    await officer.locator('#code').fill(currentCode(String(secret), new Date()));
    await officer.locator('button[type=submit]').click();
    await officer.waitForURL(/\/account$/u);
    await look(officer, '', `account-first-${language}`, /./u);
    await officer.locator('#current').fill(String(password));
    await officer.locator('#next').fill('莲花山下一场春雨2026');
    await officer.locator('#again').fill('莲花山下一场春雨2026');
    await officer.locator('button[type=submit]').click();
    await officer.waitForURL(/\/desk$/u);
    await officer
      .getByRole('heading', { name: t('市市场监管部门', 'Municipal market regulation authority') })
      .waitFor();
    await look(officer, '/account', `account-${language}`, /./u);

    await press(t('停用账号', 'Deactivate'));
    await confirm();
    await page.getByRole('button', { name: t('恢复账号', 'Reactivate'), exact: true }).waitFor();
    await officer.goto(`${base}/desk`);
    await officer.getByRole('alert').getByText(t('请先登录', 'Please sign in first')).waitFor();
    await officer.context().close();
    await page.context().close();
  });

for (const language of ['zh', 'en'] as const)
  test(`an administrator keeps parties and settings, and reads what was done, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const page = await open();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await signIn(page, base, 'admin', language);
    await look(page, '/admin/parties', `admin-parties-${language}`, /./u);
    await press(t('新建单位', 'New party'));
    await page.locator('#party-name').fill(t('新来的公司', 'A new firm'));
    await page.locator('#party-uscc').fill('914403000000000000');
    await press(t('保存', 'Save'));
    await page.getByRole('alert').getByText(t('校验位不符', 'check character')).first().waitFor();
    await look(page, '', `admin-party-refused-${language}`, /./u);
    await page.locator('#party-uscc').fill(completeUscc(`91440399MAT${language === 'zh' ? 'A' : 'B'}0777`));
    await press(t('保存', 'Save'));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await look(page, '/admin/offices', `admin-offices-${language}`, /./u);
    await look(page, '/admin/settings', `admin-settings-${language}`, /./u);
    await page
      .getByRole('button', { name: t('修改：审查期限（事前评估）', 'Change: Term to decide (Ex-ante assessments)') })
      .click();
    await page.getByRole('spinbutton').fill('25');
    await page.locator('#source-zh').fill(`本市办法（${language}）`);
    await press(t('保存新版本', 'Save a new version'));
    await page.locator('.versions li[value="1"]').waitFor();
    await look(page, '', `admin-setting-${language}`, /./u);
    await look(page, '/admin/journal', `admin-journal-${language}`, /./u);
    await look(page, '/admin/jobs', `admin-jobs-${language}`, /./u);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const name of ['people', 'parties', 'offices', 'settings', 'calendar', 'jobs', 'journal'])
      await look(page, `/admin/${name}`, `admin-${name}-${language}-phone`, /./u);
    await page.context().close();
  });

test('an administrator announces the next year’s calendar by pasting the notice', async () => {
  const year = officialCalendar.lastAnnouncedYear + 1;
  const page = await open({ as: 'admin', language: 'zh' });
  await look(page, '/admin/calendar', 'admin-calendar-zh', /日历/u);
  const announce = page.getByRole('button', { name: '公布，并重新推算在办期限' });
  assert.ok(await announce.isDisabled());
  await page.locator('#notice').fill('一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。');
  await page.getByText(/是周.，不是周四/u).waitFor();
  await look(page, '', 'admin-calendar-wrong', /日历/u);
  await page.locator('#notice').fill(
    statutoryDays(year)
      .map((date) => `${date} 放假`)
      .join('\n'),
  );
  await page.getByText(`读到放假 ${statutoryDays(year).length} 天`).waitFor();
  assert.ok(await announce.isDisabled(), 'what is doubtful must be acknowledged');
  await page.getByRole('checkbox').check();
  await announce.click();
  await page.getByRole('heading', { name: `公布${year + 1}年的放假安排` }).waitFor();
  await look(page, `/admin/calendar?year=${year}`, 'admin-calendar-announced', /日历/u);
  await page.getByText(`${year}年的放假安排已公布`).waitFor();
  await page.context().close();
});
