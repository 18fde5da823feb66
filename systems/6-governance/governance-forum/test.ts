import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [officer, firm, anybody] = (await Promise.all(['officer', 'pengsao', ''].map((one) => city.signIn(one)))) as [
  Caller,
  Caller,
  Caller,
];
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const [open] = (await anybody('GET', '/api/governance-forum?state=consulting')).body.items as { id: string }[];
const path = `/api/governance-forum/${open?.id}`;
const { questions } = (await anybody('GET', path)).body.record.facts;
const topic: string = questions[0].question;

test('Article 64: anybody answers one of the questions, a firm in its own name, one comment in reply to another', async () => {
  const said = { topic, text: '希望先在试点小区使用。', from: 'citizen' };
  const made = await anybody('POST', `${path}/comments`, said);
  assert.equal(made.status, 201);
  assert.match(
    (await anybody('POST', `${path}/comments`, { ...said, topic: '别的问题' })).body.detail_zh,
    /没有这个问题/u,
  );
  const party = (await firm('GET', '/api/session')).body.parties[0].id;
  const reply = { ...said, from: 'enterprise', party, replyTo: made.body.id, text: '愿意提供试点机器人。' };
  const { id } = (await firm('POST', `${path}/comments`, reply)).body;
  const { facts } = (await anybody('GET', `/api/governance-forum-comments/${id}`)).body.record;
  assert.deepEqual([facts.party, facts.replyTo], [party, made.body.id]);
  const stranger = { ...reply, replyTo: open?.id };
  assert.equal((await firm('POST', `${path}/comments`, stranger)).body.field, 'replyTo');
});

test('an address comments a few times a minute and no more', async () => {
  const said = { topic, text: '再说一遍：希望先在试点小区使用。', from: 'citizen' };
  const codes = [];
  for (let time = 0; time < 4; time++) codes.push((await anybody('POST', `${path}/comments`, said)).status);
  assert.equal(codes.at(-1), 429);
});

test('its day over it closes; every comment is answered before the report, whose numbers come from the comments', async () => {
  await city.becomes('2026-12-22T09:00');
  assert.equal((await anybody('GET', path)).body.record.state, 'reporting');
  const report = { zh: '多数意见希望先试点。' };
  const draft = await officer('POST', `${path}/documents/report`, { facts: { report } });
  assert.match(JSON.stringify(draft.body), /其中企业1条/u);
  const publish = () => move(officer, path, 'publishReport', { facts: { report }, letter: draft.body });
  assert.match((await publish()).body.detail_zh, /没有答复/u);
  const unanswered = await officer('GET', `/api/governance-forum-comments?state=toBeAnswered&f.about=${open?.id}`);
  for (const { id } of unanswered.body.items) {
    const facts = { disposition: 'adopted', answer: { zh: '将先试点。' } };
    await move(officer, `/api/governance-forum-comments/${id}`, 'answerComment', { facts });
  }
  assert.equal((await publish()).body.record.state, 'published');
});

test('what it became can be looked up', async () => {
  const record = (outcomes: object) => officer('POST', `${path}/recordOutcome`, { facts: { outcomes } });
  assert.equal((await record({ what: 'setting', note: '期限延长' })).body.field, 'outcomes');
  const told = await record({ what: 'setting', reference: 'ethics-norms.commenting', note: '期限延长' });
  assert.equal(told.body.record.facts.outcomes.length, 1);
  assert.equal((await anybody('GET', path)).body.record.facts.outcomes[0].reference, 'ethics-norms.commenting');
});
