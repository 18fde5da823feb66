import { type Label, label } from '#kernel/label.ts';
import type { RuleFacts } from './catalogue.ts';

/* The facts and outcomes of tables whose cases are not products. */

type Named = Readonly<Record<string, Label>>;
const yesNo = (zh: string, en: string) => ({ label: label(zh, en), type: 'boolean' }) as const;

export const listedActivities: Named = {
  fusion: label('第一类：人机融合', 'First kind: human–machine fusion'),
  opinion: label('第二类：舆论社会动员', 'Second kind: mobilising opinion'),
  autonomous: label('第三类：高度自主决策', 'Third kind: highly autonomous decisions'),
  none: label('不属于三类活动', 'None of the three kinds'),
};
export const pilotOutcomes: Named = {
  possible: label('可以先行先试', 'May be piloted'),
  'not-possible': label('不得先行先试', 'May not be piloted'),
};

/** The five conditions of Article 44, by the decision that settles each. */
export const pilotConditions = {
  lowRisk: label('低风险', 'Low risk'),
  noStandard: label('国家、地方尚未制定标准', 'No national or local standard yet'),
  advancedStandard: label('符合国际先进产品标准或者规范', 'Meets an advanced international product standard or norm'),
  openField: label('不涉及国家安全和公共利益', 'Touches neither national security nor the public interest'),
  personsSafe: label('不涉及公民人身安全', 'Does not touch the personal safety of citizens'),
} as const satisfies Named;
export const pilotUse: RuleFacts = {
  percentOfCap: { label: label('用量占上限的百分比', 'Use as a percentage of the cap'), type: 'number' },
  earlierExcesses: { label: label('此前超限次数', 'How often it was above the cap before'), type: 'number' },
};
export const pilotUseSteps = {
  none: label('无', 'None'),
  explain: label('限期说明', 'Explain within a term'),
  stop: label('停止试点', 'Stop the pilot'),
} as const satisfies Named;

export const screens: Named = {
  fairness: label('分组公平性检验', 'Fairness between groups'),
  prices: label('配对价格检验', 'Paired price audit'),
  'personal-data': label('个人信息查找', 'Search for personal data'),
  labels: label('隐式标识检查', 'Check of implicit labels'),
  documents: label('书面审查', 'Judged on documents'),
};
/** Facts of a case that are fixed before its screen runs, by their names there. */
export const criteria = {
  attributes: label('分组属性', 'Group attributes'),
  outcome: label('结果列', 'Outcome'),
  favourable: label('有利结果的取值', 'Favourable value'),
  ratioLine: label('有利率之比的下限', 'Lowest ratio'),
  smallestGroup: label('最小分组例数', 'Smallest group'),
  confidence: label('置信水平', 'Confidence'),
  pairsAtLeast: label('最少配对数', 'Fewest pairs'),
  shareOfNoAccount: label('可不计的价格不同占比上限', 'Share of unequal prices of no account, at most'),
  minutesApart: label('配对间隔上限', 'Minutes apart at most'),
  seed: label('随机种子', 'Seed'),
} as const satisfies Named;
export const evidence: Named = {
  'outcome-records': label('逐人结果记录', 'Outcome records'),
  'paired-prices': label('配对价格', 'Prices in pairs'),
  screenshots: label('页面截图', 'Screenshots'),
  texts: label('文本或者数据', 'Texts or data'),
  'legal-basis': label('处理的合法性基础', 'Legal basis'),
  'generated-files': label('生成合成的文件', 'Generated files'),
  documents: label('书面材料', 'Documents'),
};

export const differentialTreatment = {
  differentTreatment: yesNo('存在差别待遇', 'There is different treatment'),
  sameConditions: yesNo('交易条件相同', 'The conditions are the same'),
  actualNeed: yesNo('依据实际需求', 'By actual need'),
  fairCustom: yesNo('符合正当的交易习惯和行业惯例', 'By fair custom of trade and business'),
  newUserOffer: yesNo('新用户优惠活动', 'An offer to new users'),
  reasonablePeriod: yesNo('在合理期限内', 'Within a reasonable period'),
  randomByFairRules: yesNo('基于公平规则的随机性交易', 'Random dealing by fair rules'),
  providedByLaw: yesNo('法律、法规规定的其他情形', 'Provided for by law'),
} as const satisfies RuleFacts;
export const treatmentFindings: Named = {
  'no-difference': label('没有差别待遇', 'No different treatment'),
  'conditions-differ': label('交易条件不同', 'The conditions differ'),
  excepted: label('属于允许的例外', 'Allowed by an exception'),
  unjustified: label('不属于任何例外', 'No exception applies'),
};
export const exceptions: Named = {
  none: label('无', 'None'),
  needs: label('实际需求', 'Actual need'),
  newUsers: label('新用户优惠', 'Offer to new users'),
  random: label('随机性交易', 'Random dealing'),
  law: label('法律、法规规定', 'Provided for by law'),
};

export const incidentSeverities = {
  'near-miss': label('险些发生', 'Near miss'),
  minor: label('一般', 'Minor'),
  serious: label('严重', 'Serious'),
  grave: label('特别严重', 'Grave'),
} as const satisfies Named;
export const warningLevels = {
  red: label('红色', 'Red'),
  orange: label('橙色', 'Orange'),
  yellow: label('黄色', 'Yellow'),
  blue: label('蓝色', 'Blue'),
  none: label('不预警', 'None'),
} as const satisfies Named;
export const warningSteps = {
  suspend: label('暂停使用', 'Suspend use'),
  restrict: label('限制使用范围', 'Restrict use'),
  inspect: label('现场核查', 'On-site check'),
  check: label('核查并说明', 'Check and explain'),
  none: label('无', 'None'),
} as const satisfies Named;
export const warningFacts: RuleFacts = {
  breachRatio: { label: label('实测值与预警值之比', 'Measured value by its threshold'), type: 'number' },
  plannedStep: {
    label: label('预警方案规定的措施', 'What the warning plan says then'),
    type: 'string',
    options: warningSteps,
  },
  severity: {
    label: label('事故严重程度', 'How grave an incident is'),
    type: 'string',
    options: { none: label('没有事故', 'None'), ...incidentSeverities },
  },
  personalSafety: yesNo('涉及人身安全', 'Touches personal safety'),
  autonomous: yesNo('高度自主运行', 'Highly autonomous'),
  similarReports: { label: label('三十日内同类举报数', 'Reports alike within thirty days'), type: 'number' },
  overdueSteps: { label: label('措施逾期次数', 'Steps not taken in time'), type: 'number' },
};

export const ethicsFacts: RuleFacts = {
  emergency: yesNo('突发公共事件等紧急状态', 'A public emergency'),
  listedActivity: yesNo('属于须经专家复核的活动', 'An activity under expert re-review'),
  minimalRisk: yesNo('风险不高于最低风险', 'No more than minimal risk'),
  smallChange: yesNo('对已批准方案的较小修改', 'A small change of an approved plan'),
  followUpUnchanged: yesNo('没有重大变化的跟踪审查', 'A follow-up without great change'),
};
export const ethicsProcedures: Named = {
  emergency: label('应急程序', 'Emergency procedure'),
  simplified: label('简易程序', 'Simplified procedure'),
  general: label('一般程序', 'General procedure'),
};
export const termUnits: Named = { naturalDays: label('自然日', 'natural days'), hours: label('小时', 'hours') };

/** What an ex-ante assessment may ask for. */
export const assessmentMaterials = {
  'self-assessment': label('风险自评估', 'Self-assessment of risks'),
  'warning-plan': label('风险预警方案', 'Risk warning plan'),
  'human-control': label('人的控制与申诉渠道', 'Human control and how to object'),
  'test-report': label('测试报告', 'Test report'),
  'emergency-plan': label('应急处置预案', 'Emergency plan'),
  'ethics-opinion': label('伦理审查意见', 'Opinion of an ethics review'),
  'group-tests': label('分组测试结果', 'Test results by group'),
  'impact-assessment': label('个人信息保护影响评估报告', 'Personal information impact assessment'),
  'children-rules': label('儿童个人信息专门处理规则', 'Special rules for children’s information'),
  'label-samples': label('生成合成内容标识样例', 'Samples of content labels'),
  'device-certificate': label('医疗器械注册证或者临床试验批件', 'Device registration or trial approval'),
  'video-filing': label('视频系统备案和删除制度', 'Video filing and rules of deletion'),
  'road-permit': label('道路测试或者示范应用许可', 'Road test or demonstration permit'),
} as const satisfies Named;

const number = (zh: string, en: string) => ({ label: label(zh, en), type: 'number' }) as const;
export const tallyFacts: RuleFacts = {
  opinions: number('意见数', 'Opinions'),
  favourable: number('同意及附条件同意的百分比', 'Per cent agreeing, with or without conditions'),
  unconditional: number('无条件同意的百分比', 'Per cent agreeing without conditions'),
  lowest: number('各项平均分中的最低分', 'Lowest mean of a criterion'),
};
export const tallyResults = {
  pass: label('建议通过', 'Pass'),
  conditional: label('建议附条件通过', 'Pass with conditions'),
  fail: label('建议不予通过', 'Not pass'),
  insufficient: label('意见不足', 'Too few opinions'),
} as const satisfies Named;

export const testFacts: RuleFacts = {
  bodyDesignated: yesNo('检测机构在指定名录内', 'The body is on the list of designated bodies'),
  independent: yesNo('检测机构不隶属于申请人', 'The body does not belong to the applicant'),
  versionMatches: yesNo('所测版本就是申请的版本', 'The version tested is the one assessed'),
  reportIsCurrent: yesNo('报告在有效期内', 'The report is valid'),
  metricsComplete: yesNo('要求的指标均有数值', 'Every metric asked for has a value'),
};
export const testFaults: Named = {
  body: label('机构不在名录内', 'Body not designated'),
  independence: label('机构隶属于申请人', 'Body not independent'),
  version: label('版本不一致', 'Another version'),
  validity: label('已过有效期', 'No longer valid'),
  metrics: label('指标不全', 'Metrics missing'),
};
