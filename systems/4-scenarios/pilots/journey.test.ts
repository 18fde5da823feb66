import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const idOf = async (system: string, name: string, value: string): Promise<string> => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    'select id from records where system = $1 and facts->>$2 = $3',
    [system, name, value],
  );
  return rows[0]?.id ?? '';
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const confirm = async (page: Page, name: string, fill: (page: Page) => Promise<void> = async () => {}) => {
    await press(page, name);
    await page.getByRole('dialog').waitFor();
    await fill(page);
    await press(page, t('确认办理', 'Confirm'));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };

  test(`case 1 in the browser, ${language}: what contradicts the record is named, personal safety shuts the pilot`, async () => {
    const firm = await open({ as: 'nanxin', language });
    const product = await idOf('products', 'name', '肺结节 CT 辅助检测软件“澄影 LungSee”');
    const title = t('澄影试点（浏览器）', 'LungSee pilot (browser)');
    await firm.goto(`${base}/new/pilots?product=${product}&title=${encodeURIComponent(title)}`);
    await firm.waitForURL(/registers\/pilots\/[0-9a-f-]{36}$/u);
    const aside = firm.getByRole('complementary');
    await aside.getByText(t('不符合先行先试条件', 'It may not be piloted')).waitFor();
    await firm.locator('#f-personalSafety').getByText(t('否', 'No')).click();
    await aside
      .getByText(t('涉及公民人身安全：申请写“否”，产品登记为“是”', 'concerns personal safety: the application says no'))
      .waitFor();
    await firm.locator('#f-personalSafety').getByText(t('是', 'Yes')).click();
    await aside.getByText('barrier-personal-safety').waitFor();
    await aside.getByText(t('投入使用前通过事前评估', 'Pass an ex-ante assessment before use')).waitFor();
    await look(firm, '', `pilot-shut-${language}`, /./u);
    await firm.context().close();
  });

  test(`case 12 in the browser, ${language}: applied for, approved, begun, used, ended, its results published`, async () => {
    const firm = await open({ as: 'lingjian', language });
    const product = await idOf('products', 'name', '博物馆手语与字幕眼镜“见声”');
    const { rows } = await city.around.pool.query(
      "select facts from records where system = 'pilots' and facts->>'title' = '“见声”眼镜馆内试点'",
    );
    const { persons, devices, places, place, contact, plain, insurer, policyNumber, insured, conformity } =
      rows[0].facts;
    const title = t('见声试点（浏览器）', 'Jiansheng pilot (browser)');
    await firm.goto(`${base}/registers/products/${product}`);
    await press(firm, t('申请先行先试', 'Apply for a pilot'));
    await firm.waitForURL(/registers\/pilots\/[0-9a-f-]{36}$/u);
    const path = firm.url();
    const aside = firm.getByRole('complementary');
    for (const fact of ['nationalSecurity', 'publicInterest', 'personalSafety', 'standardsExist'])
      await firm.locator(`#f-${fact}`).getByText(t('否', 'No')).click();
    await aside.getByText('condition-persons-safe').waitFor();
    await aside.getByText(t('尚不能判断能否先行先试', 'Not settled yet whether')).waitFor();
    await firm.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    // The rest comes by the same move that typing makes.
    const given = {
      title,
      form: 'pilot',
      internationalStandard: 'ISO/IEC 20071-23',
      ...{ persons, devices, places, place, contact, plain, insurer, policyNumber, insured, conformity },
      endsOn: '2027-02-22',
      coverUntil: '2027-02-22',
      criteria: [{ criterion: t('字幕延迟', 'Caption delay'), comparison: 'atMost', threshold: '2', unit: 's' }],
    };
    await firm.evaluate(
      async ([address, facts]) => {
        const { csrf } = await (await fetch('/api/session')).json();
        const seen = await fetch(String(address));
        const headers = {
          'content-type': 'application/json',
          'x-csrf-token': csrf,
          'if-match': seen.headers.get('etag') ?? '',
        };
        await fetch(`${address}/save`, { method: 'POST', headers, body: JSON.stringify({ facts }) });
      },
      [`/api/pilots/${path.split('/').at(-1)}`, given] as const,
    );
    await firm.reload();
    await aside.getByText(t('五项条件均满足，可以先行先试', 'All five conditions hold')).waitFor();
    await look(firm, '', `pilot-apply-${language}`, /./u);
    await confirm(firm, t('提交', 'Submit'));
    await firm.locator('main > p', { hasText: t('待受理', 'Submitted') }).waitFor();
    await city.settle();

    const officer = await open({ as: 'officer', language });
    await look(officer, `/registers/pilots/${path.split('/').at(-1)}`, `pilot-officer-${language}`, /./u);
    await confirm(officer, t('拟定结论', 'Propose the outcome'));
    await city.settle();
    const approver = await open({ as: 'approver', language });
    await approver.goto(path);
    await confirm(approver, t('批准', 'Approve'), (page) => page.getByRole('dialog').locator('.paper h2').waitFor());
    await firm.goto(path);
    await confirm(firm, t('开始试点', 'Begin the pilot'));
    await firm.getByText(t('还有', 'left')).first().waitFor();
    await confirm(firm, t('报告用量', 'Report the use'), async (page) => {
      await page.locator('#e-on').fill('2026-11-24');
      await page.locator('#e-persons').fill('310');
    });
    await firm.getByText('310').first().waitFor();
    await confirm(firm, t('停止试点', 'Stop the pilot'), (page) => page.locator('#m-stopReason').fill('提前完成。'));
    await firm.locator('#result-0').fill('1.4');
    await firm.locator('#pilot-summary').fill('延迟达到要求。');
    await press(firm, t('提交结果', 'Submit the results'));
    await firm.getByText(`✓ ${t('达到', 'met')}`).waitFor();
    await officer.goto(path);
    await confirm(officer, t('公开', 'Publish'), (page) => page.getByRole('dialog').locator('.paper h2').waitFor());
    await officer.locator('main > p', { hasText: t('已公开', 'Published') }).waitFor();

    await firm.goto(path);
    await press(firm, t('提出标准立项建议', 'Propose a standard'));
    await firm.waitForURL(/registers\/standards\/[0-9a-f-]{36}$/u);
    const standard = firm.url();
    assert.match(await firm.locator('#f-grounds').inputValue(), /1\.4/u, 'filled from what the pilot measured');
    await confirm(firm, t('提交', 'Submit'));
    const market = await open({ as: 'market', language });
    await market.goto(standard);
    await confirm(market, t('批准立项', 'Approve the plan'), async (page) => {
      await page.locator('#m-planNumber').fill('2026-40');
      await page.locator('#m-dueOn').fill('2027-06-30');
      await page.getByRole('dialog').locator('.paper h2').waitFor();
    });
    await firm.reload();
    await confirm(firm, t('编写标准草案', 'Write the draft'), async (page) => {
      await page.getByRole('button', { name: t('添加一项', 'Add one') }).click();
      await page.locator('#m-drafters-0-organisation').fill('聆见');
      await page.locator('#m-drafters-0-part').click();
      await page.getByTitle(t('牵头起草', 'Leads the drafting'), { exact: true }).click();
      await page.locator('#m-text').fill('5.1 延迟不超过2秒。');
      await page.locator('#m-explanation').fill('取自试点。');
    });
    await market.reload();
    await confirm(market, t('公开征求意见', 'Open to comment'));
    await market.locator('main > p', { hasText: t('公开征求意见中', 'Open to comment') }).waitFor();
    for (const page of [firm, officer, approver, market]) await page.context().close();
  });

  test(`anybody reads a draft standard with the comments on it, an officer sees a late review, ${language}`, async () => {
    const standard = await idOf('standards', 'title', '公共场馆字幕和手语辅助眼镜 技术要求和测试方法');
    for (const width of [390, 1280]) {
      const anybody = await open({ width });
      await anybody.goto(`${base}/?lang=${language}`);
      await look(anybody, `/standards/${standard}?lang=${language}`, `standard-${language}-${width}`, /./u);
      await look(anybody, `/registers/standards?lang=${language}`, `standards-${language}-${width}`, /./u);
      await anybody.context().close();
    }
    const made = await idOf('standards', 'title', '政务智能问答服务 质量评价');
    const market = await open({ as: 'market', language });
    await look(market, `/registers/standards/${made}`, `standard-overdue-${language}`, /./u);
    await market.getByText(t('复审已逾期', 'The review is overdue')).waitFor();
    await market.context().close();
  });

  test(`the running pilots as officers, firms and anybody see them, ${language}`, async () => {
    const running = await idOf('pilots', 'title', '表面缺陷复检试验');
    const contracts = await idOf('pilots', 'title', '格式条款提示试点');
    const sweeper = await idOf('pilots', 'title', '“净航 S2”夜间清扫试点');
    const officer = await open({ as: 'officer', language });
    await look(officer, `/registers/pilots/${contracts}`, `pilot-excess-${language}`, /./u);
    await look(officer, `/registers/pilots/${sweeper}`, `pilot-declined-${language}`, /./u);
    await look(officer, '/registers/pilots', `pilots-${language}`, /./u);
    for (const width of [1280, 390]) {
      const anybody = await open({ width });
      await anybody.goto(`${base}/?lang=${language}`);
      await look(anybody, `/pilots?lang=${language}`, `pilots-public-${language}-${width}`, /./u);
      await look(anybody, `/registers/pilots/${running}?lang=${language}`, `pilot-running-${language}-${width}`, /./u);
      assert.equal(await anybody.getByText('GZ-2026-000377').count(), 0, 'the policy number is not public');
      await anybody.context().close();
    }
    await officer.context().close();
  });
}
