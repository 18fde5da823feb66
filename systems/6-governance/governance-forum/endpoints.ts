import { commentEndpoint } from '#families/committee/comments.ts';
import { label } from '#kernel/label.ts';

/** Comments in consultations, from anybody, each to one of the questions. */
export const forumCommentEndpoint = commentEndpoint(
  'governance-forum',
  '64.1',
  label('对征询中的问题提出意见，无需账号', 'Comment on a question of a consultation; no account needed'),
  ({ state, facts }, topic) => {
    if (state !== 'consulting') return label('这项征询已经结束', 'This consultation is closed');
    const asked = (facts.questions ?? []) as readonly { question: string }[];
    return asked.some((one) => one.question === topic) || label('没有这个问题', 'There is no such question');
  },
);
