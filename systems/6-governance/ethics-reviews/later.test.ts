import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from '#test/city.ts';
import { outcomeOf, reviewing } from '#test/reviewing.ts';

const city = await testCity({ demo: true });
const { as, apply, move, passTo, persons, sit } = await reviewing(city);
const all = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'];
const experts = ['expert8', 'expert9', 'expert10', 'expert11', 'expert12'];
const decisions = { reasons: { zh: '风险可控' } };
const conclusions = { reasons: { zh: '见专家意见' } };
const clocksOf = async (path: string): Promise<string[]> =>
  (await (await as('pengsao'))('GET', path)).body.clocks
    .filter((one: { view: { status: string } }) => one.view.status !== 'ended')
    .map((one: { name: string }) => one.name)
    .toSorted();
const vote = async (path: string, account: string, opinion: string) =>
  outcomeOf(
    await move(account, path, 'voteReReview', {
      expertVotes: { vote: opinion, declared: true, grounds: { zh: '已审阅' } },
    }),
  );

test('case 2: a listed activity passes at first, and is approved only once experts of another body agree', async () => {
  const path = await apply('pengsao', '净航', '湾区');
  await move('centre', path, 'accept', { acceptances: {} });
  await sit('centre', path, all);
  assert.match(outcomeOf(await move('centre', path, 'approve', { decisions })), /须经专家复核/u);
  assert.match(
    outcomeOf(await move('centre', path, 'passInitial', { decisions, followUpMonths: 7 })),
    /不得超过6个月/u,
    'listed activities are followed up within six months',
  );
  assert.equal(outcomeOf(await move('centre', path, 'passInitial', { decisions })), 'initiallyPassed');
  assert.equal(outcomeOf(await move('pengsao', path, 'applyReReview')), 'reReviewRequested');
  assert.deepEqual(await clocksOf(path), ['reReview']);

  const appoint = async (named: string[], more: object = {}) =>
    outcomeOf(await move('officer', path, 'appointExperts', { experts: persons(...named), panels: {}, ...more }));
  assert.match(await appoint(experts.slice(1)), /不少于5人/u);
  assert.match(await appoint(['expert1', ...experts]), /初审委员会委员不得/u);
  assert.match(await appoint(['pengsao', ...experts]), /申请单位人员不得/u);
  const { rows } = await city.around.pool.query<{ id: string }>("select id from parties where name like '湾区%'");
  assert.match(await appoint(experts, { reReviewer: rows[0]?.id }), /既审查又复核/u);
  await assert.rejects(
    city.around.pool.query(
      "update records set facts = facts || jsonb_build_object('reReviewer', facts->'reviewer') where id = $1",
      [path.split('/').at(-1)],
    ),
    /既审查又复核/u,
    'nor by SQL',
  );
  await assert.rejects(
    city.around.pool.query("update records set state = 'approved' where id = $1", [path.split('/').at(-1)]),
    /复核同意后方可批准/u,
  );
  assert.equal(await appoint(experts), 'reReviewing');

  for (const [at, one] of experts.entries())
    assert.equal(await vote(path, one, at > 2 ? 'disagree' : 'agree'), 'reReviewing');
  for (const conclusion of ['agreeReReview', 'disagreeReReview'])
    assert.match(outcomeOf(await move('officer', path, conclusion, { conclusions })), /5名专家中的4名/u);
  const again = { experts: persons(...experts), panels: { note: '重新评议' } };
  assert.equal(outcomeOf(await move('officer', path, 'replaceExperts', again)), 'reReviewing');
  for (const [at, one] of experts.entries()) await vote(path, one, at > 3 ? 'disagree' : 'agree');
  const agreed = await move('officer', path, 'agreeReReview', { conclusions });
  assert.equal(outcomeOf(agreed), 'approved');
  assert.deepEqual(await clocksOf(path), ['activityRegistration', 'followUp']);
  assert.equal(outcomeOf(await move('pengsao', path, 'registerActivity', { activityRegistrations: {} })), 'approved');
  assert.deepEqual(await clocksOf(path), ['followUp']);
});

test('an expert with an interest stands aside and is replaced', async () => {
  const path = await apply('pengsao', '净航', '湾区');
  await move('centre', path, 'accept', { acceptances: {} });
  await sit('centre', path, all);
  await move('centre', path, 'passInitial', { decisions });
  await move('pengsao', path, 'applyReReview');
  await move('officer', path, 'appointExperts', { experts: persons(...experts), panels: {} });
  const tied = { expertVotes: { vote: 'agree', declared: false, grounds: { zh: '—' } } };
  assert.match(outcomeOf(await move('expert8', path, 'voteReReview', tied)), /应当回避/u);
  await move('expert8', path, 'declareInterest', { expertRecusals: { interest: { zh: '持有申请单位股份' } } });
  assert.equal((await move('expert8', path, 'voteReReview', tied)).status, 403);
  for (const one of experts.slice(1)) await vote(path, one, 'disagree');
  assert.match(outcomeOf(await move('officer', path, 'disagreeReReview', { conclusions })), /不少于5人/u);
  const replaced = { experts: persons(...experts.slice(1), 'inspector'), panels: {} };
  assert.equal(outcomeOf(await move('officer', path, 'replaceExperts', replaced)), 'reReviewing');
  for (const one of [...experts.slice(1), 'inspector']) await vote(path, one, 'disagree');
  assert.equal(outcomeOf(await move('officer', path, 'disagreeReReview', { conclusions })), 'disagreed');
  assert.equal(outcomeOf(await move('pengsao', path, 'amend')), 'amending');
});

test('an emergency ends within 72 hours, re-review included', async () => {
  const emergency = { emergency: true, emergencyGround: { zh: '台风后道路抢通' } };
  const path = await apply('pengsao', '净航', '湾区', emergency);
  const { record } = (await move('centre', path, 'accept', { acceptances: {} })).body;
  const accepted = Date.parse(record.facts.acceptances[0].at);
  assert.deepEqual([record.facts.procedure, Date.parse(record.facts.dueAt) - accepted], ['emergency', 72 * 3_600_000]);
  await sit('centre', path, all);
  await move('centre', path, 'passInitial', { decisions });
  await move('pengsao', path, 'applyReReview');
  assert.deepEqual(await clocksOf(path), ['review'], 'no second term begins');
});

test('followed up within its months; missed, it stands still until that is done', async () => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    "select id from records where system = 'ethics-reviews' and facts->>'title' like '%见声%' and state = 'approved'",
  );
  const missed = `/api/ethics-reviews/${rows[0]?.id}`;
  await passTo('2026-11-24');
  const firm = await as('lingjian');
  assert.equal((await firm('GET', missed)).body.record.state, 'followUpMissed', 'twelve months were over in October');
  const progress = { progress: { zh: '按方案开展' }, changed: false };
  assert.equal(outcomeOf(await move('lingjian', missed, 'reportProgress', { progress })), 'followingUp');
  const followUp = async (...reviewers: string[]) =>
    move('centre', missed, 'continueApproval', {
      followUps: { reviewers: persons(...reviewers), finding: { zh: '风险没有变化' } },
    });
  assert.match(outcomeOf(await followUp('expert1', 'expert8')), /2名以上本委员会委员/u);
  const again = await followUp('expert1', 'expert2');
  assert.equal(outcomeOf(again), 'approved');
  assert.ok(again.body.record.facts.followUpBy > '2027-11', 'the next one is twelve months on');
});

test('a refusal may be appealed once; heard, it is reviewed again', async () => {
  const path = await apply('nanxin', '澄影', '滨海');
  await move('hospital', path, 'accept', { acceptances: {} });
  await sit('hospital', path, all, Object.fromEntries(all.map((one) => [one, 'reject'])));
  assert.equal(outcomeOf(await move('hospital', path, 'reject', { decisions })), 'rejected');
  const appealGrounds = { zh: '委员会没有看到新的试验' };
  assert.equal(outcomeOf(await move('nanxin', path, 'appeal', { appealGrounds })), 'appealed');
  const heard = await move('hospital', path, 'hearAppeal', { appealAnswer: { zh: '成立' }, acceptances: {} });
  assert.equal(outcomeOf(heard), 'accepted');
  await sit('hospital', path, all, Object.fromEntries(all.map((one) => [one, 'reject'])));
  assert.equal(outcomeOf(await move('hospital', path, 'reject', { decisions })), 'rejected');
  assert.match(outcomeOf(await move('nanxin', path, 'appeal', { appealGrounds })), /已经答复/u);
});
