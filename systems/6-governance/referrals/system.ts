import { program } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';
import { referralDocuments } from './documents.ts';
import { makesTheCaseFile } from './effects.ts';
import { receiver, referralFacts, sender, stated } from './facts.ts';
import { goesToTheCompetent, referralClocks } from './rules.ts';

const both = [sender, receiver] as const;

/** Article 72(3). A breach goes to the office that may punish it: one signed case file, its receipt, its outcome. */
export const referrals = system({
  id: 'referrals',
  law: ['72.3'],
  name: { zh: '案件移送', en: 'Referrals', code: 'YS' },
  keeper: 'industry',
  facts: referralFacts,
  create: program,
  start: 'draft',
  clocks: referralClocks,
  documents: referralDocuments,
  lifecycle: {
    draft: {
      save: { to: 'draft', by: [sender, program], sets: stated },
      requestApproval: {
        to: 'proposed',
        by: sender,
        requires: ['title', 'target', 'acts', 'laws', 'grounds', 'from', 'to'],
        when: goesToTheCompetent,
        law: '72.3',
      },
    },
    proposed: {
      handOver: {
        to: 'handedOver',
        by: sender,
        notBy: 'requestApproval',
        letter: 'referralLetter',
        clocks: [startsClock('receipt')],
        effects: [makesTheCaseFile],
        law: '72.3',
      },
      returnToReview: { to: 'draft', by: sender },
    },
    handedOver: {
      attach: { to: 'handedOver', by: program, sets: ['sources', 'caseFile'] },
      receive: {
        to: 'received',
        by: receiver,
        sets: ['receiptNumber'],
        requires: ['receiptNumber', 'caseFile'],
        letter: 'receiptNotice',
        clocks: [endsClock('receipt'), startsClock('outcome')],
        tells: sender,
      },
      giveBack: {
        to: 'returned',
        by: receiver,
        sets: ['returned'],
        requires: ['returned'],
        letter: 'returnNotice',
        clocks: [endsClock('receipt')],
      },
    },
    received: {
      attach: { to: 'received', by: program, sets: ['sources', 'caseFile'] },
      conclude: {
        to: 'concluded',
        by: receiver,
        sets: ['result', 'resultNote'],
        requires: ['result', 'resultNote'],
        letter: 'outcomeLetter',
        clocks: [endsClock('outcome')],
        tells: sender,
      },
    },
    returned: { reopen: { to: 'draft', by: sender }, close: { to: 'closed', by: sender } },
    concluded: {},
    closed: {},
  },
  read: {
    draft: sender,
    proposed: sender,
    handedOver: both,
    received: both,
    returned: both,
    concluded: both,
    closed: both,
  },
  list: { title: 'title', columns: ['from', 'to', 'acts', 'result'], filters: ['result'] },
  evidence: {
    '72.3': showing(
      exists('received', 'concluded'),
      '有案件移送给有权机关并已被接收',
      'cases referred to the competent office and taken by it',
    ),
  },
});
