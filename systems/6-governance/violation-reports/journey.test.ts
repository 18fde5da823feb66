import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { signIn } from '#test/chromium.ts';
import { servedCity } from '#test/served.ts';
import { demoCodes, demoPassphrase } from './demoCodes.ts';
import { pricePicture } from './demoPictures.ts';

const { city, base, look, open } = await servedCity({ logged: true });
const { rows: shops } = await city.around.pool.query(
  "select id from records where system = 'products' and facts->>'name' like '%衡价%'",
);

for (const language of ['zh', 'en'] as const)
  test(`a citizen reports by telephone, an officer opens, asks and decides, the citizen is told, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
    const citizen = await open({ width: 390 });
    const heading = (zh: string, en: string) => new RegExp(t(zh, en), 'u');
    const see = (name: string, zh: string, en: string) =>
      look(citizen, '', `report-${name}-${language}-phone`, heading(zh, en));
    const onward = () => press(citizen, t('继续', 'Continue'));

    await look(
      citizen,
      `/violation-reports?lang=${language}`,
      `report-landing-${language}-phone`,
      heading('举报问题', 'Report a problem'),
    );
    const before = city.log.length;
    await citizen.goto(`${base}/violation-reports/new?product=${shops[0].id}&lang=${language}`);
    await citizen.getByRole('radio', { name: /衡价/u }).waitFor();
    await see('1', '您要举报什么', 'What is it about');
    await onward();
    await onward();
    await citizen.getByRole('alert').waitFor();
    await citizen.getByText(t('例如：老账号比新账号贵', 'dearer for an old account')).click();
    await see('2', '发生了哪一类问题', 'What kind of problem');
    await onward();
    const words = t('同一商品老账号贵七元，新账号便宜。', 'The same goods cost seven yuan more with my old account.');
    await citizen.locator('#text').fill(words);
    await see('3', '发生了什么', 'What happened');
    await onward();
    const picture = (name: string, price: string) => ({
      name,
      mimeType: 'image/png',
      buffer: Buffer.from(pricePicture(price, [11, 79, 138])),
    });
    await citizen.locator('#evidence').setInputFiles([picture('old.png', '19.90'), picture('new.png', '12.90')]);
    await citizen.getByText(t('已去除：注释', 'Taken out: comments')).nth(1).waitFor();
    await see('4', '有截图或者文件吗', 'screenshots or files');
    await onward();
    await citizen.getByRole('radio', { name: /不留姓名|Without my name/u }).check();
    await see('5', '要留姓名吗', 'your name');
    await onward();
    await citizen.getByText(t('（建议）', '(proposed)')).waitFor();
    await see('check', '请核对后提交', 'Check your answers');
    const sent: Buffer[] = [];
    citizen.on('request', (request) =>
      sent.push(Buffer.from(request.url()), request.postDataBuffer() ?? Buffer.alloc(0)),
    );
    await press(citizen, t('加密并提交', 'Seal and hand in'));
    const code = (await citizen.locator('[data-code]').textContent()) ?? '';
    assert.match(code, /^\d{4} \d{4} \d{4} \d{4}$/u);
    await see('receipt', '请记下回执码', 'Keep your receipt code');
    const left = Buffer.concat(sent);
    assert.ok(
      left.includes('BEGIN AGE ENCRYPTED FILE') && left.includes('age-encryption.org/v1'),
      'what left was seen',
    );
    for (const word of [words, 'old.png', 'IHDR', 'Phone of Mr', code, code.replaceAll(' ', '')])
      assert.ok(!left.includes(word), `${word} left the browser`);
    const logged = city.log.slice(before).join('\n');
    assert.ok(!/violation-reports|referer|\.js/u.test(logged), logged);

    const { rows } = await city.around.pool.query(
      "select id from records where system = 'violation-reports' order by number desc limit 1",
    );
    const casePage = `/registers/violation-reports/${rows[0].id}?lang=${language}`;
    const officer = await open({ as: 'officer', language });
    await officer.goto(base + casePage);
    const move = async (page: Page, name: string, fill: (sheet: Page) => Promise<void> = async () => {}) => {
      await press(page, name);
      await page.getByRole('dialog').waitFor();
      await fill(page);
      await press(page, t('确认办理', 'Confirm'));
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await officer.getByRole('tab', { name: t('举报内容（密封）', 'What is sealed') }).click();
    await officer.locator('#purpose').fill(t('核对截图', 'To look at the screenshots'));
    await officer.locator('#passphrase').fill('not the passphrase');
    await look(officer, '', `report-sealed-${language}`, /./u);
    await press(officer, t('记录目的并拆阅', 'Record the purpose and open'));
    await officer.getByRole('alert').waitFor();
    await officer.locator('#passphrase').fill(demoPassphrase);
    await press(officer, t('记录目的并拆阅', 'Record the purpose and open'));
    await officer.getByText(words).waitFor();
    for (const name of ['old.png', 'new.png']) await press(officer, t(`打开 ${name}`, `Open ${name}`));
    await officer.locator('.letters img').nth(1).waitFor();
    const [download] = await Promise.all([
      officer.waitForEvent('download'),
      officer.getByRole('link', { name: t('保存 old.png', 'Save old.png') }).click(),
    ]);
    const opened = readFileSync(await download.path());
    assert.ok(opened.includes('IHDR') && !opened.includes('Phone of Mr'), 'the picture came without what it told');
    await officer.locator('#answer').fill(t('两个账号都是会员吗？', 'Are both accounts members?'));
    await press(officer, t('加密并答复', 'Seal and answer'));
    await officer.locator('.letters > li').nth(1).waitFor();
    await look(officer, '', `report-opened-${language}`, /./u);
    await move(officer, t('受理', 'Accept'));

    const enter = async () => {
      await citizen.goto(`${base}/violation-reports/inbox?lang=${language}`);
      await citizen.locator('#code').fill('1234 5678');
      await press(citizen, t('查看', 'Open'));
      await citizen.getByRole('alert').waitFor();
      await citizen.locator('#code').fill(code);
      await press(citizen, t('查看', 'Open'));
      await citizen.locator('h1', { hasText: heading('您的举报', 'Your report') }).waitFor();
    };
    citizen.on('dialog', (dialog) => dialog.accept());
    await enter();
    await citizen.getByText(t('两个账号都是会员吗？', 'Are both accounts members?')).waitFor();
    await citizen.getByText(t('核查中', 'Being verified')).waitFor();
    await citizen.locator('#more').fill(t('都不是会员。', 'Neither is.'));
    await press(citizen, t('加密并发送', 'Seal and send'));
    await citizen.locator('.letters > li').nth(2).waitFor();
    await see('inbox', '您的举报', 'Your report');

    const reasons = t('比对50对账号，老账号普遍更贵。', 'Fifty pairs compared: old accounts pay more.');
    await officer.reload();
    await move(officer, t('拟定结论', 'Propose the outcome'), async (page) => {
      await page.locator('#m-finding').click();
      await page.getByTitle(t('属实', 'Substantiated'), { exact: true }).click();
      await page.locator('#m-reasons').fill(reasons);
    });
    const approver = await open({ as: 'approver', language });
    await approver.goto(base + casePage);
    await move(approver, t('批准', 'Approve'), async (page) => {
      await page.locator('#m-outcome').click();
      await page.getByTitle(t('属实', 'Substantiated'), { exact: true }).click();
    });
    await officer.reload();
    await move(officer, t('告知结果', 'Tell the outcome'), (page) =>
      page.getByRole('dialog').locator('.paper h2').waitFor(),
    );
    await enter();
    await citizen.getByText(reasons).waitFor();
    await see('told', '您的举报', 'Your report');
    for (const page of [citizen, officer, approver]) await page.context().close();
  });

for (const language of ['zh', 'en'] as const)
  test(`the demo's reports, an office's keys and the public register, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const page = await open();
    await look(page, `/violation-reports?lang=${language}`, `report-landing-${language}`, /./u);
    await look(page, '/registers/violation-reports', `report-register-${language}`, /./u);
    await page.goto(`${base}/violation-reports/inbox`);
    await page.getByRole('button', { name: demoCodes.rectifying }).click();
    await page.getByRole('button', { name: t('查看', 'Open'), exact: true }).click();
    await page.getByText(t('责令改正中', 'To be rectified'), { exact: true }).waitFor();
    await look(page, '', `report-demo-${language}`, /./u);
    await signIn(page, base, 'market', language);
    await page.goto(`${base}/violation-reports/keys`);
    await page.locator('code').first().waitFor();
    await look(page, '', `report-keys-${language}`, /./u);
    await page.close();
  });

test('by keyboard alone, and in the dark', async () => {
  const page = await open({ width: 390, height: 844 });
  await page.goto(`${base}/violation-reports/new?lang=zh`);
  const focused = () => page.evaluate<string>('document.activeElement.textContent + document.activeElement.id');
  /** Moves on by the tabulator until the focus is where it should be; 30 stops are enough for any of these pages. */
  const reach = async (what: RegExp) => {
    for (let stops = 0; stops < 30 && !what.test(await focused()); stops++) await page.keyboard.press('Tab');
    assert.match(await focused(), what);
  };
  const onward = async (next: RegExp) => {
    await reach(/^继续$/u);
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: next }).waitFor();
    assert.match(await focused(), next, 'the next page begins at its heading');
  };
  await page.locator('h1').waitFor();
  await reach(/subject$/u);
  await page.keyboard.type('衡价');
  await page.getByRole('radio', { name: /衡价/u }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await onward(/哪一类问题/u);
  await page.keyboard.press('Tab');
  for (let stops = 0; stops < 10 && !(await page.evaluate<boolean>("document.activeElement.type === 'radio'")); stops++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await onward(/发生了什么/u);
  await reach(/text$/u);
  await page.keyboard.type('老账号更贵。');
  await onward(/截图或者文件/u);
  await page.getByRole('button', { name: '深色' }).click();
  await look(page, '', 'report-4-dark-phone', /截图或者文件/u);
  await page.close();
});
