import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleTableIds, ruleTables } from '#families/rules/catalogue.ts';
import { firstModels } from '#families/rules/firstRules.ts';
import { columnWords, labelWords, outcomeWords, testWords, valueWords } from './cellWords.ts';

const { facts, outcomes } = ruleTables.grading;
const roles = facts.decisionRole?.options;
const groups = facts.vulnerableGroups?.options;

test('columns are called by their facts in both languages, others by their own labels', () => {
  const column = { label: '影响人数', text: 'peopleAffected' };
  assert.equal(columnWords(column, facts, 'zh'), '每年影响人数');
  assert.equal(columnWords(column, facts, 'en'), 'People affected a year');
  const counted = { label: '人群数 | Groups', text: 'count(vulnerableGroups)' };
  assert.equal(columnWords(counted, facts, 'en'), 'Groups');
  assert.equal(columnWords(counted, facts, 'zh'), '人群数');
  assert.equal(columnWords({ label: '合计', text: 'a + b' }, facts, 'en'), '合计');
});

test('plain tests are read in words, all others as they are written', () => {
  const zh = (cell: string) => testWords(cell, roles, 'zh');
  assert.equal(zh('true'), '是');
  assert.equal(zh('>= 1000000'), '≥ 1,000,000');
  assert.equal(zh('"advice", "automatic"'), '提供建议或者自动决策');
  assert.equal(zh('not("none")'), '除不参与决策外');
  assert.equal(testWords('list contains(?, "minors")', groups, 'en'), 'has Other minors');
  assert.equal(
    testWords('list contains(?, "elderly") or list contains(?, "disabled")', groups, 'zh'),
    '含老年人或者残疾人',
  );
  for (const written of ['count(?) > 0', '"unknown"', '> x', 'contains(?, "a") or ? = "b"', '"a" and "b"'])
    assert.equal(zh(written), written);
});

test('outcomes and values have their names', () => {
  assert.equal(outcomeWords('"high"', 'grade', outcomes, 'en'), 'High risk');
  assert.equal(outcomeWords('true', 'lowRisk', outcomes, 'zh'), '是');
  assert.equal(outcomeWords('"none"', 'constructor', outcomes, 'en'), '"none"');
  assert.equal(valueWords(['minors', 'elderly'], groups, 'zh'), '其他未成年人、老年人');
  assert.equal(valueWords([], groups, 'en'), 'none');
  assert.equal(valueWords(false, undefined, 'zh'), '否');
  assert.equal(valueWords('a"b', undefined, 'zh'), 'a"b');
  assert.equal(valueWords(null, roles, 'zh'), undefined);
});

test('what the first version of each table calls its decisions, columns and outputs is read in English too', () => {
  const words = ruleTableIds.flatMap((id) =>
    firstModels[id].decisions.flatMap(({ label = '', logic }) => [
      labelWords(label, 'en'),
      ...(logic?.kind === 'table'
        ? [
            ...logic.columns.map((column) => columnWords(column, ruleTables[id].facts, 'en')),
            ...logic.outputs.map((output) => labelWords(output.label ?? '', 'en')),
          ]
        : []),
    ]),
  );
  assert.ok(words.length > 100);
  assert.deepEqual(
    words.filter((one) => one === '' || /\p{Script=Han}/u.test(one)),
    [],
  );
});
