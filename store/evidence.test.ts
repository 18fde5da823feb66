import assert from 'node:assert/strict';
import { test } from 'node:test';
import type pg from 'pg';
import { everyone, theProgram } from '#kernel/access.ts';
import { always, type Evidence, everyInterval, exists, onceAll, yearly } from '#kernel/evidence.ts';
import { field } from '#kernel/fields/field.ts';
import { type System, system } from '#kernel/system.ts';
import { type Duty, duties, findDuty } from '#law/duties.ts';
import { testCity } from '#test/city.ts';
import { conditionOf, declaredFor, dutyEvidence, evidenceOf } from './evidenceStore.ts';
import { createRecord, moveRecord } from './perform.ts';

const city = await testCity();
const { around } = city;
const by = { kind: 'program' } as const;
/** Lists that are drafted, published, annotated while published, and withdrawn. */
const lists = system({
  id: 'lists',
  law: [],
  name: { zh: '清单', en: 'Lists', code: 'QD' },
  keeper: 'industry',
  facts: { title: field.text('名称', 'Title'), year: field.text('年度', 'Year', { optional: true }) },
  create: by,
  start: 'draft',
  lifecycle: {
    draft: { publish: { to: 'published', by, requires: ['title'] } },
    published: { annotate: { to: 'published', by, sets: ['title'] }, withdraw: { to: 'withdrawn', by } },
    withdrawn: { publish: { to: 'published', by } },
  },
  read: { draft: by, published: everyone, withdrawn: everyone },
  list: { title: 'title', columns: ['title'] },
}) as unknown as System;
const setToday = (date: string) => Object.assign(around, { now: () => new Date(`${date}T02:00:00Z`) });
const bind = (evidence: Record<string, Evidence>) =>
  (around.systems as Map<string, System>).set('lists', { ...lists, evidence });
const duty = (id: string): Duty => {
  const found = findDuty(id);
  assert.ok(found && found.modality !== 'principle');
  return found;
};
const publish = async (on: string, facts: object = { title: '场景需求' }) => {
  setToday(on);
  const made = await createRecord(around, lists, { facts }, theProgram);
  return moveRecord(around, lists, made.id, 'publish', {}, theProgram);
};
const status = async (id: string, on: string) => {
  setToday(on);
  const { status, count, explanation } = await evidenceOf(around, duty(id));
  return [status, count, explanation.en] as const;
};

test('what is not asked of records says so', async () => {
  bind({});
  const all = await dutyEvidence(around);
  const of = (found: Duty | undefined) => all.find((one) => one.id === found?.id)?.status;
  assert.equal(all.length, duties.length);
  assert.equal(of(duties.find((one) => one.modality === 'principle')), 'principle');
  assert.equal(of(duties.find((one) => one.modality !== 'principle' && !declaredFor(around, one))), 'not-built');
  const unbound = duties.find((one) => one.modality !== 'principle' && declaredFor(around, one)?.evidence === null);
  assert.equal(of(unbound), 'no-evidence');
});

test('Article 62 before its system is built: due until 30 June, overdue after', async () => {
  assert.deepEqual((await status('62.1', '2026-06-30'))[0], 'due');
  assert.deepEqual((await status('62.1', '2026-07-01'))[0], 'overdue');
});

test('every interval: the day a record came into the state counts, not the day it was last touched', async () => {
  bind({ '43.1b': everyInterval('law.43.1b.interval', 'published', 6) });
  assert.deepEqual((await status('43.1b', '2026-01-01')).slice(0, 2), ['no-evidence', 0]);
  const first = await publish('2026-01-15');
  assert.deepEqual(await status('43.1b', '2026-03-01'), ['met', 1, 'last done on 2026-01-15, next by 2026-07-15']);
  setToday('2026-07-10');
  await moveRecord(around, lists, first.id, 'annotate', { facts: { title: '场景需求（更正）' } }, theProgram);
  assert.deepEqual(await status('43.1b', '2026-07-15'), ['due', 1, 'last done on 2026-01-15, due again by 2026-07-15']);
  assert.deepEqual(await status('43.1b', '2026-07-16'), [
    'overdue',
    1,
    'last done on 2026-01-15, overdue since 2026-07-15',
  ]);
  setToday('2026-08-01');
  await moveRecord(around, lists, first.id, 'withdraw', {}, theProgram);
  await publish('2026-08-02');
  assert.deepEqual(await status('43.1b', '2026-08-02'), [
    'met',
    2,
    'last done on 2026-08-02, next by 2027-02-02; 1 earlier interval was exceeded',
  ]);
  const { where, values } = conditionOf('lists', everyInterval('law.43.1b.interval', 'published', 6));
  const { rowCount } = await around.pool.query(`select from records r where ${where}`, values);
  assert.equal(rowCount, 2, 'the withdrawn one is among the records behind the number');
});

test('the interval that the city has set goes before the declared one', async () => {
  const source = { zh: '市政府公告', en: 'Notice of the city' };
  around.settings = { 'law.43.1b.interval': { value: 12, source, confirmed: true } };
  assert.deepEqual(await status('43.1b', '2027-04-01'), ['met', 2, 'last done on 2026-08-02, next by 2027-08-02']);
  around.settings = {};
});

test('every year: due until the window closes, overdue after it, late when done after it', async () => {
  bind({ '62.1': yearly('01-01', '06-30', 'published', 'year') });
  assert.deepEqual(await status('62.1', '2028-06-30'), ['due', 0, 'no record of it yet, due by 2028-06-30']);
  assert.deepEqual(await status('62.1', '2028-07-01'), ['overdue', 0, 'no record of it yet, overdue since 2028-06-30']);
  await publish('2028-05-01', { title: '不是上一年度的', year: '2026' });
  assert.equal((await status('62.1', '2028-07-01'))[0], 'overdue', 'a report on another year is not the report');
  await publish('2028-07-20', { title: '迟到的', year: '2027' });
  assert.deepEqual(await status('62.1', '2028-07-21'), [
    'overdue',
    1,
    'last done on 2028-07-20, later than 2028-06-30',
  ]);
  await publish('2029-06-30', { title: '按时的', year: '2028' });
  assert.deepEqual((await status('62.1', '2029-12-31')).slice(0, 1), ['met']);
  assert.equal((await status('62.1', '2030-01-01'))[0], 'due');
});

test('a day ends in Shenzhen', async () => {
  Object.assign(around, { now: () => new Date('2030-06-30T15:59:59Z') });
  const made = await createRecord(around, lists, { facts: { title: '最后一刻', year: '2029' } }, theProgram);
  await moveRecord(around, lists, made.id, 'publish', {}, theProgram);
  assert.equal((await status('62.1', '2030-07-01'))[0], 'met');
});

test('exists, always and once all', async () => {
  const withYear = "r.facts ? 'year'";
  bind({
    '43.1b': exists('nowhere'),
    '43.1c': exists('published'),
    '62.1': always(['published'], withYear, "r.facts->>'title' = '按时的'"),
    '49.1b': always(['published'], withYear),
    '49.1a': onceAll(['published'], withYear),
  });
  const all = await dutyEvidence(around);
  const of = (id: string) => {
    const { status, count, failing } = all.find((one) => one.id === id) ?? {};
    return [status, count, failing];
  };
  assert.deepEqual(of('43.1b'), ['no-evidence', 0, undefined]);
  assert.deepEqual(of('43.1c'), ['met', 5, undefined]);
  assert.deepEqual(of('62.1'), ['met', 1, undefined]);
  assert.deepEqual(of('49.1b'), ['overdue', 5, 1]);
  assert.deepEqual(of('49.1a'), ['no-evidence', 5, 1]);
});

test('all duties are asked in one statement', async () => {
  const asked: string[] = [];
  const query = (text: string, values: unknown[]) => {
    asked.push(text);
    return around.pool.query(text, values);
  };
  await dutyEvidence({ ...around, pool: { query } as unknown as pg.Pool });
  assert.equal(asked.length, 1);
});
