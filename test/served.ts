import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildWeb } from '#hosts/run/build.ts';
import { openBrowser, signIn } from './chromium.ts';
import { type TestCity, testCity } from './city.ts';
import { looker } from './look.ts';

export interface ServedCity {
  readonly city: TestCity;
  /** Where its pages are, without a stroke at the end. */
  readonly base: string;
  readonly browser: Browser;
  /** A page in a context of its own, signed in where `as` names an account. */
  open(options?: Opened): Promise<Page>;
  readonly look: ReturnType<typeof looker>;
}

export interface Opened extends Pick<BrowserContextOptions, 'locale' | 'timezoneId'> {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly as?: string;
  readonly language?: 'zh' | 'en';
}

/** The demo city of this test's own with the built web client, served on a free port of loopback, and a browser. */
export async function servedCity(options: { logged?: boolean } = {}): Promise<ServedCity> {
  const web = await buildWeb(() => {});
  assert.ok(web);
  const city = await testCity({ demo: true, web, ...options });
  await city.app.listen({ host: '127.0.0.1', port: 0 });
  const address = city.app.server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const browser = await openBrowser();
  after(() => browser.close());
  const open = async (options: Opened = {}): Promise<Page> => {
    const { width = 1280, height = 900, dark = false, as = '', language = 'zh', ...further } = options;
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...further });
    if (dark) await context.addInitScript("localStorage.setItem('dark', 'yes')");
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    if (as) await signIn(page, base, as, language);
    return page;
  };
  return { city, base, browser, open, look: looker(base) };
}
