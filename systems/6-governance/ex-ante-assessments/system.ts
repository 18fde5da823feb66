import { assessmentClocks, assessmentLifecycle, assessmentReaders } from '#families/assessment.ts';
import { member, program } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { assessmentDocuments } from './documents.ts';
import { assessmentFacts, stated } from './facts.ts';
import { namesAHighRiskProduct } from './rules.ts';

const passed =
  "select jsonb_build_object('id', a.id) from records a where a.system = 'ex-ante-assessments' and a.state = 'passed' and a.owner = r.owner and a.facts @> jsonb_build_object('product', r.id::text) limit 1";

/** Article 66(2). A high-risk application is assessed before it is used: accepted, examined, decided, with reasons. */
export const exAnteAssessments = system({
  id: 'ex-ante-assessments',
  law: ['66.2a'],
  name: { zh: '事前评估', en: 'Ex-ante assessments', code: 'PG' },
  keeper: 'industry',
  facts: assessmentFacts,
  create: [member, program],
  start: 'draft',
  clocks: assessmentClocks('ex-ante-assessments'),
  documents: assessmentDocuments,
  lifecycle: assessmentLifecycle(stated, 'industry', {
    law: '66.2',
    when: namesAHighRiskProduct,
    reads: ['disclosures.product'],
  }),
  read: assessmentReaders('industry'),
  list: { title: 'title', columns: ['title', 'outcome'], filters: ['outcome'] },
  answers: { passedFor: passed },
});
