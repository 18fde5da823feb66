import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMoves } from '#kernel/openMoves.ts';
import { loadPage } from '#store/load.ts';
import { systemOf } from '#store/perform.ts';
import { workOf } from '#store/worklist.ts';
import { materials } from './assessing.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const { around } = city;
const [firm, other, officer] = (await Promise.all(['nanxin', 'jishi', 'officer'].map(city.signIn))) as [
  Caller,
  Caller,
  Caller,
];
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
type Item = {
  id: string;
  system: string;
  next: { name: string; blocked?: { article: string } }[];
  clock: { name: string; status: string } | null;
};
const find = (items: Item[], id: string) => items.find((one) => one.id === id);
const prose = { zh: '内容。' };

/** Case 1 is applied for; gives the address of the assessment. */
async function applied(): Promise<string> {
  const mine = await firm('GET', '/api/products?mine=1&limit=100');
  const product = mine.body.items.find((one: { title: string }) => one.title.includes('澄影')).id;
  const facts = { title: '澄影', product, summary: prose, risks: prose, measures: prose, materials };
  const made = await firm('POST', '/api/ex-ante-assessments', { facts });
  return `/api/ex-ante-assessments/${made.body.record.id}`;
}

test('an enterprise sees what to do next, what comes first, and what waits for the authority', async () => {
  const path = await applied();
  const id = path.split('/').at(-1) ?? '';
  const draft = (await firm('GET', '/api/work')).body;
  assert.deepEqual(
    find(draft.todo, id)?.next.map((one) => one.name),
    ['submit'],
  );
  const blocked = draft.blocked.find((one: Item) => one.system === 'products');
  assert.equal(blocked.next[0].blocked.article, '66.2');

  await move(firm, path, 'submit');
  const waiting = find((await firm('GET', '/api/work')).body.elsewhere, id);
  assert.deepEqual([waiting?.clock?.name, waiting?.clock?.status], ['acceptance', 'running']);
  const all = (await firm('GET', '/api/work')).body;
  assert.ok(
    all.elsewhere.every((one: Item & { state: string }) => one.state !== 'inUse'),
    'what is in use waits for nobody',
  );

  const reason = '请补充风险说明';
  const defects = [{ material: 'self-assessment', what: reason }];
  const letter = (await officer('GET', `${path}/documents/correctionNotice?reason=${encodeURIComponent(reason)}`)).body;
  assert.equal((await move(officer, path, 'requestCorrection', { facts: { defects }, reason, letter })).status, 200);
  const correcting = find((await firm('GET', '/api/work')).body.todo, id);
  assert.deepEqual([correcting?.next[0]?.name, correcting?.clock?.status], ['correct', 'paused']);
  assert.equal(find((await other('GET', '/api/work')).body.todo, id), undefined, 'another firm does not see it');
});

test('the work list says of each record what its own page says, in one statement', async () => {
  const { rows } = await around.pool.query(
    "select r.party from roles r join people p on p.id = r.person where p.account = 'nanxin'",
  );
  const actor = { kind: 'person' as const, parties: [String(rows[0].party)], offices: [] };
  let statements = 0;
  const pool = Object.assign(Object.create(around.pool), {
    query: (...given: Parameters<typeof around.pool.query>) => {
      statements++;
      return around.pool.query(...given);
    },
  });
  const { items } = await workOf({ ...around, pool }, actor);
  assert.equal(statements, 1);
  assert.ok(items.length > 3);
  for (const { record, context } of items) {
    const of = systemOf(around, record.system);
    const loaded = await loadPage(around, of, record.id);
    assert.ok(loaded);
    assert.deepEqual(
      openMoves(of, record, actor, { ...context, now: loaded.context.now }),
      openMoves(of, loaded.record, actor, loaded.context),
    );
  }
  assert.equal((await (await city.signIn(''))('GET', '/api/work')).status, 401);
});

test('notices are counted, read one by one or all at once, and only by those to whom they are addressed', async () => {
  const { body } = await firm('GET', '/api/notices?limit=1');
  assert.equal(body.items.length, 1);
  assert.ok(body.unread >= 1);
  const [newest] = body.items;
  assert.equal((await other('POST', `/api/notices/${newest.id}/read`, {})).status, 404);
  assert.equal((await firm('POST', `/api/notices/${newest.id}/read`, {})).status, 200);
  const after = (await firm('GET', '/api/notices')).body;
  assert.equal(after.unread, body.unread - 1);
  assert.equal(after.items[0].read, true);
  const desk = (await officer('GET', '/api/notices')).body;
  assert.ok(desk.unread > 0, 'the office has its own');
  assert.equal((await firm('POST', '/api/notices/read', { upTo: newest.id })).status, 200);
  assert.equal((await firm('GET', '/api/notices?unread=1')).body.items.length, 0);
  assert.equal((await officer('GET', '/api/notices')).body.unread, desk.unread, 'another reader’s stay unread');
  assert.equal((await firm('POST', '/api/notices/read', { upTo: 'all' })).status, 422);
  assert.equal((await (await city.signIn(''))('GET', '/api/notices')).status, 401);
});

test('pages of notices follow each other without gap or repetition', async () => {
  await around.pool.query(
    "insert into notices (record, office, move, state) select id, 'industry', 'submit', 'submitted' from records limit 45",
  );
  const ids: number[] = [];
  for (let cursor: number | null = null; ; ) {
    const { body } = await officer('GET', `/api/notices?limit=20${cursor ? `&cursor=${cursor}` : ''}`);
    ids.push(...body.items.map((one: { id: number }) => one.id));
    cursor = body.next;
    if (cursor === null) break;
  }
  const { rows } = await around.pool.query(
    "select id from notices where office = 'industry' or person = (select id from people where account = 'officer') order by id desc",
  );
  assert.deepEqual(
    ids,
    rows.map((row) => row.id),
  );
});
