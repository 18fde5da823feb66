import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, evaluate, invoke, loadDecisions } from './index.ts';

const definitions = (version: string, namespace: string, content: string): string =>
  `<definitions xmlns="${version}" xmlns:dmn="${version}" id="m" name="m" namespace="${namespace}">${content}</definitions>`;
const versions = {
  1.1: 'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  1.2: 'http://www.omg.org/spec/DMN/20180521/MODEL/',
  1.3: 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  1.4: 'https://www.omg.org/spec/DMN/20211108/MODEL/',
  1.5: 'https://www.omg.org/spec/DMN/20230324/MODEL/',
};
const literal = (text: string): string => `<literalExpression><text>${text}</text></literalExpression>`;
const input = (name: string): string => `<inputData id="${name}" name="${name}"><variable name="${name}"/></inputData>`;
const decision = (name: string, requires: readonly string[], logic: string): string =>
  `<decision id="${name}" name="${name}"><variable name="${name}"/>${requires
    .map((href) => `<informationRequirement><requiredInput href="${href}"/></informationRequirement>`)
    .join('')}${logic}</decision>`;

for (const [version, uri] of Object.entries(versions))
  test(`DMN ${version} is read`, async () => {
    const model = await loadDecisions(definitions(uri, 'urn:m', input('n') + decision('d', ['#n'], literal('n + 1'))));
    assert.equal(decide(model, 'd', { n: 0.2 }).outputs, 1.2);
  });

test('boxed expressions of DMN 1.4: conditional, filter, for, some, every', async () => {
  const child = (name: string, text: string): string => `<${name}>${literal(text)}</${name}>`;
  const model = await loadDecisions(
    definitions(
      versions['1.4'],
      'urn:m',
      input('l') +
        decision(
          'conditional',
          ['#l'],
          `<conditional>${child('if', 'count(l) &gt; 2')}${child('then', '"many"')}${child('else', '"few"')}</conditional>`,
        ) +
        decision('filter', ['#l'], `<filter>${child('in', 'l')}${child('match', 'item &gt; 1')}</filter>`) +
        decision('for', ['#l'], `<for iteratorVariable="e">${child('in', 'l')}${child('return', 'e * 2')}</for>`) +
        decision(
          'some',
          ['#l'],
          `<some iteratorVariable="e">${child('in', 'l')}${child('satisfies', 'e = 3')}</some>`,
        ) +
        decision(
          'every',
          ['#l'],
          `<every iteratorVariable="e">${child('in', 'l')}${child('satisfies', 'e = 3')}</every>`,
        ),
    ),
  );
  const answer = (name: string): unknown => decide(model, name, { l: [1, 2, 3] }).outputs;
  assert.deepEqual(['conditional', 'filter', 'for', 'some', 'every'].map(answer), [
    'many',
    [2, 3],
    [2, 4, 6],
    true,
    false,
  ]);
});

test('knowledge is called with named arguments, and a service with what lies outside of it', async () => {
  const model = await loadDecisions(
    definitions(
      versions['1.3'],
      'urn:m',
      `${input('price')}
       <businessKnowledgeModel id="tax" name="tax"><variable name="tax"/><encapsulatedLogic>
         <formalParameter name="amount" typeRef="number"/><formalParameter name="rate" typeRef="number"/>
         ${literal('amount * rate')}</encapsulatedLogic></businessKnowledgeModel>
       <decision id="total" name="total"><variable name="total"/>
         <informationRequirement><requiredInput href="#price"/></informationRequirement>
         <knowledgeRequirement><requiredKnowledge href="#tax"/></knowledgeRequirement>
         ${literal('price + tax(rate: 0.06, amount: price)')}</decision>
       <decisionService id="s" name="s"><outputDecision href="#total"/><inputData href="#price"/></decisionService>`,
    ),
  );
  assert.equal(decide(model, 'total', { price: 19.9 }).outputs, 21.094);
  assert.equal(invoke(model, 's', { price: 100 }), 106);
});

test('an imported decision is named under the import, and its inputs come from the same facts', async () => {
  const imported = definitions(
    versions['1.5'],
    'urn:a',
    input('who') + decision('greeting', ['#who'], literal('"Hello, " + who')),
  );
  const importing = definitions(
    versions['1.5'],
    'urn:b',
    `<import name="a" namespace="urn:a" importType="${versions['1.5']}"/>
     <decision id="d" name="d"><variable name="d"/>
       <informationRequirement><requiredDecision href="urn:a#greeting"/></informationRequirement>${literal('a.greeting + "!"')}</decision>`,
  );
  assert.equal(
    evaluate(await loadDecisions(importing, [imported]), 'd', { who: 'Shenzhen' }).value,
    'Hello, Shenzhen!',
  );
  await assert.rejects(loadDecisions(importing), /urn:a, which is not there/);
});
