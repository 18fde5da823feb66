import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Misuse } from '#kernel/command.ts';
import { deidentifyCommand } from './commands.ts';
import { hierarchyCommand } from './hierarchyCommand.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-deidentify-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
mkdirSync(at('层次'));
writeFileSync(at('层次/区.csv'), '福田,*\n南山,*\n');
writeFileSync(at('层次/年龄.csv'), '30,30起,*\n31,30起,*\n40,40起,*\n');
const rows = ['福田,30,流感', '福田,31,肺炎', '南山,30,流感', '南山,31,胃炎', '南山,40,流感'];
writeFileSync(at('data.csv'), `区,年龄,病种\n${rows.join('\n')}\n`);

const said: string[] = [];
const run = (...args: string[]) =>
  deidentifyCommand.run(args, { out: (text) => said.push(text), withCity: () => Promise.reject(new Error('no city')) });
const goal = ['--hierarchies', at('层次'), '--k', '2', '--l', '2:病种', '--suppression', '0.2'];

test('a file is de-identified, verified and told of in a report', async () => {
  assert.equal(await run(at('data.csv'), ...goal, '-o', at('out.csv'), '--report', at('report.html')), 0);
  const [header, ...released] = readFileSync(at('out.csv'), 'utf8').trim().split('\n');
  assert.equal(header, '区,年龄,病种');
  assert.deepEqual(released.toSorted(), [
    '*,*,*',
    '南山,30起,流感',
    '南山,30起,胃炎',
    '福田,30起,流感',
    '福田,30起,肺炎',
  ]);
  assert.match(readFileSync(at('report.html'), 'utf8'), /k = 2；distinct-l = 2（病种）/u);
  assert.match(said.join('\n'), /1 行抑制/u);
});

const wrong: readonly (readonly [string, RegExp, ...string[]])[] = [
  ['no file', /name one file/u, ...goal, '-o', at('x.csv')],
  ['a file that is not there', /no such file/u, at('none.csv'), ...goal, '-o', at('x.csv')],
  ['no output', /-o/u, at('data.csv'), ...goal],
  ['the input as output', /must not overwrite/u, at('data.csv'), ...goal, '-o', at('data.csv')],
  ['no goal', /no goal/u, at('data.csv'), '--hierarchies', at('层次'), '-o', at('x.csv'), '--keep', '病种'],
  ['a column without a part', /病种/u, at('data.csv'), '--hierarchies', at('层次'), '--k', '2', '-o', at('x.csv')],
  ['a sensitive column that is not there', /职业/u, at('data.csv'), ...goal, '--l', '2:职业', '-o', at('x.csv')],
  ['k that is no number', /is no number/u, at('data.csv'), ...goal, '--k', '二', '-o', at('x.csv')],
  ['k larger than the rows', /above the number of rows/u, at('data.csv'), ...goal, '--k', '6', '-o', at('x.csv')],
  ['a goal that nothing reaches', /no generalisation/u, at('data.csv'), ...goal, '--l', '4:病种', '-o', at('x.csv')],
];
for (const [what, message, ...args] of wrong)
  test(`refused: ${what}`, async () => {
    await assert.rejects(run(...args), (error) => error instanceof Misuse && message.test(error.message));
    assert.ok(!existsSync(at('x.csv')));
  });

for (const [what, text, message] of [
  ['a gap', '福田,,*\n', /empty level/u],
  ['a cycle', '福田,南山,*\n南山,宝安,*\n', /cycle/u],
] as const)
  test(`a hierarchy file is refused with its row: ${what}`, async () => {
    mkdirSync(at(what));
    writeFileSync(join(at(what), '区.csv'), text);
    writeFileSync(join(at(what), '年龄.csv'), readFileSync(at('层次/年龄.csv')));
    const args = [at('data.csv'), '--hierarchies', at(what), '--k', '2', '--l', '2:病种', '-o', at('x.csv')];
    await assert.rejects(
      run(...args),
      (error) => error instanceof Misuse && message.test(error.message) && /row/u.test(error.message),
    );
  });

const build = (...args: string[]) =>
  hierarchyCommand.run(args, { out: (text) => said.push(text), withCity: () => Promise.reject(new Error('no city')) });

test('a hierarchy is made from the values of a column', async () => {
  assert.equal(await build(at('data.csv'), '--column', '年龄', '--number', '10,20', '-o', at('ages.csv')), 0);
  assert.equal(readFileSync(at('ages.csv'), 'utf8'), '30,30–39,20–39,*\n31,30–39,20–39,*\n40,40–49,40–59,*\n');
});

for (const [what, message, ...args] of [
  ['no kind', /choose one kind/u, '--column', '年龄'],
  ['two kinds', /choose one kind/u, '--column', '年龄', '--date', '--division'],
  ['a column that is not there', /no column/u, '--column', '月龄', '--date'],
  ['values that are no dates', /has no place/u, '--column', '年龄', '--date'],
  ['intervals that do not lie in each other', /lie in each other/u, '--column', '年龄', '--number', '4,10'],
] as const)
  test(`no hierarchy is made for it: ${what}`, async () => {
    await assert.rejects(
      build(at('data.csv'), ...args, '-o', at('x.csv')),
      (error) => error instanceof Misuse && message.test(error.message),
    );
    assert.ok(!existsSync(at('x.csv')));
  });
