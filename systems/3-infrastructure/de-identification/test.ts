import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Misuse } from '#kernel/command.ts';
import { deidentifyCommand } from './commands.ts';
import { hierarchyCommand } from './hierarchyCommand.ts';
import { pseudonymKeysCommand, pseudonymOpenCommand } from './pseudonymCommands.ts';

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

const keyless = { out: (text: string) => said.push(text), withCity: () => Promise.reject(new Error('no city')) };

test('columns are changed before the search: pseudonyms that only the sealed key turns back, masks, bounds, noise', async () => {
  const people = rows.map((row, at) => `4403991990010100${at}8,138-0013-800${at},${1000 * at},${row}`);
  writeFileSync(at('people.csv'), `证件号,手机,收入,区,年龄,病种\n${people.join('\n')}\n`);
  await pseudonymKeysCommand.run(['-o', at('identity.txt')], keyless);
  const [key, identity] = [at('key.age'), at('identity.txt')];
  const changes = ['--reversible', '证件号', '--mask', 'mobile:手机', '--top', '2500:收入', '--key', key];
  const args = [at('people.csv'), ...goal, ...changes, '-o', at('changed.csv'), '--report', at('changed.html')];
  assert.equal(await run(...args, '--recipient', said.at(-1) as string), 0);
  const released = readFileSync(at('changed.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
  assert.deepEqual(released.map((row) => row[2]).toSorted(), ['0', '1000', '2000', '2500', '2500']);
  assert.ok(released.every(([, mobile]) => /^138\*{4}800\d$/u.test(mobile as string)));
  assert.match(readFileSync(at('changed.html'), 'utf8'), /可凭封存密钥还原的假名/u);
  const [pseudonym = ''] = released[0] as string[];
  const open = (column: string) =>
    pseudonymOpenCommand.run([pseudonym, '--column', column, '--key', key, '--identity', identity], keyless);
  assert.equal(await open('证件号'), 0);
  assert.match(said.at(-1) as string, /^4403991990010100\d8$/u);
  assert.equal(await open('手机'), 1);
  assert.equal(await run(...args, '--identity', identity), 0);
  assert.ok(readFileSync(at('changed.csv'), 'utf8').includes(pseudonym), 'the same key gives the same pseudonyms');
});

test('noise and one-way pseudonyms leave other values than there were, ordered and hierarchical closeness are goals', async () => {
  const people = rows.map((row, at) => `甲${at},${500 + at},${row}`);
  writeFileSync(at('noisy.csv'), `姓名,收入,区,年龄,病种\n${people.join('\n')}\n`);
  writeFileSync(at('层次/病种.csv'), '流感,呼吸,*\n肺炎,呼吸,*\n胃炎,消化,*\n');
  const changes = ['--pseudonym', '姓名', '--sm3', '--noise', '1000:收入'];
  const goals = ['--k', '2', '--recursive', '3,2:病种', '--ordered-t', '0.9:病种', '--hierarchy-t', '0.9:病种'];
  const args = [at('noisy.csv'), '--hierarchies', at('层次'), ...goals, '--suppression', '0.5', ...changes];
  assert.equal(await run(...args, '-o', at('noised.csv')), 0);
  const released = readFileSync(at('noised.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));
  assert.equal(new Set(released.map(([name]) => name)).size, 5);
  assert.ok(
    released.every(([name, income]) => /^[0-9a-f]{32}$/u.test(name as string) && /^-?\d+$/u.test(income as string)),
  );
  assert.ok(released.some(([, income]) => Number(income) < 500 || Number(income) > 504));
});

for (const [what, message, ...more] of [
  ['a reversible pseudonym without a sealed key', /--recipient/u, '--reversible', '区'],
  ['an unknown mask', /--mask is one of/u, '--mask', 'height:区'],
  ['noise on texts', /not the number/u, '--noise', '3:区'],
  ['bounds on texts', /not the number/u, '--top', '3:区'],
  ['a bottom above the top', /above its top/u, '--top', '3:年龄', '--bottom', '4:年龄'],
  ['a column changed twice', /changed twice/u, '--pseudonym', '区', '--mask', 'all:区'],
  ['a change of a column that is not there', /no column/u, '--pseudonym', '姓名'],
] as const)
  test(`refused: ${what}`, async () => {
    await assert.rejects(
      run(at('data.csv'), ...goal, ...more, '-o', at('x.csv')),
      (error) => error instanceof Misuse && message.test(error.message),
    );
    assert.ok(!existsSync(at('x.csv')));
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
