import { everyone, officer } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { bodyFacts, statedOfBody } from './facts.ts';

const by = officer('market');
const law = '46.1';

/**
 * Article 46(1). The third-party inspection bodies that the two national authorities have designated, as published. What
 * one officer enters, changes or takes off stands once another has confirmed it.
 */
export const inspectionBodies = system({
  id: 'inspection-bodies',
  law: ['46.1b'],
  name: { zh: '第三方检验机构名录', en: 'Designated inspection bodies', code: 'JG' },
  keeper: 'market',
  facts: bodyFacts,
  create: by,
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: statedOfBody },
      proposeEntry: { to: 'entryProposed', by, requires: 'all', law },
    },
    entryProposed: {
      enlist: { to: 'listed', by, notBy: 'proposeEntry', law },
      returnToDraft: { to: 'draft', by, waits: false },
    },
    listed: {
      proposeChange: { to: 'changeProposed', by, sets: statedOfBody, waits: false, law },
      proposeRetirement: { to: 'retirementProposed', by, waits: false, law },
    },
    changeProposed: {
      proposeChange: { to: 'changeProposed', by, sets: statedOfBody, waits: false, law },
      confirmListing: { to: 'listed', by, notBy: 'proposeChange', law },
    },
    retirementProposed: {
      retire: { to: 'retired', by, notBy: 'proposeRetirement', sets: ['retiredOn'], requires: ['retiredOn'], law },
      keepListed: { to: 'listed', by, waits: false },
    },
    retired: {},
  },
  read: {
    draft: by,
    entryProposed: by,
    listed: everyone,
    changeProposed: everyone,
    retirementProposed: everyone,
    retired: everyone,
  },
  list: { title: 'name', columns: ['name', 'number', 'designations'] },
  answers: {
    named: `select jsonb_build_object('state', b.state, 'designations', b.facts->'designations', 'suspensions', b.facts->'suspensions', 'retiredOn', b.facts->'retiredOn')
      from records b where b.system = 'inspection-bodies' and b.id = (r.facts->>'body')::uuid`,
  },
});
