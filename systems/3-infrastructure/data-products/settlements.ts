import { officer, partyIn, program } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { settlementFacts } from './facts.ts';

const law = '33.1';
const [provider, user] = [partyIn('provider'), partyIn('user')];
const both = [provider, user, officer('data')] as const;

/** Article 33(1). What was used and paid: stated by the provider, confirmed by the user. */
export const dataSettlements = system({
  id: 'data-settlements',
  law: [law],
  name: { zh: '数据产品结算', en: 'Settlements of data products', code: 'SJS' },
  keeper: 'data',
  facts: settlementFacts,
  create: program,
  start: 'billed',
  lifecycle: {
    billed: {
      confirmSettlement: { to: 'settledUp', by: user, law },
      objectSettlement: { to: 'billDisputed', by: user, sets: ['objection'], requires: ['objection'] },
    },
    billDisputed: {
      billAgain: { to: 'billed', by: provider, sets: ['units', 'amount', 'invoice'], requires: ['units', 'amount'] },
    },
    settledUp: {},
  },
  read: { billed: both, billDisputed: both, settledUp: both },
  list: { title: 'contract', columns: ['contract', 'months', 'units', 'amount'], filters: ['contract'] },
  evidence: {
    '33.1': showing(
      exists('settledUp'),
      '已登记的数据产品已经签约使用，并有双方确认的结算记录',
      'registered data products are used under contract, with settlements that both sides confirmed',
    ),
  },
});
