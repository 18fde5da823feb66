import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { decidePartly, type PartlyDecided } from './partial.ts';
import { loadDecisions } from './read.ts';
import { LimitExceeded, Sandbox } from './sandbox.ts';
import { tableXml } from './tableXml.ts';

const sandbox = new Sandbox({ milliseconds: 2_000, megabytes: 64, cells: 100 });
after(() => sandbox.close());
const xmlWith = (cell: string, type = 'string') =>
  tableXml({
    policy: 'FIRST',
    columns: [['text', type]],
    rules: [
      { cells: ['"plain"'], output: '1' },
      { cells: [cell], output: '2' },
      { cells: ['-'], output: '3' },
    ],
  });
/** Doubles its steps with each letter. */
const runaway = xmlWith('matches(?, "(a+)+b")');
/** Texts that want more memory than there is: step by step, or with a single value. */
const hungry = {
  texts: 'count(for a in 1..1000000, b in 1..1000000 return string(a) + string(b)) > 0',
  numbers: 'count(for a in 1..1000000, b in 1..1000000 return a) > 0',
  lists: 'count(for a in 1..1000000 return for b in 1..1000 return a) > 0',
  flattened: 'count(flatten(for a in 1..10 return for b in 1..1000000 return 1)) > 0',
  joined: 'string length(string join(for a in 1..1000000 return "0123456789")) > 0',
  doubled: 'string length((for a in 1..40 return if a = 1 then "x" else partial[-1] + partial[-1])[-1]) > 0',
  replaced:
    'string length((for a in 1..9 return if a = 1 then "xxxxxxxxxx" else replace(partial[-1], "x", "xxxxxxxxxx"))[-1]) > 0',
};
const isLimit = (limit: 'time' | 'memory') => (error: unknown) => {
  assert.ok(error instanceof LimitExceeded, String(error));
  assert.deepEqual([error.limit, error.place], [limit, { decision: 'd', row: 'row1', column: 'text' }]);
  return true;
};
const letters = { text: 'a'.repeat(40) };
const decided = (key: string, facts: object) =>
  sandbox.ask<readonly PartlyDecided[]>('decide', [key], { decision: 'd', facts });
const outcome = (traces: readonly PartlyDecided[]) => traces.at(-1)?.possible;

test('what is decided in the sandbox is what is decided here', async () => {
  const sound = xmlWith('matches(?, "^x")');
  sandbox.add('sound', sound);
  const here = decidePartly(await loadDecisions(sound), 'd', { text: 'xylophone' });
  assert.deepEqual(await decided('sound', { text: 'xylophone' }), here);
  assert.deepEqual(sandbox.decideNow('sound', 'd', { text: 'xylophone' }), here);
  assert.deepEqual(outcome(sandbox.decideNow('sound', 'd', { text: 'other' })), [3]);
});

test('a runaway regular expression ends its thread, and the cell is named', async () => {
  sandbox.add('runaway', runaway);
  await assert.rejects(decided('runaway', letters), isLimit('time'));
  assert.throws(() => sandbox.decideNow('runaway', 'd', letters), isLimit('time'));
});

for (const [name, text] of Object.entries(hungry))
  test(`${name} that want more memory than there is end their thread at most, and the cell is named`, async () => {
    const patient = new Sandbox({ milliseconds: 600_000, megabytes: 32, cells: 100 });
    after(() => patient.close());
    patient.add(name, xmlWith(text));
    await assert.rejects(patient.ask('decide', [name], { decision: 'd', facts: { text: '' } }), isLimit('memory'));
  });

test('after an end the next request is answered', async () => {
  assert.deepEqual(outcome(await decided('sound', { text: 'plain' })), [1]);
});

test('a huge table is refused before its texts are read, and named', async () => {
  const rules = Array.from({ length: 60 }, (_, i) => ({ cells: [`"${i}"`], output: String(i) }));
  const xml = tableXml({ policy: 'UNIQUE', columns: [['text', 'string']], rules });
  const { findings } = await sandbox.analyse(xml);
  assert.deepEqual(
    findings.map(({ decision, blocks }) => [decision, blocks]),
    [['d', true]],
  );
  sandbox.add('huge', xml);
  await assert.rejects(decided('huge', {}), LimitExceeded);
});

test('what is no model at all says why', async () => {
  await assert.rejects(sandbox.analyse('<x/>'), /failed to parse/u);
});
