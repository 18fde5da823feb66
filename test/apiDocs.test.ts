import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { type ApiDocument, curlOf, exampleFrom } from '#ui/openApiExample.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const api = (await (await city.signIn(''))('GET', '/api/openapi.json')).body as ApiDocument;

for (const language of ['zh', 'en'] as const)
  test(`the API is read in the browser, ${language}`, async () => {
    const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
    const page = await open();
    await page.goto(`${base}/?lang=${language}`);
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: t('接口文档', 'API') })
      .click();
    await page.waitForURL(/\/api\/docs$/u);
    await page.goto(`${base}/api/docs`);
    await look(page, '', `api-${language}`, language === 'zh' ? /接口文档/u : /API/u);
    await page.getByRole('link', { name: t('产品服务登记', 'AI product register') }).click();
    await page.locator('summary', { hasText: '/api/products/{id}/putInUse' }).click();
    await page.locator('pre.curl').getByText('If-Match').waitFor();
    await page
      .locator('summary', { hasText: t('新建', 'Create') })
      .first()
      .click();
    await look(page, '', `api-products-${language}`, /./u);
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, '', `api-products-${language}-phone`, /./u);
    await page.close();
  });

test('the commands that the page gives reach the server as they are', async () => {
  const run = async (path: string, method: string) => {
    const one = api.paths[path]?.[method];
    assert.ok(one, path);
    // A shell splits the command; what curl would be given is sent.
    const shell = `curl() { for one in "$@"; do printf '%s\\0' "$one"; done; }; ${curlOf('', path, method, one, api)}`;
    const given = execFileSync('sh', ['-c', shell], { encoding: 'utf8' }).split('\0');
    const url = given.find((each) => each.startsWith('/'));
    const at = given.indexOf('-d');
    const headers = given
      .filter((_, place) => given[place - 1] === '-H')
      .map((each) => each.split(': ') as [string, string]);
    const answer = await city.app.inject({
      method: method.toUpperCase() as 'GET',
      url: String(url),
      headers: Object.fromEntries(headers.filter(([name]) => name !== 'X-CSRF-Token')),
      ...(at > 0 && { payload: given[at + 1] }),
    });
    return answer.json();
  };
  assert.ok((await run('/api/products', 'get')).items.length > 0);
  assert.equal((await run('/api/verify', 'post')).status, 422, 'an example digest is none');
  assert.ok((await run('/api/grade', 'post')).grade);
});

test('an example has the shape of its schema', () => {
  const facts = exampleFrom({ $ref: '#/components/schemas/products-facts' }, api) as Record<string, unknown>;
  assert.equal(typeof facts.name, 'string');
  assert.deepEqual(Object.keys(facts), Object.keys(api.components.schemas['products-facts']?.properties ?? {}));
});
