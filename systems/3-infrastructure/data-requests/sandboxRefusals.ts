import { type Label, label } from '#kernel/label.ts';

/** Every way in which the sandbox refuses a query. */
export const sandboxRefusals = {
  empty: label('没有写查询', 'There is no query'),
  syntax: label('语句有语法错误', 'The statement has an error of syntax'),
  severalStatements: label('一次只能运行一条语句', 'One statement at a time'),
  notSelect: label('只能运行SELECT查询', 'Only SELECT is allowed'),
  form: label('沙箱不支持这种写法', 'The sandbox does not take this form'),
  table: label('只能查询获准的数据集，表名为data', 'Only the data set granted may be read; its table is called data'),
  tableFunction: label('不得读取文件、网络或者系统表', 'No files, no network, no system tables'),
  function: label('沙箱不提供这个函数', 'The sandbox does not offer this function'),
  recursive: label('不支持递归查询', 'No recursive queries'),
  time: label('超过时间限度，查询已经停止', 'Beyond the time limit; the query was stopped'),
  memory: label('超过内存限度，查询已经停止', 'Beyond the memory limit; the query was stopped'),
  stopped: label('查询已被取消', 'The query was cancelled'),
  failed: label('查询不能执行', 'The query cannot be run'),
  exportForm: label('这样的查询不能导出', 'Such a query cannot be exported'),
} as const satisfies Record<string, Label>;
export type SandboxRefusalCode = keyof typeof sandboxRefusals;

/** Why a query was not run, or not to its end; `at` is the character of the text that it is about. */
export interface SandboxRefusal {
  readonly code: SandboxRefusalCode;
  readonly detail?: Label;
  readonly at?: number;
}

export class SandboxRefused extends Error {
  readonly refusal: SandboxRefusal;
  constructor(code: SandboxRefusalCode, detail?: Label, at?: number) {
    super(`${code}: ${detail?.en ?? sandboxRefusals[code].en}`);
    this.name = 'SandboxRefused';
    this.refusal = { code, ...(detail && { detail }), ...(at !== undefined && { at }) };
  }
}
