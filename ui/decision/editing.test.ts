import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DmnElement } from 'dmn-js/lib/Modeler';
import { DmnModdle } from 'dmn-moddle';
import { check, loadDecisions } from '#engines/decision/index.ts';
import { type RuleFacts, ruleTables } from '#families/rules/catalogue.ts';
import { firstTexts } from '#families/rules/firstRules.ts';
import { addFact } from './addFact.ts';
import { findingPlace } from './findingPlace.ts';

/** dmn-moddle as dmn-js uses it: it reads, makes and writes elements. */
const moddle = new DmnModdle() as unknown as {
  fromXML(xml: string): Promise<{ rootElement: DmnElement }>;
  toXML(element: DmnElement, options: object): Promise<{ xml: string }>;
  create(type: string, properties?: object): DmnElement;
};
const read = async (xml: string) => (await moddle.fromXML(xml)).rootElement;
const decisionsOf = (definitions: DmnElement) =>
  (definitions.drgElement as DmnElement[]).filter(({ $type }) => $type === 'dmn:Decision');
const finding = { kind: 'contract', blocks: true, message: { zh: '', en: '' } } as const;

test('a finding is at its cell, its annotation, the head of its column, its row or its decision', async () => {
  const definitions = await read(firstTexts['warning-levels']);
  const [decision] = decisionsOf(definitions);
  assert.ok(decision);
  const table = decision.decisionLogic as DmnElement;
  const [first] = table.rule as DmnElement[];
  const [column] = table.input as DmnElement[];
  const [output] = table.output as DmnElement[];
  assert.ok(first && column && output);
  const at = (row?: string, name?: string) =>
    findingPlace(definitions, { ...finding, decision: decision.id, row, column: name });
  const cells = [...(first.inputEntry as DmnElement[]), ...(first.outputEntry as DmnElement[])].map(({ id }) => id);
  assert.deepEqual(at(first.id, column.label)?.element, cells[0]);
  assert.deepEqual(at(first.id, output.name)?.element, cells.at(-1));
  assert.deepEqual(at(first.id, 'annotation'), {
    decision: decision.id,
    kind: 'annotation',
    element: first.id,
    row: 1,
  });
  assert.equal(at(first.id)?.kind, 'rule');
  assert.deepEqual(at(undefined, column.label)?.element, column.id);
  assert.deepEqual(at(), { decision: decision.id, kind: 'decision' });
  assert.equal(findingPlace(definitions, { ...finding, decision: 'nowhere' }), null);
});

test('a column for a fact brings its input, its requirement and its place in the diagram, once', async () => {
  for (const name of ['generative', 'reversible', 'grade'] as const) {
    const definitions = await read(firstTexts['pilot-eligibility']);
    const decision = decisionsOf(definitions).find(({ id }) => id === 'openField');
    assert.ok(decision);
    const fact = ({ ...ruleTables['pilot-eligibility'].facts } as RuleFacts)[name];
    assert.ok(fact);
    const { xml: before } = await moddle.toXML(definitions, { format: true });
    const add = () => addFact((type, properties) => moddle.create(type, properties), definitions, decision, name, fact);
    // Taken away again nothing of it is left, and it can be added anew.
    add()();
    assert.equal((await moddle.toXML(definitions, { format: true })).xml, before);
    add();
    const table = decision.decisionLogic as DmnElement;
    const column = moddle.create('dmn:InputClause', { id: 'added' });
    column.inputExpression = moddle.create('dmn:LiteralExpression', { id: 'looks', text: name, typeRef: fact.type });
    (table.input as DmnElement[]).push(column);
    for (const rule of table.rule as DmnElement[])
      (rule.inputEntry as DmnElement[]).push(moddle.create('dmn:UnaryTests', { id: `${rule.id}-added`, text: '-' }));
    const { xml } = await moddle.toXML(definitions, { format: true });
    assert.deepEqual(check(await loadDecisions(xml)), []);
    add();
    assert.equal((await moddle.toXML(definitions, { format: true })).xml, xml, 'a second time it changes nothing');
    await read(xml);
  }
});
