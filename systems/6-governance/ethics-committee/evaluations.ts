import { everyone } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { evaluationDocuments } from './documents.ts';
import { evaluationLifecycle } from './evaluationLifecycle.ts';
import * as rules from './evaluationRules.ts';

const { evaluator: by, chair, insideEvaluation: inside } = rules;

/** Article 65(1)(5). How an enterprise carries out a norm: asked clause by clause, found, put right, looked at again. */
export const normEvaluations = system({
  id: 'norm-evaluations',
  law: ['65.1(5)'],
  name: { zh: '规范执行情况评估', en: 'Evaluations of compliance with norms', code: 'GP' },
  keeper: 'committee',
  facts: rules.evaluationFacts,
  create: by,
  start: 'draft',
  clocks: rules.evaluationClocks,
  documents: evaluationDocuments,
  lifecycle: evaluationLifecycle,
  read: {
    draft: by,
    awaitingAnswers: inside,
    evaluating: inside,
    withChair: [by, chair],
    ordered: inside,
    rectified: inside,
    closed: everyone,
  },
  list: { title: 'title', columns: ['title', 'norm', 'target', 'summary'] },
  evidence: {
    '65.1(5)': showing(
      exists('ordered', 'rectified', 'closed'),
      '有企业执行规范的情况经过评估并作出结论',
      'how enterprises carry out norms has been evaluated, with findings',
    ),
  },
});
