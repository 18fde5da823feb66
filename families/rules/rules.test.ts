import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse, loadDecisions } from '#engines/decision/index.ts';
import { label } from '#kernel/label.ts';
import { type RuleTableId, ruleTableIds } from './catalogue.ts';
import { contractFindings } from './contract.ts';
import { decideBy } from './decide.ts';
import { inBothLanguages } from './findings.ts';
import { firstModels, firstRules, firstTexts } from './firstRules.ts';

const decided = (table: RuleTableId, decision: string, facts: object) =>
  decideBy(table, decision, facts as Record<string, unknown>, firstRules);
const rowsOf = (table: RuleTableId, decision: string, facts: object) =>
  decided(table, decision, facts).reasons.map(({ row }) => row);

for (const table of ruleTableIds)
  test(`the first version of ${table} has no faults, fits the program, and cites a provision in every row`, () => {
    const blocking = analyse(firstModels[table]).filter((one) => one.blocks);
    assert.deepEqual(blocking, []);
    assert.deepEqual(contractFindings(table, firstModels[table]), []);
  });

test('a version that the program cannot follow is named at its cell', async () => {
  const found = async (change: (xml: string) => string) =>
    contractFindings('grading', await loadDecisions(change(firstTexts.grading))).map(
      ({ decision, row, column, message }) => [decision, row, column, message.en].filter(Boolean).join(': '),
    );
  assert.deepEqual(
    await found((xml) =>
      xml.replace('66.1 72.2(1) | 应用领域涉及国家安全 | The field touches national security', '无'),
    ),
    [
      'grade: high-national-security: annotation: the annotation must read “provision | 理由 | reason”, by a provision of the Regulation',
    ],
  );
  assert.deepEqual(await found((xml) => xml.replaceAll('"risk-warning"', '"risk-warnings"')), [
    'obligations: warning-high: obligations: the program knows no outcome risk-warnings',
  ]);
  assert.deepEqual(await found((xml) => xml.replaceAll('roadVehicle', 'roadVehicles')), [
    'roadVehicles: roadVehicles: roadVehicles is not a fact of these cases',
  ]);
  assert.deepEqual(
    await found((xml) => xml.replace('name="reversible" typeRef="boolean"', 'name="reversible" typeRef="string"')),
    ['reversible: reversible: reversible must be of type boolean, not string'],
  );
});

test('Article 44: each of the five conditions is told with its reason, whether it holds or not', () => {
  const eligible = {
    grade: 'low',
    standardsExist: false,
    meetsAdvancedStandard: true,
    nationalSecurity: false,
    publicInterest: false,
    publicDecision: false,
    publicInterestCommerce: false,
    personalSafety: false,
  };
  assert.equal(decided('pilot-eligibility', 'pilot', eligible).value, 'possible');
  assert.deepEqual(rowsOf('pilot-eligibility', 'pilot', eligible).toSorted(), [
    'condition-advanced',
    'condition-low-risk',
    'condition-no-standard',
    'condition-open-field',
    'condition-persons-safe',
    'open-all',
  ]);
  for (const [fact, value, row] of [
    ['grade', 'medium', 'barrier-grade'],
    ['standardsExist', true, 'barrier-standards'],
    ['meetsAdvancedStandard', false, 'barrier-advanced'],
    ['nationalSecurity', true, 'barrier-national-security'],
    ['publicInterest', true, 'barrier-public-interest'],
    ['personalSafety', true, 'barrier-personal-safety'],
  ] as const) {
    const barred = decided('pilot-eligibility', 'pilot', { ...eligible, [fact]: value });
    assert.equal(barred.value, 'not-possible', fact);
    assert.ok(
      barred.reasons.some((one) => one.row === row && one.articles.includes('44.1')),
      row,
    );
  }
  // One condition that is not met settles it, whatever is missing.
  assert.equal(decided('pilot-eligibility', 'pilot', { personalSafety: true }).value, 'not-possible');
  assert.deepEqual(decided('pilot-eligibility', 'pilot', { ...eligible, standardsExist: null }).missing, [
    'standardsExist',
  ]);
});

test('a pilot that reports more than its cap explains it once, and is stopped the second time or where it is far above', () => {
  const step = (percentOfCap: number, earlierExcesses = 0) =>
    decided('pilot-use', 'step', { percentOfCap, earlierExcesses }).value;
  assert.deepEqual(
    [step(100), step(100, 3), step(100.5), step(110), step(110, 1), step(110.01)],
    ['none', 'none', 'explain', 'explain', 'stop', 'stop'],
  );
});

test('Article 72(2): each act has its screen, the criteria fixed before it, and its evidence', () => {
  assert.equal(decided('prohibited-act-screens', 'screen', { act: 'pricing' }).value, 'prices');
  assert.deepEqual(decided('prohibited-act-screens', 'criteria', { act: 'pricing' }).value, [
    'confidence',
    'pairsAtLeast',
    'minutesApart',
    'shareOfNoAccount',
    'seed',
  ]);
  assert.deepEqual(decided('prohibited-act-screens', 'criteria', { act: 'health' }).value, null);
  assert.deepEqual(decided('prohibited-act-screens', 'evidence', { act: 'deepSynthesis' }).value, ['generated-files']);
});

test('different treatment is justified by one of four exceptions only, each with all that it asks for', () => {
  const treated = {
    differentTreatment: true,
    sameConditions: true,
    actualNeed: false,
    fairCustom: false,
    newUserOffer: false,
    reasonablePeriod: false,
    randomByFairRules: false,
    providedByLaw: false,
  };
  const finding = (facts: object) => decided('differential-treatment', 'finding', { ...treated, ...facts }).value;
  assert.deepEqual(finding({}), { finding: 'unjustified', exception: 'none' });
  assert.deepEqual(finding({ newUserOffer: true }), { finding: 'unjustified', exception: 'none' });
  assert.deepEqual(finding({ newUserOffer: true, reasonablePeriod: true }), {
    finding: 'excepted',
    exception: 'newUsers',
  });
  assert.deepEqual(finding({ actualNeed: true, fairCustom: true }), { finding: 'excepted', exception: 'needs' });
  assert.deepEqual(finding({ sameConditions: false }), { finding: 'conditions-differ', exception: 'none' });
});

test('a warning is as grave as the gravest of its signs, and each level has its step and term', () => {
  const quiet = {
    breachRatio: 0,
    plannedStep: 'none',
    severity: 'none',
    personalSafety: false,
    autonomous: false,
    similarReports: 0,
    overdueSteps: 0,
  };
  const level = (facts: object) => decided('warning-levels', 'level', { ...quiet, ...facts }).value;
  assert.deepEqual(
    [{}, { breachRatio: 1 }, { similarReports: 5 }, { severity: 'serious' }, { breachRatio: 2, similarReports: 3 }].map(
      level,
    ),
    ['none', 'blue', 'yellow', 'orange', 'red'],
  );
  assert.equal(level({ severity: 'near-miss', personalSafety: true }), 'yellow');
  assert.equal(level({ severity: 'near-miss', personalSafety: true, autonomous: true }), 'orange');
  assert.deepEqual(
    (['suspend', 'restrict', 'inspect', 'check'] as const).map((plannedStep) => level({ breachRatio: 1, plannedStep })),
    ['red', 'orange', 'yellow', 'blue'],
    'what the plan says is done',
  );
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((overdueSteps) => level({ breachRatio: 1, overdueSteps })),
    ['blue', 'yellow', 'orange', 'red', 'red'],
    'a step not taken in time raises it',
  );
  assert.deepEqual(decided('warning-levels', 'nextStep', { ...quiet, severity: 'grave' }).value, {
    step: 'suspend',
    workingDays: 1,
  });
  const order = ['none', 'blue', 'yellow', 'orange', 'red'];
  fc.assert(
    fc.property(fc.float({ min: 0, max: 3, noNaN: true }), fc.float({ min: 0, max: 3, noNaN: true }), (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((breachRatio) =>
        order.indexOf(String(level({ breachRatio }))),
      );
      assert.ok(Number(low) <= Number(high), `${a}, ${b}`);
    }),
    { numRuns: 50 },
  );
});

test('an ethics review is simplified only where the risk is minimal and the activity is not listed', () => {
  const usual = {
    emergency: false,
    listedActivity: false,
    minimalRisk: false,
    smallChange: false,
    followUpUnchanged: false,
  };
  const procedure = (facts: object) => decided('ethics-procedure', 'procedure', { ...usual, ...facts }).value;
  assert.deepEqual(
    [
      {},
      { minimalRisk: true },
      { minimalRisk: true, listedActivity: true },
      { emergency: true, listedActivity: true },
    ].map(procedure),
    ['general', 'simplified', 'general', 'emergency'],
  );
  assert.deepEqual(decided('ethics-procedure', 'terms', usual).value, {
    membersAtLeast: 5,
    term: 30,
    unit: 'naturalDays',
  });
});

test('what the engine says is said in Chinese too', () => {
  assert.deepEqual(
    inBothLanguages('nothing is named peopel'),
    label('没有名为“peopel”的事实或者决策', 'nothing is named peopel'),
  );
  assert.equal(inBothLanguages('"x" is a string, not a number').zh, '"x" 是文本，应为数字');
  assert.equal(inBothLanguages('matches together with row2').zh, '与规则 row2 同时命中');
});
