import { assessmentClocks } from '#families/assessment.ts';
import { clock, everyone, member, officer, owner, program } from '#kernel/access.ts';
import { always } from '#kernel/evidence.ts';
import { field } from '#kernel/fields/field.ts';
import { endsClock, extendsClock, pausesClock, resumesClock, startsClock, stopsClock, system } from '#kernel/system.ts';
import { assessmentDocuments } from './documents.ts';
import { namesAHighRiskProduct, wasProposed } from './rules.ts';

const industry = officer('industry');
const stated = ['title', 'product', 'summary', 'risks', 'measures', 'evidence'] as const;
const begins = [startsClock('decision', 'acceptance'), endsClock('acceptance')];
const decided = { by: industry, notBy: 'propose', letter: 'decisionLetter', clocks: [endsClock('decision')], law: '66.2' } as const;

/** Article 66(2). A high-risk application is assessed before it is used: accepted, examined, decided, with reasons. */
export const exAnteAssessments = system({
  id: 'ex-ante-assessments',
  law: ['66.2a'],
  name: { zh: '事前评估', en: 'Ex-ante assessments', code: 'PG' },
  keeper: 'industry',
  facts: {
    title: field.text('产品', 'Product'),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    summary: field.longText('产品与用途', 'The product and its use'),
    risks: field.longText('风险', 'Risks', { article: '66.1', read: [owner, industry] }),
    measures: field.longText('防控措施', 'Measures against them'),
    evidence: field.files('测试与论证材料', 'Tests and evidence', { optional: true, read: [owner, industry] }),
    outcome: field.choice('结论', 'Outcome', { pass: { zh: '通过', en: 'Passed' }, fail: { zh: '未通过', en: 'Not passed' } }, { optional: true }),
    reasons: field.longText('理由', 'Reasons', { optional: true }),
    conditions: field.longText('条件', 'Conditions', { optional: true }),
  },
  create: [member, program],
  start: 'draft',
  clocks: assessmentClocks('ex-ante-assessments'),
  documents: assessmentDocuments,
  lifecycle: {
    draft: { save: { to: 'draft', by: owner, sets: stated }, submit: { to: 'submitted', by: owner, sets: stated, requires: 'all', when: namesAHighRiskProduct, reads: ['disclosures.product'], clocks: [startsClock('acceptance')], law: '66.2' } },
    submitted: {
      accept: { to: 'accepted', by: industry, letter: 'acceptanceNotice', clocks: begins },
      deemAccepted: { to: 'accepted', by: clock, due: 'acceptance', clocks: begins },
      requestCorrection: { to: 'correcting', by: industry, letter: 'correctionNotice', clocks: [pausesClock('acceptance')] },
      refuse: { to: 'refused', by: industry, letter: 'refusalNotice', clocks: [endsClock('acceptance')] },
      withdraw: { to: 'withdrawn', by: owner, clocks: [endsClock('acceptance')] },
    },
    correcting: {
      correct: { to: 'submitted', by: owner, sets: stated, requires: 'all', clocks: [resumesClock('acceptance')] },
      withdraw: { to: 'withdrawn', by: owner, clocks: [endsClock('acceptance')] },
    },
    accepted: {
      consultExperts: { to: 'expertReview', by: industry, clocks: [stopsClock('decision')] },
      extend: { to: 'accepted', by: industry, clocks: [extendsClock('decision')] },
      propose: { to: 'proposed', by: industry, sets: ['outcome', 'reasons', 'conditions'], requires: ['outcome', 'reasons'] },
    },
    expertReview: { concludeExperts: { to: 'accepted', by: industry, clocks: [resumesClock('decision')] } },
    proposed: {
      approvePass: { ...decided, to: 'passed', when: wasProposed('pass') },
      approveFail: { ...decided, to: 'failed', when: wasProposed('fail') },
      returnToReview: { to: 'accepted', by: industry, notBy: 'propose' },
    },
    passed: { revoke: { to: 'revoked', by: industry } },
    failed: {}, refused: {}, revoked: {}, withdrawn: {},
  },
  read: { draft: owner, submitted: [owner, industry], correcting: [owner, industry], accepted: [owner, industry], expertReview: [owner, industry], proposed: industry, passed: everyone, failed: [owner, industry], refused: [owner, industry], revoked: everyone, withdrawn: [owner, industry] },
  list: { title: 'title', columns: ['title', 'outcome'], filters: ['outcome'] },
  answers: { passedFor: "select jsonb_build_object('id', a.id) from records a where a.system = 'ex-ante-assessments' and a.state = 'passed' and a.facts @> jsonb_build_object('product', r.id::text) limit 1" },
  evidence: { '66.2a': always(['passed', 'failed'], "exists (select from journal j where j.record = r.id and j.event->>'move' = 'propose')") },
});
