import { clock, program } from '#kernel/access.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';
import { answerDocuments } from './documents.ts';
import { answerFacts, authorities, partner, sides, suitability } from './facts.ts';
import * as rules from './rules.ts';
import { answerTerm, quickReviewTerm, silence } from './settings.ts';

const law = '46.1';
const all = [...sides, ...authorities] as const;
const ends = [endsClock('answer'), endsClock('quickReview')] as const;
const recognise = {
  to: 'recognised',
  by: partner,
  sets: [...suitability, 'conditions'],
  requires: suitability,
  when: [rules.siteSuits, rules.leadStillHolds],
  reads: ['recognition-answers.leadHolds'],
  letter: 'recognitionLetter',
  clocks: ends,
  law,
} as const;
const refusal = {
  to: 'notRecognised',
  by: partner,
  sets: [...suitability, 'reasons'],
  requires: [...suitability, 'reasons'],
  when: rules.siteDoesNotSuit,
  letter: 'declineLetter',
  clocks: ends,
  law,
} as const;
const silent = (due: 'answer' | 'quickReview') =>
  ({
    deemRecognised: { to: 'recognised', by: clock, due, when: rules.silenceRecognises, clocks: ends, law },
    missAnswer: { to: 'unanswered', by: clock, due, when: rules.silenceDoesNot, clocks: ends, law },
  }) as const;

/** Article 46(1). What one partner answers: it recognises, asks for a quick review, or declines for its own site only. */
export const recognitionAnswers = system({
  id: 'recognition-answers',
  law: ['46.1a'],
  name: { zh: '合作医院的互认答复', en: 'Answers of partner hospitals', code: 'HD' },
  keeper: 'health',
  facts: answerFacts,
  create: program,
  start: 'draft',
  documents: answerDocuments,
  settings: [silence],
  clocks: {
    answer: { label: { zh: '答复期限', en: 'Term to answer' }, term: answerTerm, binds: 'named' },
    quickReview: {
      label: { zh: '快速审查期限', en: 'Term of the quick review' },
      term: quickReviewTerm,
      binds: 'named',
    },
  },
  lifecycle: {
    draft: { invite: { to: 'invited', by: program, clocks: [startsClock('answer')], law } },
    invited: {
      recognise,
      askQuickReview: {
        to: 'quickReviewing',
        by: partner,
        sets: ['quickReason'],
        requires: ['quickReason'],
        clocks: [endsClock('answer'), startsClock('quickReview')],
        waits: false,
        law,
      },
      declineRecognition: refusal,
      ...silent('answer'),
    },
    quickReviewing: { recognise, declineRecognition: refusal, ...silent('quickReview') },
    unanswered: {
      recognise: { ...recognise, waits: false },
      declineRecognition: { ...refusal, waits: false },
    },
    recognised: {},
    notRecognised: {},
  },
  read: { draft: sides, invited: all, quickReviewing: all, unanswered: all, recognised: all, notRecognised: all },
  list: { title: 'title', columns: ['title', 'lead', 'partner', 'principal'] },
  answers: {
    leadHolds: `select coalesce((select e.state in ('approved', 'followingUp') from records e where e.system = 'ethics-reviews' and e.id = (c.facts->>'leadReview')::uuid),
      jsonb_array_length(c.facts->'leadOpinion') > 0) from records c where c.system = 'medical-recognition' and c.id = (r.facts->>'recognition')::uuid`,
  },
});
