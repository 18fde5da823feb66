import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { demoCases } from '#families/grading/example.ts';
import { type Field, fields } from '#families/grading/input.ts';
import { firstModels } from '#families/rules/firstRules.ts';
import { duties } from '#law/duties.ts';
import { officeIds } from '#law/offices.ts';
import { findProvision } from '#law/regulation.ts';
import { parts } from './matter.ts';
import { officesFor } from './officesFor.ts';
import { proposedRemits, unlistedAuthorities } from './remits.ts';
import { type Matter, proposeOffices } from './route.ts';

const rowsOf = (decision: string) => {
  const logic = firstModels.routing.decisions.find(({ id }) => id === decision)?.logic;
  return logic?.kind === 'table' ? logic.rules : [];
};
const offices = (matter: Matter) => proposeOffices(matter).map(({ office, part }) => `${office}: ${part}`);
const productOf = (id: number) =>
  offices({ kind: 'product', facts: demoCases.find((one) => one.id === id)?.facts as never });

test('a product finds the office of its field first, and those that its facts touch', () => {
  assert.deepEqual(productOf(1), ['health: lead', 'industry: coordinate', 'market: together', 'cyberspace: together']);
  assert.deepEqual(productOf(2).slice(0, 2), ['urban-management: lead', 'industry: coordinate']);
  assert.ok(productOf(2).includes('public-security: together') && productOf(2).includes('transport: together'));
  assert.equal(productOf(8)[0], 'data: lead');
});

test('a report is received by the industry authority, as Article 70 says; the act decides who is in charge', () => {
  const found = proposeOffices({ kind: 'report', act: '72.2(5)', text: '新老账号同一商品价格不同' });
  assert.deepEqual(
    found.map(({ office, part, confirmed }) => [office, part, confirmed]),
    [
      ['industry', 'receive', true],
      ['market', 'lead', false],
    ],
  );
  assert.deepEqual(found[0]?.reasons[0]?.articles, ['70.1']);
  assert.deepEqual(
    found[1]?.reasons.flatMap(({ because }) => because.map(({ zh }) => zh)),
    ['文字提到价格、收费或者消费'],
  );
});

test('where Article 6(2) does not name the authority of a field, the reason says so', () => {
  const [first] = proposeOffices({ kind: 'question', field: 'elderly-care' });
  assert.deepEqual([first?.office, first?.part, first?.confirmed], ['industry', 'coordinate', false]);
  assert.match(first?.reasons[0]?.text.zh ?? '', /民政部门.*未列名/u);
});

test('nothing known: the industry authority, under Article 6(1)', () => {
  const [only, ...more] = proposeOffices({ kind: 'question', text: '……' });
  assert.deepEqual(
    [only?.office, only?.reasons[0]?.rule, only?.reasons[0]?.articles, more],
    ['industry', 'fallback', ['6.1'], []],
  );
});

test('remits in force decide the field, not our proposal', () => {
  const [first] = proposeOffices({ kind: 'question', field: 'culture' }, [
    { office: 'commerce', remit: { zh: '', en: '' }, fields: ['culture'], confirmed: true },
  ]);
  assert.deepEqual([first?.office, first?.part, first?.confirmed], ['commerce', 'lead', true]);
});

test('each office has a remit, and each field an office or a named reason for having none', () => {
  assert.deepEqual(proposedRemits.map(({ office }) => office).toSorted(), officeIds.toSorted());
  const kept = new Set(proposedRemits.flatMap((one) => one.fields));
  const neither = (Object.keys(fields) as Field[]).filter((one) => !kept.has(one) && !unlistedAuthorities[one]);
  assert.deepEqual(neither, ['other']);
  for (const field of kept) assert.equal(unlistedAuthorities[field], undefined, field);
});

test('each row of the rules can be reached, each word of the text is found', () => {
  const concernsOf = (matter: Matter) =>
    proposeOffices(matter).flatMap(({ reasons }) => reasons.map((one) => one.rule));
  for (const row of rowsOf('offices')) {
    const [kind = '-', act = '-', asked = '-'] = row.cells;
    const concern = /"([^"]+)"/u.exec(asked)?.[1];
    const texts = rowsOf('textConcerns').filter(({ outputs }) => outputs[0] === JSON.stringify(concern));
    const words = texts.flatMap(({ cells }) => [...(cells[0] ?? '').matchAll(/"([^"]+)"/gu)].map(([, word]) => word));
    const kinds = (['product', 'report', 'warning', 'question'] as const).filter(
      (one) => kind === '-' || kind.includes(one) !== kind.startsWith('not'),
    );
    const matter = { act: /"([^"]+)"/u.exec(act)?.[1], facts: { publicDecision: concern === 'public-decision' } };
    for (const one of kinds)
      for (const text of words.length > 0 ? words : [''])
        assert.ok(
          concernsOf({ ...matter, kind: one, text: text?.toUpperCase() }).includes(row.id),
          `${row.id}, ${text}`,
        );
  }
});

test('never empty, no office twice, in order, with reasons that cite the Regulation in both languages', () => {
  const anything = fc.record({
    kind: fc.constantFrom('product', 'report', 'warning', 'question' as const),
    field: fc.option(fc.constantFrom(...Object.keys(fields), 'no such field'), { nil: undefined }),
    act: fc.option(fc.constantFrom('72.2(1)', '72.2(4)', '72.2(7)', 'x'), { nil: undefined }),
    text: fc.option(fc.string(), { nil: undefined }),
    facts: fc.option(fc.constantFrom(...demoCases.map((one) => one.facts)), { nil: undefined }),
  });
  fc.assert(
    fc.property(anything, (matter) => {
      const found = proposeOffices(matter as Matter);
      const order = found.map(({ part }) => Object.keys(parts).indexOf(part));
      assert.ok(found.length > 0);
      assert.equal(new Set(found.map(({ office }) => office)).size, found.length);
      assert.deepEqual(order, order.toSorted());
      for (const reason of found.flatMap(({ reasons }) => reasons))
        assert.ok(reason.articles.every(findProvision) && reason.text.zh && reason.text.en, reason.rule);
    }),
    { numRuns: 100 },
  );
});

test('a provision finds the offices that it names, and says where it names none', () => {
  const named = (reference: string) =>
    officesFor(reference).map(({ office, part, confirmed }) => [office, part, confirmed]);
  assert.deepEqual(named('8.1'), [
    ['market', 'lead', true],
    ['industry', 'together', true],
  ]);
  assert.deepEqual(named('9'), [
    ['industry', 'lead', true],
    ['statistics', 'lead', true],
  ]);
  assert.deepEqual(named('58.1a'), [['market', 'lead', false]]);
  assert.deepEqual(named('71'), [['industry', 'coordinate', false]]);
  assert.ok(named('39').some(([office]) => office === 'health'));
  assert.deepEqual(officesFor('99'), []);
  for (const { id } of duties) assert.ok(officesFor(id).length > 0, id);
});
