import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { theProgram } from '#kernel/access.ts';
import { headType } from '#kernel/inclusion.ts';
import { seal } from '#kernel/journal.ts';
import { isConsistent, leafHash, rootByInclusion } from '#kernel/merkle.ts';
import { verifySigned } from '#kernel/signing.ts';
import { testCity } from '#test/city.ts';
import { publishedKeys } from './issuer.ts';
import { createRecord, systemOf } from './perform.ts';
import { sealJournal, type TreeHead } from './tree.ts';
import { verifyTrees } from './verifyTree.ts';

const city = await testCity();
const { around } = city;
const { pool } = around;
const keys = await publishedKeys(pool);
const departments = systemOf(around, 'departments');
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const anybody = await city.signIn('');
const read = (path: string) => anybody('GET', path);

/** Makes records, an event each, by the kernel's own moves. */
async function events(n: number): Promise<string[]> {
  const heads: string[] = [];
  for (let at = 0; at < n; at++) {
    const facts = { title: `处室 ${randomUUID()}`, office: 'industry', remit: { zh: '职责' }, fields: [] };
    heads.push((await createRecord(around, departments, { facts }, theProgram)).head);
  }
  return heads;
}

test('new events are sealed once, in pages, each with a signed head; anybody can check inclusion and consistency', async () => {
  const made = await events(11);
  assert.equal(await sealJournal(around, { page: 4 }), 11);
  assert.equal(await sealJournal(around), 0);
  const later = await events(3);
  await sealJournal(around);
  const { items } = (await read('/api/journal/heads')).body as { items: TreeHead[] };
  assert.deepEqual(
    items.map((one) => one.size),
    [14, 11, 8, 4],
  );

  const published = (await read('/.well-known/tiaoli-keys.json')).body;
  assert.equal(published.keys[0].d, undefined, 'only the public half');
  for (const event of [...made, ...later]) {
    const { body } = await read(`/api/journal/proof?event=${event}`);
    const signed = await verifySigned(body.head.jws, headType, published.keys);
    assert.ok(signed.ok && signed.payload.size === 14 && signed.payload.root === body.head.root);
    const root = rootByInclusion('sha256', leafHash('sha256', bytes(event)), body.index, 14, body.path.map(bytes));
    assert.equal(root?.toString('hex'), body.head.root);
  }
  for (const from of [4, 8, 11, 14]) {
    const { body } = await read(`/api/journal/consistency?from=${from}&to=14`);
    const at = (head: TreeHead) => ({ size: head.size, root: bytes(head.root) });
    assert.ok(isConsistent('sha256', at(body.from), at(body.to), body.path.map(bytes)));
  }
  assert.equal((await read(`/api/journal/proof?event=${later[0]}&size=11`)).status, 404, 'it came later');
  assert.equal((await read('/api/journal/consistency?from=5&to=14')).status, 404, 'no head of that size');
  for (const wrong of ['proof', 'proof?event=xy', 'consistency?from=0&to=14', 'head?tree=md5', 'heads?limit=x'])
    assert.equal((await read(`/api/journal/${wrong}`)).status, 422, wrong);
  const { faults, unsealed } = await verifyTrees(pool, keys);
  assert.deepEqual([faults, unsealed], [[], 0]);
});

test('two that seal at once put each event in once; an event that came late is found', async () => {
  await events(6);
  const sealed = await Promise.all([sealJournal(around), sealJournal(around)]);
  assert.deepEqual(sealed.sort(), [0, 6]);

  // Its transaction takes an earlier place in the journal and ends after later places are sealed.
  const { rows } = await pool.query("select nextval(pg_get_serial_sequence('journal', 'position')) as position");
  await events(1);
  await sealJournal(around);
  const { rows: first } = await pool.query('select event from journal order by position limit 1');
  const { hash: _, ...unsealed } = first[0].event;
  const late = seal({ ...unsealed, record: randomUUID() });
  await pool.query(
    'insert into journal (position, record, seq, event) overriding system value values ($1, $2, 1, $3)',
    [rows[0].position, late.record, JSON.stringify(late)],
  );
  assert.equal(await sealJournal(around), 1);
  assert.equal(await sealJournal(around, { all: true }), 0);
});

test('the program can add to the tree and nothing else', async () => {
  for (const table of ['tree_leaves', 'tree_nodes', 'tree_heads', 'signing_keys'])
    for (const sql of [
      `update ${table} set ${table === 'signing_keys' ? 'kid' : 'tree'} = ''`,
      `delete from ${table}`,
      `truncate ${table}`,
    ])
      await assert.rejects(pool.query(sql), { code: '42501' }, sql);
});

test('a second tree with SM3 holds the same events', async () => {
  const sm3 = { ...around, treeHash: 'sm3' as const };
  const n = await sealJournal(sm3, { page: 10 });
  const { trees } = await verifyTrees(pool, keys);
  assert.deepEqual(
    trees.map((one) => [one.tree, one.size]),
    [
      ['sha256', n],
      ['sm3', n],
    ],
  );
});

test('whatever is changed behind the back of the program shows, and a saved head shows a journal made anew', async () => {
  const [made] = await events(1);
  await sealJournal(around);
  const saved = [(await read('/api/journal/head')).body.jws as string];
  const owner = new pg.Client({ connectionString: city.url });
  owner.on('error', () => {});
  await owner.connect();
  /** Does something as the owner of the database, looks what shows, and takes it back. */
  const after = async (sql: string): Promise<string[]> => {
    await owner.query('begin');
    await owner.query("set local session_replication_role = 'replica'");
    await owner.query(sql);
    const report = await verifyTrees(owner, keys, saved);
    await owner.query('rollback');
    return [...new Set(report.faults.map((one) => one.fault))].sort();
  };
  assert.deepEqual(await after('select 1'), []);
  const last = `where event->>'hash' = '${made}'`;
  assert.deepEqual(
    await after(`update journal set event = jsonb_set(event, '{at}', '"2020-01-01T00:00:00.000Z"') ${last}`),
    ['node', 'root'],
  );
  assert.deepEqual(await after(`delete from journal ${last}`), ['event-missing', 'leaves-missing']);
  assert.deepEqual(
    await after("update tree_nodes set hash = decode(repeat('00', 32), 'hex') where level = 1 and index = 0"),
    ['node'],
  );
  assert.deepEqual(await after("update tree_heads set at = at - interval '1 day'"), ['signature']);
  assert.deepEqual(await after('delete from tree_leaves; delete from tree_nodes; delete from tree_heads'), [
    'leaves-missing',
  ]);
  assert.deepEqual(
    await after(
      "delete from tree_leaves l using tree_heads h where l.index >= 5 and h.tree = 'sha256'; delete from tree_heads where size > 4",
    ),
    ['leaves-missing'],
  );
  const { faults } = await verifyTrees(pool, [], []);
  assert.deepEqual([...new Set(faults.map((one) => one.fault))], ['signature'], 'without a key nothing is believed');
  await owner.end();
});
