import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { addDays, today } from '#kernel/dates.ts';
import { moveRecord, systemOf } from '#store/perform.ts';
import { criteria } from '#systems/6-governance/ex-ante-assessments/terms.ts';
import { demoProducts } from '#systems/demo.ts';
import { daysPass, fullMarks, moving, seated, watched } from './assessing.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const pictures = join(import.meta.dirname, 'pictures');
mkdirSync(pictures, { recursive: true });

for (const language of ['zh', 'en'] as const)
  test(`case 1 in the browser, ${language}: registered, high, refused use, assessed, decided, used, read`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const nameOf = (criterion: string) => criteria[criterion as keyof typeof criteria][language];
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
    const state = (page: Page, name: string) => page.locator('main > p', { hasText: name }).first().waitFor();
    /** Opens a move, fills its sheet, confirms it, and waits for the state that follows. */
    const move = async (
      page: Page,
      name: string,
      becomes: string,
      fill: (sheet: Page) => Promise<void> = async () => {},
    ) => {
      await press(page, name);
      await page.getByRole('dialog').waitFor();
      await fill(page);
      await press(page, t('确认办理', 'Confirm'));
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await state(page, becomes);
    };

    const firm = await open({ as: 'nanxin', language });
    await press(firm, t('登记新产品', 'Register a product'));
    await firm.waitForURL(/registers\/products\/[0-9a-f-]{36}$/u);
    const productPage = firm.url();
    const product = productPage.split('/').at(-1) ?? '';
    const name = t('澄影（浏览器）', 'LungSee (browser)');
    await firm.locator('#f-name').fill(name);
    await firm.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    await firm.locator('h1', { hasText: name }).waitFor();
    // The forty other facts of case 1 come by the same move that typing makes.
    const { rows } = await city.around.pool.query('select owner from records where id = $1', [product]);
    const owner = { kind: 'person' as const, parties: [rows[0].owner], offices: [] };
    const { name: _name, ...facts } = demoProducts[0]?.facts ?? { name: '' };
    await moveRecord(
      city.around,
      systemOf(city.around, 'products'),
      product,
      'save',
      { facts: { ...facts, nameEn: 'LungSee (browser)' } },
      owner,
    );
    await firm.reload();
    await move(firm, t('登记', 'Register'), t('已登记', 'Registered'));
    await firm.locator('.tone-high').first().waitFor();
    assert.ok(await firm.getByRole('button', { name: t('投入使用', 'Put in use'), exact: true }).isDisabled());
    await firm
      .getByText(t('高风险应用须先通过事前评估', 'A high-risk application must first pass an ex-ante assessment'))
      .waitFor();
    await firm.screenshot({ path: join(pictures, `refused-${language}.png`), fullPage: true });

    await press(firm, t('申请事前评估', 'Apply for assessment'));
    await firm.waitForURL(/registers\/ex-ante-assessments\/[0-9a-f-]{36}$/u);
    const casePage = firm.url();
    const record = `/api/ex-ante-assessments/${casePage.split('/').at(-1)}`;
    const tab = (page: Page, zh: string, en: string) => page.getByRole('tab', { name: t(zh, en), exact: true }).click();
    for (const fact of ['summary', 'risks', 'measures']) await firm.locator(`#f-${fact}`).fill('内容。');
    await firm.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    await tab(firm, '材料清单', 'Materials');
    const handIn = async (zh: string, en: string) => {
      const line = firm.locator('.checklist > li', { hasText: t(zh, en) }).first();
      await line.getByRole('button', { name: t('写说明', 'Write'), exact: true }).click();
      await line.getByRole('textbox').fill('书面说明。');
      await line.getByRole('button', { name: t('保存说明', 'Save'), exact: true }).click();
      await line.getByText(t('已提交', 'Handed in')).waitFor();
    };
    await handIn('测试报告', 'Test report');
    await handIn('应急处置预案', 'Emergency plan');
    await handIn('伦理审查意见', 'Opinion of an ethics review');
    await handIn('个人信息保护影响评估报告', 'Personal information impact assessment');
    await handIn('医疗器械注册证', 'Device registration');
    await look(firm, '', `materials-${language}`, /./u);
    await move(firm, t('提交', 'Submit'), t('待受理', 'Submitted'));

    const officer = await open({ as: 'officer', language });
    await officer.goto(casePage);
    const drafted = (page: Page) => page.getByRole('dialog').locator('.paper h2').waitFor();
    await officer.getByText(t('缺少材料：分组测试结果', 'Materials missing: Test results by group')).waitFor();
    await tab(officer, '材料清单', 'Materials');
    await press(officer, t('一次告知补正', 'Ask for correction, once'));
    await press(officer, t('签发补正通知书', 'Issue the notice'));
    await state(officer, t('待补正', 'Awaiting correction'));

    await firm.reload();
    await tab(firm, '材料清单', 'Materials');
    const groups = { name: 'groups.txt', mimeType: 'text/plain', buffer: Buffer.from('按性别、年龄、设备分组的结果') };
    await firm.getByLabel(t('上传：分组测试结果', 'Upload: Test results by group')).setInputFiles(groups);
    await firm.getByRole('link', { name: 'groups.txt' }).waitFor();
    await move(firm, t('补正后提交', 'Submit the correction'), t('补正后待受理', 'Corrected, to be accepted'));
    await officer.reload();
    assert.equal(await officer.getByRole('button', { name: t('一次告知补正', 'Ask for correction, once') }).count(), 0);
    await press(officer, t('受理', 'Accept'));
    await drafted(officer);
    await officer.screenshot({ path: join(pictures, `letter-${language}.png`) });
    await press(officer, t('确认办理', 'Confirm'));
    await state(officer, t('审查中', 'Under review'));
    await officer.getByRole('dialog').waitFor({ state: 'hidden' });

    await move(officer, t('送专家评审', 'Send to experts'), t('专家组抽取中', 'Panel being drawn'), async (page) => {
      await page.locator('#m-panelSource').fill('中国福利彩票双色球当期开奖号码');
      await page.locator('#m-panelKnownOn').fill(addDays(today(city.around.now()), 1));
      await page.locator('#reason').fill('专家评审约需二十日。');
      await drafted(page);
    });
    await city.settle();
    await daysPass(city, 1);
    const inspector = await open({ as: 'inspector', language });
    await inspector.goto(casePage);
    await move(
      inspector,
      t('填入公布的随机数', 'Enter the public value'),
      t('专家组抽取中', 'Panel being drawn'),
      (page) => page.locator('#m-randomness').fill('03 07 12 19 26 31 08'),
    );
    await city.settle();
    await inspector.reload();
    await state(inspector, t('专家评审中', 'Expert review'));
    await tab(inspector, '专家组', 'Panel');
    await inspector
      .getByText(t('：本人声明与申请单位有利害关系', '：Has declared an interest in the applicant'))
      .waitFor();
    await look(inspector, '', `panel-${language}`, /./u);

    const members = await seated(city, record);
    const [first, ...others] = members;
    assert.ok(first && others.length === 4);
    const expert = await open({ as: first.account, language });
    await expert.goto(`${base}/registers/expert-opinions/${first.opinion.split('/').at(-1)}`);
    await look(expert, '', `consent-${language}`, /./u);
    await press(expert, t('没有利害关系，接受评审', 'I have no interest and take part'));
    await expert.locator('#question').fill('老年组样本多少？');
    await press(expert, t('发出提问', 'Ask'));
    await expert.locator('#question').and(expert.locator(':empty')).waitFor();
    await city.settle();
    await firm.reload();
    await tab(firm, '问答', 'Questions');
    await firm.getByLabel(t('答复第1问', 'Answer question 1')).fill('九十六例。');
    await look(firm, '', `questions-${language}`, /./u);
    await press(firm, t('提交答复', 'Send the answer'));
    await firm.locator('.reply').waitFor();
    await expert.reload();
    await expert.getByText('九十六例。').waitFor();
    for (const name of Object.keys(fullMarks))
      await expert
        .getByRole('radiogroup', { name: nameOf(name) })
        .getByRole('radio', { name: '4' })
        .check();
    await expert.getByRole('radio', { name: t('建议附条件通过', 'Pass with conditions') }).check();
    await expert.locator('#opinion-reasons').fill('老年组样本偏少。');
    await look(expert, '', `opinion-${language}`, /./u);
    await press(expert, t('提交意见', 'Hand in the opinion'));
    await state(expert, t('意见已提交，未启封', 'Handed in, not opened'));
    for (const { who, opinion } of others) {
      await moving(who, opinion, 'takePart', { noInterest: true });
      await moving(who, opinion, 'give', { ...fullMarks, recommends: 'conditional', reasons: { zh: '附条件同意。' } });
    }
    await city.settle();

    await officer.reload();
    await state(officer, t('审查中', 'Under review'));
    const condition = t('补充七十岁以上人群的测试', 'Test more people over seventy');
    await move(officer, t('拟定结论', 'Propose the outcome'), t('待批准', 'Decision proposed'), async (page) => {
      await page.locator('#m-outcome').click();
      await page.getByTitle(t('附条件通过', 'Passed with conditions'), { exact: true }).click();
      await page.locator('#m-reasons').fill('措施与风险相适应，老年组须补充。');
      await page.getByRole('button', { name: t('添加一项', 'Add one'), exact: true }).click();
      await page.locator('#m-conditions-0-condition').fill(condition);
      await page.locator('#m-conditions-0-due').fill('2027-09-30');
    });
    assert.ok(
      await officer.getByRole('button', { name: t('公示拟定结论', 'Make the draft public'), exact: true }).isDisabled(),
      'who proposed does not make it public',
    );
    const approver = await open({ as: 'approver', language });
    await approver.goto(casePage);
    await move(approver, t('公示拟定结论', 'Make the draft public'), t('公示中', 'Draft made public'));

    const rival = await open({ as: 'jishi', language });
    await rival.setViewportSize({ width: 390, height: 844 });
    await look(rival, new URL(casePage).pathname, `draft-${language}-phone`, /./u);
    await rival.locator('#objection').fill('测试集与训练集有重叠。');
    await press(rival, t('提出异议', 'Lodge the objection'));
    await rival.getByText(t('异议已提出', 'The objection is lodged')).waitFor();
    await daysPass(city, 12);
    await approver.reload();
    await approver.getByText(t('尚有1件异议未答复', '1 objection(s) not answered yet')).waitFor();
    await officer.goto(casePage);
    await officer.locator('.draft-decision a[href*="assessment-objections"]').click();
    await move(
      officer,
      t('答复：异议不成立', 'Answer: dismissed'),
      t('异议不成立', 'Objection dismissed'),
      async (page) => {
        await page.locator('#m-answer').fill('经比对没有重叠。');
        await page.locator('#reason').fill('经比对没有重叠。');
        await drafted(page);
      },
    );
    const citizen = await open({ width: 390, height: 844 });
    await citizen.goto(`${casePage}?lang=${language}`);
    await citizen.getByText('经比对没有重叠。').waitFor();
    await citizen.getByText(condition).first().waitFor();
    await approver.reload();
    await move(approver, t('批准通过', 'Approve: passed'), t('评估通过', 'Passed'), async (page) => {
      await page.locator('#reason').fill('措施与风险相适应。');
      await drafted(page);
    });
    await watched(await city.signIn('nanxin'), product);
    await firm.goto(productPage);
    await firm.getByText(t('须先公开该版本的算法说明', 'must first be explained to the public')).waitFor();
    await press(firm, t('撰写算法说明', 'Write the explanation'));
    await firm.waitForURL(/registers\/explanations\/[0-9a-f-]{36}$/u);
    assert.notEqual(await firm.locator('#f-how').inputValue(), '', 'drafted from the fact record');
    await firm.locator('#f-steps').fill('先看影像，再给出结果，然后由医师查看，最后写成报告。');
    await firm.getByText(t('✓ 可以公开', '✓ It may be published')).waitFor();
    await firm.screenshot({ path: join(pictures, `explanation-${language}.png`), fullPage: true });
    await move(firm, t('公开', 'Publish'), t('已公开', 'Published'));
    await firm.goto(productPage);
    await move(firm, t('投入使用', 'Put in use'), t('使用中', 'In use'));

    await citizen.goto(`${base}/products/${product}?lang=${language}`);
    await citizen.locator('h1', { hasText: name }).waitFor();
    await citizen.getByText(t('使用中', 'In use')).first().waitFor();
    assert.equal(
      await citizen.getByText(t('合法取得并去标识化的数据', 'Lawfully obtained')).count(),
      0,
      'training data is not public',
    );
    await citizen.screenshot({ path: join(pictures, `used-${language}-phone.png`), fullPage: true });
    for (const page of [firm, officer, approver, inspector, expert, rival]) await page.context().close();
    await citizen.close();
  });
