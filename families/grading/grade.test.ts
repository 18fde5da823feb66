import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide, isBlank } from '#engines/decision/index.ts';
import { firstModels } from '#families/rules/firstRules.ts';
import { findProvision } from '#law/regulation.ts';
import { type DemoCase, demoCases } from './example.ts';
import { type Grading, gradeProduct, grades } from './grade.ts';
import { type CompleteGradingFacts, type Fact, type FactName, factNames, gradingFacts } from './input.ts';
import { mustBeExplained, type ObligationId, obligationKinds } from './obligations.ts';

/** The tables that a product's grade and obligations come from, with the model that each lies in. */
const models = [firstModels.grading, firstModels['expert-re-review'], firstModels['pilot-eligibility']];
const tables = models.flatMap((model) =>
  model.decisions.flatMap(({ id, logic }) => (logic?.kind === 'table' ? [{ id, model, ...logic }] : [])),
);
const rowsOf = (grading: Grading): readonly string[] => [
  ...grading.reasons.map((reason) => reason.row),
  ...grading.obligations.flatMap(({ reasons }) => reasons.map((reason) => reason.row)),
];
const caseOf = (id: number): DemoCase => demoCases.find((demo) => demo.id === id)!;
const reasonsOf = (grading: Grading, id: ObligationId) => grading.obligations.find((o) => o.id === id)?.reasons ?? [];

for (const { id, name, facts, expected } of demoCases)
  test(`case ${id}, ${name.en}: ${expected.grade} and its route`, () => {
    const grading = gradeProduct(facts);
    const found = grading.obligations.map((obligation) => obligation.id);
    assert.equal(grading.grade, expected.grade);
    assert.deepEqual(grading.between, [expected.grade]);
    assert.deepEqual(grading.missing, []);
    assert.deepEqual(grading.possibleObligations, []);
    assert.deepEqual(
      expected.route.filter((obligation) => !found.includes(obligation)),
      [],
    );
    assert.deepEqual(
      expected.without.filter((obligation) => found.includes(obligation)),
      [],
    );
    assert.deepEqual(
      expected.rows.filter((row) => !rowsOf(grading).includes(row)),
      [],
    );
    assert.equal(grading.ruleVersion, '暂行规则 v1');
    assert.equal(grading.provisional, true);
  });

test('case 3 is found higher than its provider declared, by reach and trading terms', () => {
  const { facts, declared } = caseOf(3);
  const [first] = gradeProduct(facts).reasons;
  assert.equal(declared, 'low');
  assert.equal(first?.outcome, 'high');
  assert.deepEqual(
    first?.facts.flatMap((tested) => tested.facts),
    ['peopleAffected', 'affectsTradingTerms'],
  );
  assert.equal(gradeProduct({ ...facts, peopleAffected: 1_000_000 }).grade, 'medium');
});

test('case 4 becomes high when the mark enters a formal assessment, and the article is named', () => {
  const grading = gradeProduct({ ...caseOf(4).facts, countsTowardAssessment: true });
  assert.equal(grading.grade, 'high');
  assert.deepEqual(grading.reasons[0]?.articles, ['39.1', '66.1']);
  assert.ok(grading.obligations.some(({ id }) => id === 'ex-ante-assessment'));
  assert.ok(!grading.obligations.some(({ id }) => id === 'prior-disclosure'));
});

test('case 7 says why it is exempt from expert re-review, and by which measure', () => {
  const exempt = gradeProduct(caseOf(7).facts).obligations.find(({ id }) => id === 'expert-re-review-exempt');
  assert.match(exempt?.source?.zh ?? '', /〔2026〕75号/);
  assert.equal(exempt?.toBeConfirmed, true);
  assert.deepEqual(
    exempt?.reasons.map((reason) => reason.row),
    ['re-review-exempt', 'listed-opinion'],
  );
  assert.ok(exempt?.reasons[0]?.facts.some(({ facts }) => facts.includes('stateSupervision')));
});

test('cases 1 and 2 are refused a pilot, with every reason; a breach of each condition of case 12 refuses it', () => {
  for (const id of [1, 2]) {
    const rows = reasonsOf(gradeProduct(caseOf(id).facts), 'pilot-not-possible').map((reason) => reason.row);
    assert.ok(rows.includes('barrier-personal-safety') && rows.includes('barrier-grade'), `case ${id}: ${rows}`);
  }
  const breaches: readonly Partial<CompleteGradingFacts>[] = [
    { standardsExist: true },
    { meetsAdvancedStandard: false },
    { nationalSecurity: true },
    { publicInterest: true },
    { personalSafety: true },
    { publicInterestCommerce: true },
  ];
  for (const breach of breaches)
    assert.ok(
      reasonsOf(gradeProduct({ ...caseOf(12).facts, ...breach }), 'pilot-not-possible').length > 1,
      JSON.stringify(breach),
    );
});

const arbitraryOf = (fact: Fact): fc.Arbitrary<unknown> => {
  switch (fact.kind) {
    case 'yes-no':
      return fc.boolean();
    case 'integer':
      return fact.max > 5
        ? fc.constantFrom(0, 5_000, 100_000, 100_001, 1_000_000, 1_000_001, 20_000_000)
        : fc.integer({ min: fact.min, max: fact.max });
    case 'choice':
      return fc.constantFrom(...Object.keys(fact.options));
    case 'choices':
      return fc.subarray(Object.keys(fact.options));
  }
};
const allFacts = fc.record(
  Object.fromEntries(factNames.map((name) => [name, arbitraryOf(gradingFacts[name])])),
) as unknown as fc.Arbitrary<CompleteGradingFacts>;
const without = (facts: CompleteGradingFacts, missing: readonly FactName[]) =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !missing.includes(name as FactName)));

test('every complete input gets one grade, the one the plain evaluation gives, and a settled route', () => {
  fc.assert(
    fc.property(allFacts, (facts) => {
      const grading = gradeProduct(facts);
      const plain = decide(firstModels.grading, 'obligations', facts);
      const grade = plain.trace.find(({ decision }) => decision === 'grade')?.value;
      assert.deepEqual(grading.between, [grade]);
      const others = [
        decide(firstModels['expert-re-review'], 'reReview', facts),
        decide(firstModels['pilot-eligibility'], 'route', { ...facts, grade }),
      ];
      const obliged = [plain, ...others].flatMap(({ outputs }) => (outputs ?? []) as string[]);
      assert.deepEqual(grading.obligations.map(({ id }) => id).toSorted(), [...new Set(obliged)].toSorted());
      assert.deepEqual(
        [plain, ...others].flatMap(({ warnings }) => warnings),
        [],
      );
      assert.equal(grading.possibleObligations.length, 0);
    }),
    { numRuns: 60 },
  );
});

test('with facts missing, the true grade and obligations lie among those still possible', () => {
  fc.assert(
    fc.property(allFacts, fc.subarray([...factNames]), (facts, missing) => {
      const open = gradeProduct(without(facts, missing));
      const full = gradeProduct(facts);
      assert.ok(open.between.includes(full.grade as (typeof grades)[number]));
      assert.equal(open.grade === 'undetermined', open.between.length > 1);
      assert.equal(open.grade === 'undetermined', open.missing.length > 0);
      assert.ok(open.missing.every((name) => missing.includes(name)));
      const certain = new Set(open.obligations.map(({ id }) => id));
      const possible = new Set([...certain, ...open.possibleObligations.map(({ id }) => id)]);
      for (const id of certain)
        assert.ok(
          full.obligations.some((obligation) => obligation.id === id),
          id,
        );
      for (const { id } of full.obligations) assert.ok(possible.has(id), id);
    }),
    { numRuns: 60 },
  );
});

test('a missing fact that is not named as missing cannot change the grade', () => {
  fc.assert(
    fc.property(allFacts, fc.subarray([...factNames]), allFacts, (facts, missing, others) => {
      const open = gradeProduct(without(facts, missing));
      const named = gradeProduct({ ...without(facts, missing), ...pick(facts, open.missing) });
      const unnamed = missing.filter((name) => !open.missing.includes(name));
      assert.equal(gradeProduct({ ...facts, ...pick(others, unnamed) }).grade, named.grade);
    }),
    { numRuns: 60 },
  );
});
const pick = (facts: CompleteGradingFacts, names: readonly FactName[]) =>
  Object.fromEntries(names.map((name) => [name, facts[name]]));

test('nothing known: every grade is possible, and the grade waits for each fact that a row tests', () => {
  const grading = gradeProduct({});
  assert.equal(grading.grade, 'undetermined');
  assert.deepEqual(grading.between, grades);
  const tested = tables
    .find(({ id }) => id === 'grade')
    ?.columns.map(({ text }) => text.replace(/^count\((.*)\)$/, '$1'));
  assert.deepEqual([...grading.missing].toSorted(), [...new Set(tested)].toSorted());
});

test('a settled fact settles the grade, whatever is missing', () => {
  assert.equal(gradeProduct({ nationalSecurity: true }).grade, 'high');
  assert.deepEqual(gradeProduct({ personalSafety: true }).between, ['medium', 'high']);
});

/** Facts whose greater value means more risk, from the least to the greatest. */
const roles = ['none', 'advice', 'assistance', 'automatic'] as const;
const worsen = (facts: CompleteGradingFacts, more: CompleteGradingFacts): CompleteGradingFacts => {
  const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] => [...new Set([...a, ...b])];
  const worse = Object.fromEntries(
    factNames.map((name) => {
      const value = facts[name];
      const other = more[name];
      if (name === 'field') return [name, value];
      if (name === 'reversible') return [name, facts.reversible && more.reversible];
      if (name === 'decisionRole')
        return [name, roles[Math.max(roles.indexOf(facts.decisionRole), roles.indexOf(more.decisionRole))]];
      if (typeof value === 'number') return [name, Math.max(value, Number(other))];
      if (typeof value === 'boolean') return [name, value || other];
      return [name, union(value as readonly string[], other as readonly string[])];
    }),
  );
  return worse as CompleteGradingFacts;
};

test('more risk never lowers the grade', () => {
  fc.assert(
    fc.property(allFacts, allFacts, (facts, more) => {
      const before = gradeProduct(facts).between[0]!;
      const after = gradeProduct(worsen(facts, more)).between[0]!;
      assert.ok(grades.indexOf(after) >= grades.indexOf(before), `${before} became ${after}`);
    }),
    { numRuns: 60 },
  );
});

test('the table and the law agree on whose algorithm must be explained', () => {
  fc.assert(
    fc.property(allFacts, (facts) => {
      const obliged = gradeProduct(facts).obligations.some(({ id }) => id === 'algorithm-explanation');
      assert.equal(obliged, mustBeExplained(facts));
    }),
    { numRuns: 100 },
  );
});

test('no gap: the last row of the grade asks nothing', () => {
  assert.ok(
    tables
      .find(({ id }) => id === 'grade')
      ?.rules.at(-1)
      ?.cells.every(isBlank),
  );
});

test('each row can be reached, and is then the reason that counts', () => {
  const base = { ...caseOf(12).facts, vulnerableGroups: [] };
  // The cut points of the tables, and every option of every choice.
  const samples = (name: FactName): readonly unknown[] => {
    const fact = gradingFacts[name];
    if (fact.kind === 'yes-no') return [true, false];
    if (fact.kind === 'integer') return [0, 3, 4, 200_000, 2_000_000];
    if (fact.kind === 'choice') return Object.keys(fact.options);
    return [[], ...Object.keys(fact.options).map((option) => [option])];
  };
  for (const table of tables)
    for (const [index, rule] of table.rules.entries()) {
      const names = factNames.filter((name) =>
        table.columns.some((column, i) => !isBlank(rule.cells[i]!) && new RegExp(`\\b${name}\\b`).test(column.text)),
      );
      const combinations = names.reduce<readonly object[]>(
        (made, name) => made.flatMap((facts) => samples(name).map((value) => ({ ...facts, [name]: value }))),
        [{}],
      );
      // Rows that rest on another decision are reached by the demo cases.
      const inputs = [...combinations.map((facts) => ({ ...base, ...facts })), ...demoCases.map((demo) => demo.facts)];
      const reached = inputs.some((facts) => {
        const { grade } = gradeProduct(facts as CompleteGradingFacts);
        const { trace } = decide(table.model, table.id, { grade, ...facts });
        const traced = trace.at(-1)!;
        const wins = table.hitPolicy === 'C' || JSON.stringify(traced.value) === rule.outputs[0];
        return wins && traced.rows[index]?.matched;
      });
      assert.ok(reached, `${table.id}, ${rule.id}`);
    }
});

test('each row and each fact cites a paragraph that exists, and speaks both languages', () => {
  for (const table of tables)
    for (const rule of table.rules) {
      const [articles, zh, en] = (rule.annotation.description ?? '').split(' | ');
      assert.ok(articles?.split(' ').every(findProvision), `${rule.id}: ${articles}`);
      assert.ok(/\p{Script=Han}/u.test(zh ?? '') && /[A-Za-z]/.test(en ?? ''), rule.id);
    }
  for (const name of factNames) assert.ok(findProvision(gradingFacts[name].article), name);
  for (const option of Object.values(gradingFacts.field.options)) assert.ok(findProvision(option.article), option.en);
});

test('each obligation of the catalogue is named by a row', () => {
  const named = tables
    .filter(({ id }) => ['obligations', 'reReview', 'route'].includes(id))
    .flatMap(({ rules }) => rules.map((rule) => JSON.parse(rule.outputs[0]!)));
  assert.deepEqual([...new Set(named)].toSorted(), Object.keys(obligationKinds).toSorted());
});
