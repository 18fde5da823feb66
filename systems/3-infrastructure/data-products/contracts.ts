import { clock, officer, partyIn, program } from '#kernel/access.ts';
import { endsClock, runsUntil, system } from '#kernel/system.ts';
import { contractDocuments } from './documents.ts';
import { contractFacts } from './facts.ts';

const law = '33.1';
const [provider, user] = [partyIn('provider'), partyIn('user')];
const both = [provider, user, officer('data')] as const;

/** Article 33(1). The contract by which one party uses another's product. */
export const dataContracts = system({
  id: 'data-contracts',
  law: [law],
  name: { zh: '数据产品使用合同', en: 'Contracts on data products', code: 'SHT' },
  keeper: 'data',
  facts: contractFacts,
  create: program,
  start: 'offered',
  documents: contractDocuments,
  clocks: { term: { label: { zh: '合同期限', en: 'Term of the contract' }, binds: 'named' } },
  lifecycle: {
    offered: {
      signContract: { to: 'performing', by: provider, letter: 'contract', clocks: [runsUntil('term', 'endsOn')], law },
      declineContract: { to: 'notSigned', by: [provider, user] },
    },
    performing: {
      endContract: { to: 'fulfilled', by: clock, due: 'term', clocks: [endsClock('term')] },
      dissolve: {
        to: 'dissolved',
        by: [provider, user],
        sets: ['ended'],
        requires: ['ended'],
        clocks: [endsClock('term')],
        waits: false,
      },
    },
    notSigned: {},
    fulfilled: {},
    dissolved: {},
  },
  read: { offered: both, performing: both, notSigned: both, fulfilled: both, dissolved: both },
  list: { title: 'title', columns: ['title', 'provider', 'user', 'price', 'endsOn'], filters: ['priceMode'] },
});
