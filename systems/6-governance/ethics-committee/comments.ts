import { commentFacts, commentLifecycle, commentReaders, unansweredOn } from '#families/committee/comments.ts';
import { program } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';

/** Article 65(1)(2). What anybody said about a norm while it was open to comment, each with the answer that it got. */
export const normComments = system({
  id: 'ethics-norms-comments',
  law: ['65.1(2)'],
  name: { zh: '规范征求意见', en: 'Comments on norms', code: 'GY' },
  keeper: 'committee',
  facts: commentFacts('ethics-norms', { zh: '规范', en: 'Norm' }),
  create: program,
  start: 'toBeAnswered',
  lifecycle: commentLifecycle('committee', '65.1(2)'),
  read: commentReaders('committee'),
  list: {
    title: 'topic',
    columns: ['topic', 'text', 'from', 'disposition'],
    filters: ['about', 'from', 'disposition'],
  },
  answers: { unanswered: unansweredOn('ethics-norms-comments') },
});
