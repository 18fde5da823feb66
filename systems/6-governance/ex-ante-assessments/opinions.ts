import { assigned, program } from '#kernel/access.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, type Guard, startsClock, system } from '#kernel/system.ts';
import { callsNext, opensWhenAllAreIn, passesOn } from './effects.ts';
import { by, expert, needed, opinionFacts, written } from './opinionFacts.ts';

const term = { zh: '提交评审意见的期限', en: 'Term to hand in the opinion' };

const declaresNoInterest: Guard = ({ facts }) =>
  (facts as { noInterest?: boolean }).noInterest !== false || {
    field: 'noInterest',
    message: { zh: '有利害关系的，请声明回避', en: 'Where you have an interest, stand aside' },
  };
/** Whoever leaves says why, and the next in the order drawn is called. */
const leaves = { sets: ['interest'], requires: ['interest'], effects: [callsNext], waits: false } as const;
const standAside = { ...leaves, to: 'stoodAside', by: expert, clocks: [endsClock('opinion')] } as const;
const release = { ...leaves, to: 'released', by, clocks: [endsClock('opinion')] } as const;

/** Article 66(2). One member's review of one case, written blind: nobody reads it before all are handed in. */
export const expertOpinions = system({
  id: 'expert-opinions',
  law: ['66.2a'],
  name: { zh: '专家评审意见', en: 'Expert opinions', code: 'PS' },
  keeper: 'industry',
  facts: opinionFacts,
  create: program,
  start: 'asked',
  clocks: {
    opinion: {
      label: term,
      term: termSetting('expert-opinions.opinion', term, 10, 'working', {
        zh: '本平台暂行做法，来源待确认',
        en: 'A working rule of this platform, source to be confirmed',
      }),
    },
  },
  lifecycle: {
    asked: {
      takePart: {
        to: 'reviewing',
        by: expert,
        sets: ['noInterest'],
        requires: ['noInterest'],
        when: declaresNoInterest,
        clocks: [startsClock('opinion')],
        law: '66.2',
      },
      standAside,
      release,
    },
    reviewing: {
      give: {
        to: 'given',
        by: expert,
        sets: written,
        requires: needed,
        clocks: [endsClock('opinion')],
        effects: [opensWhenAllAreIn],
        law: '66.2',
      },
      keep: { to: 'reviewing', by: expert, sets: written, waits: false },
      askApplicant: { to: 'reviewing', by: expert, adds: { fact: 'asked' }, effects: [passesOn], waits: false },
      standAside,
      release,
    },
    given: { open: { to: 'opened', by: program, sets: ['panel', 'openedTo'] } },
    opened: {},
    stoodAside: {},
    released: {},
  },
  read: {
    asked: [expert, by],
    reviewing: [expert, by],
    given: [expert, by],
    opened: [expert, assigned('panel'), by],
    stoodAside: [expert, by],
    released: [expert, by],
  },
  list: { title: 'title', columns: ['title', 'kind', 'expert'] },
});
