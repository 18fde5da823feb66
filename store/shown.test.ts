import assert from 'node:assert/strict';
import { after, mock, test } from 'node:test';
import { surroundings } from '#hosts/server/city.ts';
import { everyone, theProgram } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { verifyChain } from '#kernel/journal.ts';
import { type Guard, type System, system } from '#kernel/system.ts';
import { testCity } from '#test/city.ts';
import { openPool, pipelinesOf } from './database.ts';
import { eventsOf } from './journalStore.ts';
import { loadPage } from './load.ts';
import { createRecord, moveRecord, moveToPage } from './perform.ts';
import { findShown, rememberShown } from './shown.ts';

const by = { kind: 'program' } as const;
const siteIsOpen: Guard = ({ reads }) =>
  (reads['permits.site'] as { open: string } | null)?.open === 'yes' || { field: 'site', article: '44.1' };
/** Permits of a site; one is granted while its site is open. */
const permits = system({
  id: 'permits',
  law: [],
  name: { zh: '许可', en: 'Permits', code: 'XK' },
  keeper: 'industry',
  facts: {
    title: field.text('名称', 'Title'),
    open: field.text('开放', 'Open', { optional: true }),
    site: field.record('场地', 'Site', { system: 'permits', optional: true }),
  },
  create: by,
  start: 'draft',
  lifecycle: {
    draft: {
      amend: { to: 'draft', by, sets: ['title', 'open'] },
      grant: { to: 'granted', by, sets: ['title'], when: siteIsOpen, reads: ['permits.site'] },
    },
    granted: {},
  },
  read: { draft: everyone, granted: everyone },
  list: { title: 'title', columns: ['title'] },
  answers: {
    site: "select jsonb_build_object('open', q.facts->>'open') from records q where q.id = (r.facts->>'site')::uuid",
  },
}) as unknown as System;

// Two programs over one database, each with a memory of its own.
const { around, url } = await testCity();
const pool = openPool(url, 4);
after(() => pool.end());
const other = await surroundings(pool, around.files);
for (const one of [around, other]) (one.systems as Map<string, System>).set('permits', permits);

const create = (facts: object) => createRecord(around, permits, { facts }, theProgram);
const amend = (program: typeof around, id: string, facts: object, revision: number) =>
  moveRecord(program, permits, id, 'amend', { facts }, theProgram, { revision });
const grant = (program: typeof around, id: string, revision = 1, key?: string) =>
  moveRecord(program, permits, id, 'grant', {}, theProgram, { revision, key });
/** A permit whose page `around` has just shown, of a site that is open or not. */
async function shown(open: 'yes' | 'no') {
  const site = await create({ title: '场地', open });
  const permit = await create({ title: '许可', site: site.id });
  await loadPage(around, permits, permit.id);
  return { site, permit };
}
const chainOf = async (id: string) => verifyChain(await eventsOf(around.pool, id));

test('a move from a page just shown is written in one round trip and follows in the chain', async () => {
  const { permit } = await shown('yes');
  const reads = mock.method(pipelinesOf(around.pool).reads, 'query');
  const granted = await grant(around, permit.id);
  assert.equal(reads.mock.callCount(), 0);
  reads.mock.restore();
  assert.deepEqual([granted.state, granted.revision, granted.number], ['granted', 2, permit.number]);
  assert.equal(await chainOf(permit.id), null);
});

test('what another program changed since is seen: the revision is stale, also with the page asked for', async () => {
  const { permit } = await shown('yes');
  await amend(other, permit.id, { title: '改名' }, 1);
  await assert.rejects(grant(around, permit.id), { refusal: { code: 'revision-conflict' } });
  const paged = moveToPage(around, permits, permit.id, 'grant', {}, theProgram, { revision: 1 });
  await assert.rejects(paged, { refusal: { code: 'revision-conflict' } });
  assert.equal((await grant(around, permit.id, 2)).facts.title, '改名');
  assert.equal(await chainOf(permit.id), null);
});

test('a guard looks at what is true of another record now, not at what was shown', async () => {
  const { site, permit } = await shown('yes');
  await amend(other, site.id, { open: 'no' }, 1);
  await assert.rejects(grant(around, permit.id), { refusal: { code: 'guard-failed', field: 'site', article: '44.1' } });
  const later = await shown('no');
  await amend(other, later.site.id, { open: 'yes' }, 1);
  assert.equal((await grant(around, later.permit.id)).state, 'granted');
});

test('a key repeated after the move gives the first answer again, at either program', async () => {
  const { permit } = await shown('yes');
  const first = await grant(around, permit.id, 1, 'grant-once');
  for (const program of [around, other]) assert.deepEqual(await grant(program, permit.id, 1, 'grant-once'), first);
  assert.equal((await eventsOf(around.pool, permit.id)).length, 2);
});

test('of two programs that move what both have shown, one wins each time and the other is told', async () => {
  for (let round = 0; round < 20; round++) {
    const { permit } = await shown('yes');
    await loadPage(other, permits, permit.id);
    const ends = await Promise.allSettled([grant(around, permit.id), grant(other, permit.id)]);
    const lost = ends.filter((one) => one.status === 'rejected').map((one) => one.reason.refusal.code);
    assert.deepEqual(lost, ['revision-conflict']);
    assert.equal(await chainOf(permit.id), null);
  }
});

test('the memory is bounded by size: of large pages the last ones stay', async () => {
  const page = await loadPage(around, permits, (await create({ title: '大' })).id);
  assert.ok(page);
  const large = (id: string) => ({ ...page, record: { ...page.record, id, facts: { title: '字'.repeat(3_000_000) } } });
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) rememberShown(around.pool, large(id));
  assert.deepEqual(
    ['a', 'b', 'c', 'f', 'g'].map((id) => findShown(around.pool, id, 1) !== undefined),
    [false, false, true, true, true],
  );
});
