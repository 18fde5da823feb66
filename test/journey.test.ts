import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { runEffects } from '#store/city.ts';
import { verifyJournal } from '#store/journalStore.ts';
import { demoExplanation } from '#systems/6-governance/explanations/demoText.ts';
import { demoProducts } from '#systems/demo.ts';
import { effects } from '#systems/index.ts';
import { materials, revoked, untilDecidable, watched } from './assessing.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const [firm, officer, approver, citizen] = (await Promise.all(
  ['nanxin', 'officer', 'approver', ''].map((account) => city.signIn(account)),
)) as [Caller, Caller, Caller, Caller];
const { name: _name, ...lungSee } = demoProducts[0]?.facts ?? { name: '' };
const begun = await firm('POST', '/api/products', { facts: { ...lungSee, name: '澄影（旅程）' } });
const product: string = begun.body.record.id;
const at = async (who: Caller, path: string) => (await who('GET', path)).headers.etag as string;
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': await at(who, path) });
const letter = async (who: Caller, path: string, name: string, reason = '') =>
  (await who('GET', `${path}/documents/${name}?reason=${encodeURIComponent(reason)}`)).body;
/** What somebody writes into the database by hand is refused with the code of the invariant. */
async function direct(sql: string, values: unknown[], code: string) {
  const client = new pg.Client({ connectionString: city.url });
  await client.connect();
  await assert.rejects(client.query(sql, values), { code });
  await client.end();
}
/** Publishes an explanation of the product, in its present version where none is named; gives its address. */
async function explain(who: Caller, of: string, version?: string): Promise<string> {
  const page = (await who('GET', `/api/products/${of}`)).body;
  const prose = demoExplanation(page.title, { zh: '为办理事项的人提供参考结果。' }, '0755-88001234');
  const facts = { title: page.title, product: of, version: version ?? page.record.facts.version, ...prose };
  const made = await who('POST', '/api/explanations', { facts });
  const path = `/api/explanations/${made.body.record.id}`;
  assert.equal((await move(who, path, 'publish')).status, 200);
  return path;
}

test('a high-risk product is refused use, by the API and by SQL alike, until it is assessed', async () => {
  const path = `/api/products/${product}`;
  assert.equal((await move(firm, path, 'register')).status, 200);
  const page = (await firm('GET', path)).body;
  assert.equal(page.record.facts.grade, 'high');
  assert.equal(page.moves.find((one: { name: string }) => one.name === 'putInUse').blocked.article, '66.2');
  const refused = await move(firm, path, 'putInUse');
  assert.deepEqual([refused.status, refused.body.code, refused.body.article], [409, 'guard-failed', '66.2']);
  await direct("update records set state = 'inUse' where id = $1", [product], 'TL662');
});

test('two officers move one record at once: one wins, the other is told', async () => {
  const { body } = await officer('GET', '/api/ex-ante-assessments?state=submitted');
  const path = `/api/ex-ante-assessments/${body.items[0].id}`;
  const etag = await at(officer, path);
  const model = await letter(officer, path, 'acceptanceNotice');
  const answers = await Promise.all(
    [officer, approver].map((who) => who('POST', `${path}/accept`, { letter: model }, { 'if-match': etag })),
  );
  assert.deepEqual(answers.map((one) => one.status).sort(), [200, 412]);
  assert.ok(answers.some((one) => one.body.title_zh?.includes('已被他人更新')));
});

test('case 1: applied for, corrected, accepted, examined by experts, decided by another officer, used, read by a citizen', async () => {
  const facts = {
    title: '澄影（旅程）',
    product,
    summary: { zh: '辅助检出肺结节。' },
    risks: { zh: '漏检。' },
    measures: { zh: '医师确认。' },
  };
  const apply = () => firm('POST', '/api/ex-ante-assessments', { facts }, { 'idempotency-key': 'journey-case-1' });
  const made = await apply();
  assert.equal(made.status, 201);
  const again = await apply();
  assert.equal(again.body.record.id, made.body.record.id);
  const path = `/api/ex-ante-assessments/${made.body.record.id}`;

  assert.equal((await move(firm, path, 'submit')).status, 200);
  assert.equal((await citizen('GET', path)).status, 404, 'a citizen does not see a case under way');
  assert.equal((await move(firm, path, 'accept')).body.code, 'not-allowed');
  const incomplete = await move(officer, path, 'accept', { letter: await letter(officer, path, 'acceptanceNotice') });
  assert.match(incomplete.body.detail_zh, /缺少材料：.*测试报告/u);
  const reason = materials.map((one) => `请补充：${one.material}`).join('\n');
  const all = materials.map((one) => ({ material: one.material, what: '请补充' }));
  const notice = await letter(officer, path, 'correctionNotice', reason);
  assert.equal(notice.blocks[1].items.length, 6, 'everything is listed at once');
  const told = (defects: object[], given?: object) =>
    move(officer, path, 'requestCorrection', { facts: { defects }, reason, letter: given });
  assert.equal((await told(all)).body.code, 'letter-required');
  assert.match((await told(all.slice(1), notice)).body.detail_zh, /一次告知全部内容，尚缺：测试报告/u);
  assert.equal((await told(all, notice)).body.clocks[0].view.status, 'paused');
  assert.equal((await move(firm, path, 'correct', { facts: { materials } })).body.record.state, 'resubmitted');
  assert.equal((await told(all, notice)).body.code, 'no-such-move', 'nothing is asked for a second time');
  const accepted = await move(officer, path, 'accept', { letter: await letter(officer, path, 'acceptanceNotice') });
  assert.deepEqual(
    accepted.body.clocks.map((one: { name: string; view: { status: string } }) => [one.name, one.view.status]).sort(),
    [
      ['acceptance', 'ended'],
      ['decision', 'running'],
    ],
  );

  const early = await move(officer, path, 'propose', { facts: { outcome: 'pass', reasons: { zh: '可以。' } } });
  assert.match(early.body.detail_zh, /须先经专家评审/u);
  await untilDecidable(city, path);
  assert.equal((await citizen('GET', path)).body.record.state, 'deciding', 'anybody reads the draft');
  const decision = await letter(officer, path, 'decisionLetter', '措施与风险相适应。');
  assert.ok(JSON.stringify(decision).includes('六十日内申请行政复议'));
  assert.equal((await move(officer, path, 'approvePass', { letter: decision })).body.code, 'same-hands');
  const passed = await move(approver, path, 'approvePass', { letter: decision });
  assert.deepEqual([passed.status, passed.body.record.state], [200, 'passed']);

  await watched(firm, product);
  const unexplained = await move(firm, `/api/products/${product}`, 'putInUse');
  assert.deepEqual([unexplained.body.code, unexplained.body.article], ['guard-failed', '71.1']);
  await direct("update records set state = 'inUse' where id = $1", [product], 'TL711');
  await explain(firm, product);
  const used = await move(firm, `/api/products/${product}`, 'putInUse');
  assert.deepEqual([used.status, used.body.record.state], [200, 'inUse']);
  const read = await citizen('GET', `/api/products/${product}`);
  assert.equal(
    read.body.record.facts.trainingData,
    undefined,
    'what only the owner and the office may read is not there',
  );
  assert.equal(read.body.moves.length, 0);
  const moves = async (who: Caller, of: string) =>
    (await who('GET', `${of}/history`)).body.events.map((one: { move: string }) => one.move);
  assert.deepEqual(await moves(citizen, `/api/products/${product}`), ['register', 'putInUse'], 'drafts stay unread');
  assert.deepEqual(await moves(citizen, path), ['publicise', 'endPublicity', 'approvePass']);
  assert.equal((await moves(firm, `/api/products/${product}`))[0], 'create');
  const code = passed.body.issued.at(-1).code;
  assert.equal((await citizen('GET', `/api/documents/${code}`)).body.name.zh, '事前评估决定书');
});

test('bad input is refused with its field, in both languages, and nothing is half-written', async () => {
  const before = (await city.around.pool.query('select count(*)::int as n from journal')).rows[0].n;
  const bad = await firm('POST', '/api/products', {
    facts: { name: '', peopleAffected: -1, nonsense: 1, field: 'moon' },
  });
  assert.equal(bad.status, 422);
  assert.deepEqual(bad.body.fields.map((one: { field: string }) => one.field).sort(), [
    'field',
    'nonsense',
    'peopleAffected',
  ]);
  assert.ok(bad.body.title_zh && bad.body.title_en);
  const incomplete = await firm('POST', '/api/products', { facts: { name: '未完成' } });
  const refused = await move(firm, `/api/products/${incomplete.body.record.id}`, 'register');
  assert.equal(refused.body.code, 'facts-missing');
  assert.equal((await firm('POST', `/api/products/${incomplete.body.record.id}/register`, {})).status, 428);
  assert.equal((await firm('GET', '/api/products?cursor=x')).status, 422);
  assert.equal(
    (
      await city.app.inject({
        method: 'POST',
        url: '/api/products',
        payload: '{',
        headers: { 'content-type': 'application/json' },
      })
    ).statusCode,
    400,
  );
  assert.equal((await city.around.pool.query('select count(*)::int as n from journal')).rows[0].n, before + 1);
});

test('a session without its token changes nothing', async () => {
  const answer = await firm('POST', '/api/products', { facts: {} }, { 'x-csrf-token': 'wrong' });
  assert.equal(answer.body.code, 'wrong-token');
});

test('officers need their second factor', async () => {
  const answer = await citizen('POST', '/api/session', { account: 'officer', password: 'tiaoli-demo-2026' });
  assert.equal(answer.body.code, 'code-required');
  assert.equal(
    (await citizen('POST', '/api/session', { account: 'officer', password: 'wrong' })).body.code,
    'wrong-credentials',
  );
});

test('search finds two Chinese characters, marks them, and only in what the reader may see', async () => {
  const found = await citizen('GET', `/api/search?q=${encodeURIComponent('合同')}`);
  assert.ok(found.body.items.length > 0);
  assert.ok(
    found.body.items.every(
      (one: { state: string; excerpt: { text: string; highlights: [number, number][] } }) =>
        one.state !== 'draft' && one.excerpt.text.slice(...(one.excerpt.highlights[0] ?? [0, 0])) === '合同',
    ),
  );
  assert.equal(
    (await citizen('GET', `/api/products?q=${encodeURIComponent('去标识化的数据')}`)).body.total,
    0,
    'training data is not public, so it is not found',
  );
});

test('every duty has a status; the authority is measured too', async () => {
  const { body } = await citizen('GET', '/api/duties');
  assert.equal(body.duties.length, 204);
  const status = (id: string) => body.duties.find((one: { id: string }) => one.id === id).status;
  assert.deepEqual(['66.2a', '66.2c', '71.1', '10.1c', '66.1a', '63.1', '43.1b'].map(status), [
    'met',
    'met',
    'met',
    'met',
    'met',
    'principle',
    'not-built',
  ]);
  assert.deepEqual(
    ['6.2', '10.1a', '66.1b', '66.3'].map(status),
    ['no-evidence', 'no-evidence', 'no-evidence', 'no-evidence'],
    'remits that no office has confirmed show nothing, nor do registered products show prudent regulation',
  );
  const one = (await citizen('GET', '/api/duties/66.2a')).body;
  assert.ok(one.records.length > 0);
});

test('the journal is whole, and one changed behind its back is found', async () => {
  assert.deepEqual((await verifyJournal(city.around.pool)).faults, []);
  await assert.rejects(
    city.around.pool.query("update journal set event = event || '{}'"),
    /permission denied|只可追加/u,
  );
  const direct = new pg.Client({ connectionString: city.url });
  await direct.connect();
  await assert.rejects(direct.query('delete from journal'), { code: 'TL001' });
  await direct.query('update records set facts = facts || \'{"complaints":"x"}\' where id = $1', [product]);
  await direct.query('alter table journal disable trigger user');
  await direct.query(
    "update journal set event = jsonb_set(event, '{reason}', '\"changed\"') where record = (select record from journal where event->>'move' = 'requestCorrection' limit 1) and event->>'move' = 'requestCorrection'",
  );
  await direct.end();
  const faults = (await verifyJournal(city.around.pool)).faults.map((one) => one.fault);
  assert.ok(faults.includes('facts') && faults.includes('hash'), faults.join());
});

test('exports hold what the reader may see, with formulas made harmless', async () => {
  const csv = await citizen('GET', '/api/products.csv?f.grade=high');
  assert.match(String(csv.headers['content-type']), /text\/csv/u);
  assert.ok(!csv.body.includes('去标识化的数据'));
  const json = await citizen('GET', '/api/departments.json');
  assert.equal(json.body.length, 23);
});

test("nobody speaks for, or is assessed for, another party's product", async () => {
  const shop = await city.signIn('jishi');
  const long = { zh: '说明。' };
  const facts = {
    title: '他人的产品',
    product,
    version: '1.0',
    what: long,
    how: long,
    data: long,
    control: long,
    object: long,
  };
  const made = await shop('POST', '/api/explanations', { facts });
  const refused = await move(shop, `/api/explanations/${made.body.record.id}`, 'publish');
  assert.deepEqual([refused.body.code, refused.body.field], ['guard-failed', 'product']);

  const own = (await shop('GET', '/api/ex-ante-assessments?mine=1&state=submitted,accepted')).body.items[0];
  const path = `/api/ex-ante-assessments/${own.id}`;
  if (own.state === 'submitted') {
    await move(officer, path, 'requestCorrection', {
      facts: { defects: [{ material: 'test-report', what: '请补充' }] },
      reason: '请补充',
      letter: await letter(officer, path, 'correctionNotice', '请补充'),
    });
    assert.equal((await move(shop, path, 'correct', { facts: { product } })).body.code, 'invalid-input');
  } else assert.equal((await move(shop, path, 'correct', { facts: { product } })).body.code, 'no-such-move');
});

test('a disclosure holds for its version only', async () => {
  const shop = await city.signIn('jishi');
  const { body } = await shop('GET', '/api/products?mine=1&state=inUse&f.grade=low');
  const refused = await move(shop, `/api/products/${body.items[0].id}`, 'change', { facts: { version: '99.0' } });
  assert.deepEqual([refused.status, refused.body.code, refused.body.article], [409, 'guard-failed', '66.2']);
});

test('Article 71: a new version in use asks for its own explanation, and use ends with the explanation', async () => {
  const path = `/api/products/${product}`;
  const refused = await move(firm, path, 'change', { facts: { version: '9.0' } });
  assert.deepEqual([refused.status, refused.body.article, refused.body.field], [409, '71.1', 'version']);
  await direct('update records set facts = facts || \'{"version": "9.0"}\' where id = $1', [product], 'TL711');
  const explanation = await explain(firm, product, '9.0');
  assert.equal((await move(firm, path, 'change', { facts: { version: '9.0' } })).body.record.state, 'inUse');
  assert.equal((await move(firm, explanation, 'withdraw')).status, 200);
  await runEffects(city.around, effects);
  assert.equal((await firm('GET', path)).body.record.state, 'suspended');
  assert.equal((await move(firm, path, 'resume')).body.article, '71.1');
  await explain(firm, product);
  assert.equal((await move(firm, path, 'resume')).body.record.state, 'inUse');
});

test('when the explanation is due is a setting, in the program and in the database alike', async () => {
  const admin = await city.signIn('admin');
  const unexplained = `update records set facts = facts || '{"version": "9.9"}' where id = $1`;
  const source = { zh: '市人民政府答复', en: 'Answer of the city government' };
  const set = (value: unknown) =>
    admin('PUT', '/api/settings/products.explanationBeforeUse', { value, source, confirmed: true });
  assert.equal((await set('no')).body.field, 'value');
  await direct(unexplained, [product], 'TL711');
  assert.equal((await set(false)).status, 200);
  await city.around.pool.query(unexplained, [product]);
  const { body } = await citizen('GET', `/api/products/${product}`);
  assert.deepEqual([body.record.state, body.record.facts.version], ['inUse', '9.9']);
  assert.equal((await set(true)).status, 200);
});

test('what use rested on is revoked or withdrawn: use is suspended, unless something else carries it', async () => {
  const state = async (id: string) => (await officer('GET', `/api/products/${id}`)).body.record.state;
  const passed = (await officer('GET', '/api/ex-ante-assessments?state=passed&limit=50')).body.items;
  const own = passed.find((one: { title: string }) => one.title.includes('旅程'));
  const path = `/api/ex-ante-assessments/${own.id}`;
  const advance = await letter(officer, path, 'revocationAdvance', '监测指标恶化');
  const body = { facts: { ground: { zh: '监测指标恶化' } }, reason: '监测指标恶化', letter: advance };
  assert.equal(
    (await move(approver, path, 'beginRevocation', body)).body.code,
    'same-hands',
    'who approved does not revoke alone',
  );
  await revoked(city, path);
  await runEffects(city.around, effects);
  assert.equal(await state(product), 'suspended');

  const shop = await city.signIn('jishi');
  const low = (await shop('GET', '/api/products?mine=1&state=inUse&f.grade=low')).body.items[0];
  const page = (await shop('GET', `/api/products/${low.id}`)).body;
  const disclosure = page.related.find((one: { system: string }) => one.system === 'disclosures');
  const { version } = page.record.facts;
  const facts = { title: page.title, product: low.id, version, statement: { zh: '新的披露。' }, contact: '0755' };
  const second = await shop('POST', '/api/disclosures', { facts });
  assert.equal((await move(shop, `/api/disclosures/${second.body.record.id}`, 'publish')).body.code, undefined);
  assert.equal((await move(shop, `/api/disclosures/${disclosure.id}`, 'withdraw')).status, 200);
  await runEffects(city.around, effects);
  assert.equal(await state(low.id), 'inUse', 'the second disclosure carries it');
  await move(shop, `/api/disclosures/${second.body.record.id}`, 'revise');
  await runEffects(city.around, effects);
  assert.equal(await state(low.id), 'suspended');
});
