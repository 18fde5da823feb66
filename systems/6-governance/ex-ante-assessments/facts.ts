import { assessmentMaterials, tallyResults } from '#families/rules/tableFacts.ts';
import { assigned, officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { criteria, expertKinds, grounds, outcomes } from './terms.ts';

const office = officer('industry');
const restricted = [owner, office, assigned('panel')] as const;
const forOfficers = { optional: true, read: office } as const;

/** What the applicant states and hands in. */
const statedFacts = {
  ...group('申请', 'Application', {
    title: field.text('产品', 'Product'),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    renews: field.record('拟延续的评估', 'Assessment to be renewed', { system: 'ex-ante-assessments', optional: true }),
    summary: field.longText('产品与用途', 'The product and its use'),
    risks: field.longText('风险', 'Risks', { article: '66.1', read: restricted }),
    measures: field.longText('防控措施', 'Measures against them'),
  }),
  ...group('材料', 'Materials', {
    materials: field.groups('提交的材料', 'Materials handed in', {
      optional: true,
      most: 40,
      read: restricted,
      facts: {
        material: field.choice('材料', 'Material', assessmentMaterials),
        statement: field.longText('书面说明', 'In writing', { optional: true }),
        files: field.files('文件', 'Files', { optional: true }),
      },
    }),
    evidence: field.files('其他论证材料', 'Other evidence', { optional: true, read: restricted }),
    competitors: field.groups('申请回避的竞争者', 'Competitors whose people should stand aside', {
      optional: true,
      most: 20,
      read: [owner, office],
      help: {
        zh: '其任职人员不进入专家组；须写明竞争关系',
        en: 'Their people are kept off the panel; say how you compete',
      },
      facts: {
        party: field.party('单位', 'Party'),
        why: field.text('竞争关系', 'How they compete', { max: 300 }),
      },
    }),
  }),
} as const;
export const stated = Object.keys(statedFacts) as readonly (keyof typeof statedFacts)[];

/** How the panel is drawn: who may be, who may not and why, and the public value that decides. */
const panelFacts = group('专家组', 'Panel', {
  panelSource: field.text('公共随机数来源', 'Public source of randomness', { optional: true, max: 200 }),
  panelKnownOn: field.date('随机数公布日', 'Day it becomes known', { optional: true }),
  firstReviewers: field.people('参与过伦理初审的人员', 'Who took part in the first ethics review', forOfficers),
  pool: field.groups('抽取名单', 'Pool', {
    ...forOfficers,
    most: 1000,
    facts: { expert: field.person('专家', 'Expert'), kind: field.choice('类别', 'Kind', expertKinds) },
  }),
  barred: field.groups('回避', 'Barred', {
    ...forOfficers,
    most: 1000,
    facts: {
      expert: field.person('专家', 'Expert'),
      ground: field.choice('事由', 'Ground', grounds),
      note: field.text('说明', 'Note', { optional: true, max: 300 }),
    },
  }),
  commitment: field.text('名单承诺值（SHA-256）', 'Commitment to the pool (SHA-256)', { optional: true }),
  randomness: field.text('公布的随机数', 'Public value, as published', { optional: true, max: 200 }),
  order: field.groups('抽取次序', 'Order drawn', {
    ...forOfficers,
    most: 1000,
    facts: { expert: field.person('专家', 'Expert'), kind: field.choice('类别', 'Kind', expertKinds) },
  }),
  panel: field.people('专家组成员', 'Members', forOfficers),
  questions: field.groups('专家提问', 'Questions of the panel', {
    optional: true,
    most: 100,
    read: restricted,
    facts: {
      question: field.text('问题', 'Question', { max: 2000 }),
      at: field.text('时间', 'When', { optional: true }),
    },
  }),
  answers: field.groups('申请单位答复', 'Answers of the applicant', {
    optional: true,
    most: 100,
    read: restricted,
    facts: {
      to: field.integer('第几问', 'To question', { min: 1, max: 100 }),
      answer: field.longText('答复', 'Answer'),
      files: field.files('附件', 'Files', { optional: true }),
      at: field.text('时间', 'When', { optional: true }),
    },
  }),
  tally: field.groups('评分汇总', 'Scores', {
    optional: true,
    facts: {
      criterion: field.choice('评审项', 'Criterion', criteria),
      mean: field.decimal('平均分', 'Mean'),
      low: field.integer('最低', 'Lowest'),
      high: field.integer('最高', 'Highest'),
    },
  }),
  votes: field.groups('建议', 'Recommendations', {
    optional: true,
    facts: { recommends: field.choice('建议', 'Recommends', tallyResults), count: field.integer('人数', 'How many') },
  }),
  panelResult: field.choice('专家组结果', 'Result of the panel', tallyResults, { optional: true }),
  tallyRule: field.text('计票规则', 'Rule of the tally', { optional: true }),
});

/** What a draw and its panel bring; another panel begins without them. */
export const drawnFacts = ['randomness', 'order', 'panel', 'tally', 'votes', 'panelResult', 'tallyRule'] as const;

/** A test that the office asks for, what the report says, and whether it is admitted. */
const testFacts = group('检测', 'Test', {
  metricsAsked: field.groups('要求检测的指标', 'Metrics asked for', {
    optional: true,
    most: 30,
    read: restricted,
    facts: {
      metric: field.text('指标', 'Metric', { max: 100 }),
      atLeast: field.decimal('不低于', 'At least', { optional: true }),
      atMost: field.decimal('不高于', 'At most', { optional: true }),
      unit: field.text('单位', 'Unit', { optional: true, max: 20 }),
    },
  }),
  testBody: field.party('检测机构', 'Testing body', { optional: true, read: restricted }),
  testNumber: field.text('报告编号', 'Report number', { optional: true, max: 80, read: restricted }),
  testVersion: field.text('所测版本', 'Version tested', { optional: true, max: 40, read: restricted }),
  testIssuedOn: field.date('出具日期', 'Issued on', { optional: true, read: restricted }),
  testValidUntil: field.date('有效期至', 'Valid until', { optional: true, read: restricted }),
  testReport: field.files('检测报告', 'Report', { optional: true, read: restricted }),
  measured: field.groups('实测值', 'Measured', {
    optional: true,
    most: 60,
    read: restricted,
    facts: { metric: field.text('指标', 'Metric', { max: 100 }), value: field.decimal('实测值', 'Value') },
  }),
  bodyDesignated: field.yesNo('检测机构在指定名录内', 'The body is on the list of designated bodies', {
    optional: true,
    read: restricted,
  }),
  bodyList: field.text('所查名录', 'The list looked at', { optional: true, max: 300, read: restricted }),
  testAdmitted: field.yesNo('报告是否采信', 'Report admitted', { optional: true, read: restricted }),
});
export const reported = [
  'testBody',
  'testNumber',
  'testVersion',
  'testIssuedOn',
  'testValidUntil',
  'testReport',
  'measured',
] as const;

/** What happens to a decision that stands: why it is to be revoked, and what was said at the hearing. */
const afterFacts = group('撤销', 'Revocation', {
  ground: field.longText('拟撤销的事实和理由', 'Why it is to be revoked', { optional: true, max: 4000 }),
  hearingOn: field.date('听证日期', 'Day of the hearing', { optional: true }),
  hearing: field.longText('听证笔录要点', 'What was said at the hearing', {
    optional: true,
    max: 8000,
    read: [owner, office],
  }),
});

/** What the program reads from the product when the assessment is submitted; nobody types it. */
const boundFacts = group('申请', 'Application', {
  productVersion: field.text('对应版本', 'Assessed version', { optional: true, article: '66.2' }),
});

/** What the officers find and propose. */
const foundFacts = {
  defects: field.groups('须补正的内容', 'What must be corrected', {
    optional: true,
    most: 40,
    read: [owner, office],
    facts: {
      material: field.choice('材料', 'Material', assessmentMaterials),
      what: field.text('须补正的内容', 'What is missing', { max: 500 }),
    },
  }),
  ...panelFacts,
  ...testFacts,
  ...afterFacts,
  ...group('结论', 'Outcome', {
    outcome: field.choice('结论', 'Outcome', outcomes, { optional: true }),
    reasons: field.longText('理由', 'Reasons', { optional: true }),
    conditions: field.groups('条件', 'Conditions', {
      optional: true,
      most: 20,
      facts: {
        condition: field.text('条件', 'Condition', { max: 500 }),
        due: field.date('完成期限', 'To be met by'),
      },
    }),
    departure: field.longText('与专家组结果不一致的理由', 'Why it departs from the panel', { optional: true }),
  }),
};
export const proposedFacts = ['outcome', 'reasons', 'conditions', 'departure'] as const;

export const assessmentFacts = { ...statedFacts, ...boundFacts, ...foundFacts };
