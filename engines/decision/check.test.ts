import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, loadDecisions } from './index.ts';

const modelWith = (cell: string, output = '"a"', requires = '#in'): Promise<string> =>
  Promise.resolve(`
  <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
    <inputData id="in" name="reach"><variable id="nv" name="reach" typeRef="number"/></inputData>
    <decision id="d" name="d"><variable id="dv" name="d"/>
      <informationRequirement id="r"><requiredInput href="${requires}"/></informationRequirement>
      <decisionTable id="t" hitPolicy="FIRST">
        <input id="i" label="Reach"><inputExpression id="e"><text>reach</text></inputExpression></input>
        <output id="o"><outputValues id="v"><text>"a", "b"</text></outputValues></output>
        <rule id="row1"><inputEntry id="c"><text>${cell}</text></inputEntry>
          <outputEntry id="x"><text>${output}</text></outputEntry></rule>
      </decisionTable>
    </decision>
  </definitions>`);
const faultsOf = async (...parts: Parameters<typeof modelWith>) =>
  check(await loadDecisions(await modelWith(...parts)));

test('a sound model has no faults', async () => assert.deepEqual(await faultsOf('&gt; 5'), []));

test('a name that nothing defines is a fault, with row and column', async () => {
  const [fault, ...others] = await faultsOf('&gt; reech');
  assert.equal(others.length, 0);
  assert.equal(fault?.row, 'row1');
  assert.equal(fault?.column, 'Reach');
  assert.match(fault?.message ?? '', /reech/);
});

test('a cell that is not FEEL is a fault', async () =>
  assert.match((await faultsOf('&gt; (5'))[0]?.message ?? '', /FEEL/));

test('an output outside the allowed values is a fault', async () =>
  assert.match((await faultsOf('-', '"c"'))[0]?.message ?? '', /"c" is not among/));

test('a requirement that leads nowhere, or in a circle, is a fault', async () => {
  assert.match((await faultsOf('-', '"a"', '#gone'))[0]?.message ?? '', /gone/);
  assert.ok((await faultsOf('-', '"a"', '#d')).some((fault) => fault.message === 'requires itself'));
});

test('a file that is not DMN is refused', async () => {
  await assert.rejects(loadDecisions('<definitions'));
  await assert.rejects(loadDecisions('<html/>'));
});
