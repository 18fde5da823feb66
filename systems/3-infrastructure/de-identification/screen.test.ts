import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedCity } from '#test/served.ts';
import { residentsCsv } from './residents.ts';
import { surveyFacts } from './surveyDataset.ts';

const { city, base, look, open } = await servedCity();
const data = await city.signIn('data');
const move = async (account: string, path: string, name: string) => {
  const who = await city.signIn(account);
  const { headers } = await who('GET', path);
  const { status, body } = await who('POST', `${path}/${name}`, { facts: {} }, { 'if-match': headers.etag as string });
  assert.equal(status, 200, JSON.stringify(body));
};

test('an officer brings a table of people from its upload to a candidate, and another releases it', async () => {
  const title = '社区居民登记（虚构）';
  const made = await data('POST', '/api/data-catalogue', { facts: { ...surveyFacts, title } });
  const { id } = made.body.record;
  const page = await open({ as: 'data' });
  await page.goto(`${base}/registers/data-catalogue/${id}`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '居民.csv', mimeType: 'text/csv', buffer: Buffer.from(residentsCsv(900)) });
  await page.waitForResponse((answer) => answer.url().endsWith('/finish'));
  await city.settle();
  await move('data', `/api/data-catalogue/${id}`, 'submit');
  await move('data2', `/api/data-catalogue/${id}`, 'publish');
  await page.goto(`${base}/registers/data-catalogue/${id}`);
  await page.getByRole('tab', { name: '去标识化', exact: true }).click();
  await page.getByText('未放行').waitFor();
  await page.getByRole('link', { name: '开始核验' }).click();

  await page.getByRole('heading', { name: '各列是什么' }).waitFor();
  await look(page, '', 'deid-columns-zh', new RegExp(title, 'u'));
  await page.getByRole('combobox', { name: '“慢性病”的处理' }).click();
  await page.getByTitle('敏感属性：保留并受保护').last().click();
  await page.getByRole('button', { name: '确认各列，测算风险' }).click();
  await page.getByText('正在测算风险').first().waitFor();
  await city.settle();
  await page.getByRole('heading', { name: '处理前的风险' }).waitFor();
  await look(page, '', 'deid-goal-zh', new RegExp(title, 'u'));
  await page.getByRole('button', { name: '搜索最优方案' }).click();
  await page.getByRole('button', { name: '停止' }).waitFor();
  await look(page, '', 'deid-search-zh', new RegExp(title, 'u'));
  await city.settle();
  await page.getByRole('heading', { name: '比较方案' }).waitFor();
  await page.getByRole('heading', { name: '各列的分布，处理前和处理后' }).waitFor();
  await look(page, '', 'deid-compare-zh', new RegExp(title, 'u'));
  await page.getByLabel('选择理由').fill('在可选方案中信息损失最小');
  await page.getByRole('button', { name: '选定方案，报请批准' }).click();
  await page.getByRole('heading', { name: '报请批准的方案' }).waitFor();
  const assessment = new URL(page.url()).pathname;
  await page.context().close();

  await move('data2', assessment.replace('/registers', '/api'), 'approve');
  await city.settle();
  const anybody = await open();
  await look(anybody, assessment, 'deid-released-zh', new RegExp(title, 'u'));
  await anybody.getByText('复核通过，按协议提供').waitFor();
  const [report] = await Promise.all([anybody.waitForEvent('download'), anybody.getByText('下载证据报告').click()]);
  assert.match(report.suggestedFilename(), /^QB-.*\.html$/u);
  await anybody.context().close();
});

test('candidates on a phone in English: risk and utility, the lattice, and the table by keyboard; too small together is said', async () => {
  const { items } = (await data('GET', '/api/de-identification?state=comparing')).body;
  const page = await open({ as: 'data', language: 'en', width: 390 });
  await look(page, `/registers/de-identification/${items[0].id}`, 'deid-compare-en-390', /居民健康/u);
  await page.getByText('together', { exact: false }).first().waitFor();
  await page.getByText('The lattice').click();
  await page.getByRole('img', { name: /nodes of the lattice/u }).waitFor();
  await page
    .getByRole('radio', { name: /^Candidate/u })
    .nth(1)
    .focus();
  await page.keyboard.press('Space');
  await look(page, '', 'deid-lattice-en-390', /居民健康/u);
  await page.context().close();
});

test('the public reads exemptions with their ground', async () => {
  const { items } = (await data('GET', '/api/de-identification-exemptions')).body;
  const page = await open({ width: 390 });
  await look(page, `/registers/de-identification-exemptions/${items[0].id}`, 'deid-exemption-zh-390', /流行病学/u);
  await page.getByText('来源待确认').first().waitFor();
  await page.context().close();
});
