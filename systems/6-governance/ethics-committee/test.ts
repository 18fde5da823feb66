import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const secretary = await city.signIn('secretary');
const anybody = await city.signIn('');
const members = (await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => city.signIn(`expert${n}`)))) as [
  Caller,
  Caller,
  ...Caller[],
];
const [chair, viceChair, third] = members as unknown as [Caller, Caller, Caller];
const [firm, former] = [members[5], members[6]] as [Caller, Caller];
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const add = (who: Caller, path: string, name: string, list: string, entry: object = {}) =>
  who('POST', `${path}/${name}`, { facts: { [list]: entry } });
const listed = async (who: Caller, path: string) => (await who('GET', path)).body.items as { id: string }[];
const only = async (who: Caller, path: string) => (await listed(who, path))[0]?.id ?? '';
const personOf = async (who: Caller) => (await who('GET', '/api/session')).body.person as string;

test('Article 65(1): the demo meeting, one recused, four of five agreeing, binds the norm and publishes it', async () => {
  const meeting = (await anybody('GET', `/api/ethics-committee/${await only(anybody, '/api/ethics-committee')}`)).body;
  assert.equal(meeting.record.state, 'published');
  const { tallies, recusals, dissent, votes, discussion } = meeting.record.facts;
  const [first] = tallies;
  assert.deepEqual(
    [first.recused, first.present, first.for, first.against, first.needed, first.outcome],
    [1, 5, 4, 1, 4, 'adopted'],
  );
  assert.equal(recusals[0].ground, 'organisation');
  assert.equal(dissent.length, 1);
  assert.deepEqual([votes, discussion], [undefined, undefined], 'how each one voted, and what was said, stays inside');
  const [norm] = await listed(anybody, '/api/ethics-norms?state=published');
  const { facts } = (await anybody('GET', `/api/ethics-norms/${norm?.id}`)).body.record;
  assert.equal(facts.meeting, meeting.record.id);
  assert.deepEqual(facts.votes, [{ for: 4, against: 1, abstained: 0 }]);
});

test('each duty of Articles 64 and 65 is shown by records of the demo city', async () => {
  const { duties } = (await anybody('GET', '/api/duties')).body as { duties: { id: string; status: string }[] };
  const ours = duties.filter(({ id }) => /^6[45]\./u.test(id));
  assert.equal(ours.length, 12);
  assert.deepEqual(
    ours.filter(({ status }) => status !== 'met'),
    [],
  );
});

const norm = await only(anybody, '/api/ethics-norms?state=commenting');
const normPath = `/api/ethics-norms/${norm}`;
const say = (body: object) => anybody('POST', `${normPath}/comments`, body);
const comment = { topic: '第四条', text: '希望关闭推荐之后不影响搜索。', from: 'citizen' };

test('anybody comments without an account while the norm is open; personal data is refused, nothing of the person kept', async () => {
  await city.becomes('2026-11-24T10:00');
  const made = await say(comment);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { facts } = (await anybody('GET', `/api/ethics-norms-comments/${made.body.id}`)).body.record;
  assert.deepEqual(Object.keys(facts).sort(), ['about', 'from', 'text', 'topic']);
  const told = await say({ ...comment, text: '请打我电话13812345678联系。' });
  assert.deepEqual([told.body.code, told.body.field], ['invalid-input', 'text']);
  assert.equal((await say({ ...comment, party: norm })).body.code, 'not-allowed');
  const { rows } = await city.around.pool.query("select event->'actor' as actor from journal where record = $1", [
    made.body.id,
  ]);
  assert.deepEqual(rows[0].actor, { kind: 'program', name: 'program' });
});

test('the term over, nobody comments any more; the vote is refused while a comment is unanswered', async () => {
  await city.becomes('2026-12-08T09:00');
  assert.equal((await say(comment)).body.code, 'guard-failed');
  const refused = await move(secretary, normPath, 'submitToVote');
  assert.equal(refused.body.code, 'guard-failed');
  assert.match(refused.body.detail_zh, /还有3条意见没有答复/u);
  for (const { id } of await listed(secretary, `/api/ethics-norms-comments?state=toBeAnswered&f.about=${norm}`)) {
    const facts = { disposition: 'adopted', answer: { zh: '已采纳。' } };
    assert.equal((await move(secretary, `/api/ethics-norms-comments/${id}`, 'answerComment', { facts })).status, 200);
  }
  assert.equal((await move(secretary, normPath, 'submitToVote')).body.record.state, 'readyForVote');
});

const agenda = [{ title: '推荐和定价规范', kind: 'norm', norm, motion: '审议通过' }];
async function meetingOn(heldOn: string, more: object = {}): Promise<string> {
  const presiding = await personOf(chair);
  const facts = { title: '会议', heldOn, place: '线上', presiding, agenda, ...more };
  const made = await secretary('POST', '/api/ethics-committee', { facts });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return `/api/ethics-committee/${made.body.record.id}`;
}

test('members are called in time, by a chair in term, and only on norms that are ready', async () => {
  const soon = await meetingOn('2026-12-10');
  assert.equal((await move(secretary, soon, 'callMeeting')).body.field, 'heldOn');
  const notChair = await meetingOn('2026-12-20', { presiding: await personOf(third) });
  assert.equal((await move(secretary, notChair, 'callMeeting')).body.field, 'presiding');
  const published = await only(anybody, '/api/ethics-norms?state=published');
  const unready = await meetingOn('2026-12-20', { agenda: [{ ...agenda[0], norm: published }] });
  assert.equal((await move(secretary, unready, 'callMeeting')).body.field, 'agenda');
});

let path = '';
test('a meeting: quorum, recusal, one vote each, dissent with its reason, the result declared', async () => {
  const evaluation = { title: '南芯评估', kind: 'evaluation', motion: '同意' };
  path = await meetingOn('2026-12-20', { agenda: [...agenda, evaluation] });
  assert.equal((await move(secretary, path, 'callMeeting')).status, 200);
  await city.settle();
  const { facts } = (await chair('GET', path)).body.record;
  assert.equal(facts.members.length, 6, 'whose term has ended is not called');
  assert.equal(facts.quorum, 'moreThanHalf');
  assert.equal((await former('GET', path)).status, 404);
  await city.becomes('2026-12-20T14:00');
  assert.equal((await add(firm, path, 'declareInterest', 'declared', { item: 1, reason: '参股' })).status, 200);
  for (const who of members.slice(0, 4)) assert.equal((await add(who, path, 'signIn', 'present')).status, 200);
  assert.equal((await move(chair, path, 'openMeeting')).body.field, 'present', 'four are not enough');
  for (const who of [members[4], firm]) await add(who as Caller, path, 'signIn', 'present');
  assert.equal((await add(chair, path, 'signIn', 'present')).body.code, 'already-exists');
  assert.equal((await move(secretary, path, 'openMeeting')).status, 403);
  assert.equal((await move(chair, path, 'openMeeting')).status, 200);
  const vote = (who: Caller, choice: string, more: object = {}) =>
    add(who, path, 'castVote', 'votes', { item: 1, choice, ...more });
  assert.equal((await vote(chair, 'for')).body.code, 'guard-failed', 'nothing is put to the vote yet');
  assert.equal((await add(chair, path, 'putToVote', 'votings', { item: 9 })).body.field, 'votings');
  assert.equal((await add(chair, path, 'putToVote', 'votings', { item: 1 })).status, 200);
  assert.match((await vote(firm, 'for')).body.detail_zh, /回避/u);
  assert.match((await vote(viceChair, 'against')).body.detail_zh, /理由/u);
  await city.becomes('2026-12-20T14:01');
  assert.equal((await vote(viceChair, 'against', { reason: '口径不清' })).status, 200);
  for (const who of [chair, third, members[3], members[4]])
    assert.equal((await vote(who as Caller, 'for')).status, 200);
  assert.match((await vote(third, 'against', { reason: '改票' })).body.detail_zh, /已就本议题投票/u);
  assert.equal((await move(chair, path, 'closeMeeting')).body.code, 'guard-failed');
  await city.becomes('2026-12-20T14:02');
  assert.equal((await add(chair, path, 'declareResult', 'closings', { item: 1 })).status, 200);
  assert.equal((await add(chair, path, 'putToVote', 'votings', { item: 1 })).body.code, 'guard-failed', 'once each');
  await add(chair, path, 'declareInterest', 'declared', { item: 2, reason: '曾任顾问' });
  assert.equal((await add(chair, path, 'putToVote', 'votings', { item: 2 })).body.field, 'presiding');
  const handOver = async (to: Caller) =>
    move(chair, path, 'passTheChair', { facts: { presiding: await personOf(to) } });
  assert.equal((await handOver(third)).body.field, 'presiding', 'a member without office does not preside');
  assert.equal((await handOver(viceChair)).status, 200);
  assert.equal((await add(viceChair, path, 'putToVote', 'votings', { item: 2 })).status, 200);
  await city.becomes('2026-12-20T14:03');
  const declared = await add(viceChair, path, 'declareResult', 'closings', { item: 2 });
  assert.equal(declared.body.record.facts.tallies[1].outcome, 'notAdopted', 'who does not vote does not agree');
  await city.becomes('2026-12-20T14:04');
  assert.equal((await add(firm, path, 'leaveMeeting', 'departed')).status, 200);
  const { tallies } = (await chair('GET', path)).body.record.facts;
  assert.deepEqual([tallies[0].outcome, tallies[1].present], ['adopted', 5], 'who leaves later changes no result');
  assert.equal((await move(viceChair, path, 'closeMeeting')).status, 200);
  await city.settle();
  assert.equal((await anybody('GET', normPath)).body.record.state, 'adopted');
});

test('publication waits for confirmed minutes and for the answer to each comment; the chair publishes, nobody else', async () => {
  const prepared = await move(secretary, normPath, 'prepare', { facts: { effectiveOn: '2027-02-01' } });
  assert.equal(prepared.status, 200);
  const letter = (await chair('GET', `${normPath}/documents/norm`)).body;
  assert.equal((await move(secretary, normPath, 'publish', { letter })).status, 403);
  assert.equal((await move(chair, normPath, 'publish', { letter })).body.field, 'meeting');
  await move(secretary, path, 'writeMinutes', { facts: { discussion: { zh: '讨论了口径。' } } });
  const minutes = (await viceChair('GET', `${path}/documents/minutes`)).body;
  assert.match(JSON.stringify(minutes), /同意4票，反对1票.*不同意见：口径不清/u);
  assert.equal((await move(viceChair, path, 'confirmMinutes', { letter: minutes })).status, 200);
  const [first] = await listed(secretary, `/api/ethics-norms-comments?f.about=${norm}&state=answered`);
  const one = `/api/ethics-norms-comments/${first?.id}`;
  await move(secretary, one, 'takeBackAnswer');
  assert.match((await move(chair, normPath, 'publish', { letter })).body.detail_zh, /还有1条意见没有答复/u);
  await move(secretary, one, 'answerComment', { facts: { disposition: 'partly', answer: { zh: '部分采纳。' } } });
  assert.equal((await move(chair, normPath, 'publish', { letter })).body.record.state, 'published');
});
