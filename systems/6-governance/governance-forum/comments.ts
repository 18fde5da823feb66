import { commentFacts, commentLifecycle, commentReaders } from '#families/committee/comments.ts';
import { program } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { byQuestionSql, unansweredSql } from './rules.ts';

/** Article 64. What anybody said in a consultation, under its question, each with the answer that it got. */
export const forumComments = system({
  id: 'governance-forum-comments',
  law: ['64.1c'],
  name: { zh: '征询意见', en: 'Comments in consultations', code: 'ZY' },
  keeper: 'industry',
  facts: commentFacts('governance-forum', { zh: '征询', en: 'Consultation' }),
  create: program,
  start: 'toBeAnswered',
  lifecycle: commentLifecycle('industry', '64.1'),
  read: commentReaders('industry'),
  list: {
    title: 'topic',
    columns: ['topic', 'text', 'from', 'disposition'],
    filters: ['about', 'from', 'disposition'],
  },
  answers: { unanswered: unansweredSql, byQuestion: byQuestionSql },
});
