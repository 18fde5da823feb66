import { unansweredOn } from '#families/committee/comments.ts';
import { member, program } from '#kernel/access.ts';
import { onceAll, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { standardDocuments } from './documents.ts';
import { keeper, standardFacts } from './facts.ts';
import { standardLifecycle, standardReaders } from './lifecycle.ts';
import { commentTerm, fewest, lastNumber, reviewMonths, share, standardDerived } from './rules.ts';

const issued = ['published', 'inForce', 'underReview', 'toBeRevised', 'superseded', 'repealed'];

/** Article 8(1). The city's AI standards: each local one from proposal to review, its comments answered one by one. */
export const standards = system({
  id: 'standards',
  law: ['8.1'],
  name: { zh: '标准体系库', en: 'AI standards', code: 'BZ' },
  keeper: 'market',
  facts: standardFacts,
  create: [member, keeper, program],
  start: 'draft',
  derived: standardDerived,
  settings: [share, fewest, lastNumber, reviewMonths],
  documents: standardDocuments,
  clocks: {
    commenting: { label: commentTerm.label, term: commentTerm },
    review: { label: { zh: '复审期限', en: 'Next review' }, binds: 'keeper' },
  },
  lifecycle: standardLifecycle,
  read: standardReaders,
  list: {
    title: 'title',
    columns: ['standardNumber', 'title', 'kind', 'effectiveOn', 'reviewBy'],
    filters: ['kind'],
  },
  answers: {
    /** The schema file of the standard that the asking record names, once it is published. */
    schemaNamed: `select s.facts->'schema'->0 from records s where s.system = 'standards' and s.id::text = r.facts->>'standard'
      and s.state in ('${issued.slice(0, 4).join("', '")}')`,
  },
  evidence: {
    '8.1': showing(
      onceAll(
        issued,
        `r.facts ? 'standardNumber' and r.facts ? 'minutes' and not exists (${unansweredOn('standards-comments').replace('count(*)::int', '')})`,
      ),
      '已发布的人工智能地方标准均经公开征求意见、逐条答复和专家审查',
      'each local AI standard published went through public comment, an answer to each, and expert review',
    ),
  },
});
