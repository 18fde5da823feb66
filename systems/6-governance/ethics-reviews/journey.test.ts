import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { reviewing } from '#test/reviewing.ts';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const record = async (system: string, title: string) => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    `select id from records where system = $1 and coalesce(facts->>'title', facts->>'name') like $2 order by created_at limit 1`,
    [system, `%${title}%`],
  );
  return `/registers/${system}/${rows[0]?.id}`;
};

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  /** Opens a move's sheet, fills its texts and confirms. */
  const confirm = async (
    page: Page,
    name: RegExp | string,
    fill: (sheet: ReturnType<Page['getByRole']>) => Promise<void>,
  ) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    const sheet = page.getByRole('dialog');
    await fill(sheet);
    await sheet.getByRole('button', { name: t('确认办理', 'Confirm') }).click();
    await sheet.waitFor({ state: 'hidden' });
  };

  test(`what each sees of committees and reviews, ${language}`, async () => {
    const centre = await open({ as: 'centre', language });
    await look(centre, '/registers/review-committees', `committees-${language}`, /./u);
    await look(centre, await record('review-committees', '湾区'), `committee-${language}`, /湾区/u);
    await look(centre, await record('ethics-reviews', '衡价'), `review-submitted-${language}`, /衡价/u);
    await look(centre, await record('ethics-reviews', '净航'), `review-approved-${language}`, /净航/u);
    const phone = await open({ as: 'nanxin', language, width: 390 });
    await look(phone, '/registers/ethics-reviews', `reviews-phone-${language}`, /./u);
    await look(phone, await record('ethics-reviews', '澄影'), `review-phone-${language}`, /澄影/u);
    await look(phone, await record('review-committees', '莲山'), `committee-phone-${language}`, /莲山/u);
    for (const page of [centre, phone]) await page.context().close();
  });

  test(`an application, from the product to the hospital's committee, ${language}`, async () => {
    const firm = await open({ as: 'nanxin', language });
    await firm.goto(`${base}/registers/ethics-reviews`);
    await firm.getByLabel(t('产品', 'Product'), { exact: true }).click();
    await firm.getByTitle(/澄影/u).click();
    await firm.getByLabel(t('审查机构', 'Committee'), { exact: true }).click();
    await firm.getByTitle(/滨海人民医院/u).click();
    await firm.getByRole('button', { name: t('申请伦理审查', 'Apply for a review') }).click();
    await firm.waitForURL(/registers\/ethics-reviews\/[0-9a-f-]{36}$/u);
    await firm.getByText(t('不需专家复核', 'No expert re-review')).first().waitFor();
    await look(firm, '', `review-draft-${language}`, /澄影/u);
    const beside = (await firm.getByRole('complementary').textContent()) ?? '';
    assert.ok(beside.includes(t('缺：活动概况', 'missing: What the activity is')), beside);
    await firm.context().close();
  });

  test(`case 7: exempt with its source, a member votes and the count moves, ${language}`, async () => {
    const voter = await open({ as: language === 'zh' ? 'expert2' : 'expert7', language });
    await voter.goto(base + (await record('ethics-reviews', '映声')));
    await voter.getByText(t('免于专家复核', 'Exempt from expert re-review')).first().waitFor();
    await look(voter, '', `review-vote-${language}`, /映声/u);
    await confirm(voter, t('表决', 'Vote'), async (sheet) => {
      await sheet.getByLabel(t('意见', 'Vote'), { exact: true }).click();
      await voter.getByTitle(t('不予批准', 'Not approved'), { exact: true }).click();
      await sheet.locator('#e-grounds').fill('换脸素材的授权核验不足。');
    });
    await voter.getByRole('button', { name: t('表决', 'Vote'), exact: true }).waitFor({ state: 'detached' });
    if (language === 'zh') return voter.context().close();
    const centre = await open({ as: 'centre', language });
    await centre.goto(base + (await record('ethics-reviews', '映声')));
    await centre.getByText('Nothing has the votes it needs').waitFor();
    await confirm(centre, 'Adjourn', async () => {});
    await centre.getByRole('heading', { name: 'Convene the sitting' }).waitFor();
    await look(centre, '', 'review-convene-en', /映声/u);
    await centre.context().close();
    await voter.context().close();
  });
}

test('case 2 in the browser: the authority appoints experts, none of the first committee', async () => {
  const { apply, move, sit } = await reviewing(city);
  const path = await apply('pengsao', '净航', '湾区');
  await move('centre', path, 'accept', { acceptances: {} });
  await sit('centre', path, ['expert1', 'expert2', 'expert3', 'expert4', 'expert5']);
  await move('centre', path, 'passInitial', { decisions: { reasons: { zh: '风险可控' } } });
  await move('pengsao', path, 'applyReReview');
  const page = await open({ as: 'officer', language: 'zh' });
  await page.goto(base + path.replace('/api/', '/registers/'));
  const experts = page.getByLabel('复核专家', { exact: true });
  const choose = async (name: string) => {
    await experts.fill(name);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click();
  };
  for (const name of ['林知远', '孙怀瑾', '马立言', '高守正', '邓一舟']) await choose(name);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '确定5名专家' }).click();
  await page.getByText('初审委员会委员不得担任复核专家').waitFor();
  await look(page, '', 'review-experts-refused-zh', /净航/u);
  await page
    .locator('.ant-select-selection-item', { hasText: '林知远' })
    .locator('.ant-select-selection-item-remove')
    .click();
  await choose('冯见微');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '确定5名专家' }).click();
  await page.getByRole('heading', { name: '复核专家组' }).waitFor();
  await look(page, '', 'review-experts-zh', /净航/u);
  await page.context().close();
});

test('a simplified review: two members vote alike, and its progress is followed up', async () => {
  const { apply, move, persons } = await reviewing(city);
  const path = await apply('lingjian', '见声', '湾区');
  await move('centre', path, 'accept', { acceptances: {} });
  await move('centre', path, 'convene', { members: persons('expert1', 'expert2'), sittings: { form: 'meeting' } });
  await move('expert1', path, 'vote', { votes: { vote: 'approve' } });
  const enter = async (account: string, width = 1280) => {
    const page = await open({ as: account, width });
    await page.goto(base + path.replace('/api/', '/registers/'));
    return page;
  };
  const confirm = async (page: Page, name: string, fill: () => Promise<unknown>) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await fill();
    await page.getByRole('dialog').getByRole('button', { name: '确认办理' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const voter = await enter('expert2', 390);
  await look(voter, '', 'review-simplified-vote-zh-phone', /见声/u);
  await confirm(voter, '表决', async () => {
    await voter.getByRole('dialog').getByLabel('意见', { exact: true }).click();
    await voter.getByTitle('批准', { exact: true }).click();
  });
  const centre = await enter('centre');
  await centre.getByText('简易程序').first().waitFor();
  await confirm(centre, '批准', () => centre.locator('#e-reasons').fill('风险不高于最低风险。'));
  await centre.getByText('下一次：').waitFor();

  const firm = await enter('lingjian');
  await confirm(firm, '提交进展报告', async () => {
    await firm.locator('#e-progress').fill('已在两个展厅试用，没有不良事件。');
    await firm.getByRole('dialog').getByRole('radio', { name: '否' }).check();
  });
  await centre.reload();
  await confirm(centre, '跟踪审查通过', async () => {
    for (const name of ['林知远', '周若衡']) {
      await centre.locator('#e-reviewers').fill(name);
      await centre.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click();
    }
    await centre.keyboard.press('Escape');
    await centre.locator('#e-finding').fill('按方案进行，没有重大变化。');
  });
  await centre.getByText('下一次：').waitFor();
  await look(centre, '', 'review-followed-up-zh', /见声/u);
  for (const page of [voter, centre, firm]) await page.context().close();
});
