import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { assertServed, clearVersion, withdrawClearance } from '#families/opendata/gate.ts';
import { findCurrentVersion } from '#families/opendata/versions.ts';
import { type Answer, type Caller, testCity } from '#test/city.ts';
import { removeAbandonedUploads } from './abandonedUploads.ts';
import { dueAfter } from './rules.ts';

const city = await testCity({ demo: true });
const [market, data, nanxin, nobody] = (await Promise.all(
  ['market', 'data', 'nanxin', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller];
const base = '/api/data-catalogue';

const described = {
  title: '人工智能企业登记信息（演示）',
  abstract: { zh: '人工智能企业的登记信息。' },
  office: 'market',
  subject: 'economy',
  source: { zh: '商事登记' },
  frequency: 'monthly',
  sharing: { zh: '各部门依职责共享' },
  licence: 'sz-open',
  opening: 'unconditional',
  about: 'organisation',
  aggregated: false,
  tradeSecrets: false,
  importantData: false,
};
const create = async (facts: object = {}) =>
  (await market('POST', base, { facts: { ...described, ...facts } })).body.record.id as string;
const move = async (who: Caller, id: string, name: string, facts: object = {}): Promise<Answer> =>
  who(
    'POST',
    `${base}/${id}/${name}`,
    { facts },
    { 'if-match': (await who('GET', `${base}/${id}`)).headers.etag as string },
  );
const factsOf = async (id: string) => (await market('GET', `${base}/${id}`)).body.record.facts;

/** Sends a file in pieces of so many bytes, and loads it. */
async function send(id: string, content: string | Uint8Array, name = '企业.csv', piece = 1 << 20): Promise<Answer> {
  const bytes = Buffer.from(content);
  const begun = await market('POST', `/api/data/${id}/uploads`, { name, size: bytes.length });
  assert.equal(begun.status, 201, JSON.stringify(begun.body));
  for (let at = 0; at < bytes.length; at += piece) {
    const sent = await market(
      'PUT',
      `/api/data/uploads/${begun.body.id}?offset=${at}`,
      bytes.subarray(at, at + piece),
      {
        'content-type': 'application/octet-stream',
      },
    );
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
  }
  const finished = await market('POST', `/api/data/uploads/${begun.body.id}/finish`, {});
  await city.settle();
  return finished;
}
const publish = async (id: string): Promise<Answer> => {
  const submitted = await move(market, id, 'submit');
  if (submitted.status !== 200) return submitted;
  const published = await move(data, id, 'publish');
  await city.settle();
  return published;
};
const rows = (who: Caller, id: string, query = '') => who('GET', `/api/data/${id}/rows${query}`);
const firms = 'name,district,staff\n甲智能,南山区,12\n乙智能,福田区,7\n丙智能,南山区,30\n';

test('an office uploads, is graded, has it reviewed by another, and everybody reads it by row', async () => {
  const id = await create();
  assert.equal((await move(market, id, 'submit')).body.field, 'fields', 'without data there is nothing to open');
  const sent = await send(id, firms, '企业.csv', 7);
  assert.equal(sent.status, 202);
  assert.equal((await market('GET', `/api/tasks/${sent.body.task}`)).body.state, 'done');
  const facts = await factsOf(id);
  assert.deepEqual([facts.grade, facts.category, facts.personal, facts.rows], ['grade1', 'organisation', false, 3]);
  assert.ok(facts.gradeReasons.every((one: { reason: { zh: string } }) => one.reason.zh));
  assert.equal((await rows(nobody, id)).status, 404, 'a draft is not public');
  assert.equal((await publish(id)).status, 200);
  const page = (
    await rows(nobody, id, '?filters=[{"field":"district","op":"eq","value":"南山区"}]&sort=-staff&limit=1')
  ).body;
  assert.deepEqual([page.total, page.records], [2, [{ name: '丙智能', district: '南山区', staff: 30 }]]);
  assert.equal((await rows(nobody, id, '?q=乙')).body.total, 1);
  const csv = await nobody('GET', `/api/data/${id}/download.csv`);
  assert.match(String(csv.body), /甲智能,南山区,12\r\n/u);
  const { items, uses } = (await nobody('GET', `/api/data/${id}/versions`)).body;
  assert.deepEqual(
    [items[0].profile.columns[2].max, items[0].parquetFile, uses],
    [30, undefined, { rows: 2, download: 1 }],
  );
});

test('an upload goes on from where it was, and only there; strangers see nothing of it', async () => {
  const id = await create();
  const { body } = await market('POST', `/api/data/${id}/uploads`, { name: 'a.csv', size: 8 });
  const put = (who: Caller, offset: number, piece: string) =>
    who('PUT', `/api/data/uploads/${body.id}?offset=${offset}`, Buffer.from(piece), { 'content-type': 'text/csv' });
  assert.equal((await put(market, 0, 'a,b\n')).body.received, 4);
  const wrong = await put(market, 0, 'a,b\n');
  assert.deepEqual([wrong.status, wrong.body.code], [412, 'revision-conflict']);
  assert.equal(
    (await market('POST', `/api/data/${id}/uploads`, { name: 'a.csv', size: 8 })).body.received,
    4,
    'begun again, it goes on',
  );
  assert.equal((await put(nanxin, 4, '1,2\n')).status, 404);
  assert.equal((await put(market, 4, '1,2\n3,4\n')).status, 413, 'more than was said');
  assert.equal((await market('POST', `/api/data/uploads/${body.id}/finish`, {})).body.code, 'guard-failed');
  assert.equal((await put(market, 4, '1,2\n')).body.received, 8);
  assert.equal((await nanxin('POST', `/api/data/${id}/uploads`, { name: 'a.csv', size: 8 })).status, 404);
  assert.equal(
    (await market('POST', `/api/data/${id}/uploads`, { name: 'a.csv', size: 2 ** 45 })).body.code,
    'too-large',
  );
});

test('an upload that nobody goes on with is removed after its days, with what lies on the disk', async () => {
  const id = await create();
  const begin = async (name: string) =>
    (await market('POST', `/api/data/${id}/uploads`, { name, size: 8 })).body.id as string;
  const piece = (upload: string, offset: number) =>
    market('PUT', `/api/data/uploads/${upload}?offset=${offset}`, Buffer.from('a,b\n'), { 'content-type': 'text/csv' });
  const [left, continued] = [await begin('停.csv'), await begin('续.csv')];
  for (const one of [left, continued]) assert.equal((await piece(one, 0)).status, 200);
  const partial = await city.here.files.partial(left);
  assert.ok(existsSync(partial));
  const aged = await city.around.pool.query(
    "update dataset_uploads set at = at - interval '8 days' where id = any($1) returning id",
    [[left, continued]],
  );
  assert.equal(aged.rowCount, 2);
  assert.equal((await piece(continued, 4)).status, 200, 'a piece makes it new again');
  await removeAbandonedUploads.run({}, city.here);
  assert.deepEqual([(await market('GET', `/api/data/uploads/${left}`)).status, existsSync(partial)], [404, false]);
  assert.equal((await market('GET', `/api/data/uploads/${continued}`)).body.received, 8);
});

test('a file that does not load is a failed version with its refusal; the one before is still read', async () => {
  const id = await create();
  await send(id, firms);
  const sent = await send(id, 'name,district\n甲\n');
  const task = (await market('GET', `/api/tasks/${sent.body.task}`)).body;
  assert.deepEqual([task.state, task.refusal.code], ['failed', 'malformed-file']);
  const { items } = (await market('GET', `/api/data/${id}/versions`)).body;
  assert.deepEqual(
    items.map((one: { number: number; state: string; rows: number | null }) => [one.number, one.state, one.rows]),
    [
      [2, 'failed', null],
      [1, 'ready', 3],
    ],
  );
  assert.equal((await factsOf(id)).latestVersion, 1);
});

test('what is graded personal passes the gate only by a clearance of exactly that version', async () => {
  const { here } = city;
  const people = 'name,mobile\n张伟,13800138000\n李娜,13800138001\n';
  const id = await create({ title: '办事人信息（演示）', about: 'person', opening: 'unconditional' });
  await send(id, people);
  assert.equal((await factsOf(id)).grade, 'grade3');
  assert.equal((await publish(id)).body.field, 'opening', 'grade 3 is opened on condition at most');
  await move(market, id, 'save', {
    opening: 'conditional',
    closedReason: { zh: '含个人数据' },
    reviewOn: '2099-01-01',
  });
  assert.equal((await publish(id)).status, 200);
  assert.equal((await rows(nobody, id)).body.code, 'not-open');
  const first = await findCurrentVersion(here, id);
  assert.ok(first);
  const refusedWith = (code: string, version = first, opening: 'open' | 'granted' = 'granted') =>
    assert.rejects(assertServed(here, version, opening), (error: { refusal: { code: string; article: string } }) => {
      assert.equal(error.refusal.code, code);
      return true;
    });
  await refusedWith('not-cleared');
  const shown = (await nobody('GET', `/api/data/${id}/versions`)).body.items[0];
  assert.ok(!JSON.stringify(shown).includes('13800138000'), 'nor does the profile tell values');

  await clearVersion(here, { version: first.id, assessment: id, parquetFile: 'a'.repeat(64) });
  assert.match(await assertServed(here, first, 'granted'), /a{64}$/u, 'what is served is the de-identified table');
  await refusedWith('not-open', first, 'open');
  await send(id, `${people}王强,13800138002\n`);
  const second = await findCurrentVersion(here, id);
  assert.equal(second?.number, 2);
  await refusedWith('not-cleared', second ?? first);
  await clearVersion(here, { version: second?.id ?? '', assessment: id, ground: 'consent' });
  assert.ok((await assertServed(here, second ?? first, 'granted')).endsWith(second?.parquetFile ?? '?'));
  await withdrawClearance(here, first.id);
  await refusedWith('not-cleared');
  await assert.rejects(clearVersion(here, { version: first.id, assessment: id }), RangeError);
});

test('a column that seems to identify people is explained, or it is personal', async () => {
  const id = await create({ title: '窗口联系方式（演示）', about: 'thing' });
  await send(id, 'window,phone\n1号,13800138000\n2号,13800138001\n');
  assert.deepEqual([(await factsOf(id)).fields[1].sensitivity, (await factsOf(id)).personal], ['direct', true]);
  const fields = (phone: object) => [
    { name: 'window', type: 'string', sensitivity: 'none' },
    { name: 'phone', type: 'integer', ...phone },
  ];
  await move(market, id, 'save', { fields: fields({ sensitivity: 'none' }) });
  assert.match((await publish(id)).body.detail_zh, /疑似个人标识的列：phone/u);
  await move(market, id, 'save', { fields: fields({ sensitivity: 'none', notPersonalBecause: '窗口值班电话' }) });
  assert.equal((await publish(id)).status, 200);
  assert.equal((await rows(nobody, id)).body.total, 2);
});

test('the gate is shut to what is withdrawn, closed, not loaded, of another resource, or personal since', async () => {
  const { here } = city;
  const id = await create({ title: '闸门（演示）' });
  await send(id, firms);
  const version = await findCurrentVersion(here, id);
  assert.ok(version);
  const served = (opening: 'open' | 'granted' = 'open') => assertServed(here, version, opening);
  const code = async (opening?: 'open' | 'granted') =>
    served(opening).then(
      () => 'served',
      (error) => error.refusal.code,
    );
  assert.equal(await code(), 'not-found', 'a draft');
  await publish(id);
  assert.equal(await code(), 'served');
  assert.equal(
    (await nobody('GET', `/api/files/${version.parquetFile}`)).status,
    404,
    'there is no way round the gate',
  );
  await assert.rejects(assertServed(here, { ...version, id: 'x' }, 'open'));
  const other = await create({ title: '另一资源（演示）' });
  await send(other, firms);
  assert.equal((await rows(nobody, id, `?version=${(await findCurrentVersion(here, other))?.id}`)).status, 404);

  await move(market, id, 'change', {
    about: 'person',
    opening: 'conditional',
    closedReason: { zh: '个人' },
    reviewOn: '2099-01-01',
  });
  assert.equal(await code('granted'), 'not-cleared', 'graded personal after it was published');
  for (const format of ['csv', 'json', 'parquet'])
    assert.equal((await nobody('GET', `/api/data/${id}/download.${format}`)).body.code, 'not-open');
  await move(market, id, 'change', { about: 'organisation', opening: 'closed' });
  assert.equal(await code('granted'), 'not-open');
  await move(market, id, 'change', { opening: 'unconditional' });
  assert.equal(await code(), 'served');
  await city.around.pool.query('update dataset_versions set personal = true where id = $1', [version.id]);
  assert.equal(await code(), 'not-cleared', 'the table itself holds personal data, whatever the resource says');
  await clearVersion(here, { version: version.id, assessment: id, ground: 'consent' });
  assert.equal(await code(), 'not-cleared', 'an exemption serves whom it names, not everybody');
  assert.equal(await code('granted'), 'served');
  await move(market, id, 'withdraw', { withdrawal: { zh: '撤下' } });
  assert.equal(await code('granted'), 'not-found');
  assert.equal((await rows(nobody, id)).status, 404);
});

test('data are checked against the schema of the standard that their resource names', async () => {
  const { here, around } = city;
  const schema = {
    fields: [
      { name: 'staff', type: 'integer', constraints: { maximum: 20 } },
      { name: 'code', type: 'string' },
    ],
  };
  const stored = await here.files.put(Readable.from([JSON.stringify(schema)]), 'schema.json');
  const { rows: found } = await around.pool.query<{ id: string }>(
    `update records set facts = facts || jsonb_build_object('schema', $1::jsonb) where id =
       (select id from records where system = 'standards' and state in ('published', 'inForce') limit 1) returning id`,
    [JSON.stringify([stored])],
  );
  const id = await create({ title: '标准检查（演示）', standard: found[0]?.id });
  await send(id, firms);
  const [version] = (await market('GET', `/api/data/${id}/versions`)).body.items;
  assert.deepEqual(version.standardFindings, [
    { field: 'code', rule: 'present', wanted: '', rows: null, firstRow: null },
    { field: 'staff', rule: 'maximum', wanted: '20', rows: 1, firstRow: 3 },
  ]);
});

test('freshness: each frequency has its day, and only what was promised is owed', () => {
  assert.deepEqual(
    ['yearly', 'quarterly', 'monthly', 'weekly', 'daily', 'once'].map((one) => dueAfter('2026-11-30', one)),
    ['2027-11-30', '2027-02-28', '2026-12-30', '2026-12-07', '2026-12-01', null],
  );
});
