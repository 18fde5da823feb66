import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { verify } from '#hosts/cli/verify.ts';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [citizen, officer, approver, market, health, jishi] = (await Promise.all(
  ['', 'officer', 'approver', 'market', 'health', 'jishi'].map((account) => city.signIn(account)),
)) as [Caller, Caller, Caller, Caller, Caller, Caller];
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-referral-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const move = async (who: Caller, path: string, name: string, facts: object = {}, letter?: string) =>
  who(
    'POST',
    `${path}/${name}`,
    { facts, letter: letter && (await who('GET', `${path}/documents/${letter}`)).body },
    { 'if-match': (await who('GET', path)).headers.etag as string },
  );
const grounds = { zh: '五十对账号比对，老账号普遍更贵。' };
const begin = async (who: Caller, body: object) => {
  const { status, body: answer } = await who('POST', '/api/referrals/begin', body);
  assert.equal(status, 201, JSON.stringify(answer));
  return `/api/referrals/${answer.id}`;
};
async function handedOver(): Promise<string> {
  const { rows } = await city.around.pool.query(
    "select id from records where system = 'violation-reports' and facts->>'act' = 'privacy' and state = 'verifying'",
  );
  const path = await begin(officer, { from: 'industry', report: rows[0].id });
  await move(officer, path, 'save', { grounds, to: 'market', laws: ['consumer'] });
  assert.equal((await move(officer, path, 'requestApproval')).status, 200);
  assert.equal((await move(officer, path, 'handOver', {}, 'referralLetter')).body.code, 'same-hands');
  assert.equal((await move(approver, path, 'handOver', {}, 'referralLetter')).status, 200);
  assert.equal(
    (await move(market, path, 'receive', { receiptNumber: '1' }, 'receiptNotice')).body.code,
    'facts-missing',
  );
  await city.settle();
  return path;
}

test('a referral is filled in from the report that it comes from, and only by the office with which that lies', async () => {
  const { rows } = await city.around.pool.query(
    "select id, facts->>'firm' as firm from records where system = 'violation-reports' and facts->>'act' = 'privacy'",
  );
  const path = await begin(officer, { from: 'industry', report: rows[0].id });
  const { facts } = (await officer('GET', path)).body.record;
  assert.deepEqual(
    [facts.target, facts.acts, facts.laws, facts.to],
    [rows[0].firm, ['privacy'], ['personalInformation'], 'cyberspace'],
  );
  assert.equal(
    (await market('POST', '/api/referrals/begin', { from: 'market', report: rows[0].id })).body.field,
    'report',
  );
  assert.equal((await market('POST', '/api/referrals/begin', { from: 'industry' })).body.field, 'from');
  assert.equal((await jishi('POST', '/api/referrals/begin', { from: 'industry' })).body.code, 'not-allowed');
});

test('it goes to another office that answers for the act, or says why it goes elsewhere', async () => {
  const path = await begin(officer, { from: 'industry' });
  const { rows } = await city.around.pool.query("select id from parties where name like '集市%'");
  await move(officer, path, 'save', {
    title: '价格歧视',
    target: rows[0].id,
    acts: ['pricing'],
    laws: ['consumer'],
    grounds,
    to: 'land',
  });
  const refused = await move(officer, path, 'requestApproval');
  assert.deepEqual([refused.body.field, refused.body.article], ['to', '72.3']);
  assert.match(refused.body.detail_zh, /市市场监管部门/u);
  await move(officer, path, 'save', { to: 'industry' });
  assert.equal((await move(officer, path, 'requestApproval')).body.field, 'to');
  await move(officer, path, 'save', { to: 'land', whyThere: '涉及用地' });
  assert.equal((await move(officer, path, 'requestApproval')).status, 200);
});

test('one signed case file is handed over, verified offline, taken, and its outcome told; two offices read it', async () => {
  const path = await handedOver();
  for (const who of [citizen, health, jishi]) assert.equal((await who('GET', path)).status, 404);
  const page = (await market('GET', path)).body;
  assert.equal(page.clocks[0].name, 'receipt');
  const [file] = page.record.facts.caseFile;
  const bytes = (await market('GET', `/api/files/${file.sha256}`)).raw ?? new Uint8Array();
  assert.equal((await health('GET', `/api/files/${file.sha256}`)).status, 404);
  const [zip, keys] = [join(folder, 'case.zip'), join(folder, 'keys.json')];
  writeFileSync(zip, bytes);
  writeFileSync(keys, JSON.stringify((await citizen('GET', '/.well-known/tiaoli-keys.json')).body));
  const out: string[] = [];
  assert.equal(await verify([zip, '--keys', keys], (line) => out.push(line)), 0, out.join('\n'));
  const listed = out.join('\n');
  assert.match(listed, /letters\/[\w-]+\.json/u);
  assert.match(listed, /files\/[0-9a-f]{64} {2}JB-/u, 'the report’s own case file is in it');
  bytes[Math.trunc(bytes.length / 2)]! ^= 1;
  writeFileSync(zip, bytes);
  assert.notEqual(await verify([zip, '--keys', keys], () => {}).catch(() => 1), 0, 'one bit changed does not pass');

  assert.equal(
    (await move(officer, path, 'receive', { receiptNumber: '2' }, 'receiptNotice')).body.code,
    'not-allowed',
  );
  assert.equal((await move(market, path, 'receive', { receiptNumber: '2' }, 'receiptNotice')).status, 200);
  const done = await move(
    market,
    path,
    'conclude',
    { result: 'punished', resultNote: { zh: '已处罚。' } },
    'outcomeLetter',
  );
  assert.equal(done.body.record.state, 'concluded');
  const notices = (await officer('GET', '/api/notices')).body.items;
  assert.ok(
    notices.some((one: { record: string }) => path.endsWith(one.record)),
    'the sender is told',
  );
});

test('the receiving office may return it with reasons, and the sender refers it elsewhere', async () => {
  const path = await handedOver();
  assert.equal((await move(market, path, 'giveBack', {}, 'returnNotice')).body.code, 'facts-missing');
  const returned = await move(market, path, 'giveBack', { returned: { zh: '不属本部门职责。' } }, 'returnNotice');
  assert.equal(returned.body.record.state, 'returned');
  assert.equal((await move(officer, path, 'reopen')).body.record.state, 'draft');
  const before = (await officer('GET', path)).body.record.facts.caseFile[0].sha256;
  await move(officer, path, 'requestApproval');
  await move(approver, path, 'handOver', {}, 'referralLetter');
  await city.settle();
  assert.notEqual(
    (await market('GET', path)).body.record.facts.caseFile[0].sha256,
    before,
    'with all that happened since',
  );
});

test('Article 72(3) is shown by cases taken', async () => {
  const { duties } = (await citizen('GET', '/api/duties')).body;
  assert.equal(duties.find((one: { id: string }) => one.id === '72.3').status, 'met');
});
