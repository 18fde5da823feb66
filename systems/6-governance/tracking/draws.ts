import { everyone, officer, program } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { drawTargets, gatherPool } from './effects.ts';
import { drawFacts, planned } from './facts.ts';
import { dayHasCome, poolIsNotEmpty, randomnessLiesAhead } from './rules.ts';

const by = officer('industry');

/** Article 66(2). A random inspection's draw: pool and method published first, the chance left to a public value later. */
export const inspectionDraws = system({
  id: 'inspection-draws',
  law: ['66.2d'],
  name: { zh: '双随机抽查计划', en: 'Random inspection draws', code: 'CC' },
  keeper: 'industry',
  facts: drawFacts,
  create: by,
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: planned },
      announce: {
        to: 'announced',
        by,
        requires: planned,
        when: randomnessLiesAhead,
        effects: [gatherPool],
        law: '66.2',
      },
    },
    announced: {
      commitPool: { to: 'committed', by: program, sets: ['pool', 'barred', 'commitment'], when: poolIsNotEmpty },
      withdraw: { to: 'withdrawn', by },
    },
    committed: {
      enterRandomness: { to: 'entered', by, sets: ['randomness'], requires: ['randomness'], when: dayHasCome },
    },
    // Whoever looks the value up a second time is another: one who mistyped it, or wished it otherwise, is not alone.
    entered: {
      confirmRandomness: { to: 'drawing', by, notBy: 'enterRandomness', effects: [drawTargets], law: '66.2' },
      rejectRandomness: { to: 'committed', by, notBy: 'enterRandomness' },
    },
    drawing: { recordDraw: { to: 'drawn', by: program, sets: ['drawn', 'format'], requires: ['drawn'] } },
    drawn: {},
    withdrawn: {},
  },
  read: {
    draft: by,
    announced: everyone,
    committed: everyone,
    entered: everyone,
    drawing: everyone,
    drawn: everyone,
    withdrawn: everyone,
  },
  list: { title: 'title', columns: ['title', 'source', 'knownOn', 'commitment'] },
});
