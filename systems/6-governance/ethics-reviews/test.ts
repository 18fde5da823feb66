import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const accounts = [
  'nanxin',
  'pengsao',
  'huanying',
  'jishi',
  'centre',
  'hospital',
  'officer',
  'expert1',
  'expert2',
] as const;
const who = Object.fromEntries(
  await Promise.all(accounts.map(async (one) => [one, await city.signIn(one)] as const)),
) as Record<(typeof accounts)[number], Caller>;
const { rows: people } = await city.around.pool.query<{ account: string; id: string }>(
  'select account, id from people',
);
const person = (account: string) => people.find((one) => one.account === account)?.id ?? '';
const persons = (...named: string[]) => named.map(person);

async function find(system: string, title: string): Promise<string> {
  const { rows } = await city.around.pool.query<{ id: string }>(
    `select id from records where system = $1 and coalesce(facts->>'title', facts->>'name') like $2 order by created_at desc limit 1`,
    [system, `%${title}%`],
  );
  return `/api/${system}/${rows[0]?.id}`;
}
/** Makes a move with the letter that is drafted for it, if one is. */
async function move(by: Caller, path: string, name: string, facts: object = {}, reason?: string) {
  const page = await by('GET', path);
  const letter = page.body.moves?.find((one: { name: string }) => one.name === name)?.letter;
  return by(
    'POST',
    `${path}/${name}`,
    { facts, reason, letter: letter && (await by('GET', `${path}/documents/${letter}`)).body },
    { 'if-match': page.headers.etag as string },
  );
}
const state = (answer: { body: { record?: { state: string }; detail_zh?: string } }) =>
  answer.body.record?.state ?? answer.body.detail_zh;

test('a committee has seven members of every kind, both sexes and somebody from outside; all that lacks is named', async () => {
  const made = (await who.jishi('POST', '/api/review-committees', { facts: { name: '集市委员会', kind: 'own' } })).body;
  const path = `/api/review-committees/${made.record.id}`;
  const seat = (account: string, kind: string) => ({ person: person(account), kind, sex: 'male', outside: false });
  await move(who.jishi, path, 'save', {
    termFrom: '2026-01-01',
    termTo: '2032-01-01',
    contact: '—',
    members: [seat('expert1', 'technical'), seat('expert3', 'law')],
  });
  const refused = await move(who.jishi, path, 'establish');
  assert.equal(refused.body.article, '72.1');
  for (const lacking of [/不少于7人，现有2人/u, /伦理委员/u, /不同性别/u, /外单位委员/u, /任期不超过5年/u])
    assert.match(refused.body.detail_zh, lacking);
});

test('an application begins with one’s own product and what the tables say of it', async () => {
  const product = (await find('products', '映声')).split('/').at(-1);
  const body = (await find('review-committees', '湾区')).split('/').at(-1);
  assert.equal((await who.nanxin('POST', '/api/ethics-reviews/begin', { product, body })).status, 404);
  const { id } = (await who.huanying('POST', '/api/ethics-reviews/begin', { product, body })).body;
  const { facts } = (await who.huanying('GET', `/api/ethics-reviews/${id}`)).body.record;
  assert.deepEqual([facts.listed, facts.reReview], ['opinion', 'exempt']);
  assert.match(facts.reReviewReasons[0].source.zh, /75号/u, 'case 7 is exempt, by a source that is named');
  const early = await who.huanying('POST', '/api/ethics-reviews', { facts: {} });
  assert.equal(early.status, 403, 'there is no other way to begin one');
});

test('what is missing is told at once, and only the complete application is accepted, by the procedure of the table', async () => {
  const path = await find('ethics-reviews', '衡价');
  const refused = await move(who.centre, path, 'accept', { acceptances: {} });
  assert.match(refused.body.detail_zh, /应急预案、知情同意书、承诺书/u);
  const draft = (await who.centre('GET', `${path}/documents/correctionNotice`)).body;
  assert.deepEqual(
    draft.blocks.find((one: { kind: string }) => one.kind === 'list').items.map((one: { zh: string }) => one.zh),
    ['应急预案', '知情同意书', '承诺书'],
  );
  assert.equal(state(await move(who.centre, path, 'requestCorrection')), 'correcting');
  const { plan } = (await who.jishi('GET', path)).body.record.facts;
  await move(who.jishi, path, 'save', { emergencyPlan: { zh: '停用' }, consent: plan, commitment: plan });
  assert.equal(state(await move(who.jishi, path, 'correct')), 'submitted');
  const { record } = (await move(who.centre, path, 'accept', { acceptances: {} })).body;
  assert.deepEqual([record.state, record.facts.procedure, record.facts.quorum], ['accepted', 'general', 5]);
  assert.match(record.facts.procedureReasons[0].source.zh, /第十六条/u);
});

test('a sitting has five members of every kind, none of the team; the decision is the one that two-thirds carry', async () => {
  const path = await find('ethics-reviews', '衡价');
  const convene = (...members: string[]) =>
    move(who.centre, path, 'convene', { members: persons(...members), sittings: { form: 'meeting' } });
  assert.match(state(await convene('expert1', 'expert2', 'expert3', 'expert4')) ?? '', /不足5人/u);
  assert.match(state(await convene('expert1', 'expert2', 'expert4', 'expert5', 'expert6')) ?? '', /法律委员/u);
  assert.match(state(await convene('expert1', 'expert2', 'expert3', 'expert4', 'expert8')) ?? '', /本委员会委员/u);
  const five = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'];
  assert.equal(state(await convene(...five)), 'deliberating');
  assert.equal((await who.jishi('GET', path)).body.record.facts.votes, undefined);
  const callers = await Promise.all(five.map((one) => city.signIn(one)));
  const votes = ['approve', 'approve', 'approve', 'reject', 'approve'];
  for (const [at, member] of callers.entries()) {
    const grounds = votes[at] === 'reject' ? { zh: '没有证明不会按习惯加价。' } : undefined;
    assert.equal(
      state(await move(who.centre, path, 'approve', { decisions: { reasons: { zh: '风险可控' } } })),
      `还有${5 - at}名委员没有表决`,
    );
    assert.equal(state(await move(member, path, 'vote', { votes: { vote: votes[at], grounds } })), 'deliberating');
    assert.equal((await move(member, path, 'vote', { votes: { vote: 'reject' } })).status, 403, 'one vote each');
  }
  assert.equal(
    state(await move(who.centre, path, 'reject', { decisions: { reasons: { zh: '—' } } })),
    '与表决结果不符',
  );
  const late = { decisions: { reasons: { zh: '风险可控' } }, followUpMonths: 13 };
  assert.match(state(await move(who.centre, path, 'approve', late)) ?? '', /不得超过12个月/u);
  const approved = await move(who.centre, path, 'approve', { ...late, followUpMonths: 9 });
  assert.deepEqual([state(approved), approved.body.record.facts.outcome], ['approved', 'approve']);
  const code = (await who.jishi('GET', path)).body.issued.find((one: { name: { en: string } }) =>
    /Opinion/u.test(one.name.en),
  ).code;
  const opinion = (await who.jishi('GET', `/api/documents/${code}`)).body;
  assert.match(JSON.stringify(opinion), /没有证明不会按习惯加价/u, 'dissent is printed in the opinion');
});

test('the simplified procedure falls back to the general one where two members differ', async () => {
  const product = (await find('products', '见声')).split('/').at(-1);
  const lingjian = await city.signIn('lingjian');
  const body = (await find('review-committees', '湾区')).split('/').at(-1);
  const { id } = (await lingjian('POST', '/api/ethics-reviews/begin', { product, body })).body;
  const path = `/api/ethics-reviews/${id}`;
  const before = (await lingjian('GET', await find('ethics-reviews', '衡价'))).status;
  assert.equal(before, 404, 'others’ reviews are not readable');
  const { rows } = await city.around.pool.query<{ facts: Record<string, unknown> }>(
    "select facts from records where system = 'ethics-reviews' and facts->>'title' like '%见声%' and state <> 'draft' limit 1",
  );
  const stated = [
    'overview',
    'plan',
    'riskControl',
    'emergencyPlan',
    'qualifications',
    'funding',
    'interests',
    'consent',
    'dataSources',
    'commitment',
    'risks',
    'minimalRisk',
    'smallChange',
    'followUpUnchanged',
    'emergency',
    'principal',
  ];
  const given = Object.fromEntries(stated.map((name) => [name, rows[0]?.facts[name]]));
  await move(lingjian, path, 'save', { ...given, startsOn: '2026-01-01' });
  assert.match(state(await move(lingjian, path, 'submit')) ?? '', /开始前/u, 'review comes before the start');
  await move(lingjian, path, 'save', { startsOn: '2099-01-01' });
  assert.equal(state(await move(lingjian, path, 'submit')), 'submitted');
  assert.equal((await move(who.centre, path, 'accept', { acceptances: {} })).body.record.facts.procedure, 'simplified');
  const convened = await move(who.centre, path, 'convene', {
    members: persons('expert1', 'expert2'),
    sittings: { form: 'written' },
  });
  assert.equal(state(convened), 'deliberating');
  await move(who.expert1, path, 'vote', { votes: { vote: 'approve' } });
  await move(who.expert2, path, 'vote', { votes: { vote: 'abstain' } });
  assert.equal(
    state(await move(who.centre, path, 'approve', { decisions: { reasons: { zh: '—' } } })),
    '与表决结果不符',
  );
  const general = (await move(who.centre, path, 'fallBack', { fallBacks: { reason: { zh: '意见不一致' } } })).body
    .record;
  assert.deepEqual([general.state, general.facts.procedure, general.facts.quorum], ['accepted', 'general', 5]);
});
