import { nothingWasFound, somethingWasFound } from '#families/findings.ts';
import { everyone, officer, partyIn, program } from '#kernel/access.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';
import { replacesInspector } from './effects.ts';
import { inside, inspectionFacts, inspector } from './facts.ts';
import { findingsAreNamed, nobodyFollows } from './rules.ts';

const by = officer('industry');
const term = { zh: '整改期限', en: 'Term to rectify' };
const source = { zh: '本平台暂行做法，来源待确认', en: 'A working rule of this platform, source to be confirmed' };

/** Article 66(2). Ex-post tracking: a product drawn for inspection, what was found, put right and looked at again. */
export const tracking = system({
  id: 'tracking',
  law: ['66.2d'],
  name: { zh: '事后跟踪检查', en: 'Ex-post tracking', code: 'GZ' },
  keeper: 'industry',
  facts: inspectionFacts,
  create: program,
  start: 'planned',
  clocks: {
    rectification: {
      label: term,
      binds: 'owner',
      term: termSetting('tracking.rectification', term, 20, 'working', source),
    },
  },
  lifecycle: {
    planned: {
      inspect: {
        to: 'inspected',
        by: inspector,
        barred: partyIn('target'),
        sets: ['findings', 'evidence'],
        requires: ['findings'],
        when: findingsAreNamed,
        law: '66.2',
      },
      recuse: {
        to: 'planned',
        by: inspector,
        adds: { fact: 'recused', once: true },
        effects: [replacesInspector],
        waits: false,
      },
      appointInspectors: { to: 'planned', by, sets: ['inspectors'], when: nobodyFollows, waits: false },
      replaceInspector: { to: 'planned', by: program, sets: ['inspectors', 'standby'] },
    },
    inspected: {
      close: { to: 'closed', by, when: nothingWasFound },
      orderRectification: {
        to: 'ordered',
        by,
        notBy: 'inspect',
        when: somethingWasFound,
        clocks: [startsClock('rectification')],
        law: '66.2',
      },
    },
    ordered: {
      rectify: { to: 'rectified', by: partyIn('target'), sets: ['rectification'], requires: ['rectification'] },
    },
    rectified: {
      acceptRectification: {
        to: 'closed',
        by: inspector,
        sets: ['reinspection'],
        requires: ['reinspection'],
        clocks: [endsClock('rectification')],
      },
      rejectRectification: { to: 'ordered', by: inspector, sets: ['reinspection'], requires: ['reinspection'] },
    },
    closed: {},
  },
  read: {
    planned: inside,
    inspected: [...inside, partyIn('target')],
    ordered: everyone,
    rectified: everyone,
    closed: everyone,
  },
  list: { title: 'title', columns: ['title', 'inspectors'] },
});
