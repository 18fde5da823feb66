import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signIn } from './chromium.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();

const idsSeenBy = async (account: string): Promise<string[]> => {
  const person = await city.signIn(account);
  const { chapters } = (await person('GET', '/api/registers')).body as {
    chapters: { systems: { id: string }[] }[];
  };
  return chapters.flatMap(({ systems }) => systems.map(({ id }) => id));
};

test('everybody finds the registers that are open to them, and no others', async () => {
  const [citizen, officer] = [await idsSeenBy(''), await idsSeenBy('officer')];
  assert.ok(citizen.includes('products') && citizen.includes('disclosures'));
  assert.ok(citizen.every((id) => officer.includes(id)));
  assert.ok(officer.includes('expert-opinions') && !citizen.includes('expert-opinions'));
});

for (const language of ['zh', 'en'] as const)
  test(`the registers stand in the order of the law, ${language}`, async () => {
    const page = await open();
    await page.goto(`${base}/registers?lang=${language}`);
    await look(page, '', `registers-${language}`, /全部登记|Registers/u);
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, '', `registers-${language}-phone`, /全部登记|Registers/u);
    await page.setViewportSize({ width: 1280, height: 900 });
    await signIn(page, base, 'officer', language);
    await look(page, '/registers', `registers-${language}-officer`, /全部登记|Registers/u);
    await page.close();
  });

test('each of them leads to a page with a heading', async () => {
  const page = await open({ as: 'officer', language: 'zh' });
  await page.goto(`${base}/registers`);
  const links = page.locator('main .doors a:has(strong)');
  await links.first().waitFor();
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  assert.ok(paths.length > 20);
  for (const path of paths) {
    await page.goto(base + path);
    await page.locator('main h1').first().waitFor();
    assert.doesNotMatch((await page.locator('main h1').first().textContent()) ?? '', /没有这个页面/u, path);
  }
  await page.close();
});
