import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { verifyTranscript } from '#engines/draw/draw.ts';
import { demoCases } from '#families/grading/example.ts';
import { firstRules } from '#families/rules/firstRules.ts';
import { addDays, today } from '#kernel/dates.ts';
import { daysPass, drawnPanel, fullMarks, materials, moving, untilDecidable } from '#test/assessing.ts';
import { type Answer, type Caller, testCity } from '#test/city.ts';
import { checklistOf, missingOf } from './materials.ts';
import { commitmentTo, type Expert, groundAgainst, membersOf, orderBy, planOf, shortKinds } from './panel.ts';
import { type Opinion, tallyOf } from './tally.ts';
import { metricsOf, testFaults } from './testing.ts';

const lungSee = {
  ...demoCases.find((one) => one.id === 1)?.facts,
  warningPlan: [{}],
  humanControl: 'review',
  complaints: 'x',
};
const required = (product: object) =>
  checklistOf(product as never, {}, firstRules).flatMap((one) => (one.required ? [one.material] : []));

test('what case 1 must hand in follows from its facts, each with its reason; what the records hold is not asked for again', () => {
  assert.deepEqual(required(lungSee), [
    'self-assessment',
    'warning-plan',
    'human-control',
    'test-report',
    'emergency-plan',
    'ethics-opinion',
    'group-tests',
    'impact-assessment',
    'device-certificate',
  ]);
  const items = checklistOf(lungSee, { risks: { zh: '漏检' }, measures: { zh: '确认' } }, firstRules);
  assert.ok(items.every((one) => one.required === one.reasons.length > 0));
  assert.deepEqual(
    items.filter((one) => one.given === 'record').map((one) => one.material),
    ['self-assessment', 'warning-plan', 'human-control'],
  );
  assert.equal(missingOf(items).length, 6);
  assert.deepEqual(missingOf(checklistOf(lungSee, { risks: 'x', measures: 'x', materials }, firstRules)), []);
  const bare = {
    personalSafety: false,
    decisionRole: 'advice',
    vulnerableGroups: [],
    sensitivePersonalData: false,
    generative: [],
    medicalDevice: false,
    publicSpaceVideo: false,
    roadVehicle: false,
  };
  assert.equal(required(bare).length, 4);
  assert.ok(required({ ...bare, vulnerableGroups: ['children'], generative: ['text'] }).includes('children-rules'));
  assert.ok(
    required({ ...bare, decisionRole: 'automatic' }).includes('impact-assessment'),
    'an automatic decision is assessed too',
  );
});

const expert = (changed: Partial<Expert>): Expert => ({
  person: 'p',
  kind: 'technical',
  fields: [],
  parties: [],
  interests: [],
  ...changed,
});
const lungCase = { applicant: 'nanxin', competitors: ['rival'], firstReviewers: ['first'], field: 'medical' };

test('each ground keeps an expert off, and nothing else does', () => {
  assert.equal(groundAgainst(expert({}), lungCase), null);
  assert.equal(groundAgainst(expert({ parties: ['nanxin'] }), lungCase), 'ownFirm');
  assert.equal(groundAgainst(expert({ parties: ['rival'] }), lungCase), 'competitor');
  assert.equal(groundAgainst(expert({ person: 'first' }), lungCase), 'firstReview');
  assert.equal(groundAgainst(expert({ interests: [{ party: 'nanxin', relation: 'adviser' }] }), lungCase), 'declared');
  assert.equal(groundAgainst(expert({ interests: [{ party: 'other', relation: 'adviser' }] }), lungCase), null);
  assert.equal(groundAgainst(expert({ kind: 'field', fields: ['transport'] }), lungCase), 'otherField');
  assert.equal(groundAgainst(expert({ kind: 'field', fields: ['medical'] }), lungCase), null);
});

const pool = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((one, at) => ({
  expert: one,
  kind: (['technical', 'social', 'field'] as const)[at % 3] ?? 'field',
}));

test('the draw follows from pool and public value alone: seats filled by kind, whoever stands aside replaced by the next', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(pool, { minLength: pool.length }),
      fc.nat(1e9),
      fc.subarray(['a', 'b', 'c', 'd', 'e', 'f']),
      (listed, value, gone) => {
        const order = orderBy(listed, String(value));
        assert.deepEqual(order, orderBy(pool, String(value)), 'whoever lists the pool in another order draws the same');
        assert.equal(commitmentTo(listed), commitmentTo(pool));
        assert.deepEqual(
          order.map((one) => one.expert).toSorted(),
          pool.map((one) => one.expert),
        );
        const members = membersOf(order, [], {});
        assert.deepEqual(members.map((one) => one.kind).toSorted(), [
          'field',
          'social',
          'social',
          'technical',
          'technical',
        ]);
        const then = membersOf(order, gone, {});
        assert.ok(then.every((one) => !gone.includes(one.expert)));
        const stayed = members.filter((one) => !gone.includes(one.expert));
        assert.ok(
          stayed.every((one) => then.includes(one)),
          'nobody who stays loses their seat',
        );
      },
    ),
  );
  assert.deepEqual(shortKinds(pool.slice(0, 3), {}), ['technical', 'social']);
});

const opinion = (score: number, recommends: Opinion['recommends']): Opinion => ({
  safety: score,
  control: score,
  data: score,
  fairness: score,
  transparency: score,
  response: score,
  recommends,
});

test('two thirds carry it, a weak criterion fails it, fewer than three opinions say nothing; nothing is rounded up', () => {
  const result = (...opinions: Opinion[]) => tallyOf(opinions, firstRules).panelResult;
  const [yes, but, no] = [opinion(4, 'pass'), opinion(4, 'conditional'), opinion(4, 'fail')];
  assert.equal(result(yes, yes, no), 'pass');
  assert.equal(result(yes, but, no), 'conditional');
  assert.equal(result(yes, but, no, no), 'fail');
  assert.equal(result(yes, yes), 'insufficient');
  assert.equal(result(yes, yes, { ...yes, fairness: 1 }), 'pass', 'a mean of exactly three is enough');
  assert.equal(result(yes, yes, { ...yes, fairness: 1, recommends: 'pass' }, { ...yes, fairness: 2 }), 'fail');
  assert.equal(
    tallyOf([opinion(3, 'pass'), opinion(3, 'pass'), opinion(2, 'pass')], firstRules).tally[0]?.mean,
    '2.66',
  );
});

test('the order of the opinions makes no difference, and one more for it never turns it against', () => {
  const rank = { insufficient: -1, fail: 0, conditional: 1, pass: 2 } as const;
  const any = fc.record({
    score: fc.integer({ min: 1, max: 5 }),
    recommends: fc.constantFrom('pass' as const, 'conditional' as const, 'fail' as const),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 3, maxLength: 9 }), (given) => {
      const opinions = given.map((one) => opinion(one.score, one.recommends));
      const counted = tallyOf(opinions, firstRules);
      assert.deepEqual(tallyOf(opinions.toReversed(), firstRules), counted);
      const more = tallyOf([...opinions, opinion(5, 'pass')], firstRules).panelResult;
      assert.ok(rank[more] >= rank[counted.panelResult]);
    }),
  );
});

test('a report is relied on only where nothing speaks against it, and everything that does is named', () => {
  const asked = [
    { metric: '灵敏度', atLeast: '90' },
    { metric: '假阳性', atMost: '1.5' },
  ];
  const report = {
    metricsAsked: asked,
    testBody: 'laboratory',
    testVersion: '2.1',
    testIssuedOn: '2026-10-01',
    testValidUntil: '2027-10-01',
    bodyDesignated: true,
    measured: [
      { metric: '灵敏度', value: '94.6' },
      { metric: '假阳性', value: '1.6' },
    ],
  };
  const faults = (changed: object) =>
    testFaults(
      { version: '2.1' },
      { ...report, ...changed },
      { owner: 'nanxin', on: '2026-11-24', rules: firstRules },
    ).map((one) => one.outcome);
  assert.deepEqual(faults({}), []);
  for (const [changed, outcome] of [
    [{ bodyDesignated: false }, 'body'],
    [{ testBody: 'nanxin' }, 'independence'],
    [{ testVersion: '2.0' }, 'version'],
    [{ testValidUntil: '2026-11-23' }, 'validity'],
    [{ measured: [] }, 'metrics'],
  ] as const)
    assert.deepEqual(faults(changed), [outcome]);
  assert.equal(testFaults({}, {}, { owner: null, on: '2026-11-24', rules: firstRules }).length, 4);
  assert.deepEqual(
    metricsOf(report).map((one) => one.met),
    [true, false],
  );
});

const city = await testCity({ demo: true });
const [firm, officer, approver, rival, citizen] = (await Promise.all(
  ['nanxin', 'officer', 'approver', 'jishi', ''].map((account) => city.signIn(account)),
)) as [Caller, Caller, Caller, Caller, Caller];
const product = (await firm('GET', '/api/products?mine=1&limit=100')).body.items.find((one: { title: string }) =>
  one.title.includes('澄影'),
).id;
async function accepted(): Promise<string> {
  const prose = { zh: '内容。' };
  const facts = { title: '澄影 LungSee', product, summary: prose, risks: prose, measures: prose, materials };
  const path = `/api/ex-ante-assessments/${(await firm('POST', '/api/ex-ante-assessments', { facts })).body.record.id}`;
  await moving(firm, path, 'submit');
  assert.equal((await moving(officer, path, 'accept', {}, { letter: 'acceptanceNotice' })).status, 200);
  return path;
}

test('the panel is drawn by two officers, barred ones kept off with their ground, and opinions are read by nobody before all are in', async () => {
  const path = await accepted();
  const members = await drawnPanel(city, path);
  assert.equal(members.length, 5);
  const seen = (await officer('GET', `${path}/panel`)).body;
  const barred: string[] = seen.barred.map((one: { ground: string }) => one.ground);
  assert.deepEqual(
    ['declared', 'firstReview', 'otherField'].map((ground) => barred.filter((one) => one === ground).length),
    [1, 5, 1],
    'the adviser of the firm, those of the first ethics review, and whoever knows another field',
  );
  assert.equal((await firm('GET', `${path}/panel`)).status, 403, 'who sits is not the applicant’s to know');
  assert.equal((await firm('GET', path)).body.record.facts.panel, undefined);
  const committed = (await citizen('GET', `${path}/draw.json`)).body;
  assert.equal(committed.result, undefined, 'before the decision only the commitment is told');
  assert.ok(/^[0-9a-f]{64}$/u.test(committed.commitment));

  const [first, second, ...others] = members;
  assert.ok(first && second);
  await moving(first.who, first.opinion, 'takePart', { noInterest: true });
  const question = '老年组样本多少？';
  assert.equal(
    (await first.who('POST', `${first.opinion}/askApplicant`, { facts: { asked: { question } } })).status,
    200,
  );
  await city.settle();
  const asked = (await firm('GET', path)).body;
  assert.equal(asked.record.facts.questions[0].question, question);
  assert.ok(
    !JSON.stringify((await firm('GET', `${path}/history`)).body).includes('专家 '),
    'no name reaches the applicant',
  );
  const answer = { to: 1, answer: { zh: '九十六例。' } };
  assert.equal((await firm('POST', `${path}/answerQuestion`, { facts: { answers: answer } })).status, 200);
  assert.equal((await second.who('GET', path)).body.record.facts.answers[0].to, 1, 'every member reads the answer');

  await moving(first.who, first.opinion, 'give', { ...fullMarks, recommends: 'pass', reasons: { zh: '同意。' } });
  await city.settle();
  for (const who of [officer, second.who, firm, citizen])
    assert.equal((await who('GET', first.opinion)).body.record?.facts.reasons, undefined);
  assert.equal((await second.who('GET', first.opinion)).status, 404);
  assert.equal((await moving(second.who, second.opinion, 'takePart', { noInterest: false })).body.field, 'noInterest');
  const aside = await moving(second.who, second.opinion, 'standAside', { interest: '近亲属在申请单位任职' });
  assert.equal(aside.body.record.state, 'stoodAside');
  await city.settle();
  const next = (await officer('GET', `${path}/panel`)).body.order.filter((one: { sits: boolean }) => one.sits);
  assert.ok(next.length >= 4 && next.every((one: { opinion: string }) => !second.opinion.endsWith(one.opinion)));
  assert.equal((await second.who('GET', path)).status, 404, 'whoever stood aside reads the case no more');
  for (const { who, opinion: its } of others) {
    await moving(who, its, 'takePart', { noInterest: true });
    await moving(who, its, 'give', { ...fullMarks, recommends: 'conditional', reasons: { zh: '附条件同意。' } });
  }
  await city.settle();
  assert.ok(['expertReview', 'accepted'].includes((await officer('GET', path)).body.record.state));
});

test('an objection is lodged by another party within the term, answered with reasons before the decision, and sends the case back where it holds', async () => {
  const path = await accepted();
  await untilDecidable(city, path, {
    outcome: 'conditional',
    departure: { zh: '补充测试更稳妥。' },
    conditions: [{ condition: '补充测试', due: '2030-01-01' }],
  });
  const record = path.split('/').at(-1);
  const lodge = async (who: Caller) => {
    const facts = { title: '澄影 LungSee', assessment: record, ground: { zh: '测试集与训练集有重叠。' } };
    const made = await who('POST', '/api/assessment-objections', { facts });
    const at = `/api/assessment-objections/${made.body.record.id}`;
    return { at, answer: await moving(who, at, 'object') };
  };
  assert.match((await lodge(rival)).answer.body.detail_zh, /公示期已过/u);
  assert.equal((await moving(approver, path, 'returnToReview')).body.record.state, 'accepted');
  const again = {
    outcome: 'conditional',
    reasons: { zh: '理由。' },
    departure: { zh: '更稳妥。' },
    conditions: [{ condition: '补充测试', due: '2030-01-01' }],
  };
  await moving(officer, path, 'propose', again);
  assert.equal((await firm('GET', path)).body.record.state, 'proposed', 'a proposal is read by its owner');
  assert.equal((await moving(officer, path, 'publicise')).body.code, 'same-hands');
  assert.equal((await moving(approver, path, 'publicise')).status, 200);
  assert.match((await lodge(firm)).answer.body.detail_zh, /申请单位不能/u);
  const { at, answer } = await lodge(rival);
  assert.equal(answer.body.record.state, 'lodged');
  assert.equal((await citizen('GET', at)).status, 404, 'who objects is not public');
  await daysPass(city, 12);
  assert.match(
    (await moving(approver, path, 'approvePass', {}, { letter: 'decisionLetter' })).body.detail_zh,
    /尚有1件异议未答复/u,
  );
  const reply = { answer: { zh: '经比对，两个数据集没有相同病例。' } };
  assert.equal((await moving(officer, at, 'dismissObjection', reply, { letter: 'objectionAnswer' })).status, 200);
  const told = (await citizen('GET', `${path}/objections`)).body.items;
  assert.deepEqual([told.length, told[0].answer.zh, told[0].ground], [1, reply.answer.zh, undefined]);
  const passed = await moving(approver, path, 'approvePass', {}, { letter: 'decisionLetter' });
  assert.equal(passed.body.record.state, 'passed');
  assert.ok(
    JSON.stringify((await officer('GET', `${path}/documents/decisionLetter`)).body).includes(
      '补充测试（2030-01-01前完成）',
    ),
  );
  const transcript = (await citizen('GET', `${path}/draw.json`)).body;
  assert.equal(verifyTranscript(transcript), null, 'anybody repeats the draw afterwards');
  assert.deepEqual(
    planOf(
      transcript.plan.candidates.map((one: { id: string; stratum: never }) => ({ expert: one.id, kind: one.stratum })),
    ),
    transcript.plan,
  );
});

const decided = async (conditions: object[] = []) => {
  const path = await accepted();
  const proposal = conditions.length > 0 ? { outcome: 'conditional', departure: { zh: '更稳妥。' }, conditions } : {};
  await untilDecidable(city, path, proposal);
  assert.equal(
    (await moving(approver, path, 'approvePass', {}, { letter: 'decisionLetter' })).body.record.state,
    'passed',
  );
  await city.settle();
  return path;
};
const inDays = (days: number) => addDays(today(city.around.now()), days);

test('a test stops the clock; a report of a body that is not on the list is not admitted (the trap of case 1)', async () => {
  const path = await accepted();
  const metricsAsked = [{ metric: '灵敏度', atLeast: '90', unit: '%' }];
  const asked = await moving(
    officer,
    path,
    'requestTest',
    { metricsAsked },
    { letter: 'testNotice', reason: '约需一个月。' },
  );
  const clockNow = (page: Answer) =>
    page.body.clocks.find((one: { name: string }) => one.name === 'decision').view.status;
  assert.equal(clockNow(asked), 'stopped');
  const form =
    '--x\r\ncontent-disposition: form-data; name="file"; filename="r.txt"\r\ncontent-type: text/plain\r\n\r\n报告\r\n--x--\r\n';
  const report = {
    testBody: (await officer('GET', `/api/parties?q=${encodeURIComponent('鹏检')}`)).body.items[0].id,
    testNumber: 'PJ-2026-118',
    testVersion: (await firm('GET', `/api/products/${product}`)).body.record.facts.version,
    testIssuedOn: inDays(-10),
    testValidUntil: inDays(300),
    testReport: [
      (await firm('POST', '/api/files', Buffer.from(form), { 'content-type': 'multipart/form-data; boundary=x' })).body,
    ],
    measured: [{ metric: '灵敏度', value: '94.6' }],
  };
  const handed = await moving(firm, path, 'reportTest', report);
  assert.equal(handed.body.record?.state, 'testReported', JSON.stringify(handed.body));
  const judge = (bodyDesignated: boolean) => ({ bodyDesignated, bodyList: '国家药监局医疗器械检验机构名录' });
  assert.match(
    (await moving(officer, path, 'admitTest', judge(false))).body.detail_zh,
    /机构不在指定的检测机构名录内/u,
  );
  const rejected = await moving(officer, path, 'rejectTest', judge(false), {
    letter: 'testRejection',
    reason: '机构不在名录内',
  });
  assert.equal(rejected.body.record.state, 'testing');
  await moving(firm, path, 'reportTest', report);
  const admitted = await moving(officer, path, 'admitTest', judge(true));
  assert.deepEqual([admitted.body.record.state, clockNow(admitted)], ['accepted', 'running']);
});

test('a decision is bound to the version submitted, and says so; a new version is assessed anew only where the setting asks for it', async () => {
  const [path, products, admin] = [await decided(), `/api/products/${product}`, await city.signIn('admin')];
  const { version } = (await citizen('GET', products)).body.record.facts;
  const page = (await citizen('GET', path)).body;
  assert.equal(page.record.facts.productVersion, version);
  const written = (await officer('GET', `${path}/documents/decisionLetter`)).body;
  assert.match(JSON.stringify(written), new RegExp(`对应版本：${version}`, 'u'));
  const typed = await firm('POST', '/api/ex-ante-assessments', { facts: { title: 'x', productVersion: '9.9' } });
  assert.equal(typed.status, 422, 'nobody types it');

  if ((await firm('GET', products)).body.record.state === 'inUse') await moving(firm, products, 'suspend');
  const { state } = (await moving(firm, products, 'change', { version: '9.9' })).body.record;
  const row = (await citizen('GET', products)).body.related.find((one: { id: string }) => path.endsWith(one.id));
  assert.equal(row.facts.productVersion, version, 'the decision stays bound to what it looked at');
  const use = async () => (await moving(firm, products, state === 'registered' ? 'putInUse' : 'resume')).body;
  assert.equal((await use()).article, '71.1', 'only the explanation of the new version is missing');
  const source = { zh: '市人民政府答复', en: 'Answer of the city government' };
  const set = (value: string) =>
    admin('PUT', '/api/settings/ex-ante-assessments.newVersion', { value, source, confirmed: true });
  assert.equal((await set('asksAnew')).status, 200);
  const refused = await use();
  assert.deepEqual([refused.article, refused.field], ['66.2', 'version']);
  assert.match(refused.detail_zh, /版本9\.9尚未通过事前评估/u);
  assert.equal((await set('says')).status, 200);
  assert.equal((await moving(firm, products, 'change', { version })).status, 200);
});

test('a condition is reminded of, falls overdue, and broken begins the revocation; the firm is heard before another officer revokes', async () => {
  const path = await decided([{ condition: '补充老年组测试', due: inDays(60) }]);
  const find = async () =>
    (await firm('GET', path)).body.related.find((one: { system: string }) => one.system === 'assessment-conditions');
  const condition = `/api/assessment-conditions/${(await find()).id}`;
  await daysPass(city, 34);
  const notices = (await firm('GET', '/api/notices')).body.items;
  assert.ok(
    notices.some((one: { text: { zh: string } }) => one.text.zh.startsWith('到期提醒')),
    'the firm is reminded',
  );
  await daysPass(city, 20);
  assert.equal((await citizen('GET', condition)).body.record.state, 'notMet', 'everybody sees that it is overdue');
  const finding = { zh: '未提交任何材料。' };
  assert.equal((await moving(officer, condition, 'breakCondition', { finding })).body.record.state, 'broken');
  await city.settle();
  const due = await officer('GET', path);
  assert.equal(due.body.record.state, 'revocationDue');
  assert.match(due.body.record.facts.ground.zh, /未按期完成条件：补充老年组测试/u);
  const told = await moving(
    officer,
    path,
    'beginRevocation',
    { ground: due.body.record.facts.ground },
    { letter: 'revocationAdvance' },
  );
  assert.equal(told.body.record.state, 'revoking');
  assert.equal((await moving(firm, path, 'requestHearing')).body.record.state, 'hearing');
  const soon = await moving(officer, path, 'scheduleHearing', { hearingOn: inDays(3) }, { letter: 'hearingNotice' });
  assert.match(soon.body.detail_zh, /提前七日/u);
  await moving(officer, path, 'scheduleHearing', { hearingOn: inDays(8) }, { letter: 'hearingNotice' });
  await moving(officer, path, 'recordHearing', { hearing: { zh: '申请单位陈述：数据采集延误。' } });
  const letter = { letter: 'revocationNotice', reason: '未履行条件' };
  assert.equal((await moving(officer, path, 'revoke', {}, letter)).body.code, 'same-hands');
  assert.equal((await moving(approver, path, 'revoke', {}, letter)).body.record.state, 'revoked');
});

test('a renewal is applied for in time, keeps the assessment in force while it is decided, and replaces it', async () => {
  const path = await decided();
  const id = path.split('/').at(-1);
  const renew = async () => {
    const prose = { zh: '内容。' };
    const facts = {
      title: '澄影 LungSee',
      product,
      summary: prose,
      risks: prose,
      measures: prose,
      materials,
      renews: id,
    };
    const draft = `/api/ex-ante-assessments/${(await firm('POST', '/api/ex-ante-assessments', { facts })).body.record.id}`;
    return { draft, answer: await moving(firm, draft, 'submit') };
  };
  await daysPass(city, 1080);
  assert.match((await renew()).answer.body.detail_zh, /应在届满30日前申请延续/u);
  await daysPass(city, -60);
  const { draft, answer } = await renew();
  assert.equal(answer.body.record.state, 'submitted');
  await daysPass(city, 90);
  assert.equal((await citizen('GET', path)).body.record.state, 'passed', 'its end has come and it still holds');
  await untilDecidable(city, draft);
  assert.equal((await moving(approver, draft, 'approvePass', {}, { letter: 'decisionLetter' })).status, 200);
  await city.settle();
  assert.equal((await citizen('GET', path)).body.record.state, 'superseded');
  await daysPass(city, 1200);
  assert.equal((await citizen('GET', draft)).body.record.state, 'validityOver', 'without a renewal it ends');
});
