import assert from 'node:assert/strict';
import { test } from 'node:test';
import { theClock } from '#kernel/access.ts';
import { moveRecord, systemOf } from '#store/perform.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const { around } = city;
const reportOf = async (title: string, state: string): Promise<string> => {
  const { rows } = await around.pool.query<{ id: string }>(
    "select id from records where system = 'tracking-reports' and state = $1 and facts->>'title' like $2",
    [state, title],
  );
  assert.ok(rows[0], title);
  return rows[0].id;
};

for (const [language, title] of [
  ['zh', '作文评阅%'],
  ['en', '%墨点%'],
] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);

  test(`a firm sends its report when it is due, an officer reads it, ${language}`, async () => {
    if (language === 'en')
      await moveRecord(
        around,
        systemOf(around, 'tracking-reports'),
        await reportOf(title, 'inPeriod'),
        'fallDue',
        {},
        theClock,
      );
    const id = await reportOf(title, 'due');
    const firm = await open({ as: 'zhixing', language });
    await firm
      .getByRole('link', { name: language === 'zh' ? /作文评阅/u : /墨点/u })
      .first()
      .waitFor();
    await firm.goto(`${base}/registers/tracking-reports/${id}`);
    for (const [name, value] of Object.entries({
      uses: '41200',
      people: '3650',
      incidents: '0',
      complaints: '14',
      complaintsSettled: '14',
    }))
      await firm.locator(`#f-${name}`).fill(value);
    await firm.locator('#f-measures').fill('评语全部由教师确认，每月抽查二百份。');
    await firm.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    await look(firm, '', `tracking-report-${language}`, /./u);
    await firm.getByRole('button', { name: t('提交', 'Submit'), exact: true }).click();
    await firm.getByRole('button', { name: t('确认办理', 'Confirm'), exact: true }).click();
    await firm.getByText(t('已报告', 'Reported')).first().waitFor();
    await firm.context().close();

    const officer = await open({ as: 'officer', language });
    await officer.goto(`${base}/registers/tracking-reports/${id}`);
    await officer.getByText('评语全部由教师确认').waitFor();
    await officer.getByRole('button', { name: t('审阅通过', 'Accept the report') }).click();
    await officer.getByRole('button', { name: t('确认办理', 'Confirm'), exact: true }).click();
    await officer.getByText(t('已办结', 'Closed')).first().waitFor();
    await officer.context().close();
  });

  for (const width of [1280, 390])
    test(`anybody sees who is tracked and whose report is late, and not what it says, ${language}, ${width}`, async () => {
      const anybody = await open({ width });
      await anybody.goto(`${base}/registers/tracking-reports?lang=${language}`);
      await anybody.getByText(t('! 应于', '! was due by')).waitFor();
      await look(anybody, '', `tracking-${language}-${width}`, language === 'zh' ? /跟踪/u : /Tracking/u);
      await anybody.getByRole('link', { name: /听澜/u }).first().click();
      await anybody.getByRole('tab', { name: t('期限', 'Clock') }).waitFor();
      await anybody.context().close();
    });
}
