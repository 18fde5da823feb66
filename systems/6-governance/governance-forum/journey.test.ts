import { test } from 'node:test';
import { servedCity } from '#test/served.ts';

const { city, base, look, open } = await servedCity();
const idOf = async (system: string, state: string): Promise<string> => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    'select id from records where system = $1 and state = $2 order by created_at desc limit 1',
    [system, state],
  );
  return rows[0]?.id ?? '';
};
const consulting = await idOf('governance-forum', 'consulting');
const published = await idOf('governance-forum', 'published');
const study = await idOf('impact-studies', 'responseOwed');
const guide = await idOf('ethics-publications', 'published');
const evaluation = await idOf('norm-evaluations', 'ordered');

for (const language of ['zh', 'en'] as const) {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  for (const width of [1280, 390])
    test(`anybody takes part in a consultation and reads what became of another, and a study, ${language}, ${width}`, async () => {
      const page = await open({ width });
      const all = language === 'zh' ? /多元共治/u : /Governing together/u;
      await look(page, `/governance-forum?lang=${language}`, `forum-${language}-${width}`, all);
      await page.goto(`${base}/governance-forum/${consulting}?lang=${language}`);
      await page.locator('#comment-topic').click();
      await page.locator('.ant-select-item-option', { hasText: '影像' }).click();
      if (width === 1280) {
        await page.locator('#comment-text').fill('我的电话是13800138000，请联系我。');
        await page.getByRole('button', { name: t('提交意见', 'Send the comment') }).click();
        await page.getByText(t('请删去个人信息', 'take out the personal data')).waitFor();
        await page.getByRole('button', { name: t('回应 ZY-2026-00006', 'Reply to ZY-2026-00006') }).click();
      }
      await page.locator('#comment-text').fill(t('保存时间越短越好。', 'Keep it as short as possible.'));
      await page.getByRole('button', { name: t('提交意见', 'Send the comment') }).click();
      await page.getByText(t('意见已收到，编号', 'Received as ZY-')).waitFor();
      await look(page, '', `consultation-${language}-${width}`, /人形机器人/u);
      await look(page, `/governance-forum/${published}`, `consultation-ended-${language}-${width}`, /派单/u);
      await page.getByText(t('变成了什么', 'What came of it')).waitFor();
      await page.goto(`${base}/registers/impact-studies/${study}`);
      await page.getByText('SHA-256').first().waitFor();
      await page.locator('svg').first().waitFor();
      await look(page, '', `study-${language}-${width}`, /派单/u);
      await look(page, `/registers/ethics-publications/${guide}`, `guide-${language}-${width}`, /指南/u);
      await page.context().close();
    });

  test(`a firm reads what it must put right and reports it, ${language}`, async () => {
    const page = await open({ as: 'nanxin', language });
    await look(page, `/registers/norm-evaluations/${evaluation}`, `evaluation-${language}`, /执行/u);
    await page.getByRole('button', { name: t('报告整改', 'Report the rectification'), exact: true }).waitFor();
    await page.context().close();
  });
}
