import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedCity } from './served.ts';

const { city, look, open } = await servedCity();
const { rows } = await city.around.pool.query<{ code: string }>(
  "select l.code from letters l join records r on r.id = l.record where l.kind = 'decisionLetter' and r.state = 'passed' limit 1",
);
const code = rows[0]?.code ?? '';
const jws = String((await (await city.signIn(''))('GET', `/credentials/${code}.vc.jwt`)).body);

for (const [language, width] of [
  ['zh', 1280],
  ['en', 390],
] as const)
  test(`a decision and its credential on the page that verifies, ${language}, ${width} px`, async () => {
    const zh = language === 'zh';
    const page = await open({ width, locale: zh ? 'zh-CN' : 'en' });
    await page.addInitScript(`localStorage.setItem('language', '${language}')`);
    const heading = zh ? /核验文书/u : /Verify a document/u;
    await look(page, `/verify/${code}`, `verify-${language}`, heading);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: zh ? '下载可验证凭证' : 'Download as verifiable credential' }).click();
    assert.equal((await download).suggestedFilename(), `${code}.vc.jwt`);
    const hand = (text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.vc.jwt', mimeType: 'application/vc+jwt', buffer: Buffer.from(text) });
    await hand(jws);
    await page.getByText(zh ? '凭证有效' : 'The credential is valid').waitFor();
    await look(page, '', `verify-credential-${language}`, heading);
    await hand(`${jws.slice(0, -4)}AAAA`);
    await page.getByText(zh ? '凭证无效' : 'The credential is not valid').waitFor();
  });
