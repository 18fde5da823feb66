import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, assigned, everyone, holds, member, officeIn, officer, owner, partyIn, rowRule } from './access.ts';
import { officialCalendar } from './clock/calendar.ts';
import { readClock } from './clock/clock.ts';
import { field } from './fields/field.ts';
import { openMoves } from './openMoves.ts';
import { create, type StepContext, step } from './step.ts';
import { type CaseRecord, runsUntil, system } from './system.ts';

const [ada, bo, firm] = ['1', '2', '3'].map((one) => `00000000-0000-4000-8000-00000000000${one}`) as [
  string,
  string,
  string,
];
const person = (id: string, parties: string[] = []): Actor => ({ kind: 'person', person: id, parties, offices: [] });
const context: StepContext = {
  now: new Date('2026-11-24T02:00:00Z'),
  settings: {},
  rules: {},
  calendar: officialCalendar,
  clocks: [],
  reads: {},
};
const meetings = system({
  id: 'meetings',
  law: [],
  name: { zh: '会议', en: 'Meetings', code: 'HY' },
  keeper: 'committee',
  create: officer('committee'),
  start: 'open',
  facts: {
    title: field.text('议题', 'Matter'),
    endsOn: field.date('结束日', 'Ends on', { optional: true }),
    panel: field.people('委员', 'Members', { optional: true }),
    office: field.office('承办部门', 'Office', { optional: true }),
    target: field.party('当事人', 'Party', { optional: true }),
    votes: field.groups('表决', 'Votes', {
      optional: true,
      facts: {
        vote: field.yesNo('同意', 'In favour'),
        by: field.person('委员', 'Member', { optional: true }),
        at: field.text('时间', 'At', { optional: true }),
      },
    }),
  },
  clocks: { end: { label: { zh: '结束', en: 'End' } } },
  lifecycle: {
    open: {
      prepare: { to: 'open', by: officer('committee'), sets: ['title', 'panel', 'office', 'target'] },
      vote: { to: 'open', by: assigned('panel'), adds: { fact: 'votes', once: true } },
      save: { to: 'open', by: officeIn('office'), sets: ['endsOn'], clocks: [runsUntil('end', 'endsOn')] },
      transfer: {
        to: 'open',
        by: officeIn('office'),
        barred: partyIn('target'),
        sets: ['office'],
        tells: assigned('panel'),
      },
      object: { to: 'objected', by: [partyIn('target'), officeIn('office')] },
    },
    objected: { object: { to: 'objected', by: [partyIn('target'), assigned('panel')] } },
  },
  read: { open: [officeIn('office'), partyIn('target')], objected: everyone },
  list: { title: 'title', columns: ['title'] },
});
const secretary: Actor = { kind: 'person', person: ada, parties: [], offices: ['committee'] };
const made = create(
  meetings,
  { id: firm, number: 'HY-1', owner: null },
  { facts: { title: '议题', panel: [ada, bo], office: 'market', target: firm } },
  secretary,
  context,
);
assert.ok(made.ok);
const open: CaseRecord = made.record;

test('a move that adds stamps its entry with who and when, once a person', () => {
  const first = step(meetings, open, 'vote', { facts: { votes: { vote: true, by: bo } } }, person(ada), context);
  assert.ok(first.ok);
  assert.deepEqual(first.record.facts.votes, [{ vote: true, by: ada, at: '2026-11-24T02:00:00.000Z' }]);
  const again = step(meetings, first.record, 'vote', { facts: { votes: { vote: false } } }, person(ada), context);
  assert.equal(!again.ok && again.refusal.code, 'already-exists');
  const second = step(meetings, first.record, 'vote', { facts: { votes: { vote: false } } }, person(bo), context);
  assert.equal(second.ok && (second.record.facts.votes as unknown[]).length, 2);
  for (const votes of [undefined, [], { vote: 'yes' }, { vote: true, more: 1 }])
    assert.ok(!step(meetings, open, 'vote', { facts: { votes } }, person(bo), context).ok);
  assert.equal(step(meetings, open, 'vote', { facts: { votes: { vote: true } } }, person(firm), context).ok, false);
});

test('a clock runs to the day that a fact names, and that day must lie ahead', () => {
  const market: Actor = { kind: 'person', person: ada, parties: [], offices: ['market'] };
  // A Saturday: the day named is the day meant.
  const set = step(meetings, open, 'save', { facts: { endsOn: '2026-11-28' } }, market, context);
  assert.ok(set.ok && set.clocks[0]);
  assert.equal(readClock(set.clocks[0], officialCalendar, '2026-11-24').dueOn, '2026-11-28');
  const past = step(meetings, open, 'save', { facts: { endsOn: '2026-11-24' } }, market, context);
  assert.equal(!past.ok && past.refusal.field, 'endsOn');
});

test('offices, parties and people whom a record names: who holds, who reads, who is told', () => {
  assert.ok(holds(partyIn('target'), person(bo, [firm]), open));
  assert.ok(!holds(partyIn('target'), person(bo, [bo]), open));
  assert.ok(!holds([partyIn('target'), officeIn('office')], person(bo, [firm]), null), 'nobody before it exists');
  assert.deepEqual(rowRule(meetings.read, person(bo, [firm])).named, [
    { state: 'open', fact: 'target', values: [firm] },
  ]);
  const moved = step(meetings, open, 'object', {}, person(ada, [firm]), context);
  assert.ok(moved.ok);
  assert.deepEqual(moved.notices, [{ person: bo, move: 'object', to: 'objected' }]);
});

test('whoever is newly named is told, and whom the move tells; whoever has an interest is recused', () => {
  const market: Actor = { kind: 'person', person: ada, parties: [], offices: ['market'] };
  const passed = step(meetings, open, 'transfer', { facts: { office: 'health' } }, market, context);
  assert.ok(passed.ok);
  assert.deepEqual(passed.notices, [
    { office: 'health', move: 'transfer', to: 'open' },
    { person: bo, move: 'transfer', to: 'open' },
  ]);
  const partial = { ...market, parties: [firm] };
  const refused = step(meetings, open, 'transfer', { facts: { office: 'health' } }, partial, context);
  assert.equal(!refused.ok && refused.refusal.code, 'not-allowed');
  assert.ok(!openMoves(meetings, open, partial, context).some((one) => one.name === 'transfer'));
});

test('what is not declared is denied', () => {
  for (const role of [member, owner]) assert.ok(!holds(role, person(ada), open));
});

test('a record begins only with what may be set in its first state', () => {
  const blank = { id: firm, number: '', owner: null };
  const begun = create(meetings, blank, { facts: { title: '议题', votes: [{ vote: true }] } }, secretary, context);
  assert.deepEqual(!begun.ok && [begun.refusal.code, begun.refusal.field], ['invalid-input', 'votes']);
});
