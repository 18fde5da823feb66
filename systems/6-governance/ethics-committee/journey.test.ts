import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Caller } from '#test/city.ts';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const idOf = async (system: string, state: string): Promise<string> => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    'select id from records where system = $1 and state = $2 order by created_at desc limit 1',
    [system, state],
  );
  return rows[0]?.id ?? '';
};
const commenting = await idOf('ethics-norms', 'commenting');
const accounts = ['secretary', 'expert1', 'expert2', 'expert4', 'expert5'];
const [secretary, chair, ...voters] = (await Promise.all(accounts.map((one) => city.signIn(one)))) as [
  Caller,
  Caller,
  ...Caller[],
];
const move = async (who: Caller, path: string, name: string, facts: object = {}) =>
  who('POST', `${path}/${name}`, { facts }, { 'if-match': (await who('GET', path)).headers.etag as string });

/** A norm of a firm's drafting through its public comment, and a meeting that is to vote on it on the day. */
async function meetingOn(day: string, title: string) {
  await city.becomes('2026-11-24T10:00');
  const { rows } = await city.around.pool.query("select id from parties where name like '南芯%'");
  const drafter = rows[0].id;
  const text = { zh: '第一条 应当说明依据。', en: '1. Grounds are stated.' };
  const facts = { title, version: '1.0', field: 'general', text, grounds: text, drafter };
  const norm = (await secretary('POST', '/api/ethics-norms', { facts })).body.record.id as string;
  const path = `/api/ethics-norms/${norm}`;
  await move(secretary, path, 'openComments');
  const said = { topic: '第一条', text: '希望举一个例子。', from: 'citizen' };
  const { id } = (await secretary('POST', `${path}/comments`, said)).body;
  await city.becomes('2027-01-04T10:00');
  const answer = { disposition: 'adopted', answer: { zh: '已举例。' } };
  await move(secretary, `/api/ethics-norms-comments/${id}`, 'answerComment', answer);
  await move(secretary, path, 'submitToVote');
  const presiding = (await chair('GET', '/api/session')).body.person;
  const agenda = [{ title, kind: 'norm', norm, concerned: drafter, motion: title }];
  const held = { title: `${title} ${day}`, heldOn: day, place: '线上', presiding, agenda };
  const meeting = (await secretary('POST', '/api/ethics-committee', { facts: held })).body.record.id as string;
  await move(secretary, `/api/ethics-committee/${meeting}`, 'callMeeting');
  await city.settle();
  return { norm, meeting, comment: `/api/ethics-norms-comments/${id}` };
}

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  for (const width of [1280, 390])
    test(`a citizen reads a norm open to comment and comments without an account, ${language}, ${width}`, async () => {
      await city.becomes('2026-11-24T10:00');
      const page = await open({ width });
      const committee = language === 'zh' ? /伦理委员会/u : /ethics committee/u;
      await look(page, `/ethics-committee?lang=${language}`, `committee-${language}-${width}`, committee);
      await look(page, `/ethics-norms/${commenting}?lang=${language}`, `norm-${language}-${width}`, /推荐和定价/u);
      await page.locator('#comment-topic').click();
      await page.locator('.ant-select-item-option', { hasText: t('第四条', 'Clause 4') }).click();
      await page.locator('#comment-text').fill(t('希望说明是否影响会员权益。', 'Please say what members lose by it.'));
      await page.getByRole('button', { name: t('提交意见', 'Send the comment') }).click();
      await page.getByText(t('意见已收到，编号', 'Received as GY-')).waitFor();
      await look(page, '', `norm-said-${language}-${width}`, /推荐和定价/u);
      const past = await idOf('ethics-committee', 'published');
      const meeting = `meeting-past-${language}-${width}`;
      await look(page, `/registers/ethics-committee/${past}?lang=${language}`, meeting, /第三次会议/u);
      await page.goto(`${base}/registers/ethics-norms/${await idOf('ethics-norms', 'published')}`);
      await page.getByRole('tab', { name: t('修改之处', 'What changed') }).click();
      await page
        .locator('ins', { hasText: t('型号', 'device') })
        .first()
        .waitFor();
      await look(page, '', `norm-changed-${language}-${width}`, /医疗影像/u);
      await page.context().close();
    });
}

for (const [nth, language] of (['zh', 'en'] as const).entries()) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  test(`a meeting: one stands aside, four agree and one does not, the chair publishes the norm, ${language}`, async () => {
    const day = `2027-01-${25 + nth}`;
    const { norm, meeting, comment } = await meetingOn(day, t('算法说明规范', 'Norm on explanations'));
    await city.becomes(`${day}T14:00`);
    const page = async (account: string) => {
      const one = await open({ as: account, language });
      await one.goto(`${base}/registers/ethics-committee/${meeting}`);
      return one;
    };
    const press = (on: Page, zh: string, en: string) =>
      on.getByRole('button', { name: t(zh, en), exact: true }).click();
    const confirm = async (on: Page, zh: string, en: string, letter = false) => {
      await press(on, zh, en);
      if (letter) await on.locator('.ant-drawer .paper h2').first().waitFor();
      await press(on, '确认办理', 'Confirm');
    };
    const [presiding, dissenter, recused] = [await page('expert1'), await page('expert3'), await page('expert6')];
    for (const who of voters) await who('POST', `/api/ethics-committee/${meeting}/signIn`, { facts: { present: {} } });
    for (const one of [presiding, dissenter, recused]) {
      await press(one, '签到', 'Sign in');
      await one.getByText(t('签到 14:00', 'here 14:00')).first().waitFor();
    }
    await recused.getByText(t('所在单位是当事单位', 'comes from the party concerned')).first().waitFor();
    await presiding.reload();
    await confirm(presiding, '宣布开会', 'Open the meeting');
    await press(presiding, '提请表决', 'Put to the vote');
    await recused.getByText(t('您须回避本议题', 'You stand aside from this item')).waitFor();
    await city.becomes(`${day}T14:10`);
    await press(dissenter, '反对', 'Against');
    await dissenter.locator('#against-1').fill(t('例子不足。', 'Too few examples.'));
    await press(dissenter, '投反对票', 'Vote against');
    await dissenter.getByText(t('您已投票：', 'You have voted: ')).waitFor();
    for (const who of voters)
      await who('POST', `/api/ethics-committee/${meeting}/castVote`, { facts: { votes: { item: 1, choice: 'for' } } });
    await press(presiding, '同意', 'For');
    await presiding.getByText(t('已投5票：同意4，反对1', '5 of 5 have voted: 4 for, 1 against')).waitFor();
    await look(presiding, '', `meeting-vote-${language}`, /./u);
    await city.becomes(`${day}T14:20`);
    await press(presiding, '宣布表决结果', 'Declare the result');
    await presiding.getByText(t('须4票同意，通过', '4 must agree: adopted')).waitFor();
    await confirm(presiding, '散会', 'Close the meeting');
    await city.settle();

    const clerk = await page('secretary');
    await press(clerk, '提交纪要', 'Submit the minutes');
    await clerk.getByLabel(t('讨论情况 中文', 'Discussion 中文')).fill('讨论了举例。');
    await press(clerk, '确认办理', 'Confirm');
    await clerk.getByText(t('纪要待确认', 'Minutes to be confirmed')).first().waitFor();
    await presiding.reload();
    await confirm(presiding, '确认纪要', 'Confirm the minutes', true);
    await presiding.getByText(t('纪要已确认', 'Minutes confirmed')).first().waitFor();
    await clerk.reload();
    await confirm(clerk, '公开', 'Publish', true);
    await clerk.getByText(t('已公开', 'Published')).first().waitFor();

    await move(secretary, comment, 'takeBackAnswer');
    await clerk.goto(`${base}/registers/ethics-norms/${norm}`);
    await press(clerk, '准备公布', 'Prepare publication');
    await clerk.locator('#m-effectiveOn').fill('2027-03-01');
    await press(clerk, '确认办理', 'Confirm');
    await presiding.goto(`${base}/registers/ethics-norms/${norm}`);
    await presiding.getByText(t('还有1条意见没有答复', '1 comment has no answer yet')).waitFor();
    await look(presiding, '', `norm-refused-${language}`, /./u);
    await clerk.getByRole('tab', { name: t('意见和答复', 'Comments and answers') }).click();
    await clerk.getByRole('combobox').first().click();
    await clerk.locator('.ant-select-item-option', { hasText: t('部分采纳', 'Adopted in part') }).click();
    await clerk
      .getByRole('textbox', { name: t('答复 GY', 'Answer GY') })
      .fill(t('已举两个例子。', 'Two examples given.'));
    await look(clerk, '', `norm-answering-${language}`, /./u);
    await press(clerk, '答复', 'Answer');
    await clerk.getByText(t('共1条，待答复0条', '1 in all, 0 to be answered')).waitFor();
    await presiding.reload();
    await confirm(presiding, '公开', 'Publish', true);
    await presiding.getByText(t('已公开', 'Published')).first().waitFor();
    await look(presiding, `/ethics-norms/${norm}`, `norm-published-${language}`, /./u);
    for (const one of [presiding, dissenter, recused, clerk]) await one.context().close();
  });
}
