import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, today } from '#kernel/dates.ts';
import { runClocks } from '#store/clocks.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const on = addDays(today(new Date()), -30);
const session = { title: '课程', heldOn: on, attended: 20, firstTime: 10 };
const begun = {
  responsible: '合规负责人',
  aiStaff: 20,
  norms: [
    {
      name: '新一代人工智能伦理规范',
      source: 'state',
      version: '2021年',
      adoptedOn: on,
      inRules: false,
      responsible: '合规负责人',
    },
  ],
  training: [
    { ...session, topic: 'ethics' },
    { ...session, topic: 'law', firstTime: 20 },
  ],
};

for (const [language, account] of [
  ['zh', 'association'],
  ['en', 'lingjian'],
] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);

  test(`a firm sees what its file lacks, completes it and confirms the year, ${language}`, async () => {
    const caller = await city.signIn(account);
    const made = await caller('POST', '/api/compliance-files', { facts: { ...begun, title: account } });
    const path = `/compliance-files/${made.body.record.id}`;
    await caller('POST', `/api${path}/register`, {}, { 'if-match': made.headers.etag as string });

    const firm = await open({ as: account, language });
    await firm.goto(`${base}/registers${path}`);
    await firm.getByText(t('还缺3项', '3 missing')).waitFor();
    await firm.getByText(t('再培训8人', 'Train 8 more')).waitFor();
    const confirm = firm.getByRole('button', {
      name: t('确认本年度档案齐全', 'Confirm that the file is whole this year'),
    });
    assert.ok(await confirm.isDisabled());
    await look(firm, '', `file-lacking-${language}`, /./u);

    await firm.locator('#f-scope').fill('只研究清扫和助残设备，不做人脸识别。');
    await firm
      .getByRole('radiogroup', { name: t('已写入本单位职业规范', 'Written into our professional rules') })
      .getByText(t('是', 'Yes'), { exact: true })
      .click();
    await firm.locator('#f-training-0-firstTime').fill('19');
    await firm.getByText(t('✓ 材料齐全', '✓ Nothing is missing')).waitFor();
    await confirm.click();
    await firm.getByRole('button', { name: t('确认办理', 'Confirm'), exact: true }).click();
    await firm.getByText(t('下一次年度确认', 'next confirmation by')).waitFor();
    await look(firm, '', `file-whole-${language}`, /./u);
    await firm.setViewportSize({ width: 390, height: 844 });
    await look(firm, '', `file-whole-${language}-phone`, /./u);
    await firm.context().close();
  });

  test(`an officer sees every firm with what is missing, anybody what firms publish, ${language}`, async () => {
    const officer = await open({ as: 'officer', language });
    await look(officer, '/compliance-files/firms', `files-${language}`, language === 'zh' ? /各企业/u : /all firms/u);
    await officer.getByText(t('✗ 没有', '✗ none')).first().waitFor();
    await officer.getByRole('link', { name: t('知行课业', 'Zhixing') }).click();
    await officer.getByText(t('2个问题整改中', '2 being fixed')).waitFor();
    await look(officer, '', `file-firm-${language}`, language === 'zh' ? /知行/u : /Zhixing/u);
    await officer.context().close();
    const anybody = await open({ width: 390 });
    await look(
      anybody,
      `/compliance-files/summaries?lang=${language}`,
      `summaries-${language}-phone`,
      language === 'zh' ? /公开/u : /publish/u,
    );
    assert.equal(await anybody.getByText('秦老师').count(), 0, 'no person is named');
    await anybody.context().close();
  });
}

test('a file that is not confirmed in its year is overdue, and comes back once it is', async () => {
  const [file] = await city.around.pool
    .query("select id from records where system = 'compliance-files' and facts->>'title' like '幻影%'")
    .then(({ rows }) => rows);
  const path = `/api/compliance-files/${file.id}`;
  const firm = await city.signIn('huanying');
  const stateOf = async () => (await firm('GET', path)).body.record.state;
  await runClocks(city.around, '2027-03-31');
  assert.equal(await stateOf(), 'active', 'the last day is still in time');
  await runClocks(city.around, '2027-04-01');
  assert.equal(await stateOf(), 'notConfirmed');
  await firm('POST', `${path}/confirmYear`, { facts: { declarations: {} } });
  assert.equal(await stateOf(), 'active');
});
