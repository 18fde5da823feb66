import { officer, owner, program } from '#kernel/access.ts';
import { always, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { reviewDocuments } from './documents.ts';
import { boundFacts, courseFacts, early, inside, laterFacts, statedFacts } from './facts.ts';
import { reviewLifecycle } from './lifecycle.ts';
import * as settings from './settings.ts';
import { derivedOf } from './sitting.ts';

const label = (zh: string, en: string) => ({ zh, en });
const holding = ['approved', 'followingUp', 'followUpMissed', 'halted', 'closed'];

/** Article 72(1). What may go wrong with an AI activity is reviewed before it starts, and looked at again while it runs. */
export const ethicsReviews = system({
  id: 'ethics-reviews',
  law: ['72.1c'],
  name: { zh: '伦理审查', en: 'Ethics reviews', code: 'LS' },
  keeper: 'industry',
  facts: { ...boundFacts, ...statedFacts, ...courseFacts, ...laterFacts },
  create: program,
  start: 'draft',
  derived: derivedOf as never,
  settings: settings.reviewSettings,
  documents: reviewDocuments,
  clocks: {
    acceptance: { label: label('受理期限', 'Term to accept'), term: settings.acceptance, binds: 'named' },
    review: { label: label('审查期限', 'Term to decide'), extension: settings.extension, binds: 'named' },
    reReview: { label: label('复核期限', 'Term of the re-review'), term: settings.reReview, binds: 'named' },
    activityRegistration: {
      label: label('清单活动登记期限', 'Term to register the activity'),
      term: settings.activityRegistration,
      binds: 'owner',
    },
    followUp: { label: label('跟踪审查', 'Follow-up'), binds: 'owner' },
  },
  lifecycle: reviewLifecycle,
  read: {
    draft: owner,
    submitted: early,
    correcting: early,
    resubmitted: early,
    accepted: early,
    deliberating: early,
    changing: early,
    changed: early,
    amending: early,
    rejected: early,
    appealed: early,
    initiallyPassed: [...early, officer('industry')],
    reReviewRequested: [...early, officer('industry')],
    reReviewing: inside,
    disagreed: inside,
    approved: inside,
    followingUp: inside,
    followUpMissed: inside,
    halted: inside,
    terminated: inside,
    closed: inside,
    refused: early,
    withdrawn: early,
  },
  list: {
    title: 'title',
    columns: ['title', 'procedure', 'reReview', 'outcome', 'followUpBy'],
    filters: ['procedure', 'reReview', 'outcome'],
  },
  answers: {
    product: `select jsonb_build_object('owner', p.owner, 'version', p.facts->'version', 'facts', p.facts)
      from records p where p.system = 'products' and p.id = (r.facts->>'product')::uuid`,
    ties: `select coalesce(jsonb_agg(distinct o.person), '[]') from roles o where o.party = r.owner`,
    earlierApproved: `select exists (select from records e where e.system = 'ethics-reviews' and e.id = (r.facts->>'earlier')::uuid
      and e.state in ('approved', 'followingUp') and e.facts->'product' = r.facts->'product')`,
    elsewhere: `select jsonb_agg(jsonb_build_object('reviewer', e.facts->'reviewer', 'reReviewer', e.facts->'reReviewer'))
      from records e where e.system = 'ethics-reviews' and e.id <> r.id and e.facts @> jsonb_build_object('product', r.facts->'product')`,
  },
  evidence: {
    '72.1c': showing(
      always(
        holding,
        "r.facts->'reReview' <> '\"required\"' or coalesce(jsonb_array_length(r.facts->'conclusions'), 0) > 0",
      ),
      '经伦理审查批准的活动均评估了四个方面的风险，须复核的均经专家复核同意',
      'every activity approved was assessed on the four heads, and agreed to by experts where they must look again',
    ),
  },
});
