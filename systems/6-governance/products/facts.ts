import { gradeLabels } from '#families/grading/grade.ts';
import { type FactName, gradingFacts } from '#families/grading/input.ts';
import { officer, owner } from '#kernel/access.ts';
import { type Choices, type FieldOf, field, group } from '#kernel/fields/field.ts';

type FieldKindOf<F> = F extends { kind: 'yes-no' }
  ? 'yesNo'
  : F extends { kind: infer K extends 'integer' | 'choice' | 'choices' }
    ? K
    : never;
type GradingFields = { readonly [N in FactName]: FieldOf<FieldKindOf<(typeof gradingFacts)[N]>> };

/** The facts that a grade needs, as fields of the product; the grading catalogue is their one source. */
const grading = Object.fromEntries(
  Object.entries(gradingFacts).map(
    ([name, { kind, options, ...fact }]: [string, { kind: string; options?: Choices }]) => [
      name,
      { ...fact, kind: kind === 'yes-no' ? 'yesNo' : kind, ...(options && { choices: options }) },
    ],
  ),
) as unknown as GradingFields;

const restricted = [owner, officer('industry')] as const;

/** The screenshots without which filings are sent back. */
export const shownOnScreenshots = {
  explicitLabel: { zh: '显式标识', en: 'The visible label' },
  implicitLabel: { zh: '隐式标识', en: 'The label in the metadata' },
  userRights: { zh: '用户权益页面', en: 'The page on users’ rights' },
  interception: { zh: '违法内容拦截', en: 'Illegal content intercepted' },
} as const satisfies Choices;

/** What the enterprise states: the one fact record that every document is rendered from. */
export const statedFacts = {
  ...group('基本信息', 'Basics', {
    name: field.text('产品名称', 'Product name', { max: 120 }),
    nameEn: field.text('英文名称', 'Name in English', { max: 200, optional: true }),
    version: field.text('版本', 'Version', { max: 40 }),
    providerName: field.text('提供者名称', 'Provider', { article: '71.1' }),
    developer: field.text('开发者', 'Developer', { optional: true }),
    purpose: field.longText('做什么', 'What it does', { article: '71.1', max: 2000 }),
    users: field.longText('为谁服务', 'For whom', { max: 1000 }),
    displayForm: field.choice(
      '呈现形式',
      'How it is offered',
      {
        website: { zh: '网站', en: 'Website' },
        app: { zh: '应用程序', en: 'App' },
        miniProgram: { zh: '小程序', en: 'Mini program' },
        api: { zh: '接口', en: 'Interface for programs' },
        device: { zh: '终端设备', en: 'Device' },
        counter: { zh: '服务窗口', en: 'Counter' },
      },
      { optional: true },
    ),
    entry: field.text('产品入口', 'Where to find it', {
      optional: true,
      help: { zh: '网站、应用名称或者使用地点', en: 'Site, app or place of use' },
    }),
    icpHolder: field.text('网站备案主体', 'Holder of the ICP record', { optional: true }),
  }),
  ...group('风险分级所需事实', 'Facts for the grade (Article 66)', grading),
  ...group('模型与数据', 'Model and data', {
    model: field.longText('模型与算法原理', 'Model and how it works', { article: '71.1' }),
    outputFormats: field.choices(
      '输出文件格式',
      'Output file formats',
      {
        txt: { zh: '文本', en: 'Text' },
        png: { zh: '图片', en: 'Image' },
        mp3: { zh: '音频', en: 'Audio' },
        mp4: { zh: '视频', en: 'Video' },
        scene: { zh: '虚拟场景', en: 'Virtual scene' },
      },
      { optional: true },
    ),
    trainingData: field.longText('训练数据来源', 'Training data', { read: restricted }),
    personalDataKinds: field.choices('使用的个人信息', 'Personal data used', {
      identity: { zh: '身份信息', en: 'Identity' },
      health: { zh: '医疗健康', en: 'Health' },
      biometric: { zh: '生物识别', en: 'Biometric' },
      finance: { zh: '金融账户', en: 'Financial' },
      location: { zh: '行踪轨迹', en: 'Location' },
      behaviour: { zh: '行为记录', en: 'Behaviour' },
    }),
  }),
  ...group('人的控制与救济', 'Human control and remedies', {
    humanControl: field.choice('人如何控制', 'Human control', {
      everyDecision: { zh: '每一项决定由人确认', en: 'A person confirms each decision' },
      review: { zh: '人可以复核和推翻', en: 'A person can review and overturn' },
      monitoring: { zh: '人监测运行并可停止', en: 'A person watches and can stop it' },
      none: { zh: '没有人的控制', en: 'None' },
    }),
    complaints: field.text('投诉与申诉渠道', 'Where to complain or object', { article: '70.1' }),
    warningPlan: field.groups('风险预警方案', 'Risk warning plan', {
      optional: true,
      article: '66.2',
      facts: {
        metric: field.text('监测指标', 'Metric'),
        threshold: field.text('预警值', 'Threshold'),
        action: field.text('处置措施', 'Action'),
      },
    }),
  }),
  ...group('国家备案与自评估', 'State filing and self-assessment', {
    algorithmName: field.text('算法名称', 'Name of the algorithm', {
      optional: true,
      help: { zh: '与备案、自评估报告和拟公示内容一致', en: 'The same in the filing, the report and the publication' },
    }),
    algorithmClass: field.text('算法类别', 'Algorithm class', { optional: true }),
    providerCode: field.uscc('提供者统一社会信用代码', 'Unified social credit code of the provider', {
      optional: true,
    }),
    filingNumbers: field.groups('国家备案编号', 'State filing numbers', {
      facts: {
        number: field.filingNumber('备案编号', 'Filing number'),
        algorithm: field.text('算法名称', 'Algorithm', { optional: true }),
      },
      optional: true,
    }),
    baseModel: field.choice(
      '所用模型',
      'Model used',
      {
        own: { zh: '自研模型', en: 'Own model' },
        fineTuned: { zh: '在他人模型上微调', en: 'Fine-tuned from another’s' },
        called: { zh: '调用第三方已备案的模型', en: 'A third party’s filed model, called' },
      },
      { optional: true },
    ),
    baseModelFiling: field.text('第三方模型名称和备案号', 'Name and filing number of the third-party model', {
      optional: true,
    }),
    baseModelProof: field.files('第三方模型备案证明', 'Proof of the third-party model’s filing', {
      optional: true,
      read: restricted,
    }),
    contentReview: field.groups('输入和输出内容的审核', 'Review of input and output', {
      optional: true,
      facts: {
        what: field.choice('对象', 'Of what', {
          input: { zh: '输入', en: 'Input' },
          output: { zh: '输出', en: 'Output' },
        }),
        method: field.choice('方式', 'Method', {
          machine: { zh: '机器审核', en: 'By machine' },
          manual: { zh: '人工审核', en: 'By people' },
          both: { zh: '机器审核与人工复审', en: 'By machine, then by people' },
        }),
        scope: field.choice('范围', 'Scope', {
          all: { zh: '全部', en: 'All' },
          sample: { zh: '抽样', en: 'A sample' },
        }),
      },
    }),
    screenshots: field.groups('截图', 'Screenshots', {
      optional: true,
      read: restricted,
      facts: {
        shows: field.choice('所示内容', 'What it shows', shownOnScreenshots),
        files: field.files('文件', 'Files'),
      },
    }),
    risks: field.groups('算法风险与防控', 'Risks and measures', {
      optional: true,
      read: restricted,
      facts: {
        risk: field.choice('风险', 'Risk', {
          misuse: { zh: '算法滥用', en: 'Misuse' },
          abuse: { zh: '恶意利用', en: 'Malicious use' },
          weakness: { zh: '算法漏洞', en: 'Weakness' },
          generation: { zh: '违法信息生成', en: 'Illegal content generated' },
          storage: { zh: '违法信息存储', en: 'Illegal content stored' },
          spread: { zh: '违法信息传播', en: 'Illegal content spread' },
          leak: { zh: '数据泄露', en: 'Data leak' },
          other: { zh: '其他', en: 'Other' },
        }),
        measure: field.text('防控措施', 'Measure', { max: 500 }),
      },
    }),
    deployment: field.text('软硬件部署位置', 'Where it is deployed', { optional: true }),
    launchedOn: field.date('上线时间', 'Launched on', { optional: true }),
    safetyOfficer: field.text('算法安全负责人', 'Person in charge of algorithm safety', {
      optional: true,
      read: restricted,
    }),
    safetyPhone: field.text('算法安全负责人电话', 'Their telephone', { optional: true, read: restricted }),
  }),
} as const;

/** What the program finds or an import brings; nobody types it. */
const foundFacts = group('分级结果', 'Grade', {
  grade: field.choice('风险等级', 'Grade', gradeLabels, { optional: true, article: '66.1' }),
  gradeBetween: field.choices('可能的等级', 'Grades still possible', gradeLabels, { optional: true }),
  ruleVersion: field.text('规则版本', 'Rules', { optional: true }),
  ruleRecord: field.record('规则版本记录', 'Version in the rule library', { system: 'rule-library', optional: true }),
  transitionUntil: field.date('过渡期至', 'Transition until', { optional: true, article: '66.3' }),
  filingKey: field.text('备案清单条目', 'Filing list entry', { optional: true }),
  filingRemark: field.text('备案备注', 'Remark in the filing list', { optional: true, max: 500 }),
  filingDate: field.text('公告月份', 'Month of the notice', { optional: true }),
  filingPrefix: field.text('备案主体前缀', 'Prefix of the filer', { optional: true }),
  provider: field.party('已关联的备案主体', 'Party linked to the filing', { optional: true }),
});

/** What passes between a firm that claims a filed product and the office that confirms it. */
const claimFacts = group('认领', 'Claim', {
  claimBasis: field.longText('认领依据', 'Ground of the claim', { optional: true, max: 2000, read: restricted }),
  claimProof: field.files('证明材料', 'Proof', { optional: true, read: restricted }),
  claimAnswer: field.longText('不予确认的理由', 'Why it is not confirmed', {
    optional: true,
    max: 2000,
    help: { zh: '理由公开，请勿写入个人信息', en: 'The reason is public: put no personal information in it' },
  }),
});

export const productFacts = { ...statedFacts, ...foundFacts, ...claimFacts };
export const stated = Object.keys(statedFacts) as readonly (keyof typeof statedFacts)[];

/**
 * What a filing with the state holds, as far as it is a fact here (CAC algorithm provisions, Article 24(1): provider,
 * form of service, field, class, self-assessment, content for publication). A change of one asks for a change of filing.
 */
export const filedFacts = [
  'providerName',
  'algorithmName',
  'algorithmClass',
  'displayForm',
  'entry',
  'field',
  'generative',
  'outputFormats',
  'purpose',
  'users',
  'model',
  'baseModel',
  'baseModelFiling',
  'contentReview',
] as const satisfies readonly (keyof typeof statedFacts)[];
