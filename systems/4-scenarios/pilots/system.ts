import { member, program } from '#kernel/access.ts';
import { always, exists, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { pilotDocuments } from './documents.ts';
import { pilotFacts } from './facts.ts';
import { pilotLifecycle, pilotReaders } from './lifecycle.ts';
import { explanationTerm, longestDays, pilotDerived } from './rules.ts';

const begun = ['running', 'stopped', 'ended', 'published'];
const statesNoClosedField = `r.facts @> '{"nationalSecurity": false, "publicInterest": false, "personalSafety": false}'`;
const allHeld = `jsonb_array_length(r.facts->'verdicts') >= 5 and not exists (select from jsonb_array_elements(r.facts->'verdicts') v where v->>'holds' is distinct from 'true')`;

/** Article 44. A low-risk product without a standard of its own is tried within limits, and stops by itself. */
export const pilots = system({
  id: 'pilots',
  law: ['44.1a', '44.1b'],
  name: { zh: '先行先试', en: 'Pilots', code: 'SD' },
  keeper: 'industry',
  facts: pilotFacts,
  create: [member, program],
  start: 'draft',
  derived: pilotDerived,
  settings: [longestDays],
  documents: pilotDocuments,
  clocks: {
    pilotEnd: { label: { zh: '试点结束', en: 'End of the pilot' }, binds: 'owner' },
    explanation: { label: { zh: '说明超限原因', en: 'To explain the excess' }, term: explanationTerm, binds: 'owner' },
  },
  lifecycle: pilotLifecycle,
  read: pilotReaders,
  list: { title: 'title', columns: ['title', 'form', 'endsOn'], filters: ['form'] },
  evidence: {
    '44.1a': showing(
      exists(...begun),
      '有产品获准先行先试，有上限、期限、保险和退出标准',
      'products have been let try, each with caps, an end, insurance and exit criteria',
    ),
    '44.1b': showing(
      always(begun, `${statesNoClosedField} and ${allHeld}`),
      '获准的产品均经规则表逐项判断，不涉及国家安全、公共利益和公民人身安全',
      'each product let try was judged condition by condition and concerns no closed field',
    ),
  },
});
