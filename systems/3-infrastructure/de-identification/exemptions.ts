import { clock, everyone } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { runsUntil, system } from '#kernel/system.ts';
import { answers, closes, exemptionFacts, exempts, isNotCleared, stated } from './exemptionRules.ts';
import { office } from './facts.ts';

const law = '33.2';
const reads = ['de-identification-exemptions.cleared'] as const;

/**
 * Article 33(2), "except where laws or regulations provide otherwise": personal data given as they are, to whom an
 * agreement grants them and nobody else, on a ground that two officers stand for and everybody can read.
 */
export const deidentificationExemptions = system({
  id: 'de-identification-exemptions',
  law: ['33.2'],
  name: { zh: '去标识化例外', en: 'Exemptions from de-identification', code: 'LQ' },
  keeper: 'data',
  facts: exemptionFacts,
  create: office,
  start: 'draft',
  clocks: { until: { label: label('例外适用期限', 'Term of the exemption') } },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: office, sets: stated },
      requestApproval: {
        to: 'proposed',
        by: office,
        requires: stated.filter((one) => one !== 'evidence'),
        when: isNotCleared,
        reads,
        law,
      },
    },
    proposed: {
      approve: {
        to: 'exempt',
        by: office,
        notBy: 'requestApproval',
        when: isNotCleared,
        reads,
        clocks: [runsUntil('until', 'until')],
        effects: [exempts],
        law,
      },
      decline: { to: 'declined', by: office, notBy: 'requestApproval' },
      returnToRevision: { to: 'draft', by: office },
    },
    exempt: {
      revoke: {
        to: 'revoked',
        by: office,
        sets: ['revocation'],
        requires: ['revocation'],
        effects: [closes],
        waits: false,
      },
      endValidity: { to: 'validityOver', by: clock, due: 'until', effects: [closes] },
    },
    declined: {},
    revoked: {},
    validityOver: {},
  },
  read: {
    ...{ draft: office, proposed: office, declined: office },
    ...{ exempt: everyone, revoked: everyone, validityOver: everyone },
  },
  list: { title: 'title', columns: ['title', 'dataset', 'ground', 'recipient', 'until'], filters: ['ground'] },
  answers,
});
