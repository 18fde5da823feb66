import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testCity } from '#test/city.ts';
import { outcomeOf, reviewing } from '#test/reviewing.ts';
import { groundsAgainst, type InspectionBody } from './admission.ts';

const body: InspectionBody = {
  state: 'listed',
  designations: [{ scope: '21-04', from: '2024-01-01', until: '2025-12-31' }],
  suspensions: [{ from: '2025-03-01', until: '2025-03-31' }],
};
const against = (reportedOn: string, scope = '21-04-02', of: InspectionBody | null = body) =>
  groundsAgainst({ reportedOn, scope }, of);

test('Article 46(1): a report counts by the list of its day: designated, not suspended, for that class of device', () => {
  assert.deepEqual(against('2024-01-01'), []);
  assert.deepEqual(against('2025-12-31'), [], 'the last day counts');
  assert.deepEqual(against('2026-01-01'), ['expired']);
  assert.deepEqual(against('2023-12-31'), ['notYet']);
  assert.deepEqual(against('2025-03-31'), ['suspended']);
  assert.deepEqual(against('2025-02-01', '21-05'), ['scope']);
  assert.deepEqual(against('2025-02-01', '21-041'), ['scope'], 'the beginning of a number is not the class');
  assert.deepEqual(against('2025-02-01', '21-04', null), ['notListed']);
  assert.deepEqual(against('2025-02-01', '21-04', { ...body, state: 'draft' }), ['notListed']);
  assert.deepEqual(against('2025-07-01', '21-04', { ...body, state: 'retired', retiredOn: '2025-07-01' }), [
    'suspended',
  ]);
});

test('any report: admitted on exactly the days that some designation covers and no suspension does', () => {
  const day = fc.integer({ min: 0, max: 40 });
  const date = (n: number) =>
    `2025-${String(1 + Math.trunc(n / 20)).padStart(2, '0')}-${String(1 + (n % 20)).padStart(2, '0')}`;
  const span = fc.tuple(day, day).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 3 }), fc.array(span, { maxLength: 2 }), day, (on, off, asked) => {
      const dated = (all: typeof on) => all.map(([from, until]) => ({ from: date(from), until: date(until) }));
      const found = groundsAgainst(
        { reportedOn: date(asked), scope: '21-04' },
        {
          state: 'listed',
          designations: dated(on).map((one) => ({ ...one, scope: '21-04' })),
          suspensions: dated(off),
        },
      );
      const days = new Set(on.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at)));
      for (const [from, to] of off) for (let n = from; n <= to; n++) days.delete(n);
      assert.equal(found.length === 0, days.has(asked));
    }),
  );
});

const city = await testCity({ demo: true });
const { as, find, move, passTo } = await reviewing(city);
const answerOf = async (hospital: string): Promise<string> => {
  const { rows } = await city.around.pool.query<{ id: string }>(
    "select r.id from records r join parties p on p.id = (r.facts->>'partner')::uuid where r.system = 'recognition-answers' and p.name like $1",
    [`${hospital}%`],
  );
  return `/api/recognition-answers/${rows[0]?.id}`;
};
const suits = (principalSuits: boolean) => ({ principalSuits, facilitySuits: true, consentSuits: true });

/** A report of a listed body, handed in. */
async function submitted(body: string, reportedOn: string): Promise<string> {
  const path = await find('products', '澄影');
  const made = await (await as('nanxin'))('POST', '/api/inspection-reports', {
    facts: {
      title: '澄影',
      product: path.split('/').at(-1),
      bodyName: body,
      body: (await find('inspection-bodies', body)).split('/').at(-1),
      reportNumber: 'LN-1',
      reportedOn,
      scope: '21-04-02',
    },
  });
  const report = `/api/inspection-reports/${made.body.record.id}`;
  const { rows: files } = await city.around.pool.query(
    "select facts->'file' as file from records where system = 'inspection-reports' and facts ? 'file' limit 1",
  );
  await move('nanxin', report, 'save', { file: files[0].file });
  assert.equal(outcomeOf(await move('nanxin', report, 'submit')), 'submitted');
  await city.settle();
  return report;
}

test('case 1: the trap report is refused by its ground, and could not be admitted; a listed body’s is', async () => {
  const { rows } = await city.around.pool.query<{ state: string; facts: { bodyName: string; grounds: string[] } }>(
    "select state, facts from records where system = 'inspection-reports' order by number",
  );
  assert.deepEqual(
    rows.map(({ state, facts }) => [state, facts.grounds]),
    [
      ['notAdmitted', ['notListed']],
      ['admitted', []],
    ],
  );
  const report = await submitted('岭南', '2026-07-01');
  assert.match(outcomeOf(await move('market', report, 'admit')), /认定已到期/u, 'its designation ended the day before');
  const refused = await move('market', report, 'refuseAdmission');
  assert.equal(outcomeOf(refused), 'notAdmitted');
  const issued = (await (await as('nanxin'))('GET', report)).body.issued[0].code;
  assert.match(JSON.stringify((await (await as('nanxin'))('GET', `/api/documents/${issued}`)).body), /认定已到期/u);
});

test('the list changes by two officers: what one proposes the other confirms, and until then nothing is decided on it', async () => {
  const body = await find('inspection-bodies', '国检');
  const report = await submitted('国检', '2026-10-30');
  const suspensions = [{ from: '2026-10-01', until: '2026-12-31', reason: '整改' }];
  assert.equal(outcomeOf(await move('market', body, 'proposeChange', { suspensions })), 'changeProposed');
  assert.equal((await move('market', body, 'confirmListing')).body.code, 'same-hands');
  assert.equal((await (await as(''))('GET', body)).body.record.state, 'changeProposed', 'everybody sees that it waits');
  const page = (await (await as('market'))('GET', report)).body;
  for (const name of ['admit', 'refuseAdmission']) {
    const open = page.moves.find((one: { name: string }) => one.name === name);
    assert.match(open?.blocked?.message.zh ?? '', /待另一名工作人员复核/u, name);
  }
  assert.equal(outcomeOf(await move('market2', body, 'proposeChange', { suspensions: [] })), 'changeProposed');
  assert.equal((await move('market2', body, 'confirmListing')).body.code, 'same-hands', 'whoever changed it last');
  assert.equal(outcomeOf(await move('market', body, 'confirmListing')), 'listed');
  assert.equal(outcomeOf(await move('market', body, 'proposeRetirement')), 'retirementProposed');
  assert.equal((await move('market', body, 'retire', { retiredOn: '2026-11-01' })).body.code, 'same-hands');
  assert.equal(outcomeOf(await move('market2', body, 'keepListed')), 'listed');
  assert.equal(outcomeOf(await move('market', report, 'admit')), 'admitted');
});

test('a partner looks at its own site only: it recognises, or says which of the three does not suit', async () => {
  const mine = await answerOf('香蜜湖');
  assert.equal((await (await as('hospital2'))('GET', mine)).status, 404, 'another partner does not read it');
  const reasons = { zh: '方案设计可以更好。' };
  assert.match(
    outcomeOf(await move('hospital4', mine, 'declineRecognition', { ...suits(true), reasons })),
    /只能因本院/u,
  );
  assert.match(outcomeOf(await move('hospital4', mine, 'recognise', suits(false))), /不能认可/u);
  const quickReason = { zh: '影像设备型号不同。' };
  assert.equal(outcomeOf(await move('hospital4', mine, 'askQuickReview', { quickReason })), 'quickReviewing');
});

test('whoever lets the term pass does not recognise, by a rule that is a setting; the sponsor sees who answered what', async () => {
  const found = await find('medical-recognition', '澄影');
  const mine = await answerOf('香蜜湖');
  assert.match(outcomeOf(await move('nanxin', found, 'close')), /还有1家医院没有答复/u);
  await passTo('2026-12-31');
  const { body: overview } = await (await as('nanxin'))('GET', `${found}/overview`);
  assert.deepEqual(overview.answers.map((one: { state: string }) => one.state).toSorted(), [
    'notRecognised',
    'recognised',
    'unanswered',
  ]);
  assert.match(JSON.stringify(overview.answers), /未完成临床试验质量管理规范培训/u);
  assert.equal((await (await as('jishi'))('GET', `${found}/overview`)).status, 404);
  assert.equal(
    outcomeOf(await move('hospital4', mine, 'recognise', suits(true))),
    'recognised',
    'late is not too late',
  );
  assert.equal(outcomeOf(await move('nanxin', found, 'close')), 'closed');
});

test('Article 46(1) is shown by recognitions and by reports admitted', async () => {
  const { duties } = (await (await as(''))('GET', '/api/duties')).body;
  const status = (id: string) => duties.find((one: { id: string }) => one.id === id).status;
  assert.deepEqual([status('46.1a'), status('46.1b')], ['met', 'met']);
});
