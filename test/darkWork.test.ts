import { test } from 'node:test';
import { signIn } from './chromium.ts';
import { servedCity } from './served.ts';

const { base, look, open } = await servedCity();

/** The working pages of each kind of reader. */
const pages: Readonly<Record<string, readonly string[]>> = {
  nanxin: ['/work', '/notices', '/account'],
  officer: ['/desk'],
  admin: ['people', 'parties', 'offices', 'settings', 'calendar', 'jobs', 'journal'].map((one) => `/admin/${one}`),
  '': ['/api/docs?tag=products'],
};
for (const [account, paths] of Object.entries(pages))
  test(`the working pages of ${account || 'anybody'} read well in the dark`, async () => {
    const page = await open();
    if (account) await signIn(page, base, account, 'zh');
    else await page.goto(base);
    await page.getByRole('button', { name: '深色' }).click();
    for (const path of paths) await look(page, path, `dark${path.replace(/\W+/gu, '-')}`, /./u);
    if (account === 'nanxin') {
      await page.goto(`${base}/work`);
      await page.getByRole('button', { name: /^通知/u }).click();
      await look(page, '', 'dark-bell', /./u);
    }
    await page.context().close();
  });
