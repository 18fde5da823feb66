import assert from 'node:assert/strict';
import { test } from 'node:test';
import { label } from './label.ts';
import { type Setting, settingInForce, settingProblem, settingsOf, settingValue, termSetting } from './settings.ts';

const name = label('设置', 'Setting');
const stated = { key: 'k', label: name, source: name, confirmed: false };
const kinds: readonly { setting: Setting; right: readonly unknown[]; wrong: readonly unknown[] }[] = [
  {
    setting: termSetting('k', name, 5, 'working', name),
    right: [
      { kind: 'working', days: 1 },
      { kind: 'natural', days: 3650 },
    ],
    wrong: [{ kind: 'working', days: 0 }, { kind: 'lunar', days: 5 }, { kind: 'working', days: 5, note: 'x' }, 5, null],
  },
  {
    setting: { ...stated, kind: 'integer', value: 60, min: 20, max: 200 },
    right: [20, 200],
    wrong: [19, 201, 20.5, '60', Number.NaN, undefined],
  },
  {
    setting: { ...stated, kind: 'decimal', value: '0.8', min: 0, max: 1, places: 2 },
    right: ['0', '0.85', '1', '1.00'],
    wrong: ['1.01', '-0.1', '0.851', '.5', '05', '1e-1', 0.8, ''],
  },
  {
    setting: { ...stated, kind: 'choice', value: 'a', choices: { a: name, b: name } },
    right: ['a', 'b'],
    wrong: ['c', 'toString', '', 1, null],
  },
  { setting: { ...stated, kind: 'yesNo', value: true }, right: [true, false], wrong: ['true', 1, null] },
];

for (const { setting, right, wrong } of kinds)
  test(`a setting of kind ${setting.kind} takes what fits it and says what is wrong with the rest`, () => {
    for (const value of [setting.value, ...right]) assert.equal(settingProblem(setting, value), null, String(value));
    for (const value of wrong) {
      const problem = settingProblem(setting, value);
      assert.ok(problem?.zh && problem.en, JSON.stringify(value));
    }
  });

test('what the keeper set is in force with its own source; the rest stays as declared', () => {
  const term = termSetting('a.term', name, 5, 'working', name);
  const set = { 'a.term': { value: { kind: 'working', days: 7 }, source: label('新规', 'new rule'), confirmed: true } };
  assert.equal(settingValue(term, {}).days, 5);
  assert.equal(settingValue(term, set as never).days, 7);
  assert.deepEqual(settingInForce(term, set as never), { ...term, ...set['a.term'] });
});

test('a declaration rests on its own settings and on those of its clocks', () => {
  const term = termSetting('a.term', name, 5, 'working', name);
  const own: Setting = { ...stated, kind: 'yesNo', value: true };
  assert.deepEqual(settingsOf({ settings: [own], clocks: { a: { term }, b: { term, extension: term } } }), [
    own,
    term,
    term,
    term,
  ]);
  assert.deepEqual(settingsOf({}), []);
});
