import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { buildWeb } from '#hosts/run/build.ts';
import { openBrowser } from './chromium.ts';
import { type TestCity, testCity } from './city.ts';
import { looker } from './look.ts';

export interface ServedCity {
  readonly city: TestCity;
  /** Where its pages are, without a stroke at the end. */
  readonly base: string;
  readonly browser: Browser;
  readonly look: ReturnType<typeof looker>;
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
  return { city, base, browser, look: looker(base) };
}
