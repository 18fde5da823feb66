import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registerLifecycle, registerReaders } from '#families/register.ts';
import { everyone, member } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { type System, system } from '#kernel/system.ts';
import { createRecord, moveRecord } from '#store/perform.ts';
import { type Caller, testCity, upload } from './city.ts';

/** A register whose published entries show their files to everybody. */
const handbooks = system({
  id: 'handbooks',
  law: [],
  name: { zh: '手册', en: 'Handbooks', code: 'SC' },
  keeper: 'industry',
  facts: {
    title: field.text('名称', 'Title'),
    files: field.files('文件', 'Files'),
    parts: field.groups('分册', 'Parts', { facts: { files: field.files('文件', 'Files') } }),
  },
  create: member,
  start: 'draft',
  lifecycle: registerLifecycle(['title', 'files', 'parts'], 'industry', {}),
  read: registerReaders('industry', everyone),
  list: { title: 'title', columns: ['title'] },
}) as unknown as System;

const city = await testCity({ demo: true });
const { around } = city;
(around.systems as Map<string, System>).set('handbooks', handbooks);
const [firm, other, officer, market, nobody] = (await Promise.all(
  ['nanxin', 'jishi', 'officer', 'market', ''].map(city.signIn),
)) as [Caller, Caller, Caller, Caller, Caller];
const actorOf = async (account: string) => {
  const { rows } = await around.pool.query(
    'select p.id, p.name, array_remove(array_agg(r.party::text), null) as parties from people p join roles r on r.person = p.id where account = $1 group by p.id',
    [account],
  );
  return { kind: 'person' as const, person: String(rows[0].id), name: '', parties: rows[0].parties, offices: [] };
};

const status = async (who: Caller, sha256: string) => (await who('GET', `/api/files/${sha256}`)).status;
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const prose = { zh: '内容。' };

/** The firm's application with a file as evidence; gives its address. */
async function applied(file: object): Promise<string> {
  const mine = await firm('GET', '/api/products?mine=1&limit=100');
  const product = mine.body.items.find((one: { title: string }) => one.title.includes('澄影')).id;
  const facts = { title: '澄影', product, summary: prose, risks: prose, measures: prose, evidence: [file] };
  const made = await firm('POST', '/api/ex-ante-assessments', { facts });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return `/api/ex-ante-assessments/${made.body.record.id}`;
}

test('a file is read by its uploader, then by those who may read the fact that names it, and by nobody else', async () => {
  const file = await upload(firm, '分组测试结果');
  for (const who of [other, officer, market, nobody]) assert.equal(await status(who, file.sha256), 404);
  assert.equal(await status(firm, file.sha256), 200);
  const path = await applied(file);
  assert.equal(await status(officer, file.sha256), 404, 'a draft is the owner’s');
  assert.equal((await move(firm, path, 'submit')).status, 200);
  const read = await officer('GET', `/api/files/${file.sha256}`);
  assert.equal(read.status, 200);
  assert.equal(read.body, '分组测试结果');
  assert.match(String(read.headers['content-disposition']), new RegExp(encodeURIComponent('材料.txt'), 'u'));
  assert.equal(await status(market, file.sha256), 404, 'an officer of another office');
  assert.equal(await status(other, file.sha256), 404, 'another firm');
  assert.equal(await status(nobody, file.sha256), 404, 'a citizen');
});

test('a file of a published record is everybody’s, also within a list, until it is named no more', async () => {
  const owner = await actorOf('nanxin');
  const whole = await upload(firm, '公开手册');
  const part = await upload(firm, '分册一');
  const record = await createRecord(
    around,
    handbooks,
    { facts: { title: '手册', files: [whole], parts: [{ files: [part] }] } },
    owner,
  );
  for (const one of [whole, part]) assert.equal(await status(nobody, one.sha256), 404, 'a draft');
  await moveRecord(around, handbooks, record.id, 'publish', {}, owner);
  for (const one of [whole, part]) assert.equal(await status(nobody, one.sha256), 200);
  await moveRecord(around, handbooks, record.id, 'revise', {}, owner);
  for (const one of [whole, part]) assert.equal(await status(nobody, one.sha256), 404, 'taken back');
});

test('a fact that not everybody may read keeps its file in a record that everybody may', async () => {
  const file = await upload(firm, '评估证据');
  const path = await applied(file);
  await around.pool.query("update records set state = 'passed' where id = $1", [path.split('/').at(-1)]);
  assert.equal((await nobody('GET', path)).status, 200);
  assert.equal(await status(nobody, file.sha256), 404);
  assert.equal(await status(officer, file.sha256), 200);
});

test('whoever knows a file’s digest cannot open it by naming it in a record of their own', async () => {
  const secret = await upload(firm, '商业秘密');
  const theirs = await other('POST', '/api/ex-ante-assessments', { facts: { title: '取巧', evidence: [secret] } });
  assert.equal(theirs.status, 422);
  assert.equal(theirs.body.fields[0].field, 'evidence');
  const draft = await other('POST', '/api/ex-ante-assessments', { facts: { title: '取巧' } });
  const path = `/api/ex-ante-assessments/${draft.body.record.id}`;
  assert.equal((await move(other, path, 'save', { facts: { evidence: [secret] } })).status, 422);
  await upload(other, '商业秘密', '同文.txt');
  assert.equal(
    (await move(other, path, 'save', { facts: { evidence: [secret] } })).status,
    200,
    'who has it uploads it',
  );
  const read = await other('GET', `/api/files/${secret.sha256}`);
  assert.match(String(read.headers['content-disposition']), new RegExp(encodeURIComponent('同文.txt'), 'u'));
});

test('looking a file up is one statement', async () => {
  const { findReadableFile } = await import('#store/fileAccess.ts');
  const file = await upload(firm, '一条语句');
  let statements = 0;
  const pool = Object.assign(Object.create(around.pool), {
    query: (...given: Parameters<typeof around.pool.query>) => {
      statements++;
      return around.pool.query(...given);
    },
  });
  assert.ok(await findReadableFile({ ...around, pool }, file.sha256, await actorOf('nanxin')));
  assert.equal(statements, 1);
  assert.equal(await findReadableFile(around, 'no digest', await actorOf('nanxin')), null);
});
