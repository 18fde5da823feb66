import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { demoAccounts } from '#hosts/server/demoAccounts.ts';

/** The one without a window of its own first: it takes a quarter less work. */
const known = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const hasChinese = (): boolean => (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';

/** The machine's Chromium, or Debian's installed when root, with a font for Chinese; else one sentence on what to do. */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given))
      throw new Error(`CHROMIUM_PATH 指向的文件不存在 | CHROMIUM_PATH names a file that is not there: ${given}`);
    return given;
  }
  const found = () => known.find((path) => existsSync(path));
  if ((!found() || !hasChinese()) && process.getuid?.() === 0) {
    process.stderr.write('安装 Chromium 与中文字体 | installing Chromium and a Chinese font …\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell', 'fonts-noto-cjk'], {
      stdio: 'ignore',
      env,
    });
  }
  const path = found();
  if (!path)
    throw new Error('请安装 Chromium 或用 CHROMIUM_PATH 指明 | install Chromium, or name it with CHROMIUM_PATH');
  return path;
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Signs in on the page as one of the demo city's accounts; officers read the code that the demo shows them. */
export async function signIn(page: Page, base: string, account: string, language: 'zh' | 'en'): Promise<void> {
  await page.goto(`${base}/sign-in?lang=${language}`);
  await page.getByRole('button', { name: account, exact: true }).click();
  const submit = page.locator('button[type=submit]');
  await submit.click();
  if (demoAccounts.find((one) => one.account === account)?.secondFactor) {
    const code = /(\d{6})/u.exec((await page.getByRole('alert').first().textContent()) ?? '')?.[1] ?? '';
    await page.locator('#code').fill(code);
    await submit.click();
  }
  await page.waitForURL(/\/(?:work|desk|admin)$/u);
}
