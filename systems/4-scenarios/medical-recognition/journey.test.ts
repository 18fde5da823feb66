import { test } from 'node:test';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const record = async (system: string, where: string) => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    `select id from records r where system = $1 and ${where} order by number limit 1`,
    [system],
  );
  return `/registers/${system}/${rows[0]?.id}`;
};

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);

  test(`case 1: the sponsor sees who recognised, who did not and why, and that the trap report is refused, ${language}`, async () => {
    const firm = await open({ as: 'nanxin', language });
    await look(firm, await record('medical-recognition', 'true'), `recognition-${language}`, /澄影/u);
    await firm.getByRole('cell', { name: t('不具备资质', 'good clinical practice') }).waitFor();
    await look(firm, '/registers/medical-recognition', `recognitions-${language}`, /./u);
    await look(
      firm,
      await record('inspection-reports', "r.state = 'notAdmitted'"),
      `report-refused-${language}`,
      /澄影/u,
    );
    await firm.getByText(t('出具单位不在国家认监委', 'not on the list of those designated')).first().waitFor();
    await firm.goto(`${base}/new/inspection-reports`);
    await firm.waitForURL(/registers\/inspection-reports\/[0-9a-f-]{36}$/u);
    await firm.locator('#f-reportedOn').fill('2026-10-01');
    await firm.locator('#f-scope').fill('21-04-02');
    await firm.getByText(t('不能采信', 'It cannot be admitted')).waitFor();
    await look(firm, '', `report-draft-${language}`, /CX-/u);
    const phone = await open({ as: 'nanxin', language, width: 390 });
    await look(phone, await record('medical-recognition', 'true'), `recognition-phone-${language}`, /澄影/u);
    await look(phone, await record('inspection-bodies', 'true'), `body-phone-${language}`, /国检/u);
    for (const page of [firm, phone]) await page.context().close();
  });
}

test('a partner hospital asks for a quick review and then recognises, in the browser', async () => {
  const page = await open({ as: 'hospital4', language: 'zh' });
  await look(page, await record('recognition-answers', "r.state = 'invited'"), 'answer-zh', /澄影/u);
  await page.getByRole('link', { name: '组长单位的审查意见' }).waitFor();
  const act = async (move: string, fill: (sheet: ReturnType<typeof page.getByRole>) => Promise<void>) => {
    await page.getByRole('button', { name: move, exact: true }).click();
    const sheet = page.getByRole('dialog');
    await fill(sheet);
    await sheet.getByRole('button', { name: '确认办理' }).click();
    await sheet.waitFor({ state: 'hidden' });
  };
  await act('需要快速审查', (sheet) => sheet.locator('#m-quickReason').fill('影像设备型号不同。'));
  await page.getByText('快速审查中').first().waitFor();
  await act('予以认可', async (sheet) => {
    for (const asked of ['研究者具备资质', '设备和场地适宜', '知情同意书适合本院受试者'])
      await sheet.getByRole('radiogroup', { name: asked }).getByText('是', { exact: true }).click();
    await sheet.locator('.paper h2').waitFor();
  });
  await page.getByText('已认可').first().waitFor();
  await page.context().close();
});
