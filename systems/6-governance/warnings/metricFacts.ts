import { warningSteps } from '#families/rules/tableFacts.ts';
import { officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

const { none: _none, ...plannedSteps } = warningSteps;
const chance = { min: 0.000_001, max: 0.5, places: 6, optional: true } as const;

/** What a firm watches in its product, when it is not well, how that is found, and what then happens. */
export const metricFacts = {
  ...group('指标', 'Metric', {
    title: field.text('指标名称', 'Name', { max: 80, article: '66.2' }),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    key: field.text('推送名称', 'Name when pushed', {
      max: 63,
      pattern: '^[A-Za-z][A-Za-z0-9_./-]{0,62}$',
      help: { zh: '字母开头，如 lungsee.sensitivity', en: 'Begins with a letter, such as lungsee.sensitivity' },
    }),
    meaning: field.longText('含义', 'What it means', { max: 1000 }),
    unit: field.text('单位', 'Unit', { max: 20, optional: true }),
    kind: field.choice('数值', 'Values', {
      rate: { zh: '比率（命中数除以例数）', en: 'A rate: hits by cases' },
      measure: { zh: '度量或者计数', en: 'A measure or a count' },
    }),
    worse: field.choice('变差的方向', 'Worse is', {
      higher: { zh: '越高越差', en: 'Higher' },
      lower: { zh: '越低越差', en: 'Lower' },
    }),
    target: field.decimal('平时的数值', 'Value while all is well', {
      places: 6,
      help: { zh: '聚集检测填写平时每日发生的次数', en: 'For clusters: events a day' },
    }),
    limit: field.decimal('预警值', 'Threshold', { places: 6, optional: true }),
    sd: field.decimal('平时的标准差', 'Standard deviation while all is well', { places: 6, min: 0, optional: true }),
  }),
  ...group('检测方法', 'Detector', {
    detector: field.choice('检测方法', 'Detector', {
      threshold: { zh: '阈值（窗口均值）', en: 'Threshold (mean of a window)' },
      cusum: { zh: '累积和（CUSUM）', en: 'CUSUM' },
      sequential: { zh: '序贯检验（SPRT）', en: 'Sequential test (SPRT)' },
      cluster: { zh: '聚集检测（泊松）', en: 'Cluster (Poisson)' },
    }),
    windowDays: field.integer('窗口天数', 'Days of the window', {
      min: 0,
      max: 366,
      optional: true,
      help: { zh: '阈值、聚集检测；0 表示逐点判断', en: 'Threshold and cluster; 0: each point alone' },
    }),
    alpha: field.decimal('误报概率', 'Chance of a false alarm', chance),
    beta: field.decimal('漏报概率（序贯检验）', 'Chance of a miss (sequential test)', chance),
    arl: field.integer('平均误报间隔（CUSUM，数据点数）', 'Points between false alarms (CUSUM)', {
      min: 10,
      max: 1_000_000,
      optional: true,
    }),
    usualN: field.integer('每个数据点的例数（CUSUM）', 'Cases a point has (CUSUM)', {
      min: 1,
      max: 1_000_000,
      optional: true,
    }),
    plannedStep: field.choice('达到预警值时的措施', 'What is done at the threshold', plannedSteps, { article: '66.2' }),
    falseAlarms: field.longText('误报率', 'False alarms', { optional: true }),
  }),
} as const;
export const stated = [
  'title',
  'product',
  'key',
  'meaning',
  'unit',
  'kind',
  'worse',
  'target',
  'limit',
  'sd',
  'detector',
  'windowDays',
  'alpha',
  'beta',
  'arl',
  'usualN',
  'plannedStep',
] as const;
export const readers = [owner, officer('industry')] as const;
