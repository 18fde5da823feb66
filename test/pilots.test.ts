import assert from 'node:assert/strict';
import { test } from 'node:test';
import { theProgram } from '#kernel/access.ts';
import { runClocks } from '#store/clocks.ts';
import { moveRecord, systemOf } from '#store/perform.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const [firm, officer, anybody] = (await Promise.all(['lingjian', 'officer', ''].map((one) => city.signIn(one)))) as [
  Caller,
  Caller,
  Caller,
];
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const [running] = (await anybody('GET', '/api/pilots?state=running')).body.items;
const path = `/api/pilots/${running.id}`;

test('case 12: approved by a second officer with its letter, it runs to the day that was set and then stops by itself', async () => {
  const page = (await officer('GET', path)).body;
  assert.equal(page.issued.length, 1);
  assert.equal(page.clocks[0].view.dueOn, '2026-11-12');
  await runClocks(city.around, '2026-11-12');
  assert.equal((await anybody('GET', path)).body.record.state, 'running', 'on its last day it still runs');
  await runClocks(city.around, '2026-11-13');
  assert.equal((await anybody('GET', path)).body.record.state, 'stopped');
});

test('its results answer every exit criterion, and are published', async () => {
  const one = { criterion: '字幕延迟', measured: '1.4秒', met: true };
  assert.equal((await move(firm, path, 'recordResults', { facts: { results: [one] } })).body.field, 'results');
  const results = [
    one,
    { criterion: '字幕准确率', measured: '96.2%', met: true },
    { criterion: '观众满意度', measured: '78%', met: false },
  ];
  assert.equal((await move(firm, path, 'recordResults', { facts: { results } })).body.record.state, 'ended');
  assert.equal((await move(officer, path, 'publish')).status, 200);
  assert.equal((await anybody('GET', path)).body.record.facts.results.length, 3);
});

test('a running pilot is stopped by a warning, with the reason', async () => {
  const { facts } = (await firm('GET', path)).body.record;
  const { reasons, stopReason, results, ...stated } = facts;
  const made = await firm('POST', '/api/pilots', { facts: { ...stated, endsOn: '2099-01-01' } });
  const again = `/api/pilots/${made.body.record.id}`;
  const letter = async (name: string) => (await officer('GET', `${again}/documents/${name}`)).body;
  await move(firm, again, 'submit');
  await move(officer, again, 'propose', { facts: { reasons: { zh: '符合条件。' } } });
  const approver = await city.signIn('approver');
  const body = { letter: await letter('approvalLetter') };
  assert.equal((await move(officer, again, 'approve', body)).body.code, 'same-hands');
  assert.equal((await move(approver, again, 'approve', body)).status, 200);
  assert.equal((await move(firm, again, 'begin')).body.record.state, 'running');
  const warned = { stopReason: { zh: '红色预警。' } };
  const stopped = await moveRecord(
    city.around,
    systemOf(city.around, 'pilots'),
    made.body.record.id,
    'stopOnWarning',
    { facts: warned },
    theProgram,
  );
  assert.equal(stopped.state, 'stopped');
});
