import { everyone, officer } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { bodyFacts, statedOfBody } from './facts.ts';

const by = officer('market');
const law = '46.1';

/** Article 46(1). The third-party inspection bodies that the two national authorities have designated, as published. */
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
      enlist: { to: 'listed', by, requires: 'all', law },
    },
    listed: {
      change: { to: 'listed', by, sets: statedOfBody, law },
      retire: { to: 'retired', by, sets: ['retiredOn'], requires: ['retiredOn'], law },
    },
    retired: {},
  },
  read: { draft: by, listed: everyone, retired: everyone },
  list: { title: 'name', columns: ['name', 'number', 'designations'] },
  answers: {
    named: `select jsonb_build_object('state', b.state, 'designations', b.facts->'designations', 'suspensions', b.facts->'suspensions', 'retiredOn', b.facts->'retiredOn')
      from records b where b.system = 'inspection-bodies' and b.id = (r.facts->>'body')::uuid`,
  },
});
