import { assigned, officer, owner, partyIn } from '#kernel/access.ts';
import { type Choices, field, group } from '#kernel/fields/field.ts';
import type { Decision } from './tally.ts';

/** Whoever acts for the committee: the office of the unit, hospital or centre that keeps it. */
export const reviewer = partyIn('reviewer');
export const member = assigned('members');
/** While the committee reviews, the case is the applicant's and the committee's. */
export const early = [owner, reviewer, member, assigned('advisers')] as const;
/** From the decision on, the authority and the experts that it appoints read it too. */
export const inside = [...early, officer('industry'), assigned('experts'), partyIn('reReviewer')] as const;
/** Who voted what is the committee's; the opinion tells the applicant the reasons and the dissent. */
export const committeeOnly = [reviewer, member] as const;
export const expertsOnly = [officer('industry'), partyIn('reReviewer'), assigned('experts')] as const;

export const decisionNames = {
  approve: { zh: '批准', en: 'Approved' },
  approveAfterChange: { zh: '修改后批准', en: 'Approved after change' },
  reviewAgain: { zh: '修改后再审', en: 'To be changed and reviewed again' },
  reject: { zh: '不予批准', en: 'Not approved' },
} as const satisfies Record<Decision, unknown>;
const ballots = { ...decisionNames, abstain: { zh: '弃权', en: 'Abstains' } } as const;
export const procedureNames = {
  simplified: { zh: '简易程序', en: 'Simplified procedure' },
  general: { zh: '一般程序', en: 'General procedure' },
  emergency: { zh: '应急程序', en: 'Emergency procedure' },
} as const satisfies Choices;
export const listedKinds = {
  fusion: { zh: '第一类：人机融合', en: 'First kind: human–machine fusion' },
  opinion: { zh: '第二类：舆论社会动员', en: 'Second kind: mobilising opinion' },
  autonomous: { zh: '第三类：高度自主决策', en: 'Third kind: highly autonomous decisions' },
  none: { zh: '不属于清单活动', en: 'Not a listed activity' },
} as const satisfies Choices;
export const reReviewNames = {
  required: { zh: '须经专家复核', en: 'Needs expert re-review' },
  exempt: { zh: '免于专家复核', en: 'Exempt from expert re-review' },
  none: { zh: '不需专家复核', en: 'No expert re-review' },
} as const satisfies Choices;
/** What Article 72(1) has harm looked for in. */
export const riskHeads = {
  nationalInterest: { zh: '国家利益', en: 'National interest' },
  publicSecurity: { zh: '公共安全', en: 'Public security' },
  businessOrder: { zh: '商业秩序', en: 'Order of business' },
  personalRights: { zh: '个人权益', en: 'Personal rights' },
} as const satisfies Choices;

/** Who and when, as a move stamps it. */
const stamp = {
  by: field.person('经办人', 'By', { optional: true }),
  at: field.text('时间', 'At', { optional: true }),
};
/** A list that moves add to, an entry each time. */
const entries = <const F extends object>(zh: string, en: string, facts: F, more: object = {}) =>
  field.groups(zh, en, { optional: true, most: 200, facts: { ...stamp, ...facts }, ...more });
const reasons = {
  reason: field.longText('理由', 'Reason'),
  source: field.longText('来源', 'Source', { optional: true }),
  rule: field.text('规则行', 'Row of the rule'),
};

/** What the application is bound to when it begins; the program reads it from the product and the committee. */
export const boundFacts = group('审查对象', 'What is reviewed', {
  product: field.record('产品', 'Product', { system: 'products' }),
  version: field.text('产品版本', 'Version', { max: 40 }),
  body: field.record('审查机构', 'Committee', { system: 'review-committees' }),
  reviewer: field.party('审查机构所属单位', 'Unit of the committee'),
  listed: field.choice('清单活动', 'Listed activity', listedKinds, { optional: true }),
  reReview: field.choice('专家复核', 'Expert re-review', reReviewNames, { optional: true }),
  closeFollowUp: field.yesNo('须加密跟踪', 'Followed up more often', { optional: true }),
  reReviewReasons: field.groups('复核判断的理由', 'Why', { optional: true, most: 20, facts: reasons }),
  reReviewRules: field.text('复核规则版本', 'Rules of re-review', { optional: true }),
});

export const statedFacts = {
  ...group('申请', 'Application', {
    title: field.text('项目名称', 'Title', { max: 120 }),
    principal: field.text('项目负责人', 'Principal investigator', { max: 60 }),
    team: field.people('项目组成员（在本平台有账号的）', 'Team members with an account here', { optional: true }),
    startsOn: field.date('拟开始日期', 'Is to start on'),
    earlier: field.record('已批准的审查（修改或者跟踪时填写）', 'Approved review that this changes or follows', {
      system: 'ethics-reviews',
      optional: true,
    }),
  }),
  ...group('适用程序的情形', 'Circumstances that decide the procedure', {
    minimalRisk: field.yesNo('风险不高于最低风险', 'No more than minimal risk'),
    smallChange: field.yesNo('对已批准方案作较小修改', 'A small change of an approved plan'),
    followUpUnchanged: field.yesNo('没有重大变化的跟踪审查', 'A follow-up without great change'),
    emergency: field.yesNo('突发公共事件等紧急状态', 'A public emergency'),
    emergencyGround: field.longText('紧急状态的事由', 'Ground of the emergency', { optional: true, max: 1000 }),
  }),
  ...group('申请材料', 'Materials', {
    overview: field.longText('活动概况', 'What the activity is', { max: 4000 }),
    plan: field.files('实施方案', 'Plan', { most: 10 }),
    riskControl: field.longText('风险防控', 'Control of risks', { max: 4000 }),
    emergencyPlan: field.longText('应急预案', 'Emergency plan', { max: 4000 }),
    qualifications: field.files('资质、人员和伦理培训证明', 'Qualifications, staff, ethics training', {
      most: 10,
    }),
    funding: field.text('经费来源', 'Funding', { max: 300 }),
    interests: field.longText('利益冲突声明', 'Declaration of interests', { max: 2000 }),
    consent: field.files('知情同意书', 'Consent form', { most: 10 }),
    dataSources: field.longText('样本和数据来源', 'Sources of samples and data', { max: 2000 }),
    commitment: field.files('承诺书', 'Written commitment', { most: 5 }),
    others: field.files('其他材料', 'Other material', { optional: true, most: 20 }),
  }),
  ...group('风险评估（第七十二条第一款）', 'Risk assessment (Article 72(1))', {
    risks: field.groups('可能的不利影响', 'Possible harm', {
      atLeast: 1,
      most: 40,
      article: '72.1',
      facts: {
        head: field.choice('方面', 'Of', riskHeads),
        harm: field.text('可能的不利影响（没有的写“无”）', 'Possible harm (or “none”)', { max: 500 }),
        measure: field.text('防控措施', 'Measure', { max: 500 }),
      },
    }),
  }),
} as const;
export const stated = Object.keys(statedFacts) as readonly (keyof typeof statedFacts)[];

export const courseFacts = {
  ...group('程序', 'Procedure', {
    procedure: field.choice('适用程序', 'Procedure', procedureNames, { optional: true }),
    procedureReasons: field.groups('适用该程序的理由', 'Why this procedure', {
      optional: true,
      most: 20,
      facts: reasons,
    }),
    procedureRules: field.text('程序规则版本', 'Rules of procedure', { optional: true }),
    quorum: field.integer('到会人数下限', 'Fewest members present', { optional: true }),
    dueOn: field.date('决定期限', 'To be decided by', { optional: true }),
    dueAt: field.text('应急审查截止时间', 'Emergency review ends at', { optional: true }),
    acceptances: entries('受理', 'Accepted', {}),
    fallBacks: entries('转为一般程序', 'Sent to the general procedure', {
      reason: field.longText('原因', 'Why', { max: 2000 }),
    }),
  }),
  ...group('审议', 'Sitting', {
    members: field.people('到会委员', 'Members present', { optional: true, atLeast: 2 }),
    advisers: field.people('外聘顾问（不表决）', 'Outside advisers (no vote)', { optional: true }),
    sittings: entries('审议会议', 'Sittings', {
      form: field.choice('形式', 'How', {
        meeting: { zh: '会议', en: 'Meeting' },
        video: { zh: '视频会议', en: 'By video' },
        written: { zh: '书面', en: 'In writing' },
      }),
      place: field.text('地点', 'Where', { optional: true, max: 120 }),
    }),
    recusals: entries('回避', 'Recusals', { interest: field.longText('利害关系', 'Interest', { max: 1000 }) }),
    toVote: field.people('待表决委员', 'Still to vote', { optional: true, read: committeeOnly }),
    votes: entries(
      '表决',
      'Votes',
      {
        vote: field.choice('意见', 'Vote', ballots),
        grounds: field.longText('理由（不同意见写入审查意见）', 'Reasons (dissent is printed in the opinion)', {
          optional: true,
          max: 3000,
        }),
      },
      { read: committeeOnly },
    ),
    advice: entries('顾问意见', 'Advice', { opinion: field.longText('意见', 'Opinion', { max: 3000 }) }),
  }),
  ...group('审查决定', 'Decision', {
    decisions: entries('决定', 'Decisions', {
      reasons: field.longText('理由', 'Reasons', { max: 4000 }),
      conditions: field.longText('修改要求或者条件', 'Changes asked for, or conditions', { optional: true, max: 3000 }),
    }),
    outcome: field.choice('审查结论', 'Decision', decisionNames, { optional: true }),
    amendment: field.longText('修改情况', 'What was changed', { optional: true, max: 4000 }),
    amended: field.files('修改后的材料', 'Changed material', { optional: true, most: 20 }),
    confirmations: entries('修改确认', 'Changes confirmed', {
      note: field.longText('核对情况', 'What was checked', { max: 2000 }),
    }),
    appealGrounds: field.longText('申诉理由', 'Grounds of appeal', { optional: true, max: 4000 }),
    appealAnswer: field.longText('对申诉的答复', 'Answer to the appeal', { optional: true, max: 4000 }),
  }),
} as const;

export const laterFacts = {
  ...group('专家复核', 'Expert re-review', {
    reReviewer: field.party(
      '组织复核的服务中心（由主管部门自行组织的不填）',
      'Centre that organises it (none: the authority)',
      {
        optional: true,
      },
    ),
    experts: field.people('复核专家', 'Experts', { optional: true, atLeast: 1 }),
    panels: entries('复核专家组', 'Panels', {
      note: field.text('组成说明', 'On the choice of experts', { optional: true, max: 500 }),
    }),
    expertRecusals: entries('专家回避', 'Experts recused', {
      interest: field.longText('利害关系', 'Interest', { max: 1000 }),
    }),
    expertsToVote: field.people('待表决专家', 'Experts still to vote', { optional: true, read: expertsOnly }),
    expertVotes: entries(
      '复核意见',
      'Opinions of the experts',
      {
        vote: field.choice('意见', 'Vote', {
          agree: { zh: '同意', en: 'Agrees' },
          disagree: { zh: '不同意', en: 'Disagrees' },
        }),
        declared: field.yesNo('本人与项目没有利害关系', 'I have no interest in the project'),
        grounds: field.longText('理由', 'Reasons', { max: 3000 }),
      },
      { read: expertsOnly },
    ),
    conclusions: entries('复核结论', 'Conclusions', { reasons: field.longText('理由', 'Reasons', { max: 4000 }) }),
    agreed: field.yesNo('复核同意', 'Agreed in re-review', { optional: true }),
  }),
  ...group('登记和跟踪审查', 'Registration and follow-up', {
    followUpMonths: field.integer('跟踪审查间隔（月）', 'Months to the next follow-up', {
      optional: true,
      min: 1,
      max: 24,
    }),
    followUpBy: field.date('下一次跟踪审查截止日', 'Next follow-up by', { optional: true }),
    activityRegistrations: entries('清单活动登记', 'Registered as a listed activity', {
      platform: field.text('国家平台登记号', 'Number on the national platform', { optional: true, max: 60 }),
    }),
    progress: entries('进展报告', 'Progress reports', {
      progress: field.longText('进展', 'Progress', { max: 4000 }),
      changed: field.yesNo('方案、人员或者风险有重大变化', 'Great change of plan, people or risks'),
      incidents: field.longText('不良事件', 'Adverse events', { optional: true, max: 3000 }),
    }),
    followUps: entries('跟踪审查', 'Follow-ups', {
      reviewers: field.people('参加审查的委员', 'Members who looked at it', { atLeast: 1 }),
      finding: field.longText('审查意见', 'Finding', { max: 3000 }),
    }),
  }),
} as const;
