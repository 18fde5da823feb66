import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from '#test/city.ts';
import { outcomeOf, reviewing } from '#test/reviewing.ts';

const city = await testCity({ demo: true });
const { as, apply, begin, find, idOf, move, persons, sit } = await reviewing(city);
const [jishi, centre] = [await as('jishi'), await as('centre')];
const decisions = { reasons: { zh: '风险可控' } };

test('a committee has seven members of every kind, both sexes and somebody from outside; all that lacks is named', async () => {
  const made = (await jishi('POST', '/api/review-committees', { facts: { name: '集市委员会', kind: 'own' } })).body;
  const path = `/api/review-committees/${made.record.id}`;
  const seat = (account: string, kind: string) => ({ person: persons(account)[0], kind, sex: 'male', outside: false });
  await move('jishi', path, 'save', {
    termFrom: '2026-01-01',
    termTo: '2032-01-01',
    contact: '—',
    members: [seat('expert1', 'technical'), seat('expert3', 'law')],
  });
  const refused = await move('jishi', path, 'establish');
  assert.equal(refused.body.article, '72.1');
  for (const lacking of [/不少于7人，现有2人/u, /伦理委员/u, /不同性别/u, /外单位委员/u, /任期不超过5年/u])
    assert.match(refused.body.detail_zh, lacking);
});

test('an application begins with one’s own product and what the tables say of it', async () => {
  const asked = { product: idOf(await find('products', '映声')), body: idOf(await find('review-committees', '湾区')) };
  assert.equal((await (await as('nanxin'))('POST', '/api/ethics-reviews/begin', asked)).status, 404);
  const huanying = await as('huanying');
  const { facts } = (await huanying('GET', await begin('huanying', '映声', '湾区'))).body.record;
  assert.deepEqual([facts.listed, facts.reReview], ['opinion', 'exempt']);
  assert.match(facts.reReviewReasons[0].source.zh, /75号/u, 'case 7 is exempt, by a source that is named');
  const other = await huanying('POST', '/api/ethics-reviews', { facts: {} });
  assert.equal(other.status, 403, 'there is no other way to begin one');
});

test('what is missing is told at once, and only the complete application is accepted, by the procedure of the table', async () => {
  const path = await find('ethics-reviews', '衡价');
  assert.match(outcomeOf(await move('centre', path, 'accept', { acceptances: {} })), /应急预案、知情同意书、承诺书/u);
  const draft = (await centre('GET', `${path}/documents/correctionNotice`)).body;
  const listed = draft.blocks.find((one: { kind: string }) => one.kind === 'list').items;
  assert.deepEqual(
    listed.map((one: { zh: string }) => one.zh),
    ['应急预案', '知情同意书', '承诺书'],
  );
  assert.equal(outcomeOf(await move('centre', path, 'requestCorrection')), 'correcting');
  const { plan } = (await jishi('GET', path)).body.record.facts;
  await move('jishi', path, 'save', { emergencyPlan: { zh: '停用' }, consent: plan, commitment: plan });
  assert.equal(outcomeOf(await move('jishi', path, 'correct')), 'resubmitted');
  assert.equal((await move('centre', path, 'requestCorrection')).body.code, 'no-such-move', 'one notice, no second');
  const { record } = (await move('centre', path, 'accept', { acceptances: {} })).body;
  assert.deepEqual([record.state, record.facts.procedure, record.facts.quorum], ['accepted', 'general', 5]);
  assert.match(record.facts.procedureReasons[0].source.zh, /第十六条/u);
});

test('a sitting has five members of every kind, none of the team; the decision is the one that two-thirds carry', async () => {
  const path = await find('ethics-reviews', '衡价');
  const convene = async (...members: string[]) =>
    outcomeOf(await move('centre', path, 'convene', { members: persons(...members), sittings: { form: 'meeting' } }));
  assert.match(await convene('expert1', 'expert2', 'expert3', 'expert4'), /不足5人/u);
  assert.match(await convene('expert1', 'expert2', 'expert4', 'expert5', 'expert6'), /法律委员/u);
  assert.match(await convene('expert1', 'expert2', 'expert3', 'expert4', 'expert8'), /本委员会委员/u);
  const five = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'];
  assert.equal(await convene(...five), 'deliberating');
  const approve = async (facts: object) => move('centre', path, 'approve', { decisions, ...facts });
  for (const [at, member] of five.entries()) {
    assert.equal(outcomeOf(await approve({})), `还有${5 - at}名委员没有表决`);
    const vote = at === 3 ? { vote: 'reject', grounds: { zh: '没有证明不会按习惯加价。' } } : { vote: 'approve' };
    assert.equal(outcomeOf(await move(member, path, 'vote', { votes: vote })), 'deliberating');
    assert.equal((await move(member, path, 'vote', { votes: { vote: 'reject' } })).status, 403, 'one vote each');
  }
  assert.equal((await jishi('GET', path)).body.record.facts.votes, undefined, 'who voted what is the committee’s');
  assert.equal(outcomeOf(await move('centre', path, 'reject', { decisions })), '与表决结果不符');
  assert.match(outcomeOf(await approve({ followUpMonths: 13 })), /不得超过12个月/u);
  const approved = await approve({ followUpMonths: 9 });
  assert.deepEqual([outcomeOf(approved), approved.body.record.facts.outcome], ['approved', 'approve']);
  const issued = (await jishi('GET', path)).body.issued as { code: string; name: { en: string } }[];
  const opinion = await jishi('GET', `/api/documents/${issued.find((one) => /Opinion/u.test(one.name.en))?.code}`);
  assert.match(JSON.stringify(opinion.body), /没有证明不会按习惯加价/u, 'dissent is printed in the opinion');
  assert.equal((await (await as('lingjian'))('GET', path)).status, 404, 'others do not read it');
});

test('review comes before the start', async () => {
  const path = await begin('lingjian', '见声', '湾区');
  await move('lingjian', path, 'save', { startsOn: '2026-01-01' });
  const page = await (await as('lingjian'))('GET', path);
  const submit = page.body.moves.find((one: { name: string }) => one.name === 'submit');
  assert.match(submit.blocked.message.zh, /开始前/u);
});

test('the simplified procedure falls back to the general one where two members differ', async () => {
  const path = await apply('lingjian', '见声', '湾区');
  const { facts } = (await move('centre', path, 'accept', { acceptances: {} })).body.record;
  assert.equal(facts.procedure, 'simplified');
  await sit('centre', path, ['expert1', 'expert2'], { expert2: 'abstain' });
  assert.equal(outcomeOf(await move('centre', path, 'approve', { decisions })), '与表决结果不符');
  const fallBacks = { reason: { zh: '意见不一致' } };
  const general = (await move('centre', path, 'fallBack', { fallBacks })).body.record;
  assert.deepEqual([general.state, general.facts.procedure, general.facts.quorum], ['accepted', 'general', 5]);
});
