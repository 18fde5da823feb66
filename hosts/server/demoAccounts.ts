import type { Label } from '#kernel/label.ts';

/** Accounts of the demo city, shown on its sign-in page and printed at the start; they exist nowhere else. */
export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly who: Label;
  readonly secondFactor: boolean;
}
const password = 'tiaoli-demo-2026';
const one = (account: string, zh: string, en: string, secondFactor = false): DemoAccount => ({
  account,
  password,
  who: { zh, en },
  secondFactor,
});

export const demoAccounts: readonly DemoAccount[] = [
  one('nanxin', '南芯医影科技（企业合规负责人）', 'Nanxin Medical Imaging (compliance officer)'),
  one('jishi', '集市优选网络（企业合规负责人）', 'Jishi Youxuan (compliance officer)'),
  one('officer', '市产业主管部门（经办人）', 'Industry authority (case officer)', true),
  one('approver', '市产业主管部门（批准人）', 'Industry authority (approving officer)', true),
  one('admin', '系统管理员', 'Administrator', true),
];
