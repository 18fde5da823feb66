import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { labelledFiles } from '#systems/6-governance/prohibited-acts/demo.ts';
import { servedCity } from './served.ts';

const { city, base, look, open } = await servedCity();
const idOf = async (system: string, state: string, title: string): Promise<string> => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    "select id from records where system = $1 and state = $2 and facts->>'title' like $3 limit 1",
    [system, state, title],
  );
  return rows[0]?.id ?? '';
};
const paths = labelledFiles.map(([name, content]) => {
  const path = join(tmpdir(), name);
  writeFileSync(path, content);
  return path;
});

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);

  for (const width of [1280, 390])
    test(`case 7: anybody checks four files in the browser, two of them faulty, ${language}, ${width}`, async () => {
      const page = await open({ width });
      await page.goto(`${base}/prohibited-acts/self-check?lang=${language}`);
      await page.locator('input[type=file]').first().setInputFiles(paths);
      await page.getByText(t('顺序不对', 'out of order')).waitFor();
      await page.getByText(t('服务提供者编码有误', 'wrong producer code')).waitFor();
      assert.equal(await page.getByText(t('标识符合要求', 'The label complies')).count(), 2);
      await look(page, '', `self-check-${language}-${width}`, language === 'zh' ? /自查/u : /Check your own/u);
      await page.context().close();
    });

  test(`case 3: an officer reads the audit, the shop its order, everybody the exception, ${language}`, async () => {
    const officer = await open({ as: 'market', language });
    const ordered = await idOf('prohibited-acts', 'ordered', '衡价%');
    await officer.goto(`${base}/registers/prohibited-acts/${ordered}`);
    await officer.getByRole('tab', { name: t('检验结果', 'Result') }).click();
    await officer.getByRole('img', { name: t('各项数值及其区间', 'Values and their intervals') }).waitFor();
    await officer.getByRole('cell', { name: t('置换检验', 'permutation test'), exact: true }).waitFor();
    await look(officer, '', `audit-${language}`, /衡价/u);
    await officer.context().close();

    const shop = await open({ width: 390, as: 'jishi', language });
    await look(shop, `/registers/prohibited-acts/${ordered}`, `ordered-${language}-phone`, /衡价/u);
    await shop.getByRole('button', { name: t('报告整改', 'Report the rectification'), exact: true }).waitFor();
    await shop.context().close();

    const anybody = await open();
    const closed = await idOf('prohibited-acts', 'closed', '衡价%');
    await look(anybody, `/registers/prohibited-acts/${closed}?lang=${language}`, `exception-${language}`, /衡价/u);
    await anybody
      .getByText(t('（二）针对新用户在合理期限内开展的优惠活动', '(2) Offers to new users within a reasonable time'))
      .waitFor();
    await anybody.context().close();
  });

  for (const width of [1280, 390])
    test(`a draw: anybody reads the pool, the value and the result, and checks them, ${language}, ${width}`, async () => {
      const page = await open({ width });
      const drawn = await idOf('inspection-draws', 'drawn', '2026%');
      await page.goto(`${base}/registers/inspection-draws/${drawn}?lang=${language}`);
      await page.getByRole('tab', { name: t('复算', 'Repeat the draw') }).click();
      await page.getByRole('button', { name: t('核对名单承诺值', 'Check the commitment here') }).click();
      await page.getByText(t('名单与事先公布的承诺值一致', 'The pool is the one that was committed to')).waitFor();
      await look(page, '', `draw-${language}-${width}`, /2026/u);
      await page.context().close();
    });
}
