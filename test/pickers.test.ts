import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { registerLifecycle, registerReaders } from '#families/register.ts';
import { buildWeb } from '#hosts/run/build.ts';
import { buildApp } from '#hosts/server/app.ts';
import { everyone, member } from '#kernel/access.ts';
import { districts } from '#kernel/fields/address/districts.ts';
import { type Facts, field } from '#kernel/fields/field.ts';
import { type System, system } from '#kernel/system.ts';
import { Sessions } from '#store/sessions.ts';
import { openBrowser, signIn } from './chromium.ts';
import { testCity } from './city.ts';
import { looker } from './look.ts';

/** A fact of every kind. */
const facts = {
  title: field.text('名称', 'Title'),
  party: field.party('合作单位', 'Partner'),
  person: field.person('负责人', 'In charge'),
  people: field.people('评审人员', 'Reviewers'),
  office: field.office('主管部门', 'Office'),
  record: field.record('所涉产品', 'Product', { system: 'products' }),
  address: field.address('地址', 'Address'),
  period: field.period('有效期', 'Valid'),
  date: field.date('日期', 'Date'),
  money: field.money('预算', 'Budget'),
  integer: field.integer('人数', 'People', { min: 0 }),
  decimal: field.decimal('比例', 'Rate', { places: 3 }),
  choice: field.choice('类型', 'Kind', { one: { zh: '甲类', en: 'First' }, two: { zh: '乙类', en: 'Second' } }),
  choices: field.choices('领域', 'Fields', { sea: { zh: '海洋', en: 'Sea' }, sky: { zh: '天空', en: 'Sky' } }),
  yesNo: field.yesNo('是否公开', 'Public'),
  prose: field.longText('说明', 'Text'),
  uscc: field.uscc('信用代码', 'Credit code'),
  files: field.files('材料', 'Files'),
  groups: field.groups('分项', 'Parts', {
    facts: { name: field.text('分项名称', 'Part'), cost: field.money('金额', 'Cost') },
  }),
} satisfies Facts;
const samples = system({
  id: 'samples',
  law: [],
  name: { zh: '样例', en: 'Samples', code: 'SL' },
  keeper: 'industry',
  facts,
  create: member,
  start: 'draft',
  lifecycle: registerLifecycle(Object.keys(facts) as (keyof typeof facts)[], 'industry', {}),
  read: registerReaders('industry', everyone),
  list: { title: 'title', columns: ['title'] },
}) as unknown as System;

const web = await buildWeb(() => {});
assert.ok(web);
const city = await testCity({ demo: true });
const { around } = city;
(around.systems as Map<string, System>).set('samples', samples);
const app = await buildApp({
  around,
  sessions: new Sessions(around.pool),
  demo: true,
  web,
  requestsPerMinute: 100_000,
});
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await app.close();
});
const look = looker(base);

/** Chooses in a field by keyboard alone: focus it, type, take the first that is found. */
async function choose(page: Page, box: Locator, text: string, shown: RegExp): Promise<void> {
  await box.focus();
  if (text === '') await page.keyboard.press('ArrowDown');
  else await page.keyboard.type(text);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: shown }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
}

for (const language of ['zh', 'en'] as const)
  test(`every kind of fact is entered by keyboard and comes back as it was, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    ).newPage();
    page.setDefaultTimeout(60_000);
    await signIn(page, base, 'nanxin', language);
    await page.goto(`${base}/new/samples`);
    await page.waitForURL(/registers\/samples\/[0-9a-f-]{36}$/u);
    const id = page.url().split('/').at(-1);
    const type = async (fact: string, text: string) => {
      await page.locator(`#f-${fact}`).focus();
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    };
    await type('title', t('样例一', 'Sample one'));
    await choose(page, page.locator('#f-party'), '集市', /集市优选/u);
    await choose(page, page.locator('#f-person'), '南芯', /南芯医影/u);
    await choose(page, page.locator('#f-people'), '南芯', /南芯医影/u);
    await choose(
      page,
      page.locator('#f-office'),
      t('卫生', 'health'),
      language === 'zh' ? /市卫生健康部门/u : /Municipal health authority/u,
    );
    await choose(page, page.locator('#f-record'), '净航', /净航/u);
    await choose(page, page.locator('#f-address'), '福田', /福田区/u);
    const street = page.getByRole('combobox', { name: t('地址 · 街道', 'Address · street') });
    await choose(page, street, '莲花', /莲花街道/u);
    await page.getByLabel(t('地址 · 详细地址', 'Address · rest of the address')).focus();
    await page.keyboard.type('深南大道1号');
    // The end first: it waits for its beginning.
    await page.locator('#f-period-to').fill('2028-12-31');
    await page.locator('#f-period').fill('2027-01-01');
    await page.locator('#f-date').fill('2026-11-24');
    await type('money', '1234.56');
    await type('integer', '42');
    await type('decimal', '0.125');
    await choose(page, page.locator('#f-choice'), '', new RegExp(t('甲类', 'First'), 'u'));
    await page.locator('#f-choices').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: t('无', 'None'), exact: true }).click();
    await page.keyboard.press('Escape');
    await page
      .getByRole('radiogroup', { name: t('是否公开', 'Public') })
      .getByRole('radio')
      .first()
      .focus();
    await page.keyboard.press('Space');
    await type('prose', '一段说明。');
    await type('uscc', '91440399MAT000018R');
    await page
      .locator('#f-files')
      .setInputFiles({ name: '材料.txt', mimeType: 'text/plain', buffer: Buffer.from('内容') });
    await page.getByRole('link', { name: '材料.txt' }).waitFor();
    await page.getByRole('button', { name: t('添加一项', 'Add one') }).click();
    await page.locator('#f-groups-0-name').fill('分项一');
    await page.locator('#f-groups-0-cost').fill('9.9');
    await page.keyboard.press('Tab');
    await page.getByRole('status').getByText(t('已保存', 'Saved'), { exact: true }).waitFor();
    await look(page, '', `pickers-${language}`, /./u);
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, '', `pickers-${language}-phone`, /./u);

    const saved = async () => (await around.pool.query('select facts from records where id = $1', [id])).rows[0].facts;
    const one = await saved();
    const named = async (table: string, value: string) =>
      (await around.pool.query(`select name from ${table} where id = $1`, [value])).rows[0].name;
    assert.match(await named('parties', one.party), /集市优选/u);
    assert.match(await named('people', one.person), /南芯医影/u);
    assert.deepEqual(one.people, [one.person]);
    assert.equal(one.office, 'health');
    const product = await around.pool.query("select facts->>'name' as name from records where id = $1", [one.record]);
    assert.match(product.rows[0].name, /净航/u);
    const district = districts.find((each) => each.name === '福田区');
    const code = district?.streets.find((each) => each.name === '莲花街道')?.code;
    assert.deepEqual(one.address, { district: district?.code, street: code, detail: '深南大道1号' });
    assert.deepEqual(one.period, { from: '2027-01-01', to: '2028-12-31' });
    assert.deepEqual(
      [one.date, one.money, one.integer, one.decimal, one.choice, one.choices, one.yesNo, one.prose.zh, one.uscc],
      ['2026-11-24', 123456, 42, '0.125', 'one', [], true, '一段说明。', '91440399MAT000018R'],
    );
    assert.equal(one.files[0].name, '材料.txt');
    assert.deepEqual(one.groups, [{ name: '分项一', cost: 990 }]);

    await page.reload();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByText('集市优选网络有限公司').first().waitFor();
    assert.equal(await page.locator('#f-money').inputValue(), '1234.56');
    assert.equal(await page.locator('#f-period-to').inputValue(), '2028-12-31');
    const number = await around.pool.query('select number from records where id = $1', [one.record]);
    for (const text of [number.rows[0].number, '南芯医影科技（企业合规负责人）', '莲花街道'])
      await page.locator('.ant-select', { hasText: text }).first().waitFor();
    assert.deepEqual(await saved(), one, 'looking changes nothing');
    await page.context().close();
  });
