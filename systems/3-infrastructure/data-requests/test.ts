import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type Answer, type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [officer, lingjian, jishi, huanying, nobody] = (await Promise.all(
  ['officer', 'lingjian', 'jishi', 'huanying', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller, Caller];
type System = 'data-requests' | 'data-exports';

const read = (who: Caller, id: string, system: System = 'data-requests') => who('GET', `/api/${system}/${id}`);
const move = async (who: Caller, id: string, name: string, body: object = {}, system: System = 'data-requests') =>
  who('POST', `/api/${system}/${id}/${name}`, body, {
    'if-match': (await read(who, id, system)).headers.etag as string,
  });
/** Makes a move with its letter as drafted, as an officer who changes nothing would. */
const withLetter = async (
  id: string,
  name: string,
  kind: string,
  body: object = {},
  system: System = 'data-requests',
) => {
  const letter = (await officer('POST', `/api/${system}/${id}/documents/${kind}`, body)).body;
  return move(officer, id, name, { ...body, letter }, system);
};
const ok = (answer: Answer): Answer => {
  assert.ok(answer.status < 300, JSON.stringify(answer.body));
  return answer;
};
const idOf = async (system: string, title: string): Promise<string> => {
  const { rows } = await city.around.pool.query("select id from records where system = $1 and facts->>'title' = $2", [
    system,
    title,
  ]);
  assert.ok(rows[0], `no ${system} ${title}`);
  return rows[0].id;
};
const told = (answer: Answer) =>
  String(answer.body)
    .split('\n\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line.replace(/^data: /u, '')));

const dataset = await idOf('data-catalogue', '智能制造企业人工智能投入抽样调查（生成数据）');
const open = await idOf('data-requests', '各区人工智能投入与用电量比较研究');

test('from the request to the signed agreement: the sandbox opens only once both have signed what was issued', async () => {
  const offered = ok(await lingjian('GET', `/api/data-requests/offers/${dataset}`)).body;
  const made = ok(await lingjian('POST', '/api/data-requests', { facts: { title: '试点企业研究', dataset } })).body;
  const { id } = made.record;
  ok(await move(lingjian, id, 'chooseVersion', { facts: { version: offered.version.id, office: offered.office } }));
  const facts = {
    use: 'research',
    purpose: { zh: '研究' },
    safeguards: { zh: '只在沙箱内' },
    readers: { zh: '两人' },
    noReidentification: false,
    endsOn: '2027-03-01',
  };
  ok(await move(lingjian, id, 'save', { facts }));
  assert.equal((await move(lingjian, id, 'submit')).body.field, 'noReidentification');
  ok(await move(lingjian, id, 'submit', { facts: { noReidentification: true } }));
  assert.equal((await jishi('GET', `/api/data-requests/${id}`)).status, 404, 'nobody else’s business');
  ok(await withLetter(id, 'grantAccess', 'agreement'));
  assert.equal((await lingjian('GET', `/api/data-requests/${id}/sandbox`)).body.code, 'no-such-move');
  const { rows } = await city.around.pool.query("select sha256 from letters where record = $1 and kind = 'agreement'", [
    id,
  ]);
  const sign = (who: Caller, name: string, fact: string, digest: string) =>
    move(who, id, name, { facts: { [fact]: { name: '负责人', digest } } });
  assert.equal((await sign(lingjian, 'signAgreement', 'userSignature', '0'.repeat(64))).body.field, 'userSignature');
  ok(await sign(lingjian, 'signAgreement', 'userSignature', rows[0].sha256));
  ok(await sign(officer, 'countersign', 'officeSignature', rows[0].sha256));
  const sandbox = ok(await lingjian('GET', `/api/data-requests/${id}/sandbox`)).body;
  assert.deepEqual([sandbox.rows, sandbox.fields.length, sandbox.file], [1525, 6, undefined]);
});

test('a query is answered line by line and recorded; one that tries to leave is refused by name and recorded too', async () => {
  const ask = (who: Caller, sql: string) => who('POST', `/api/data-requests/${open}/queries`, { sql });
  const [answer] = told(ok(await ask(jishi, 'select count(*) n from data'))).slice(-1);
  assert.deepEqual(
    answer.result.rows.map(([n]: [string]) => Number(n)),
    [1525],
  );
  const [refused] = told(ok(await ask(jishi, "select * from read_csv('/etc/passwd')"))).slice(-1);
  assert.equal(refused.refused.code, 'tableFunction');
  assert.equal((await ask(lingjian, 'select 1')).status, 404);
  assert.equal(
    (await ask(officer, 'select 1')).status,
    403,
    'the office reads what was asked, not the data through it',
  );
  const { reads } = ok(await officer('GET', `/api/data-requests/${open}/reads`)).body;
  assert.deepEqual(
    reads.slice(0, 2).map((one: { outcome: string }) => one.outcome),
    ['tableFunction', 'ran'],
  );
  await assert.rejects(city.around.pool.query("update sandbox_reads set sql = ''"), /permission denied/u);
});

const exported = async (title: string, sql: string) => {
  const { id } = ok(await jishi('POST', `/api/data-requests/${open}/exports`, { title, sql })).body;
  await city.settle();
  return (await read(jishi, id, 'data-exports')).body.record;
};

test('a table that passes is released by the rule with a fingerprint that anybody can check', async () => {
  const { id, state, facts } = await exported(
    '规模',
    'select 规模, count(*) as n, round(avg(用电量千瓦时)) as 平均 from data group by 规模',
  );
  assert.equal(state, 'leftSandbox', JSON.stringify(facts.findings));
  const file = ok(await jishi('GET', `/api/data-exports/${id}/file`));
  assert.equal(
    createHash('sha256')
      .update(file.raw ?? '')
      .digest('hex'),
    facts.fingerprint,
  );
  assert.match(String(file.body), /大型/u);
  const found = ok(await nobody('GET', `/api/data-exports/fingerprints/${facts.fingerprint}`)).body;
  assert.equal(found.released, true);
  assert.equal((await nobody('GET', `/api/documents/${found.code}`)).body.credential.type, 'ReleasedDataExport');
  assert.equal((await nobody('GET', `/api/data-exports/fingerprints/${'0'.repeat(64)}`)).body.released, false);
  assert.equal((await lingjian('GET', `/api/data-exports/${id}/file`)).status, 404);
});

test('a refused export names its cell and the rule, and its file is not there', async () => {
  const id = await idOf('data-exports', '各区各行业投入合计');
  const { state, facts } = (await read(jishi, id, 'data-exports')).body.record;
  assert.equal(state, 'heldBack');
  const named = facts.findings.map((one: { rule: string; cell: string }) => `${one.rule} ${one.cell}`);
  assert.ok(
    named.some((one: string) => /^minimumCount 区 = 大鹏新区 · 行业 = /u.test(one)),
    named.join('\n'),
  );
  assert.ok(named.some((one: string) => /^dominance 区 = 盐田区/u.test(one)));
  assert.equal((await jishi('GET', `/api/data-exports/${id}/file`)).body.code, 'not-allowed');
});

test('what a released table gives away with a new one is held back, and names the table that left', async () => {
  const { state, facts } = await exported(
    '减去',
    "select 区, count(*) as n from data where 企业编号 <> 'E00001' group by 区",
  );
  assert.equal(state, 'heldBack');
  assert.match(facts.findings[0].reason.zh, /各区投入合计.*1条/u);
});

test('single rows wait for an officer, who reads them first', async () => {
  const id = await idOf('data-exports', '南山区大型企业抽样');
  assert.equal((await jishi('GET', `/api/data-exports/${id}/file`)).body.code, 'not-allowed', 'not before the release');
  assert.ok(ok(await officer('GET', `/api/data-exports/${id}/preview`)).body.rows.length > 0);
  ok(await withLetter(id, 'letOut', 'releaseNotice', {}, 'data-exports'));
  ok(await jishi('GET', `/api/data-exports/${id}/file`));
});

test('a version that turns out to be personal is closed to the sandbox until it is cleared', async () => {
  const { pool } = city.around;
  const personal = (yes: boolean) =>
    pool.query('update dataset_versions set personal = $2 where dataset = $1', [dataset, yes]);
  await personal(true);
  const shut = (await jishi('POST', `/api/data-requests/${open}/queries`, { sql: 'select 1' })).body;
  assert.deepEqual([shut.code, shut.article], ['not-cleared', '33.2']);
  const { state, facts } = await exported('关', 'select count(*) as n from data');
  assert.equal(state, 'heldBack');
  assert.equal(facts.findings[0].rule, 'form');
  await personal(false);
});

test('the term ends by the clock: the sandbox closes, and the deletion is owed until it is confirmed', async () => {
  await city.becomes('2027-04-01T08:00');
  assert.equal((await jishi('GET', `/api/data-requests/${open}/sandbox`)).body.code, 'no-such-move');
  assert.equal((await read(jishi, open)).body.record.state, 'deletionDue');
  assert.equal(
    (await jishi('POST', `/api/data-requests/${open}/exports`, { title: '迟', sql: 'select 1' })).body.field,
    'request',
  );
  const released = await idOf('data-exports', '各区投入合计');
  assert.equal(
    (await jishi('GET', `/api/data-exports/${released}/file`)).body.code,
    'not-allowed',
    'to be deleted now',
  );
  const late = await idOf('data-requests', '合成内容企业投入测算');
  assert.equal((await read(huanying, late)).body.record.state, 'deletionOverdue');
  ok(await move(huanying, late, 'confirmDeletion', { facts: { deletion: { zh: '已删除' }, deletedOn: '2026-10-20' } }));
});
