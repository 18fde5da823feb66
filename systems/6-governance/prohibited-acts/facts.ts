import { exceptions, prohibitedActs } from '#families/prohibitedActs.ts';
import { differentialTreatment } from '#families/rules/tableFacts.ts';
import { officer, partyIn } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

const inside = [officer('industry'), officer('market')] as const;

/** What an office examines, by which criteria, on which evidence, fixed before the first result. */
export const statedFacts = {
  ...group('事项', 'The matter', {
    title: field.text('事由', 'Matter', { max: 120 }),
    product: field.record('所涉产品', 'Product concerned', { system: 'products', optional: true }),
    target: field.party('当事人', 'Party concerned'),
    act: field.choice('所涉行为', 'Act', prohibitedActs, { article: '72.2' }),
    question: field.longText('需要查明什么', 'What is to be found out', { max: 2000 }),
  }),
  ...group('判定标准（先锁定，后检验）', 'Criteria (locked before any result)', {
    attributes: field.text('分组属性（列名，逗号分隔）', 'Group attributes (columns, by comma)', { optional: true }),
    outcome: field.text('结果列名', 'Outcome column', { optional: true }),
    favourable: field.text('有利结果的取值', 'Value that is favourable', { optional: true }),
    ratioLine: field.decimal('有利率之比的下限', 'Lowest ratio of favourable rates', {
      optional: true,
      min: 0,
      max: 1,
    }),
    smallestGroup: field.integer('最小分组例数', 'Smallest group', { optional: true, min: 1 }),
    confidence: field.decimal('置信水平', 'Confidence', { optional: true, min: 0.5, max: 0.999 }),
    pairsAtLeast: field.integer('最少配对数', 'Fewest pairs', { optional: true, min: 1 }),
    shareOfNoAccount: field.decimal('可不计的价格不同占比上限', 'Share of unequal prices of no account, at most', {
      optional: true,
      min: 0,
      max: 1,
    }),
    minutesApart: field.integer('配对间隔上限（分钟）', 'Minutes apart at most', { optional: true, min: 1 }),
    seed: field.integer('随机种子', 'Seed', { optional: true, min: 0 }),
  }),
  ...group('证据', 'Evidence', {
    evidence: field.files('证据材料', 'Evidence files', { read: inside, most: 50 }),
  }),
} as const;
export const stated = Object.keys(statedFacts) as readonly (keyof typeof statedFacts)[];

type Element = keyof typeof differentialTreatment;
/** The elements of different treatment, as the rules in force ask for them. */
const elementFacts = Object.fromEntries(
  Object.entries(differentialTreatment).map(
    ([
      name,
      {
        label: { zh, en },
      },
    ]) => [name, field.yesNo(zh, en, { optional: true })],
  ),
) as Record<Element, ReturnType<typeof field.yesNo>>;
export const elements = Object.keys(differentialTreatment) as readonly Element[];

export const foundFacts = {
  ...group('检验结果', 'Result', {
    verdict: field.choice(
      '检验结论',
      'Verdict',
      {
        fails: { zh: '不符合', en: 'Does not comply' },
        passes: { zh: '符合', en: 'Complies' },
        inconclusive: { zh: '不能判定', en: 'Inconclusive' },
        documentary: { zh: '须作书面审查', en: 'To be judged on documents' },
        tampered: { zh: '证据与锁定时不一致', en: 'Evidence is not what was locked' },
      },
      { optional: true },
    ),
    results: field.groups('逐项结果', 'Results', {
      optional: true,
      most: 500,
      facts: {
        subject: field.text('对象', 'Subject', { max: 400 }),
        measure: field.text('指标', 'Measure'),
        value: field.text('数值', 'Value', { max: 400 }),
        low: field.decimal('区间下限', 'Interval from', { optional: true }),
        high: field.decimal('区间上限', 'Interval to', { optional: true }),
        finding: field.text('判断', 'Finding', { optional: true }),
      },
    }),
    fault: field.longText('未能检验的原因', 'Why it could not be examined', { optional: true, read: inside }),
  }),
  ...group(
    '差别待遇的要件（深圳数据条例第六十九条）',
    'Elements of different treatment (Shenzhen Data Regulation 69)',
    elementFacts,
  ),
  ...group('认定', 'Finding', {
    conclusion: field.choice(
      '认定结论',
      'Conclusion',
      {
        violation: { zh: '存在禁止行为', en: 'A prohibited act' },
        exception: { zh: '属于允许的差别待遇', en: 'Allowed by an exception' },
        none: { zh: '未发现禁止行为', en: 'None found' },
        insufficient: { zh: '证据不足', en: 'Insufficient evidence' },
      },
      { optional: true },
    ),
    exception: field.choice(
      '适用的例外（深圳数据条例第六十九条）',
      'Exception (Shenzhen Data Regulation 69)',
      exceptions,
      { optional: true },
    ),
    reasons: field.longText('理由', 'Reasons', { optional: true, max: 4000 }),
    rectification: field.longText('整改情况', 'What was put right', {
      optional: true,
      read: [...inside, partyIn('target')],
    }),
  }),
} as const;
