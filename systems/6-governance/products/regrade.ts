import { program } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { endsClock, runsUntil } from '#kernel/system.ts';
import { opensItsPath, recordRegrading, reviewsPilots } from './effects.ts';

/** The grading rules changed: the grade is found anew and recorded, and the procedure of the new grade is opened. */
export const regrade = {
  by: program,
  sets: ['transitionUntil'],
  effects: [recordRegrading, opensItsPath, reviewsPilots],
  clocks: [runsUntil('transition', 'transitionUntil')],
  law: '66.3',
} as const;

/** Time to follow the path that new rules ask for, while use goes on. */
export const transition = {
  name: 'transition',
  clock: { label: label('新规则的过渡期限', 'Transition to the new rules'), binds: 'owner' },
  ends: [endsClock('transition')],
} as const;
