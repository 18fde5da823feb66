import { isAChair, seatsRead } from '#families/committee/chair.ts';
import { everyone, officeIn, program } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';
import { computes } from './effects.ts';
import { by, chair, found, stated, studyFacts } from './facts.ts';

const response = { zh: '回应期限', en: 'Term to respond' };
const source = { zh: '本平台暂行做法，来源待确认', en: 'A working rule of this platform, source to be confirmed' };

/** Article 65(1)(3). What data and algorithms do to information rights, ethics and jobs: figures, finding, response. */
export const impactStudies = system({
  id: 'impact-studies',
  law: ['65.1(3)'],
  name: { zh: '算法影响研判', en: 'Impact studies', code: 'YP' },
  keeper: 'committee',
  facts: studyFacts,
  create: by,
  start: 'draft',
  clocks: {
    response: { label: response, term: termSetting('impact-studies.response', response, 20, 'working', source) },
  },
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: stated },
      compute: { to: 'computing', by, requires: stated, effects: [computes], law: '65.1(3)' },
    },
    computing: {
      recordFigures: {
        to: 'computed',
        by: program,
        sets: ['figures', 'rows', 'digest', 'fault'],
        requires: ['figures'],
      },
      recordFault: { to: 'draft', by: program, sets: ['fault'] },
    },
    computed: {
      submitToChair: {
        to: 'withChair',
        by,
        sets: found,
        requires: found,
        when: isAChair('chair'),
        reads: [seatsRead],
      },
      returnToRevision: { to: 'draft', by },
    },
    withChair: {
      publish: {
        to: 'responseOwed',
        by: chair,
        notBy: 'submitToChair',
        clocks: [startsClock('response')],
        law: '65.1(3)',
      },
      returnToRevision: { to: 'computed', by: chair },
    },
    responseOwed: {
      respond: {
        to: 'responded',
        by: officeIn('responder'),
        sets: ['response'],
        requires: ['response'],
        clocks: [endsClock('response')],
        law: '65.1(3)',
      },
    },
    responded: {},
  },
  read: {
    draft: by,
    computing: by,
    computed: by,
    withChair: [by, chair],
    responseOwed: everyone,
    responded: everyone,
  },
  list: { title: 'title', columns: ['title', 'concerns', 'finding', 'responder'], filters: ['concerns'] },
  evidence: {
    '65.1(3)': showing(
      exists('responseOwed', 'responded'),
      '有影响研判已经公布，写明数据、方法和结论',
      'studies are published with their data, method and finding',
    ),
  },
});
