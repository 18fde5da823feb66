import { newVersion, productVersionOf } from '#families/assessedVersion.ts';
import { assessmentClocks } from '#families/assessment.ts';
import { assigned, everyone, member, officer, owner, program } from '#kernel/access.ts';
import { termSetting } from '#kernel/settings.ts';
import { system } from '#kernel/system.ts';
import { assessmentDocuments } from './documents.ts';
import { assessmentFacts } from './facts.ts';
import { assessmentLifecycle } from './lifecycle.ts';
import { seats } from './panel.ts';
import { answers } from './queries.ts';
import * as rules from './rules.ts';

const office = officer('industry');
/** What is under way is the owner's and the office's, and the panel's while it reviews. */
const inside = [owner, office] as const;
const publicity = { zh: '公示期', en: 'Publicity of the draft' };

/** Article 66(2). A high-risk application is assessed before it is used: accepted, examined, made public, decided, with reasons. */
export const exAnteAssessments = system({
  id: 'ex-ante-assessments',
  law: ['66.2a'],
  name: { zh: '事前评估', en: 'Ex-ante assessments', code: 'PG' },
  keeper: 'industry',
  facts: assessmentFacts,
  create: [member, program],
  start: 'draft',
  derived: (_facts, _rules, _settings, reads) => productVersionOf(reads),
  settings: [rules.panelRequired, rules.renewal, newVersion, ...Object.values(seats)],
  clocks: {
    ...assessmentClocks('ex-ante-assessments'),
    validity: { label: rules.validity.label, term: rules.validity, binds: 'owner' },
    hearingRequest: { label: rules.hearingRequest.label, term: rules.hearingRequest, binds: 'owner' },
    hearing: { label: rules.hearing.label, term: rules.hearing },
    publicity: {
      label: publicity,
      term: termSetting('ex-ante-assessments.publicity', publicity, 5, 'working', {
        zh: '条例未规定公示期；五个工作日是本平台的暂行做法，来源待确认',
        en: 'The Regulation sets none; five working days are a working rule of this platform, source to be confirmed',
      }),
    },
  },
  documents: assessmentDocuments,
  lifecycle: assessmentLifecycle,
  read: {
    draft: owner,
    submitted: inside,
    correcting: inside,
    resubmitted: inside,
    accepted: inside,
    panelForming: inside,
    expertReview: [...inside, assigned('panel')],
    testing: inside,
    testReported: inside,
    proposed: inside,
    publicity: everyone,
    deciding: everyone,
    passed: everyone,
    failed: inside,
    refused: inside,
    revocationDue: everyone,
    revoking: everyone,
    hearing: everyone,
    heard: everyone,
    revoked: everyone,
    superseded: everyone,
    validityOver: everyone,
    withdrawn: inside,
  },
  list: { title: 'title', columns: ['title', 'productVersion', 'outcome'], filters: ['outcome'] },
  answers,
});
