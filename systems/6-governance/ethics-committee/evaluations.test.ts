import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, testCity } from '#test/city.ts';

const city = await testCity({ demo: true });
const [secretary, chair, viceChair, firm, other, anybody] = (await Promise.all(
  ['secretary', 'expert1', 'expert2', 'nanxin', 'jishi', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller, Caller, Caller];
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const only = async (who: Caller, path: string) => (await who('GET', path)).body.items[0]?.id ?? '';
const letter = async (who: Caller, path: string, name: string) => (await who('GET', `${path}/documents/${name}`)).body;

test('Article 65(1)(5): the demo evaluation stands in rectification, for the firm and the committee alone', async () => {
  const path = `/api/norm-evaluations/${await only(firm, '/api/norm-evaluations')}`;
  assert.equal((await anybody('GET', path)).status, 404);
  assert.equal((await other('GET', path)).status, 404);
  assert.equal((await firm('GET', path)).body.record.state, 'ordered');
  assert.equal((await move(firm, path, 'rectify', { facts: { rectification: { zh: '已按型号公布。' } } })).status, 200);
  const recheck = { facts: { recheck: { zh: '抽查三个型号。' } } };
  assert.equal((await move(secretary, path, 'rejectRectification', recheck)).body.record.state, 'ordered');
  await move(firm, path, 'rectify', { facts: { rectification: { zh: '全部型号已公布。' } } });
  assert.equal((await move(secretary, path, 'acceptRectification', recheck)).body.record.state, 'closed');
  const { facts } = (await anybody('GET', path)).body.record;
  assert.ok(facts.summary && facts.findings);
  assert.deepEqual([facts.answers, facts.evidence, facts.rectification], [undefined, undefined, undefined]);
});

test('every question has its answer and every clause its finding; who prepares does not confirm', async () => {
  const questions = [
    { clause: '第一条', question: '由谁确认？' },
    { clause: '第二条', question: '何时更新？' },
  ];
  const target = (await other('GET', '/api/session')).body.parties[0].id;
  const facts = { title: '评估', target, plan: { zh: '书面。' }, questions };
  const norms = await Promise.all(
    ['commenting', 'published'].map((state) => only(anybody, `/api/ethics-norms?state=${state}`)),
  );
  const begin = async (norm: string | undefined) =>
    `/api/norm-evaluations/${(await secretary('POST', '/api/norm-evaluations', { facts: { ...facts, norm } })).body.record.id}`;
  const draft = await begin(norms[0]);
  const notice = { letter: await letter(secretary, draft, 'evaluationNotice') };
  assert.equal((await move(secretary, draft, 'notifyEnterprise', notice)).body.field, 'norm', 'a draft binds nobody');
  const path = await begin(norms[1]);
  assert.equal((await move(secretary, path, 'notifyEnterprise', notice)).status, 200);
  const answers = [{ clause: '第一条', answer: '医师。' }];
  assert.equal((await move(other, path, 'answerQuestions', { facts: { answers } })).body.field, 'answers');
  const all = [...answers, { clause: '第二条', answer: '每半年。' }];
  assert.equal((await move(other, path, 'answerQuestions', { facts: { answers: all } })).status, 200);
  const chairs = (await chair('GET', '/api/session')).body.person;
  const found = { summary: { zh: '均符合。' }, chair: chairs };
  const complies = questions.map(({ clause }) => ({ clause, finding: '符合', complies: true }));
  const submit = (findings: object[], more: object = {}) =>
    move(secretary, path, 'submitFindings', { facts: { ...found, findings, ...more } });
  assert.equal((await submit(complies.slice(1))).body.field, 'findings');
  const clerk = (await secretary('GET', '/api/session')).body.person;
  assert.equal((await submit(complies, { chair: clerk })).body.field, 'chair');
  assert.equal((await submit(complies)).body.record.state, 'withChair');
  assert.equal((await viceChair('GET', path)).status, 404, 'only the one named confirms');
  const order = { letter: await letter(chair, path, 'rectificationOrder') };
  assert.equal((await move(chair, path, 'orderRectification', order)).body.field, 'findings', 'nothing was found');
  assert.equal((await move(chair, path, 'close')).body.record.state, 'closed');
});

test('an enterprise that does not answer in time is evaluated all the same', async () => {
  const closed = await only(anybody, '/api/norm-evaluations?state=closed');
  const { record } = (await secretary('GET', `/api/norm-evaluations/${closed}`)).body;
  const { title, norm, target, plan, questions } = record.facts;
  const made = await secretary('POST', '/api/norm-evaluations', { facts: { title, norm, target, plan, questions } });
  const path = `/api/norm-evaluations/${made.body.record.id}`;
  await move(secretary, path, 'notifyEnterprise', { letter: await letter(secretary, path, 'evaluationNotice') });
  await city.becomes('2027-01-20T09:00');
  assert.equal((await secretary('GET', path)).body.record.state, 'evaluating');
});

test('Article 65(1)(4): a guide is published by the chair, read with its file, and ends its former edition', async () => {
  const former = await only(anybody, '/api/ethics-publications');
  const { record } = (await anybody('GET', `/api/ethics-publications/${former}`)).body;
  const [file] = record.facts.files;
  assert.equal((await anybody('GET', `/api/files/${file.sha256}`)).status, 200);
  const { title, kind, audience, summary, files } = record.facts;
  const facts = { title, kind, audience, summary, files, version: '第二版', former };
  const made = await secretary('POST', '/api/ethics-publications', { facts });
  const path = `/api/ethics-publications/${made.body.record.id}`;
  const person = (await viceChair('GET', '/api/session')).body.person;
  await move(secretary, path, 'submitToChair', { facts: { chair: person } });
  assert.equal((await move(viceChair, path, 'publish')).status, 200);
  await city.settle();
  assert.equal((await anybody('GET', `/api/ethics-publications/${former}`)).body.record.state, 'superseded');
});
