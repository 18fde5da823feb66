import { commentEndpoint } from '#families/committee/comments.ts';
import { label } from '#kernel/label.ts';

/** Comments on norms, from anybody. */
export const normCommentEndpoint = commentEndpoint(
  'ethics-norms',
  '65.1(2)',
  label('对征求意见中的规范提出意见，无需账号', 'Comment on a norm that is open to comment; no account needed'),
  ({ state }) => state === 'commenting' || label('这项规范不在征求意见期内', 'This norm is not open to comment'),
);
