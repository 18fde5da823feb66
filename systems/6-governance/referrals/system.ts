import { program } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { referralDocuments } from './documents.ts';
import { receiver, referralFacts, sender } from './facts.ts';
import { referralLifecycle } from './lifecycle.ts';
import { referralClocks } from './rules.ts';

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
  lifecycle: referralLifecycle,
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
