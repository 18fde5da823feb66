import { type Label, label } from '../label.ts';

/** Access to data on condition: the agreement, the sandbox, what leaves it, and the end. */
export const dataRequests: Readonly<Record<string, Label>> = {
  toBeSigned: label('待申请单位签署协议', 'Agreement to be signed'),
  toBeCountersigned: label('待数据提供部门签署', 'To be signed by the office'),
  accessOpen: label('可以使用', 'Access open'),
  deletionDue: label('待确认删除', 'Deletion to be confirmed'),
  deletionOverdue: label('逾期未确认删除', 'Deletion overdue'),
  checking: label('自动检查中', 'Being checked'),
  heldBack: label('检查未通过，不得导出', 'Held back by the checks'),
  awaitingRelease: label('待经办人员审核', 'An officer looks at it'),
  leftSandbox: label('已放行', 'Released'),
  notLetOut: label('不予放行', 'Not released'),
  chooseVersion: label('选定数据版本', 'Choose the version'),
  grantAccess: label('同意并制发协议', 'Agree and issue the agreement'),
  signAgreement: label('签署协议', 'Sign the agreement'),
  countersign: label('签署并开通', 'Sign and open the access'),
  endAccess: label('使用期限届满', 'The term ends'),
  giveUpAccess: label('提前结束使用', 'End the use early'),
  withdrawAccess: label('因违约终止使用', 'End the use for a breach'),
  confirmDeletion: label('确认已删除', 'Confirm the deletion'),
  holdBack: label('记录检查未通过', 'Record what holds it back'),
  askForRelease: label('送经办人员审核', 'Send it to an officer'),
  letOut: label('放行', 'Release'),
  letOutByRule: label('按规则放行', 'Released by the rule'),
  keepIn: label('不予放行', 'Do not release'),
};
