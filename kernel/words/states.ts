import { type Label, label } from '../label.ts';

/** What is true of a record. */
export const states: Readonly<Record<string, Label>> = {
  draft: label('草稿', 'Draft'),
  filed: label('国家已备案', 'Filed with the state'),
  claimed: label('认领待确认', 'Claimed, to be confirmed'),
  registered: label('已登记', 'Registered'),
  inUse: label('使用中', 'In use'),
  suspended: label('已暂停使用', 'Use suspended'),
  retired: label('已停用', 'Retired'),
  published: label('已公开', 'Published'),
  confirmed: label('已确认', 'Confirmed'),
  superseded: label('已被新版替代', 'Superseded'),
  withdrawn: label('已撤回', 'Withdrawn'),
  submitted: label('待受理', 'Submitted'),
  correcting: label('待补正', 'Awaiting correction'),
  accepted: label('审查中', 'Under review'),
  expertReview: label('专家评审中', 'Expert review'),
  proposed: label('待批准', 'Decision proposed'),
  passed: label('评估通过', 'Passed'),
  failed: label('评估未通过', 'Not passed'),
  refused: label('不予受理', 'Not accepted'),
  revoked: label('已撤销', 'Revoked'),
  graded: label('已分级', 'Graded'),
  objected: label('有异议', 'Objected to'),
  upheld: label('维持原级', 'Upheld'),
};
