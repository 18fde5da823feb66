import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assigned, everyone, officeIn, officer, owner, partyIn, program } from './access.ts';
import type { System } from './system.ts';
import { firstMove, ownIn, waitingIn } from './waiting.ts';

const of = {
  id: 'reports',
  keeper: 'industry',
  lifecycle: {
    submitted: { withdraw: { to: 'withdrawn', by: owner }, accept: { to: 'routed', by: officer('industry') } },
    routed: { verify: { to: 'answered', by: officeIn('routedTo') } },
    answered: { review: { to: 'closed', by: [assigned('reviewers'), partyIn('subject')] } },
    closed: { revoke: { to: 'submitted', by: officer('industry') }, lapse: { to: 'closed', by: program } },
    withdrawn: {},
  },
  read: {
    submitted: [owner, officer('industry')],
    routed: [owner, officeIn('routedTo')],
    answered: [owner, assigned('reviewers')],
    closed: everyone,
    withdrawn: owner,
  },
  clocks: { answer: {} },
} as unknown as System;
const nobody = { kind: 'person', parties: [], offices: [] } as const;

test('a state waits for an office that must move it, not for one that merely may revoke', () => {
  const states = waitingIn(of, { ...nobody, offices: ['industry'] }).map((one) => one.state);
  assert.deepEqual(states, ['submitted', 'routed']);
  assert.equal(firstMove(of, 'submitted', { ...nobody, offices: ['industry'] }), 'accept');
  assert.equal(firstMove(of, 'closed', { ...nobody, offices: ['industry'] }), null);
});

test('a record that names an office, a person or a party waits for whom it names', () => {
  const [routed] = waitingIn(of, { ...nobody, offices: ['market'] });
  assert.deepEqual(routed?.move, { fact: 'routedTo', values: ['market'] });
  const [answered] = waitingIn(of, { ...nobody, person: 'expert' });
  assert.deepEqual(
    [answered?.state, answered?.move.values, answered?.read.values],
    ['answered', ['expert'], ['expert']],
  );
  assert.deepEqual(
    waitingIn(of, { ...nobody, parties: ['firm'] }).map((one) => [one.state, one.move.fact, one.read]),
    [['answered', 'subject', { owner: true }]],
    'the party named must also be one that may read it',
  );
});

test('with terms, the keeper also sees what runs while somebody else has the next move', () => {
  const clocked = waitingIn(of, { ...nobody, offices: ['industry'] }, true).filter((one) => one.clocked);
  assert.deepEqual(
    clocked.map((one) => one.state),
    ['routed', 'closed'],
  );
});

test('what is one’s own stays on the list until nothing more can happen to it', () => {
  const own = ownIn(of, { ...nobody, parties: ['firm'] });
  assert.deepEqual([...new Set(own.map((one) => one.state))], ['submitted', 'routed', 'answered', 'closed']);
  assert.ok(own.every((one) => one.move.owner));
});
