import { namesTheOwnersProduct } from '#families/ownProduct.ts';
import { member, owner, program } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { invitesThePartners } from './effects.ts';
import { authorities, lead, recognitionFacts, statedOfRecognition } from './facts.ts';
import * as rules from './rules.ts';

const law = '46.1';
const inside = [owner, lead, ...authorities] as const;

/** Article 46(1). One hospital reviews a device trial in full; the others recognise it or say why their site does not suit. */
export const medicalRecognition = system({
  id: 'medical-recognition',
  law: ['46.1a'],
  name: { zh: '医疗伦理互认', en: 'Mutual recognition of medical ethics reviews', code: 'HR' },
  keeper: 'health',
  facts: recognitionFacts,
  create: [member, program],
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: statedOfRecognition },
      submit: {
        to: 'submitted',
        by: owner,
        requires: 'all',
        when: [rules.partnersAreOthers, namesTheOwnersProduct],
        reads: ['disclosures.product'],
        law,
      },
    },
    submitted: {
      save: { to: 'submitted', by: lead, sets: ['leadOpinion', 'leadReviewedOn'] },
      inviteSites: {
        to: 'askingPartners',
        by: lead,
        when: rules.leadHasReviewed,
        reads: ['medical-recognition.leadHolds'],
        effects: [invitesThePartners],
        law,
      },
      giveBack: { to: 'draft', by: lead, waits: false },
    },
    askingPartners: {
      close: { to: 'closed', by: owner, when: rules.everyoneAnswered, reads: ['medical-recognition.pending'], law },
    },
    closed: {},
  },
  read: { draft: owner, submitted: inside, askingPartners: inside, closed: inside },
  list: { title: 'title', columns: ['title', 'lead'] },
  answers: {
    leadHolds: `select exists (select from records e where e.system = 'ethics-reviews' and e.id = (r.facts->>'leadReview')::uuid
      and e.state in ('approved', 'followingUp') and e.facts->'reviewer' = r.facts->'lead' and e.facts->'product' = r.facts->'product')`,
    pending: `select count(*)::int from records a where a.system = 'recognition-answers' and a.state in ('draft', 'invited', 'quickReviewing')
      and a.facts @> jsonb_build_object('recognition', r.id)`,
  },
  evidence: {
    '46.1a': showing(
      exists('askingPartners', 'closed'),
      '有医疗机构的伦理审查提交其他医院互认，答复和理由可查',
      'ethics reviews of one hospital have been put to others for recognition; each answer is on record with its reasons',
    ),
  },
});
