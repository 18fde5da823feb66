import { commentEndpoint, commentFacts, commentLifecycle, commentReaders } from '#families/committee/comments.ts';
import { program } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { system } from '#kernel/system.ts';
import { answers, commentsTable } from './rules.ts';

/** Article 8(1). What anybody said about a draft standard, each with the answer that it got. */
export const standardComments = system({
  id: 'standards-comments',
  law: ['8.1'],
  name: { zh: '标准征求意见', en: 'Comments on draft standards', code: 'BY' },
  keeper: 'market',
  facts: commentFacts('standards', { zh: '标准', en: 'Standard' }),
  create: program,
  start: 'toBeAnswered',
  lifecycle: commentLifecycle('market', '8.1'),
  read: commentReaders('market'),
  list: {
    title: 'topic',
    columns: ['topic', 'text', 'from', 'disposition'],
    filters: ['about', 'from', 'disposition'],
  },
  answers: { ...answers, table: commentsTable },
});

export const standardCommentEndpoint = commentEndpoint(
  'standards',
  '8.1',
  label(
    '对征求意见中的标准提出意见，无需账号',
    'Comment on a draft standard that is open to comment; no account needed',
  ),
  ({ state }) => state === 'commenting' || label('这项标准不在征求意见期内', 'This standard is not open to comment'),
);
