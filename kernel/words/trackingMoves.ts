import { type Label, label } from '../label.ts';

/** What one does with explanations, compliance files, inspections and reports on products in use. */
export const trackingMoves: Readonly<Record<string, Label>> = {
  fallOutOfDate: label('产品变更，说明过时', 'Out of date: the product changed'),
  askImprovement: label('要求改进说明', 'Ask for an improvement'),
  confirmCurrent: label('确认说明仍然准确', 'Confirm that it still holds'),
  confirmYear: label('确认本年度档案齐全', 'Confirm that the file is whole this year'),
  missYear: label('逾期未确认', 'Not confirmed in time'),
  registerFindings: label('登记发现的问题', 'Register the findings'),
  recordFix: label('登记整改', 'Record a fix'),
  confirmRandomness: label('核对无误，抽取', 'Confirm the value and draw'),
  rejectRandomness: label('随机数有误，退回', 'Return: the value is wrong'),
  appointInspectors: label('指定检查人员', 'Name inspectors'),
  replaceInspector: label('递补检查人员', 'Replace an inspector'),
  beginPeriod: label('开始报告期', 'Begin the period'),
  reschedule: label('缩短报告期', 'Shorten the period'),
  fallDue: label('报告期届满', 'The report falls due'),
  acceptReport: label('审阅通过', 'Accept the report'),
  recordDraw: label('记录抽取结果', 'Record the draw'),
  enterRandomness: label('填入公布的随机数', 'Enter the public value'),
  commitPool: label('锁定名单', 'Commit the pool'),
};
