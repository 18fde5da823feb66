import { member, owner } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { endsClock, runsUntil, system } from '#kernel/system.ts';
import { exercised, exerciseFacts, fixFacts, inside } from './facts.ts';
import { leftToFix, namesAFinding, nothingIsLeft, somethingWasFound } from './rules.ts';

const requires = ['title', 'heldOn', 'team', 'scope'] as const;
const close = { to: 'closed', by: owner, when: nothingIsLeft, clocks: [endsClock('fixing')], law: '69.2' } as const;

/** Article 69(2). Risks met by technical means: a product attacked as an adversary would, what was found, fixed by when. */
export const redTeamExercises = system({
  id: 'red-team-exercises',
  law: ['69.2'],
  name: { zh: '红队演练', en: 'Red-team exercises', code: 'YL' },
  keeper: 'industry',
  facts: { ...exerciseFacts, ...fixFacts },
  create: member,
  start: 'draft',
  derived: leftToFix,
  clocks: { fixing: { label: label('整改期限', 'Term to fix'), binds: 'owner' } },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: exercised },
      registerFindings: {
        to: 'fixing',
        by: owner,
        sets: exercised,
        requires,
        when: somethingWasFound,
        clocks: [runsUntil('fixing', 'fixBy')],
        law: '69.2',
      },
      close: { ...close, requires },
    },
    fixing: {
      recordFix: { to: 'fixing', by: owner, adds: { fact: 'fixes' }, when: namesAFinding },
      close,
    },
    closed: {},
  },
  read: { draft: owner, fixing: inside, closed: inside },
  list: { title: 'title', columns: ['title', 'heldOn', 'open', 'fixBy'] },
});
