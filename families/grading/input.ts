import type { Label } from '#kernel/label.ts';

/**
 * What a grade needs to know about an AI product or service (Article 66(1): risk level, scenario, scope of
 * influence). One catalogue: the type, the form, the missing-facts notice and the decision table's inputs come
 * from it. `article` is the paragraph that a fact serves; where it serves a rule beside the Regulation, `source`
 * names that.
 */
interface FactBase {
  readonly label: Label;
  readonly article: string;
  readonly source?: Label;
  readonly help?: Label;
}
type Options = Readonly<Record<string, Label>>;
interface YesNo extends FactBase {
  readonly kind: 'yes-no';
}
interface Integer extends FactBase {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
}
interface Choice<O extends Options = Options> extends FactBase {
  readonly kind: 'choice';
  readonly options: O;
}
/** Any number of the options; an empty list says "none", an absent one "not known". */
interface Choices<O extends Options = Options> extends FactBase {
  readonly kind: 'choices';
  readonly options: O;
}
export type Fact = YesNo | Integer | Choice | Choices;

/** The application fields of Articles 38 to 41, with the paragraph that names each. */
export const fields = {
  medical: { zh: '医疗', en: 'Medical care', article: '39.1' },
  education: { zh: '教育', en: 'Education', article: '39.1' },
  employment: { zh: '就业', en: 'Employment', article: '39.1' },
  'elderly-care': { zh: '养老', en: 'Care of the elderly', article: '39.1' },
  culture: { zh: '文化', en: 'Culture', article: '39.1' },
  transport: { zh: '交通', en: 'Transport', article: '39.1' },
  housing: { zh: '住房保障', en: 'Housing security', article: '39.1' },
  'social-governance': { zh: '社会治理', en: 'Social governance', article: '40.1' },
  'urban-management': { zh: '城市管理', en: 'Urban management', article: '40.1' },
  legal: { zh: '法律服务', en: 'Legal services', article: '40.1' },
  'public-security': { zh: '社会治安防控', en: 'Public security', article: '40.1' },
  emergency: { zh: '应急救援', en: 'Emergency and rescue', article: '40.1' },
  'financial-risk': { zh: '金融风险', en: 'Financial risk', article: '40.2' },
  'state-assets': { zh: '国有资产', en: 'State-owned assets', article: '40.2' },
  planning: { zh: '规划投资', en: 'Planning and investment', article: '40.2' },
  finance: { zh: '财政', en: 'Public finance', article: '40.2' },
  tax: { zh: '税收', en: 'Taxation', article: '40.2' },
  audit: { zh: '审计', en: 'Audit', article: '40.2' },
  statistics: { zh: '统计', en: 'Statistics', article: '40.2' },
  'natural-resources': { zh: '自然资源', en: 'Natural resources', article: '40.3' },
  ecology: { zh: '生态环境', en: 'Ecology and environment', article: '40.3' },
  water: { zh: '水利', en: 'Water', article: '40.3' },
  'energy-saving': { zh: '节能减排', en: 'Energy saving and emissions', article: '40.3' },
  science: { zh: '科技创新', en: 'Science and technology', article: '41.1' },
  industry: { zh: '产业发展', en: 'Industrial development', article: '41.1' },
  manufacturing: { zh: '生产制造', en: 'Manufacturing', article: '41.1' },
  commerce: { zh: '商贸流通', en: 'Commerce and distribution', article: '41.1' },
  'financial-services': { zh: '金融服务', en: 'Financial services', article: '41.1' },
  'government-services': { zh: '政务服务', en: 'Government services', article: '38.2' },
  justice: { zh: '司法服务', en: 'Judicial services', article: '38.2' },
  other: { zh: '其他', en: 'Other', article: '66.1' },
} as const satisfies Readonly<Record<string, Label & { readonly article: string }>>;
export type Field = keyof typeof fields;

const yesNo = (zh: string, en: string, article: string, more: Partial<FactBase> = {}): YesNo => ({
  kind: 'yes-no',
  label: { zh, en },
  article,
  ...more,
});

const ethicsMeasure: Label = {
  zh: '人工智能科技伦理审查与服务办法（试行）（工信部联科〔2026〕75号）附件',
  en: 'AI ethics review and service measure (trial), MIIT 2026 No. 75, annex',
};

export const gradingFacts = {
  field: { kind: 'choice', label: { zh: '应用领域', en: 'Application field' }, article: '66.1', options: fields },
  decisionRole: {
    kind: 'choice',
    label: { zh: '在决策中的作用', en: 'Role in decisions' },
    article: '66.1',
    options: {
      none: { zh: '不参与决策', en: 'Takes no part' },
      advice: { zh: '提供建议', en: 'Gives advice' },
      assistance: { zh: '辅助决策，由人确认', en: 'Assists; a person confirms' },
      automatic: { zh: '自动决策', en: 'Decides automatically' },
    },
  },
  peopleAffected: {
    kind: 'integer',
    label: { zh: '每年影响人数', en: 'People affected a year' },
    article: '66.1',
    min: 0,
    max: 10_000_000_000,
  },
  vulnerableGroups: {
    kind: 'choices',
    label: { zh: '涉及的特殊人群', en: 'Vulnerable groups concerned' },
    article: '42.1',
    options: {
      children: { zh: '不满十四周岁的儿童', en: 'Children under fourteen' },
      minors: { zh: '其他未成年人', en: 'Other minors' },
      elderly: { zh: '老年人', en: 'The elderly' },
      disabled: { zh: '残疾人', en: 'People with disabilities' },
      patients: { zh: '病人', en: 'Patients' },
      other: { zh: '其他特殊人群', en: 'Other groups' },
    },
  },
  personalSafety: yesNo('涉及公民人身安全', 'Touches personal safety', '44.1'),
  sensitivePersonalData: yesNo('处理敏感个人信息', 'Handles sensitive personal information', '72.2(2)', {
    help: {
      zh: '生物识别、医疗健康、金融账户、行踪轨迹等信息，以及不满十四周岁未成年人的个人信息（个人信息保护法第二十八条）',
      en: 'Biometrics, health, financial accounts, location and the like, and personal information of children under fourteen (Personal Information Protection Law, Article 28)',
    },
  }),
  publicDecision: yesNo('属于公共决策领域', 'Serves public decisions', '71.1'),
  publicInterestCommerce: yesNo(
    '属于涉及公共利益的商业领域',
    'Serves commerce that touches the public interest',
    '71.1',
  ),
  publicInterest: yesNo('应用领域涉及公共利益', 'The field touches the public interest', '44.1'),
  nationalSecurity: yesNo('应用领域涉及国家安全', 'The field touches national security', '44.1'),
  affectsTradingTerms: yesNo('影响价格等交易条件', 'Affects prices or other trading terms', '72.2(5)'),
  countsTowardAssessment: yesNo(
    '结果计入对个人的正式评价',
    'The result enters a formal assessment of a person',
    '66.1',
    {
      help: {
        zh: '例如学生综合素质评价、考核、录用',
        en: "For example a pupil's overall assessment, appraisal, hiring",
      },
    },
  ),
  generative: {
    kind: 'choices',
    label: { zh: '生成或者合成的内容', en: 'Content generated or synthesised' },
    article: '72.2(6)',
    options: {
      text: { zh: '文本', en: 'Text' },
      image: { zh: '图片', en: 'Images' },
      audio: { zh: '音频', en: 'Audio' },
      video: { zh: '视频', en: 'Video' },
      'virtual-scene': { zh: '虚拟场景', en: 'Virtual scenes' },
    },
  },
  faceOrVoiceSynthesis: yesNo('合成人脸、人声等生物特征', 'Synthesises faces, voices or other biometrics', '72.2(6)'),
  opinionOrMobilisation: yesNo(
    '具有舆论属性或者社会动员能力',
    'Can shape public opinion or mobilise society',
    '72.2(1)',
    {
      source: { zh: '互联网信息服务算法推荐管理规定第二十四条', en: 'Algorithm recommendation provisions, Article 24' },
    },
  ),
  stateSupervision: {
    kind: 'choices',
    label: { zh: '已纳入的国家专门监管', en: 'National rules it is already supervised under' },
    article: '72.1',
    source: ethicsMeasure,
    options: {
      'deep-synthesis': { zh: '深度合成管理规定', en: 'Deep synthesis provisions' },
      recommendation: { zh: '算法推荐管理规定', en: 'Algorithm recommendation provisions' },
      'generative-ai': { zh: '生成式人工智能服务管理暂行办法', en: 'Generative AI services measure' },
    },
  },
  humanMachineFusion: yesNo(
    '人机融合并对行为、情绪或者健康有较强影响',
    'Human–machine fusion with strong effect on behaviour, emotion or health',
    '72.2(3)',
    { source: ethicsMeasure },
  ),
  publicSpaceVideo: yesNo('在公共场所采集视频图像', 'Records video in public places', '72.2(2)', {
    source: { zh: '公共安全视频图像信息系统管理条例', en: 'Public security video systems regulation' },
  }),
  roadVehicle: yesNo('属于智能网联汽车或者功能型无人车', 'Is a connected or functional driverless vehicle', '44.1', {
    source: { zh: '深圳经济特区智能网联汽车管理条例', en: 'Shenzhen intelligent connected vehicle regulation' },
  }),
  medicalDevice: yesNo('属于注册类医疗器械', 'Is a medical device subject to registration', '46.1'),
  autonomyLevel: {
    kind: 'integer',
    label: { zh: '自主程度（0 至 5 级）', en: 'Level of autonomy (0 to 5)' },
    article: '66.1',
    min: 0,
    max: 5,
  },
  reversible: yesNo('结果可以撤销', 'Its effects can be undone', '66.1'),
  standardsExist: yesNo('已有国家或者地方标准', 'A national or local standard exists', '44.1'),
  meetsAdvancedStandard: yesNo('符合国际先进产品标准或者规范', 'Meets an advanced international standard', '44.1'),
} as const satisfies Readonly<Record<string, Fact>>;

export type FactName = keyof typeof gradingFacts;
export const factNames = Object.keys(gradingFacts) as readonly FactName[];

type ValueOf<F extends Fact> = F extends { kind: 'yes-no' }
  ? boolean
  : F extends { kind: 'integer' }
    ? number
    : F extends { kind: 'choice'; options: infer O }
      ? keyof O
      : F extends { kind: 'choices'; options: infer O }
        ? readonly (keyof O)[]
        : never;

/** The facts known so far; an absent fact is not known, which is never the same as "no". */
export type GradingFacts = { readonly [Name in FactName]?: ValueOf<(typeof gradingFacts)[Name]> };
export type CompleteGradingFacts = Required<GradingFacts>;
