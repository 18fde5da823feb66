import { type Label, label } from '../label.ts';

/** What one does with a record of chapters I to V: standards, pilots and what else promotes the industry. */
export const promotionMoves: Readonly<Record<string, Label>> = {
  begin: label('开始试点', 'Begin the pilot'),
  stop: label('停止试点', 'Stop the pilot'),
  stopOnWarning: label('因红色预警停止', 'Stopped by a red warning'),
  stopAtEnd: label('到期停止', 'Stopped at its end'),
  orderStop: label('责令停止', 'Order to stop'),
  stopOnChange: label('条件不再满足，停止', 'Stopped: the conditions no longer hold'),
  stopOnExcess: label('用量超出上限，停止', 'Stopped: use above the cap'),
  stopUnexplained: label('逾期未说明，停止', 'Stopped: no explanation in time'),
  recordStopReason: label('记录停止原因', 'Record why it was stopped'),
  recordVerdicts: label('记录条件判断', 'Record the verdicts'),
  reportUse: label('报告用量', 'Report the use'),
  requireExplanation: label('要求说明超限', 'Ask why use is above the cap'),
  explainUse: label('说明超限原因', 'Explain the excess'),
  decline: label('不予批准', 'Decline'),
  recordResults: label('报告试点结果', 'Report the results'),
};
