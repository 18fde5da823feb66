import type { Label } from '#kernel/label.ts';
import type { OfficeId } from '#law/offices.ts';

/** Accounts of the demo city, shown on its sign-in page and printed at the start; they exist nowhere else. */
export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly who: Label;
  /** The key of the demo party that they act for. */
  readonly party?: string;
  readonly offices?: readonly OfficeId[];
  readonly secondFactor: boolean;
}
const password = 'tiaoli-demo-2026';
const of = (account: string, zh: string, en: string, party = account): DemoAccount => ({
  account,
  password,
  who: { zh, en },
  party,
  secondFactor: false,
});
const officer = (account: string, zh: string, en: string, ...offices: OfficeId[]): DemoAccount => ({
  account,
  password,
  who: { zh, en },
  offices,
  secondFactor: true,
});

export const demoAccounts: readonly DemoAccount[] = [
  of('nanxin', '南芯医影科技（企业合规负责人）', 'Nanxin Medical Imaging (compliance officer)'),
  of('jishi', '集市优选网络（企业合规负责人）', 'Jishi Youxuan (compliance officer)'),
  of('pengsao', '鹏扫智能装备（企业合规负责人）', 'Pengsao Robotics (compliance officer)'),
  of('zhixing', '知行课业科技（企业合规负责人）', 'Zhixing Coursework (compliance officer)'),
  of('huanying', '幻影合成科技（企业合规负责人）', 'Huanying Synthesis (compliance officer)'),
  of('lingjian', '聆见无障碍科技（企业合规负责人）', 'Lingjian Accessibility (compliance officer)'),
  of('hospital', '滨海人民医院（伦理办公室）', "Binhai People's Hospital (ethics office)"),
  of('hospital2', '莲山医院（伦理办公室）', 'Lianshan Hospital (ethics office)'),
  of('hospital3', '前湾医院（伦理办公室）', 'Qianwan Hospital (ethics office)'),
  of('hospital4', '香蜜湖医院（伦理办公室）', 'Xiangmihu Hospital (ethics office)'),
  of('association', '鹏城人工智能行业协会', 'Pengcheng AI Industry Association'),
  of('centre', '湾区科技伦理服务中心', 'Bay Area Science Ethics Service Centre'),
  of('expert1', '专家 林知远（技术）', 'Expert Lin Zhiyuan (technology)'),
  of('expert2', '专家 周若衡（伦理）', 'Expert Zhou Ruoheng (ethics)'),
  of('expert3', '专家 陈明法（法律）', 'Expert Chen Mingfa (law)'),
  of('expert4', '专家 何苏叶（医学）', 'Expert He Suye (medicine)'),
  of('expert5', '专家 吴思齐（公众代表）', 'Expert Wu Siqi (public representative)'),
  of('expert6', '专家 郑观海（技术）', 'Expert Zheng Guanhai (technology)'),
  of('expert7', '专家 许闻笛（社会学）', 'Expert Xu Wendi (sociology)'),
  of('expert8', '专家 孙怀瑾（技术）', 'Expert Sun Huaijin (technology)'),
  of('expert9', '专家 马立言（伦理）', 'Expert Ma Liyan (ethics)'),
  of('expert10', '专家 高守正（法律）', 'Expert Gao Shouzheng (law)'),
  of('expert11', '专家 邓一舟（交通安全）', 'Expert Deng Yizhou (road safety)'),
  of('expert12', '专家 冯见微（技术）', 'Expert Feng Jianwei (technology)'),
  of('expert13', '专家 罗杏林（医学影像）', 'Expert Luo Xinglin (medical imaging)'),
  officer('officer', '市产业主管部门（经办人）', 'Industry authority (case officer)', 'industry'),
  officer('approver', '市产业主管部门（批准人）', 'Industry authority (approving officer)', 'industry'),
  officer('inspector', '市产业主管部门（检查人员）', 'Industry authority (inspector)', 'industry'),
  officer('secretary', '市人工智能伦理委员会秘书处', 'Secretariat of the AI ethics committee', 'committee', 'industry'),
  officer('market', '市市场监管部门（经办人）', 'Market regulation authority (case officer)', 'market'),
  officer('market2', '市市场监管部门（批准人）', 'Market regulation authority (approving officer)', 'market'),
  officer('health', '市卫生健康部门（经办人）', 'Health authority (case officer)', 'health'),
  officer('data', '市政务服务数据管理部门（经办人）', 'Government service data authority (case officer)', 'data'),
  officer('data2', '市政务服务数据管理部门（批准人）', 'Government service data authority (approving officer)', 'data'),
  officer('admin', '系统管理员', 'Administrator', 'industry'),
];
