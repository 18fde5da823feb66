import { assigned, clock, officer, program } from '#kernel/access.ts';
import { endsClock, runsToTheEve } from '#kernel/system.ts';
import { beginsReplay, comesIntoForce, takesEffectToday } from './effects.ts';
import { edited, replayed } from './facts.ts';
import { effectIsNotPast, instrumentIsNamed, isReplayed, textIsSound } from './rules.ts';

const by = officer('industry');
const author = assigned('author');
const reads = ['rule-library.inForce'] as const;
const withdraw = { to: 'withdrawn', by } as const;
const revise = { to: 'draft', by: author } as const;
const replayAgain = { to: 'replaying', by, effects: [beginsReplay], waits: false } as const;

/** Written by its author, run over the past cases, approved by another, in force from its day, superseded by the next. */
export const versionLifecycle = {
  draft: {
    save: { to: 'draft', by: author, sets: edited },
    saveText: { to: 'draft', by: author, sets: ['text'], requires: ['text'], waits: false },
    submit: {
      to: 'replaying',
      by: author,
      requires: ['table', 'title', 'author', 'text', 'standing', 'source', 'reason', 'effectiveOn'],
      when: [textIsSound, instrumentIsNamed, effectIsNotPast],
      reads: ['rule-library.text'],
      effects: [beginsReplay],
      law: '66.3',
    },
    adopt: { to: 'inForce', by: program, when: textIsSound, reads: ['rule-library.text'] },
    withdraw,
  },
  replaying: {
    recordReplay: { to: 'replayed', by: program, sets: replayed, requires: ['replay', 'replayedText'] },
    replayAgain,
    revise,
    withdraw,
  },
  replayed: {
    approve: {
      to: 'approved',
      by,
      notBy: 'submit',
      when: [isReplayed, effectIsNotPast],
      reads,
      clocks: [runsToTheEve('effect', 'effectiveOn')],
      effects: [takesEffectToday],
      law: '66.3',
    },
    replayAgain,
    revise,
    withdraw,
  },
  approved: {
    takeEffect: {
      to: 'inForce',
      by: [clock, program],
      due: 'effect',
      when: isReplayed,
      reads,
      clocks: [endsClock('effect')],
      effects: [comesIntoForce],
      law: '66.3',
    },
    overtake: { to: 'replaying', by: program, clocks: [endsClock('effect')], effects: [beginsReplay] },
    withdraw: { ...withdraw, clocks: [endsClock('effect')] },
  },
  inForce: { supersede: { to: 'superseded', by: program } },
  superseded: {},
  withdrawn: {},
} as const;
