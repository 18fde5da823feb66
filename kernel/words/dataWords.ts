import { type Label, label } from '../label.ts';

/** States and moves of data resources. */
export const dataWords: Readonly<Record<string, Label>> = {
  review: label('待审核', 'To be reviewed'),
  recordVersion: label('记入新版数据', 'Note new data'),
  returnToDraft: label('退回修改', 'Return to draft'),
};
