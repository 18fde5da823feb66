import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = join(import.meta.dirname, 'pictures');
mkdirSync(pictures, { recursive: true });
/** Painting a whole page takes long and a run of all tests has nobody who looks at it. */
const painted = process.env.TIAOLI_PICTURES !== 'no';

/**
 * Opens a page (or takes the one open), waits for its heading, asserts that axe finds nothing and nothing sticks out,
 * and takes a picture under `test/pictures` for those who look at it, unless `TIAOLI_PICTURES` is `no`, as it is when
 * all tests run.
 */
export const looker =
  (base: string) =>
  async (page: Page, path: string, name: string, heading: RegExp): Promise<void> => {
    if (path) await page.goto(base + path);
    await page.locator('h1', { hasText: heading }).first().waitFor();
    await page.waitForLoadState('networkidle');
    if (painted) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    const found = await page.evaluate(
      `(() => { const module = undefined; const exports = undefined; ${axe}; return window.axe.run({ runOnly: ['wcag2a', 'wcag2aa'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' || '))); })()`,
    );
    assert.deepEqual(found, [], `${name}: axe`);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.ok(Number(wide) <= 1, `${name}: the page is ${wide} px wider than the screen`);
  };
