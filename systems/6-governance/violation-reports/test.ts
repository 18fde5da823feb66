import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  inGroups,
  keysOfReceipt,
  newKeyPair,
  newReceiptCode,
  open,
  openValue,
  readReceiptCode,
  seal,
  sealValue,
  wrapIdentity,
} from '#engines/sealing/index.ts';
import { type Caller, testCity } from '#test/city.ts';
import { type Letter, newReportKeys, openByPassphrase, openByReceipt, sealForReceiver } from './letters.ts';

const city = await testCity({ demo: true, logged: true });
const [citizen, officer, approver, market, association, jishi] = (await Promise.all(
  ['', 'officer', 'approver', 'market', 'association', 'jishi'].map((account) => city.signIn(account)),
)) as [Caller, Caller, Caller, Caller, Caller, Caller];
const { pool } = city.around;
const base = '/api/violation-reports';
const passphrase = 'tiaoli-demo-2026';
const secrets = ['同一商品老账号贵七元', '张三的电话', '截图里的文字', '补充：都没有会员'];
const { rows: shops } = await pool.query(
  "select id, owner from records where system = 'products' and facts->>'name' like '%衡价%'",
);
const product = { kind: 'product', id: shops[0].id };

/** What a browser does: it asks who receives, seals, and hands in. */
async function hand(
  who: Caller,
  given: { target?: object; act?: string; named?: boolean; to?: string; avoids?: string; files?: Uint8Array[] } = {},
) {
  const code = newReceiptCode();
  const keys = await newReportKeys(readReceiptCode(code) ?? '');
  const matter = { target: given.target, act: given.act ?? 'pricing', avoids: given.avoids };
  const { proposals } = (await citizen('POST', `${base}/receivers`, matter)).body;
  const { receiver } = proposals.find((one: { receiver: { office?: string } }) =>
    given.to ? one.receiver.office === given.to : true,
  );
  const files: Letter['files'][number][] = [];
  for (const bytes of given.files ?? []) {
    const sealed = Buffer.from(await seal(keys.recipient, bytes));
    const stored = await upload(sealed);
    files.push({ id: stored.body.id, name: '老账号.png', type: 'image/png', size: bytes.length });
  }
  const letter: Letter = { text: String(secrets[0]), name: String(secrets[1]), files };
  const body = {
    ...matter,
    named: given.named ?? false,
    receiver: receiver.id,
    key: receiver.recipient,
    access: keys.access,
    recipient: keys.recipient,
    forReceipt: keys.forReceipt,
    forOffice: await sealForReceiver(keys.identity, receiver.recipient),
    envelope: await sealValue(keys.recipient, letter),
    files: files.map((one) => one.id),
  };
  const answer = await who('POST', `${base}/report`, body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const { rows } = await pool.query('select id from records where number = $1', [answer.body.number]);
  return { code, keys, body, receipt: answer.body, files, path: `${base}/${rows[0].id}` };
}
async function upload(payload: Buffer) {
  const answer = await city.app.inject({
    method: 'POST',
    url: `${base}/files`,
    payload,
    headers: { 'content-type': 'application/octet-stream' },
  });
  return { status: answer.statusCode, body: answer.json() };
}
const move = async (who: Caller, path: string, name: string, facts: object = {}, letter?: string) =>
  who(
    'POST',
    `${path}/${name}`,
    { facts, letter: letter && (await who('GET', `${path}/documents/${letter}`)).body },
    { 'if-match': (await who('GET', path)).headers.etag as string },
  );
/** Opens a report as an officer does: the purpose is recorded, the passphrase opens the key, the key the report. */
async function openAs(who: Caller, path: string) {
  const { body } = await who('POST', `${path}/unseal`, { purpose: '核对事实' });
  const [own] = body.keys;
  const identity = await openByPassphrase(own.wrapped, passphrase, own.sealed);
  const letters = await Promise.all(
    body.envelopes.map((one: { sealed: string }) => openValue<Letter>(identity, one.sealed)),
  );
  return { ...body, identity, letters: letters as Letter[] };
}

test('a report is sealed before it leaves: no table holds its words, its code or the hour; the day is kept', async () => {
  const picture = new TextEncoder().encode(String(secrets[2]));
  const { code, keys, receipt, path } = await hand(citizen, { target: product, files: [picture] });
  await citizen('POST', `${base}/inbox/messages`, {
    access: keys.access,
    envelope: await sealValue(keys.recipient, { text: secrets[3], files: [] }),
    files: [],
  });
  const { rows: tables } = await pool.query(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'jobs')",
  );
  assert.ok(tables.length > 20);
  const never = [...secrets, code, code.replaceAll(' ', ''), keys.access, keys.identity];
  for (const { name } of tables) {
    const { rows } = await pool.query(
      `select count(*)::int as n from ${name} t where exists (select from unnest($1::text[]) s where t::text like '%' || s || '%' or t::text like '%' || encode(convert_to(s, 'UTF8'), 'hex') || '%')`,
      [never],
    );
    assert.equal(rows[0].n, 0, name);
  }
  const id = path.split('/').at(-1);
  const { rows: times } = await pool.query(
    `select distinct to_char(at at time zone 'Asia/Shanghai', 'HH24:MI:SS.US') as hour from (
       select created_at as at from records where id = $1 union all select updated_at from records where id = $1
       union all select (event->>'at')::timestamptz from journal where record = $1 union all select at from notices where record = $1) t`,
    [id],
  );
  assert.deepEqual(times, [{ hour: '00:00:00.000000' }]);
  assert.equal(receipt.acceptance.text.zh, '尚未起算，共7个工作日');
  assert.ok(receipt.acceptance.dueOn > receipt.receivedOn);
});

test('nothing of the reporter’s ways in is logged: no address, no referer, no request at all', async () => {
  const before = city.log.length;
  await hand(citizen, { target: product, files: [Uint8Array.of(1)] });
  await citizen('POST', `${base}/subjects`, { q: '衡价' }, { referer: 'http://example.org/from' });
  await citizen('POST', `${base}/inbox`, { access: '0'.repeat(64) });
  await citizen('POST', `${base}/report`, { nonsense: true });
  assert.deepEqual(city.log.slice(before), []);
  await citizen('GET', '/healthz');
  assert.ok(city.log.length > before, 'other requests are logged, so the log was listening');
  const page = await city.app.inject('/api/violation-reports/figures');
  assert.equal(page.headers['referrer-policy'], 'no-referrer');
});

test('the receipt code opens the inbox, another does not, and guessing is slowed down', async () => {
  const { code, keys, body } = await hand(citizen, { target: product });
  const { access, unlock } = await keysOfReceipt(readReceiptCode(code) ?? '');
  const inbox = (await citizen('POST', `${base}/inbox`, { access })).body;
  assert.deepEqual([inbox.state, inbox.receiver.zh], ['submitted', '市工业和信息化部门（市产业主管部门）']);
  const identity = await openByReceipt(inbox.forReceipt, unlock);
  assert.equal((await openValue<Letter>(identity, inbox.envelopes[0].sealed)).text, secrets[0]);

  assert.equal(
    (await citizen('POST', `${base}/report`, body)).body.number,
    inbox.number,
    'a lost answer is no second report',
  );
  const guess = (given: string) =>
    city.app.inject({ method: 'POST', url: `${base}/inbox`, payload: { access: given }, remoteAddress: '192.0.2.7' });
  const statuses: number[] = [];
  for (let n = 0; n < 31; n++) statuses.push((await guess(n.toString(16).padStart(64, '0'))).statusCode);
  assert.deepEqual([statuses[0], statuses[29], statuses[30]], [404, 404, 429]);
  assert.equal(
    (await guess(keys.access)).statusCode,
    429,
    'the right code waits as well, so that it is not told apart',
  );
});

test('who handles a report opens it with a purpose and the passphrase; nobody else, and each opening is recorded', async () => {
  const picture = new TextEncoder().encode('png');
  const { path, files } = await hand(citizen, { target: product, files: [picture] });
  assert.equal((await officer('POST', `${path}/unseal`, { purpose: '' })).body.field, 'purpose');
  for (const who of [citizen, market, association, jishi])
    assert.equal((await who('POST', `${path}/unseal`, { purpose: '看看' })).body.code, 'not-allowed');
  const file = `${path}/files/${files[0]?.id}`;
  assert.equal((await officer('GET', file)).body.code, 'not-allowed', 'not before it is opened');
  const opened = await openAs(officer, path);
  assert.equal(opened.letters[0]?.name, secrets[1]);
  await assert.rejects(openByPassphrase(opened.keys[0].wrapped, 'guessed', opened.keys[0].sealed));
  const sealed = (await officer('GET', file)).raw ?? new Uint8Array();
  assert.deepEqual([...(await open(opened.identity, sealed))], [...picture]);
  assert.equal((await approver('GET', file)).body.code, 'not-allowed', 'a colleague opens it first');
  const { openings } = (await officer('GET', path)).body.record.facts;
  assert.deepEqual([openings.length, openings[0].purpose], [1, '核对事实']);
});
test('a new key is for new reports; what was sealed to the old one stays readable', async () => {
  const before = await hand(citizen, { target: product });
  const pair = await newKeyPair();
  const wrapped = await wrapIdentity(pair.identity, 'another passphrase', 8);
  const foreign = { office: 'market', recipient: pair.recipient, wrapped };
  assert.equal((await officer('POST', `${base}/keys`, foreign)).body.code, 'not-allowed', 'only one’s own office’s');
  const set = await officer('POST', `${base}/keys`, { office: 'industry', recipient: pair.recipient, wrapped });
  assert.equal(set.status, 201, JSON.stringify(set.body));
  const stale = { ...before.body, access: 'a'.repeat(64) };
  assert.equal((await citizen('POST', `${base}/report`, stale)).body.field, 'key', 'a page from before the change');
  const after = await hand(citizen, { target: product });
  assert.equal(after.body.key, pair.recipient);
  assert.equal((await openAs(officer, before.path)).letters[0]?.text, secrets[0]);
  const { keys } = (await officer('POST', `${after.path}/unseal`, { purpose: '核对' })).body;
  assert.ok(await openByPassphrase(keys[0].wrapped, 'another passphrase', keys[0].sealed));
});

test('a report passes to the competent office with its key, and the reporter is told; the first office reads no more', async () => {
  const { path, keys } = await hand(citizen, { target: product, to: 'market', act: 'privacy' });
  const opened = await openAs(market, path);
  const [next] = opened.receivers;
  assert.equal(next.receiver.office, 'industry');
  const pass = {
    receiver: next.receiver.id,
    key: next.receiver.recipient,
    sealed: await sealForReceiver(opened.identity, next.receiver.recipient),
    why: '由市产业主管部门办理',
  };
  assert.equal((await officer('POST', `${path}/transfer`, pass)).body.code, 'not-allowed');
  const association_ = opened.receivers.find((one: { standing: string }) => one.standing === 'barred');
  const barred = { ...pass, receiver: association_.receiver.id, key: association_.receiver.recipient };
  assert.equal((await market('POST', `${path}/transfer`, barred)).body.code, 'guard-failed');
  assert.equal((await market('POST', `${path}/transfer`, pass)).status, 200);
  assert.equal((await market('POST', `${path}/unseal`, { purpose: '再看' })).body.code, 'not-allowed');
  const inbox = (await citizen('POST', `${base}/inbox`, { access: keys.access })).body;
  assert.deepEqual([inbox.transfers.length, inbox.transfers[0].why], [1, '由市产业主管部门办理']);
  const [notice] = (await officer('GET', '/api/notices')).body.items;
  assert.deepEqual([notice.number, notice.text.zh], [inbox.number, '移送其他单位，现为“待受理”']);
});

test('routing: whoever is reported, or led by who is, does not judge; an industry organisation judges no breach of law', async () => {
  const ask = async (body: object) =>
    (await citizen('POST', `${base}/receivers`, body)).body.proposals.map(
      (one: { standing: string; receiver: { title: { zh: string } } }) => [one.receiver.title.zh, one.standing],
    );
  const { rows } = await pool.query("select id, name, kind from parties where name ~ '幻影|集市|行业协会'");
  const party = (name: RegExp) => ({ kind: 'party', id: rows.find((one) => name.test(one.name)).id });
  const [industry, marketOffice, guild] = [
    '市工业和信息化部门（市产业主管部门）',
    '市市场监管部门',
    '鹏城人工智能行业协会（虚构）',
  ];
  assert.deepEqual(await ask({ act: 'pricing', target: product }), [
    [industry, 'proposed'],
    [marketOffice, 'possible'],
    [guild, 'barred'],
  ]);
  assert.deepEqual((await ask({ act: 'norm', target: party(/幻影/u) }))[0], [guild, 'proposed']);
  assert.deepEqual(
    (await ask({ act: 'norm', target: party(/集市/u) })).at(-1),
    [guild, 'barred'],
    'it leads the guild',
  );
  assert.deepEqual((await ask({ act: 'norm', target: party(/协会/u) })).at(-1), [guild, 'barred'], 'it is the guild');
  const { rows: receivers } = await pool.query(
    "select id from records where system = 'report-receivers' and facts->>'office' = 'industry'",
  );
  const about = { kind: 'receiver', id: receivers[0].id };
  for (const matter of [{ target: about }, { target: product, avoids: receivers[0].id }])
    assert.deepEqual((await ask({ act: 'pricing', ...matter }))[0], [marketOffice, 'proposed']);
});

test('strangers read a report’s number, state, act and outcome; neither what it is about nor with whom it lies', async () => {
  const { path, receipt } = await hand(citizen, { target: product });
  await officer('POST', `${path}/unseal`, { purpose: '核对事实' });
  for (const who of [citizen, jishi, market]) {
    const page = (await who('GET', path)).body;
    assert.deepEqual(Object.keys(page.record.facts).sort(), ['act', 'receivedOn']);
    assert.deepEqual([page.title, page.related], [receipt.number, []]);
    const { events } = (await who('GET', `${path}/history`)).body;
    assert.deepEqual(Object.keys(events[0].changes).sort(), ['act', 'receivedOn']);
    assert.deepEqual(events[1], { ...events[1], actor: { kind: 'person' }, changes: {} });
  }
  const csv = String((await citizen('GET', `${base}.csv`)).body);
  assert.ok(csv.includes(receipt.number) && !csv.includes('衡价') && !csv.includes(product.id));
  const found = await citizen('GET', `${base}?q=${encodeURIComponent('衡价')}`);
  assert.equal(found.body.total, 0);
  const of = (await citizen('GET', `/api/products/${product.id}`)).body.related;
  assert.ok(!of.some((one: { system: string }) => one.system === 'violation-reports'));
});

test('found true by one officer and decided by another: told, the grade is reopened, the firm ordered to rectify', async () => {
  const { path, keys } = await hand(citizen, { target: product });
  assert.equal((await move(officer, path, 'accept')).status, 200);
  const reasons = { zh: '五十对账号比对，老账号普遍更贵。' };
  const lacking = await move(officer, path, 'propose', { finding: 'exception', reasons });
  assert.equal(lacking.body.field, 'exception');
  assert.equal((await move(officer, path, 'requestAudit')).status, 200);
  await city.settle();
  const { audit } = (await officer('GET', path)).body.record.facts;
  const asked = (await officer('GET', `/api/prohibited-acts/${audit}`)).body.record;
  assert.deepEqual([asked.state, asked.facts.product, asked.facts.act], ['draft', product.id, 'pricing']);
  assert.equal((await move(officer, path, 'requestAudit')).body.field, 'audit', 'once');
  assert.equal((await move(officer, path, 'propose', { finding: 'substantiated', reasons })).status, 200);
  const hidden = (await citizen('POST', `${base}/inbox`, { access: keys.access })).body;
  assert.deepEqual([hidden.outcome, hidden.reasons], [undefined, undefined], 'what is proposed is not told');
  assert.equal((await move(officer, path, 'approve', { outcome: 'substantiated' })).body.code, 'same-hands');
  assert.equal((await move(approver, path, 'approve', { outcome: 'exception' })).body.code, 'guard-failed');
  assert.equal((await move(approver, path, 'approve', { outcome: 'substantiated' })).status, 200);
  await city.settle();
  const { rows } = await pool.query(
    "select id, state from records where system = 'risk-grading' and facts->>'product' = $1 and state <> 'superseded'",
    [product.id],
  );
  assert.deepEqual(
    rows.map((one) => one.state),
    ['reopened'],
  );
  const confirmed = await move(jishi, `/api/risk-grading/${rows[0].id}`, 'confirm', { confirmation: { zh: '属实。' } });
  assert.equal(confirmed.body.record.state, 'graded');

  const told = (await citizen('POST', `${base}/inbox`, { access: keys.access })).body;
  assert.deepEqual([told.outcome, told.reasons.zh], ['substantiated', reasons.zh]);
  assert.equal(told.clocks.find((one: { name: string }) => one.name === 'telling').text.zh, '尚未起算，共5个工作日');
  assert.equal((await move(officer, path, 'tell', {}, 'outcomeNotice')).status, 200);
  assert.equal((await citizen('POST', `${base}/inbox`, { access: keys.access })).body.letters.length, 1);
  for (const who of [citizen, market, jishi])
    assert.deepEqual((await who('GET', path)).body.issued, [], 'a letter to the reporter is nobody else’s to find');
  assert.equal((await citizen('GET', `${path}/documents/outcomeNotice`)).status, 404);
  const late = { orders: { zh: '停止区别定价。' }, rectifyBy: '2020-01-01' };
  assert.equal((await move(officer, path, 'order', late, 'rectificationOrder')).body.field, 'rectifyBy');
  const year = city.around.now().getFullYear() + 1;
  await move(officer, path, 'order', { ...late, rectifyBy: `${year}-12-01` }, 'rectificationOrder');
  const ordered = (await jishi('GET', path)).body;
  assert.deepEqual(ordered.issued.length, 1, 'the firm finds its order, and not what the reporter was told');
  assert.equal((await move(officer, path, 'confirmRectified')).body.code, 'facts-missing');
  assert.equal((await move(jishi, path, 'reportRectified', { rectified: { zh: '已改正。' } })).status, 200);
  assert.equal((await move(officer, path, 'confirmRectified')).body.record.state, 'closed');
});

test('people of the organisation reported are recused, even where they are officers', async () => {
  const { path } = await hand(citizen, { target: product });
  await pool.query("insert into roles (person, party) select id, $1 from people where account = 'approver'", [
    shops[0].owner,
  ]);
  const both = await city.signIn('approver');
  const refused = await both('POST', `${path}/unseal`, { purpose: '核对事实' });
  assert.deepEqual([refused.body.code, refused.body.detail_zh], ['not-allowed', '与当事人有利害关系，应当回避']);
  assert.ok(!(await both('GET', path)).body.moves.some((one: { name: string }) => one.name === 'accept'));
});

test('a report under one’s name is listed with one’s account, and with nobody else’s', async () => {
  const { receipt } = await hand(jishi, { act: 'privacy', named: true });
  const own = async (who: Caller) =>
    (await who('GET', `${base}/own`)).body.items?.map((one: { number: string }) => one.number);
  assert.deepEqual(await own(jishi), [receipt.number]);
  assert.deepEqual(await own(association), []);
  const anonymous = await hand(jishi, { act: 'privacy' });
  assert.ok(!(await own(jishi)).includes(anonymous.receipt.number));
});

test('what is not sealed, too large, or no file of one’s own is refused, and nothing of it stays', async () => {
  const count = async () => (await pool.query('select count(*)::int as n from report_files')).rows[0].n;
  const before = await count();
  assert.equal((await upload(Buffer.from('plain text'))).body.code, 'file-type');
  const large = Buffer.alloc(21 * 1024 * 1024);
  large.write('age-encryption.org/v1\n');
  assert.equal((await upload(large)).status, 413);
  assert.equal(await count(), before);
  const { keys, files, body } = await hand(citizen, { files: [Uint8Array.of(1)] });
  const other = await hand(citizen);
  const stolen = { ...other.body, access: 'b'.repeat(64), files: body.files };
  assert.equal((await citizen('POST', `${base}/report`, stolen)).body.field, 'files');
  const mine = { access: other.keys.access, file: files[0]?.id };
  assert.equal((await citizen('POST', `${base}/inbox/file`, mine)).status, 404);
  assert.equal((await citizen('POST', `${base}/inbox/file`, { ...mine, access: keys.access })).status, 200);
  assert.equal((await citizen('POST', `${base}/report`, { ...body, envelope: '不是密文' })).body.field, 'envelope');
  assert.equal(inGroups('1234567812345670'), '1234 5678 1234 5670');
});

test('figures count every report by act, state and outcome', async () => {
  const { acts } = (await citizen('GET', `${base}/figures`)).body;
  const sum = acts.reduce((total: number, one: { n: number }) => total + one.n, 0);
  assert.equal(sum, (await citizen('GET', base)).body.total);
  assert.ok(acts.some((one: { outcome: string }) => one.outcome === 'exception'));
});
