import { officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

/** Who looks into a firm's file: the firm, the industry authority, and the committee, which evaluates (Article 65). */
export const inside = [owner, officer('industry'), officer('committee')] as const;

export const topics = {
  ethics: { zh: '伦理安全风险教育', en: 'Ethics and safety risks' },
  law: { zh: '法律法规教育', en: 'Laws and regulations' },
} as const;

/** What a firm keeps in its file. */
export const keptFacts = {
  title: field.text('单位名称', 'Organisation'),
  ...group('负责人与人员', 'Who is responsible, and the staff', {
    responsible: field.text('合规负责人', 'Responsible person', { article: '69.1' }),
    aiStaff: field.integer('人工智能从业人员数', 'Staff who work on AI', { min: 1, max: 1_000_000 }),
    scope: field.longText('研究和应用活动的范围，以及不做什么', 'What it does with AI, and what it does not do', {
      article: '72.1',
      max: 2000,
      optional: true,
    }),
  }),
  ...group('遵守的伦理安全规范', 'Ethics and safety norms followed', {
    norms: field.groups('规范', 'Norms', {
      optional: true,
      article: '69.1',
      most: 40,
      facts: {
        name: field.text('名称', 'Name', { max: 120 }),
        source: field.choice('由谁制定', 'Whose norm', {
          committee: { zh: '市人工智能伦理委员会', en: 'The city’s AI ethics committee' },
          state: { zh: '国家或者行业', en: 'The state or the trade' },
          own: { zh: '本单位', en: 'Our own' },
        }),
        version: field.text('版本或者文号', 'Version or number', { max: 60 }),
        adoptedOn: field.date('采用日期', 'Adopted on', { notFuture: true }),
        inRules: field.yesNo('已写入本单位职业规范', 'Written into our professional rules'),
        responsible: field.text('责任人', 'Responsible person', { max: 60 }),
        files: field.files('文件', 'Files', { optional: true }),
      },
    }),
  }),
  ...group('培训', 'Training', {
    training: field.groups('培训', 'Training sessions', {
      optional: true,
      article: '69.1',
      most: 100,
      facts: {
        topic: field.choice('内容', 'Topic', topics),
        title: field.text('课程', 'Course', { max: 120 }),
        heldOn: field.date('日期', 'Held on', { notFuture: true }),
        attended: field.integer('参加人数', 'Attended', { min: 1, max: 1_000_000 }),
        firstTime: field.integer('其中本年度首次参加同类培训的人数', 'Of these for the first time this year', {
          min: 0,
          max: 1_000_000,
        }),
        material: field.files('教材', 'Material', { optional: true }),
        attendance: field.files('签到记录', 'Attendance list', { optional: true }),
      },
    }),
  }),
  ...group('技术防范', 'Prevention by technical means', {
    techniques: field.groups('技术措施', 'Technical measures', {
      optional: true,
      article: '69.2',
      most: 40,
      facts: {
        risk: field.text('防范的风险', 'Risk prevented', { max: 200 }),
        measure: field.text('措施', 'Measure', { max: 300 }),
      },
    }),
  }),
  ...group('公开', 'What is public', {
    publicSummary: field.yesNo(
      '公开档案摘要（规范名称、培训覆盖、演练次数）',
      'Publish a summary (norms, training, exercises)',
      {
        optional: true,
      },
    ),
  }),
};
export const kept = Object.keys(keptFacts) as readonly (keyof typeof keptFacts)[];

/** What the program adds: each year's confirmation, and the day by which the next one is due. */
export const foundFacts = group('年度确认', 'Yearly confirmation', {
  declarations: field.groups('确认', 'Confirmations', {
    optional: true,
    facts: {
      note: field.text('说明', 'Note', { optional: true, max: 300 }),
      by: field.person('确认人', 'By', { optional: true }),
      at: field.text('时间', 'At', { optional: true }),
    },
  }),
  dueOn: field.date('下一次确认期限', 'Next one due on', { optional: true }),
});

export const severities = {
  severe: { zh: '严重', en: 'Severe' },
  moderate: { zh: '一般', en: 'Moderate' },
  slight: { zh: '轻微', en: 'Slight' },
} as const;

/** An exercise in which people attack the product as an adversary would. */
export const exerciseFacts = {
  title: field.text('演练名称', 'Exercise', { max: 120 }),
  product: field.record('产品', 'Product', { system: 'products', optional: true }),
  heldOn: field.date('日期', 'Held on', { notFuture: true }),
  team: field.text('由谁实施', 'Carried out by', { max: 120 }),
  scope: field.longText('范围与方法', 'Scope and method', { max: 2000, article: '69.2' }),
  findings: field.groups('发现的问题', 'Findings', {
    optional: true,
    most: 60,
    facts: {
      finding: field.text('问题', 'Finding', { max: 500 }),
      severity: field.choice('程度', 'Severity', severities),
      fixBy: field.date('整改期限', 'To be fixed by'),
    },
  }),
  report: field.files('演练报告', 'Report', { optional: true }),
};
export const exercised = Object.keys(exerciseFacts) as readonly (keyof typeof exerciseFacts)[];
export const fixFacts = {
  fixes: field.groups('整改情况', 'Fixes', {
    optional: true,
    most: 120,
    facts: {
      finding: field.integer('第几个问题', 'Number of the finding', { min: 1, max: 60 }),
      how: field.text('怎样整改', 'How it was fixed', { max: 500 }),
      proof: field.files('证明', 'Proof', { optional: true }),
      by: field.person('登记人', 'By', { optional: true }),
      at: field.text('时间', 'At', { optional: true }),
    },
  }),
  open: field.integer('尚未整改的问题数', 'Findings not fixed yet', { optional: true }),
  fixBy: field.date('最后整改期限', 'Last day to fix', { optional: true }),
};
