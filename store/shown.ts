import type pg from 'pg';
import type { Loaded } from './load.ts';

/** What is kept of the pages last shown, over one pool: by record, the one shown longest ago first. */
interface Shown {
  readonly pages: Map<string, { readonly page: Loaded; readonly size: number }>;
  size: number;
}
const shown = new WeakMap<pg.Pool, Shown>();
/** Characters of JSON kept at most, however many records they are. */
const sizeAtMost = 16_000_000;

/** Keeps a record as its page has just been read: whoever saw the page mostly moves it from there. */
export function rememberShown(pool: pg.Pool, page: Loaded): void {
  const kept = shown.get(pool) ?? { pages: new Map(), size: 0 };
  shown.set(pool, kept);
  const { id } = page.record;
  const size = JSON.stringify([page.record.facts, page.context.reads]).length;
  forget(kept, id);
  kept.pages.set(id, { page, size });
  kept.size += size;
  for (const [oldest] of kept.pages) {
    if (kept.size <= sizeAtMost) break;
    forget(kept, oldest);
  }
}

/** The record as it was shown at that revision. It may have moved on since: only the database knows. */
export function findShown(pool: pg.Pool, id: string, revision: number): Loaded | undefined {
  const page = shown.get(pool)?.pages.get(id)?.page;
  return page?.record.revision === revision ? page : undefined;
}

function forget(kept: Shown, id: string): void {
  kept.size -= kept.pages.get(id)?.size ?? 0;
  kept.pages.delete(id);
}
