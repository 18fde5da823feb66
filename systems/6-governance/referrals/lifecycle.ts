import { program } from '#kernel/access.ts';
import { endsClock, startsClock } from '#kernel/system.ts';
import { makesTheCaseFile } from './effects.ts';
import { receiver, sender, stated } from './facts.ts';
import { goesToTheCompetent } from './rules.ts';

/** Written, approved by a second officer and handed over; taken, or returned with reasons; its outcome told. */
export const referralLifecycle = {
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
} as const;
