import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeUscc } from '#kernel/identifiers/uscc.ts';
import { currentCode, newSecondFactor } from '#store/sessions.ts';
import { type Answer, type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const { pool } = city.around;
const [admin, officer, firm] = (await Promise.all(['admin', 'officer', 'nanxin'].map(city.signIn))) as [
  Caller,
  Caller,
  Caller,
];
const people = async (q: string) => (await admin('GET', `/api/admin/people?q=${q}`)).body.items;
const deed = (id: string, name: string, body: object = {}) => admin('POST', `/api/admin/people/${id}/${name}`, body);
const idOf = async (account: string): Promise<string> => (await people(account))[0].id;

/** Signs in as anybody; gives a caller and the answer. */
async function enter(account: string, password: string, code?: string): Promise<{ answer: Answer; call: Caller }> {
  const sent = await city.app.inject({ method: 'POST', url: '/api/session', payload: { account, password, code } });
  const cookie = sent.cookies[0] ? `${sent.cookies[0].name}=${sent.cookies[0].value}` : '';
  const call: Caller = async (method, path, body) => {
    const got = await city.app.inject({
      method,
      url: path,
      payload: body,
      headers: { cookie, 'x-csrf-token': sent.json().csrf ?? '' },
    });
    return { status: got.statusCode, headers: got.headers, body: got.json() };
  };
  return { answer: { status: sent.statusCode, headers: sent.headers, body: sent.json() }, call };
}

test('only administrators administer', async () => {
  for (const path of ['people', 'parties', 'offices', 'journal'])
    for (const [who, status] of [
      [officer, 403],
      [firm, 403],
      [await city.signIn(''), 401],
    ] as const)
      assert.equal((await who('GET', `/api/admin/${path}`)).status, status, path);
  const id = await idOf('officer');
  for (const name of ['deactivate', 'make-administrator', 'reset-password'])
    assert.equal((await officer('POST', `/api/admin/people/${id}/${name}`, {})).status, 403, name);
  assert.equal((await firm('POST', '/api/admin/parties', { name: '甲' })).status, 403);
  assert.equal((await firm('PUT', '/api/settings/ex-ante-assessments.decision', {})).status, 403);
});

test('a new person gets a password for one use, and nothing is open before they set their own', async () => {
  const made = await admin('POST', '/api/admin/people', { account: 'li.na', name: '李娜' });
  assert.equal(made.status, 201);
  const { id, password } = made.body;
  assert.equal(
    (await admin('POST', '/api/admin/people', { account: 'li.na', name: '李娜' })).body.code,
    'already-exists',
  );
  assert.equal((await admin('POST', '/api/admin/people', { account: 'Li Na', name: '李娜' })).body.field, 'account');
  assert.equal((await admin('POST', '/api/admin/people', { account: 'li.na2', name: ' ' })).body.field, 'name');
  const { rows } = await pool.query("select id from parties where name like '集市%'");
  assert.equal((await deed(id, 'grant-party', { party: rows[0].id })).status, 200);

  const { answer, call } = await enter('li.na', password);
  assert.equal(answer.body.mustChange, true);
  assert.equal((await call('GET', '/api/work')).status, 401);
  const change = (current: string, next: string) => call('POST', '/api/account/password', { current, next });
  assert.equal((await change('wrong', 'a long enough one')).body.field, 'current');
  assert.equal((await change(password, 'short')).body.field, 'next');
  assert.equal((await change(password, `${password}li.na`)).body.field, 'next');
  assert.equal((await change(password, password)).body.field, 'next');
  assert.equal((await change(password, '海风吹过莲花山的早晨二〇二六')).body.mustChange, false);
  assert.equal((await call('GET', '/api/work')).status, 200);
  assert.equal((await enter('li.na', password)).answer.status, 401, 'the one-time password is spent');

  await deed(id, 'reset-password');
  const again = (await deed(id, 'reset-password')).body.password;
  await pool.query("update people set password_until = now() - interval '1 second' where id = $1", [id]);
  assert.match((await enter('li.na', again)).answer.body.detail_zh, /已过期/u);
});

/** Half a minute from now: its code is taken already. */
const soon = () => new Date(Date.now() + 30_000);

test('an officer always has a second factor', async () => {
  const id = await idOf('li.na');
  const refused = await deed(id, 'grant-office', { office: 'market' });
  assert.deepEqual([refused.status, refused.body.field], [409, 'secondFactor']);
  assert.equal((await deed(id, 'make-administrator')).body.field, 'secondFactor');
  const { password } = (await deed(id, 'reset-password')).body;
  const { secret, otpauth } = (await deed(id, 'reset-second-factor')).body;
  assert.ok(otpauth.startsWith('otpauth://totp/Tiaoli:li.na?') && otpauth.includes(secret));
  assert.equal((await deed(id, 'grant-office', { office: 'market' })).status, 200);
  assert.equal((await deed(id, 'grant-office', { office: 'market' })).body.code, 'already-exists');
  assert.equal((await deed(id, 'grant-office', { office: 'nowhere' })).body.field, 'office');
  assert.equal((await deed(id, 'remove-second-factor')).status, 409);
  assert.equal((await enter('li.na', password)).answer.body.code, 'code-required');
  const code = currentCode(secret, new Date());
  const once = await Promise.all([enter('li.na', password, code), enter('li.na', password, code)]);
  assert.deepEqual(once.map(({ answer }) => answer.status).toSorted(), [200, 401], 'a code is taken once');
  const again = (await enter('li.na', password, code)).answer.body;
  assert.match(again.detail_zh, /已用过/u);
  assert.equal((await enter('li.na', password, currentCode(secret, soon()))).answer.status, 200, 'and then the next');
  assert.equal((await enter('li.na', password, code)).answer.status, 401, 'none from before');
  assert.equal((await people('li.na'))[0].offices[0].id, 'market');
  await pool.query('update people set second_factor = null where id = $1', [id]);
  assert.equal((await enter('li.na', password)).answer.status, 403, 'even where SQL took it away');
});

test('a person enrols a second factor of their own, and a replacement needs the old one', async () => {
  const own = newSecondFactor();
  const enrol = (secret: string, code: string, oldCode = '') =>
    firm('POST', '/api/account/second-factor', { current: 'tiaoli-demo-2026', secret, code, oldCode });
  assert.equal((await enrol(own, '000000')).body.field, 'code');
  assert.equal((await enrol(own, currentCode(own, new Date()))).status, 200);
  const next = newSecondFactor();
  assert.equal((await enrol(next, currentCode(next, new Date()))).body.field, 'oldCode');
  assert.equal((await enrol(next, currentCode(next, new Date()), currentCode(own, new Date()))).body.field, 'oldCode');
  assert.equal((await enrol(next, currentCode(next, new Date()), currentCode(own, soon()))).status, 200);
});

test('the sessions of a person whose rights change end at once', async () => {
  const id = await idOf('jishi');
  const jishi = await city.signIn('jishi');
  assert.equal((await jishi('GET', '/api/work')).status, 200);
  await deed(id, 'deactivate');
  assert.equal((await jishi('GET', '/api/work')).status, 401);
  assert.equal((await enter('jishi', 'tiaoli-demo-2026')).answer.body.code, 'wrong-credentials');
  await deed(id, 'reactivate');
  const back = await city.signIn('jishi');
  const { parties } = (await people('jishi'))[0];
  await deed(id, 'revoke-party', { party: parties[0].id });
  assert.equal((await back('GET', '/api/work')).status, 401);
  assert.equal((await deed(id, 'revoke-party', { party: parties[0].id })).status, 404);
});

test('the last administrator stays, also when two remove each other at once', async () => {
  const id = await idOf('admin');
  assert.equal((await deed(id, 'end-administrator')).body.field, 'administrator');
  assert.equal((await deed(id, 'deactivate')).body.field, 'administrator');
  const approver = await idOf('approver');
  assert.equal((await deed(approver, 'make-administrator')).status, 200);
  const second = await city.signIn('approver');
  const answers = await Promise.all([
    deed(approver, 'end-administrator'),
    second('POST', `/api/admin/people/${id}/end-administrator`, {}),
  ]);
  assert.equal(answers.filter((one) => one.status === 200).length, 1);
  const { rows } = await pool.query('select account from people where administrator');
  assert.equal(rows.length, 1);
  await pool.query("update people set administrator = account = 'admin'");
});

test('a party has a code whose check characters fit, and that nobody else has', async () => {
  const admin = await city.signIn('admin');
  const create = (uscc: string, name = '新单位', kind = 'enterprise') =>
    admin('POST', '/api/admin/parties', { kind, name, uscc });
  assert.equal((await create('914403000000000000')).body.fields[0].field, 'uscc');
  assert.equal((await create('91440399MAT000018R')).body.code, 'already-exists');
  assert.equal((await create('', '无码单位')).body.fields[0].field, 'uscc');
  assert.equal((await create('', '某居民', 'individual')).status, 201);
  const code = completeUscc('91440399MATXX999');
  const made = await create(code);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const rename = await admin('POST', `/api/admin/parties/${made.body.id}/rename`, {
    name: '更名单位',
    nameEn: 'Renamed',
  });
  assert.equal(rename.status, 200);
  const { items } = (await admin('GET', '/api/admin/parties?q=更名')).body;
  assert.deepEqual([items[0].name, items[0].nameEn, items[0].uscc], ['更名单位', 'Renamed', code]);
});

test('a setting keeps its versions, each with its source; who set it is told to administrators alone', async () => {
  const admin = await city.signIn('admin');
  const path = '/api/settings/ex-ante-assessments.decision';
  const put = (days: number, source: object) =>
    admin('PUT', path, { value: { kind: 'working', days }, source, confirmed: days === 25 });
  assert.equal((await put(0, { zh: '甲', en: 'a' })).body.field, 'value');
  assert.equal((await put(30, { zh: '甲' })).body.field, 'source');
  assert.equal((await put(30, { zh: '第一版依据', en: 'first' })).body.version, 1);
  assert.equal((await put(25, { zh: '第二版依据', en: 'second' })).body.version, 2);
  const seen = (await admin('GET', path)).body;
  assert.deepEqual(seen.value, { kind: 'working', days: 25 });
  assert.deepEqual(
    seen.versions.map((one: { version: number; value: object; confirmed: boolean; changedBy: string }) => [
      one.version,
      one.confirmed,
      one.changedBy,
    ]),
    [
      [2, true, '系统管理员'],
      [1, false, '系统管理员'],
    ],
  );
  const citizen = await city.signIn('');
  assert.deepEqual((await citizen('GET', path)).body.versions[0].changedBy, null);
});

test('everything that administrators did is in a journal that nobody can change, and no secret is in it', async () => {
  const admin = await city.signIn('admin');
  const seen: { action: string; by: string; details: object }[] = [];
  for (let cursor: number | null = null; ; ) {
    const { body } = await admin('GET', `/api/admin/journal${cursor ? `?cursor=${cursor}` : ''}`);
    seen.push(...body.items);
    cursor = body.next;
    if (cursor === null) break;
  }
  const actions = new Set(seen.map((one) => one.action));
  for (const action of [
    'createPerson',
    'resetPassword',
    'grantOffice',
    'deactivatePerson',
    'createParty',
    'renameParty',
    'setSetting',
  ])
    assert.ok(actions.has(action), action);
  assert.ok(!JSON.stringify(seen).match(/otpauth|secret|argon2/u));
  for (const sql of ['delete from admin_journal', "update admin_journal set action = 'x'", 'truncate admin_journal'])
    await assert.rejects(pool.query(sql), { code: '42501' }, sql);
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: city.url });
  await owner.connect();
  await assert.rejects(owner.query('delete from admin_journal'), { code: 'TL001' });
  await owner.end();
});
