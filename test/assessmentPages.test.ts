import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { moving } from './assessing.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const officer = await city.signIn('officer');
const { items } = (await officer('GET', '/api/ex-ante-assessments?state=passed&limit=50')).body;
const lungSee = items.find((one: { title: string }) => one.title.includes('澄影'));
const page = `/registers/ex-ante-assessments/${lungSee.id}`;

for (const [language, width] of [
  ['zh', 1280],
  ['en', 390],
] as const)
  test(`case 1 once it is decided, in ${language} at ${width}: test, panel, conditions, the expert’s and the public’s view`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const name = (what: string) => `assessment-${what}-${language}`;
    const tab = (zh: string, en: string) => ({ name: t(zh, en), exact: true });
    /** On a phone the later tabs are reached by the keyboard. */
    const press = async (on: Page, zh: string, en: string) => {
      await on.getByRole('tab', tab(zh, en)).focus();
      await on.keyboard.press('Enter');
    };
    const firm = await open({ as: 'nanxin', language, width });
    await look(firm, page, name('owner'), /澄影/u);
    for (const [what, zh, en, shows] of [
      ['materials', '材料清单', 'Materials', '.checklist'],
      ['test', '检测', 'Test', '.ant-table-row'],
      ['questions', '问答', 'Questions', '.reply'],
      ['conditions', '条件', 'Conditions', '.checklist .tag'],
    ] as const) {
      await press(firm, zh, en);
      await firm.getByRole('tabpanel').locator(shows).first().waitFor();
      await look(firm, '', name(what), /澄影/u);
    }
    assert.equal(
      await firm.getByRole('tab', tab('专家组', 'Panel')).count(),
      0,
      'who sat is not the applicant’s to know',
    );
    await firm.getByRole('tabpanel').locator('.checklist a').first().click();
    await firm.getByText(t('待完成', 'To be met')).first().waitFor();
    await look(firm, '', name('condition'), /./u);

    const inside = await open({ as: 'officer', language, width });
    await inside.goto(base + page);
    await press(inside, '专家组', 'Panel');
    await inside.getByText(t('：参与过本产品的伦理初审', '：Took part in the first ethics review')).first().waitFor();
    await look(inside, '', name('panel'), /澄影/u);

    const citizen = await open({ width });
    await look(citizen, `${page}?lang=${language}`, name('public'), /澄影/u);
    assert.equal(await citizen.getByRole('tab', tab('材料清单', 'Materials')).count(), 0);
    await press(citizen, '评审结果', 'Result of the panel');
    await citizen.getByText('经逐例比对').or(citizen.getByText('Compared case by case')).waitFor();
    await look(citizen, '', name('result'), /澄影/u);
    for (const one of [firm, inside, citizen]) await one.context().close();
  });

test('an expert reviews on a phone: consent, the case in short, scores; nothing of the others', async () => {
  const asked = async (account: string) =>
    (await (await city.signIn(account))('GET', '/api/expert-opinions?state=asked')).body.items[0];
  const account = (
    await Promise.all(
      ['expert3', 'expert4', 'expert8', 'expert9', 'expert10'].map(async (one) => [one, await asked(one)] as const),
    )
  ).find(([, one]) => one);
  assert.ok(account, 'the demo has a review under way');
  const expert = await open({ width: 390, height: 844, as: account[0], language: 'en' });
  await look(expert, `/registers/expert-opinions/${account[1].id}`, 'assessment-consent-en-phone', /./u);
  await expert.getByRole('button', { name: 'I have no interest and take part', exact: true }).click();
  await expert.getByRole('radiogroup', { name: 'Fairness' }).getByRole('radio', { name: '4' }).check();
  await look(expert, '', 'assessment-opinion-en-phone', /./u);
  assert.equal(await expert.getByText('灵敏度达到临床要求').count(), 0, 'what others wrote is not there');
  await expert.close();
});

test('who is told that a decision is to be revoked sees why, and until when to ask for a hearing', async () => {
  const ground = { zh: '未按期提交监测报告。' };
  const letter = { letter: 'revocationAdvance', reason: ground.zh };
  const path = `/api/ex-ante-assessments/${lungSee.id}`;
  assert.equal((await moving(officer, path, 'beginRevocation', { ground }, letter)).body.record.state, 'revoking');
  const firm = await open({ width: 390, height: 844, as: 'nanxin', language: 'zh' });
  await firm.goto(base + page);
  await firm.getByText(/申请听证至 \d{4}-\d\d-\d\d/u).waitFor();
  await look(firm, '', 'assessment-revoking-zh-phone', /澄影/u);
  await firm.getByRole('button', { name: '申请听证', exact: true }).click();
  await firm.getByRole('button', { name: '确认办理', exact: true }).click();
  await firm.locator('main > p', { hasText: '听证中' }).first().waitFor();
  await firm.close();
});
